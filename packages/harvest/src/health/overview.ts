import type { Db } from '@wiker/platform'
import { sql } from 'kysely'
import { readSource } from '../sources/read.ts'
import { rhythmOf } from '../sources/rhythm.ts'
import type { Source } from '../sources/source.ts'
import { type RunFacts, visitOf } from './faults.ts'
import { type KeptFault, readFaults, readRunFacts, unsettledFaults } from './keep.ts'

/** How a source fares, in one word: the worst that is true of it. */
export type SourceState = 'new' | 'well' | 'look' | 'waiting' | 'down'

export interface SourceSummary {
  id: number
  name: string
  publisher: string | null
  url: string
  towns: string[] | null
  departments: string[] | null
  state: SourceState
  /** Open faults that nobody has settled, the oldest first. */
  faults: KeptFault[]
  lastGoodAt: Date | null
  nextRunAt: Date | null
  /** Records of it that readers see. */
  shown: number
}

type Row = Omit<SourceSummary, 'state' | 'faults'> & { ran: boolean }

/** Every source, or those that speak of some towns (their own ones, and those that give something there); what needs a look first. */
export async function readSourceSummaries(db: Db, towns: string[] | 'all'): Promise<SourceSummary[]> {
  const some = towns === 'all' ? null : towns
  const { rows } = await sql<Row>`
    select s.id, s.name, s.publisher, s.url, s.towns, s.departments, s.next_run_at as "nextRunAt",
      (select max(finished_at) from run where source_id = s.id and state in ('done', 'unchanged')) as "lastGoodAt",
      exists (select from run where source_id = s.id) as ran,
      (select count(*)::int from source_record l where l.source_id = s.id and l.withdrawn_at is null and l.review is null
        and (${some}::text[] is null or l.town = any(${some}::text[]))) as shown
    from source s where s.archived_at is null order by s.name, s.id`.execute(db)
  const seen = rows.filter((row) => some === null || row.shown > 0 || row.towns?.some((town) => some.includes(town)))
  const faults = await unsettledFaults(
    db,
    seen.map((row) => row.id),
  )
  const summaries = seen.map(({ ran, ...row }) => {
    const own = faults.get(row.id) ?? []
    return { ...row, faults: own, state: ran ? stateOf(own) : ('new' as const) }
  })
  const urgency: SourceState[] = ['down', 'waiting', 'look', 'new', 'well']
  return summaries.sort((a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state))
}

export function stateOf(faults: readonly KeptFault[]): SourceState {
  const kinds = new Set(faults.map((fault) => fault.kind))
  if (kinds.has('unreachable') || kinds.has('unreadable')) return 'down'
  if (kinds.has('held')) return 'waiting'
  kinds.delete('column-renamed')
  return kinds.size > 0 ? 'look' : 'well'
}

export interface SourceRun extends RunFacts {
  id: number
  elsewhere: number
  unplaced: number
  merged: number
  same: number
}

export interface SourceDetails {
  source: Source
  state: SourceState
  /** The open ones first. */
  faults: KeptFault[]
  /** The last thirty. */
  runs: SourceRun[]
  /** Milliseconds between two changes, when it is known. */
  rhythm: number | undefined
  shown: number
  /** What the connector understood at the last full reading. */
  explanation: Explanation | null
}

/** As a run keeps it: see `explanationOf`. */
export interface Explanation {
  members: {
    path: string
    format: string
    encoding?: string
    entity?: { type: string; confidence: number; reasons: string[] }
    columns?: string[]
    mapping?: { to: string; from: string; confidence: number; reasons: string[] }[]
    repairs?: { kind: string; count: number; example?: { before: string; after: string } }[]
    warnings?: { kind: string; count: number; where?: string }[]
    records: number
    refused: number
  }[]
}

/** A source with its history and what was understood of it. Undefined when there is none, or it was given up. */
export async function readSourceDetails(db: Db, id: number): Promise<SourceDetails | undefined> {
  const source = await readSource(db, id)
  if (!source || source.archivedAt) return undefined
  const faults = await readFaults(db, id)
  const { rows: runs } = await sql<SourceRun>`
    select id, state, started_at as at, problem, read, refused, elsewhere, unplaced, merged, added, changed, same, withdrawn,
      changes_only as "changesOnly", final_url as "finalUrl", certificate_until as "certificateUntil"
    from run where source_id = ${id} order by id desc limit 30`.execute(db)
  const { rows: counted } = await sql<{ shown: number; explanation: Explanation | null }>`
    select (select count(*)::int from source_record where source_id = ${id} and withdrawn_at is null and review is null) as shown,
      (select explanation from run where source_id = ${id} and state in ('done', 'held') order by id desc limit 1) as explanation`.execute(
    db,
  )
  return {
    source,
    faults,
    runs,
    state: runs.length === 0 ? 'new' : stateOf(faults.filter((fault) => !fault.endedAt && !fault.settledAt)),
    rhythm: rhythmOf((await readRunFacts(db, id)).map(visitOf)),
    ...counted[0]!,
  }
}
