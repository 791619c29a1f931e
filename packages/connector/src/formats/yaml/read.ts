import { CORE_SCHEMA, loadAll } from 'js-yaml'
import { decodeAll, newDecodeReport, repairsOf } from '../../detect/decode.ts'
import { Unreadable } from '../../problem.ts'
import type { Detection, Layer, Member, RawRecord } from '../../types.ts'
import { Flattener } from '../json/flatten.ts'
import { locate } from '../json/locate.ts'
import { walk } from '../json/walk.ts'
import { Tally } from '../table/tally.ts'

const LARGEST = 32 * 1024 * 1024

/** The list wherever it stands, as in JSON; several documents in one file are a list. Dates stay the text they are, no type runs anything. */
export async function openYaml(member: Member, detection: Detection): Promise<Layer[]> {
  if (member.bytes > LARGEST) throw new Unreadable('too-large', { limit: LARGEST })
  const report = newDecodeReport()
  const root = parse(await decodeAll(member, report), member.bytes)
  const plan = locate(root)
  const layer: Layer = {
    path: member.path,
    format: 'yaml',
    encoding: detection.encoding ?? 'utf-8',
    columns: [],
    repairs: [],
    warnings: [],
    records: async function* () {
      const tally = new Tally(layer)
      tally.reset()
      for (const { kind, count } of repairsOf(report)) tally.repair(kind, count)
      const flattener = new Flattener(layer.columns, tally)
      let where = 0
      for (const { value, inherited } of walk(root, plan))
        yield flattener.record(value, ++where, inherited) satisfies RawRecord
      tally.settle()
    },
  }
  return [layer]
}

/** The documents of a text (YAML 1.2, core schema). */
export function parseYaml(text: string): unknown[] {
  const documents: unknown[] = []
  try {
    loadAll(text, (one) => documents.push(one), { schema: CORE_SCHEMA, json: true })
  } catch (error) {
    throw new Unreadable('bad-yaml', { reason: (error as Error).message.split('\n')[0]!.slice(0, 200) })
  }
  return documents
}

function parse(text: string, bytes: number): unknown {
  const whole = parseYaml(text).filter((one) => one !== null && one !== undefined)
  const root = whole.length === 1 ? whole[0] : whole
  // Aliases in aliases make gigabytes of a few lines: a tree has no more parts than its text has signs.
  if (!isSmall(root, bytes + 1000)) throw new Unreadable('bad-yaml', { reason: 'too many aliases' })
  if (typeof root !== 'object' || (Array.isArray(root) && root.length === 0)) throw new Unreadable('no-records')
  return root
}

function isSmall(root: unknown, most: number): boolean {
  const waiting = [root]
  for (let left = most; waiting.length > 0; left--) {
    if (left === 0) return false
    const node = waiting.pop()
    if (typeof node === 'object' && node !== null) {
      const parts = Object.values(node)
      if (waiting.length + parts.length > most) return false
      for (const part of parts) waiting.push(part)
    }
  }
  return true
}
