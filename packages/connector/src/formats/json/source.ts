import { decode, decodeAll, newDecodeReport, repairsOf } from '../../detect/decode.ts'
import { problemOf, Unreadable } from '../../problem.ts'
import type { Member, Problem } from '../../types.ts'
import type { Tally } from '../table/tally.ts'
import { type Forgiven, parseLenient } from './lenient.ts'
import type { Plan } from './locate.ts'
import { JsonScanner } from './scan.ts'
import { descend, type Found, walk } from './walk.ts'

/** Up to here the whole document is built in memory: faster, and mistakes in it can be forgiven. */
export const WHOLE = 32 * 1024 * 1024

export type Item = Found | { broken: Problem }

/** A whole document; mistakes are forgiven and told. */
export async function parseDocument(member: Member, tally: Tally): Promise<unknown> {
  const report = newDecodeReport()
  const text = await decodeAll(member, report)
  for (const { kind, count } of repairsOf(report)) tally.repair(kind, count)
  return parseText(text, tally)
}

export function parseText(text: string, tally: Tally): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const forgiven: Forgiven = new Map()
    const value = parseLenient(text, forgiven)
    for (const [kind, count] of forgiven) {
      if (kind === 'cut-off') tally.warn('cut-off', undefined, undefined, 1)
      else tally.warn(`json-${kind}`, undefined, undefined, count)
    }
    return value
  }
}

export function documentItems(root: unknown, plan: Plan): Iterable<Item> {
  return walk(root, plan)
}

/** Elements of a list at a path, or values of a sequence (no plan; `lines` when there is one a line), in constant memory. */
export async function* streamedItems(
  member: Member,
  plan: Plan | undefined,
  tally: Tally,
  lines = false,
): AsyncGenerator<Item> {
  const report = newDecodeReport()
  const scanner = new JsonScanner(decode(member, report))
  try {
    for await (const text of plan ? scanner.elements(plan.path) : lines ? scanner.lines() : scanner.values()) {
      const value = parseElement(text, tally)
      if ('broken' in value) yield value
      else if (plan) yield* descend(value, plan, 0)
      else yield value
    }
  } finally {
    await scanner.close()
  }
  for (const { kind, count } of repairsOf(report)) tally.repair(kind, count)
}

export function parseElement(text: string, tally: Tally): Item {
  try {
    return { value: JSON.parse(text) }
  } catch {
    try {
      const forgiven: Forgiven = new Map()
      const value = parseLenient(text, forgiven)
      if (forgiven.has('cut-off')) return { broken: { key: 'cut-off-record' } }
      for (const [kind, count] of forgiven) tally.warn(`json-${kind}`, undefined, undefined, count)
      return { value }
    } catch (error) {
      return { broken: problemOf(error) }
    }
  }
}

/** A plan that can be followed without the whole document. */
export function canStream(plan: Plan): boolean {
  return plan.kind === 'list' && !plan.path.includes('*')
}

export function tooLargeForWhole(member: Member): Unreadable {
  return new Unreadable('json-too-large', { megabytes: Math.round(member.bytes / 1024 / 1024) })
}
