import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolveAddress } from '../run/options.ts'
import { departmentValues, fillAddress } from './address.ts'
import { folderOf, readState } from './cache.ts'
import { type Asked, type CutContext, type CutOutcome, cutSource } from './cut.ts'
import type { NationalSource } from './description.ts'

/** `failed`: départements whose file could not be read; what was cached of them stays. */
export type FetchOutcome = CutOutcome & { failed?: string[] }

export interface FetchContext extends Omit<CutContext, 'shipped'> {
  /** Of sources that have a file a département: which ones. */
  departments: string[]
}

/**
 * Asks the publisher of a national source, and cuts what comes; what is not due is asked all the same. Where each département has its own file, one
 * that fails holds up none of the others.
 */
export async function fetchNational(source: NationalSource, context: FetchContext): Promise<FetchOutcome> {
  if (source.cut === 'query') return { state: 'failed', problem: { key: 'asked-town-by-town' } }
  const files = await filesOf(source, context.departments)
  if (files.length === 0) return { state: 'failed', problem: { key: 'no-department' } }
  const outcomes: CutOutcome[] = []
  const failed: string[] = []
  for (const file of files) {
    context.signal?.throwIfAborted()
    const outcome = await cutSource(source, [file], context)
    outcomes.push(outcome)
    if (outcome.state === 'failed' && file.department) failed.push(file.department)
  }
  return together(outcomes, failed)
}

function together(outcomes: CutOutcome[], failed: string[]): FetchOutcome {
  const done = outcomes.filter((outcome) => outcome.state === 'done')
  if (done.length === 0) return outcomes.find((outcome) => outcome.state === 'failed') ?? { state: 'unchanged' }
  const sum = (count: 'records' | 'unplaced' | 'refused' | 'redacted' | 'leftOut') =>
    done.reduce((total, outcome) => total + outcome[count], 0)
  return {
    state: 'done',
    records: sum('records'),
    unplaced: sum('unplaced'),
    refused: sum('refused'),
    redacted: sum('redacted'),
    leftOut: sum('leftOut'),
    departments: done.at(-1)!.departments,
    held: done.flatMap((outcome) => outcome.held),
    ...(failed.length > 0 ? { failed } : {}),
  }
}

/**
 * The copy of the repository, cut into the cache when nothing else is there: a town that opens without a network has something to show. False
 * when there is none, or no need of it.
 */
export async function cutSample(
  source: NationalSource,
  context: Omit<CutContext, 'shipped'> & { root: string },
): Promise<boolean> {
  if (!source.sample || (await readState(folderOf(context.cache, source)))) return false
  const from = resolveAddress(source.sample.file, context.root)
  if (!existsSync(from)) return false
  const shipped = `${source.sample.dataDate}T00:00:00.000Z`
  const outcome = await cutSource(source, [{ from, known: source.address }], { ...context, shipped })
  return outcome.state === 'done'
}

async function filesOf({ cut, address }: NationalSource, departments: string[]): Promise<Asked[]> {
  if (cut === 'country') return [{ from: address, known: address }]
  const names = await departmentNames()
  return departments.flatMap((department) => {
    const filled = fillAddress(address, departmentValues(department, names.get(department)))
    return filled ? [{ from: filled, known: filled, department }] : []
  })
}

let known: Promise<Map<string, string>> | undefined

/** Names of the départements by their numbers. */
export function departmentNames(): Promise<Map<string, string>> {
  known ??= readFile(new URL('../../data/fr-departments.json', import.meta.url), 'utf8').then((text) => {
    const { departments } = JSON.parse(text) as { departments: [string, string][] }
    return new Map(departments.map(([code, name]) => [code, name]))
  })
  return known
}
