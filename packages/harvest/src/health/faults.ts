import type { RunState } from '@wiker/platform/database/schema.ts'
import type { RunProblem } from '../run/journal.ts'
import { silentSince, type Visit } from '../sources/rhythm.ts'
import type { ColumnChange } from './columns.ts'

export const faultKinds = [
  'unreachable',
  'unreadable',
  'held',
  'silent',
  'shrinking',
  'refusing',
  'column-lost',
  'column-renamed',
  'moved',
  'certificate',
] as const
/**
 * What can ail a source, for the one who looks after it:
 * `unreachable` the address does not answer; `unreadable` it answers something that cannot be read; `held` a harvest waits for a person;
 * `silent` nothing new for longer than its rhythm allows; `shrinking` it gives far fewer records than it did; `refusing` many more rows than
 * before cannot be understood; `column-lost` an understood column is gone; `column-renamed` it was found again under another name (all goes
 * on, it is only told); `moved` the address leads elsewhere, for good; `certificate` it ends soon.
 */
export type FaultKind = (typeof faultKinds)[number]

export interface Fault {
  kind: FaultKind
  /** What it is about when there can be several: a column. */
  subject: string
  /** Values of the sentence that tells it; `reason` is a message key of the connector's. */
  details: Record<string, string | number>
}

/** One run, as far as health goes. The last first. */
export interface RunFacts {
  state: RunState
  at: Date
  problem: RunProblem | null
  read: number
  /** Of these, those that say again what another says. */
  merged: number
  refused: number
  added: number
  changed: number
  withdrawn: number
  changesOnly: boolean
  finalUrl: string | null
  certificateUntil: Date | null
}

export interface Patient {
  url: string
  runs: readonly RunFacts[]
  columns: readonly ColumnChange[]
}

/** Everything that is wrong with a source now. Pure: the same runs give the same faults. */
export function faultsOf({ url, runs, columns }: Patient, now: Date): Fault[] {
  const whole = runs.filter((run) => run.state === 'done' && !run.changesOnly)
  return [
    ...failing(runs),
    ...silent(runs),
    ...shrinking(whole),
    ...refusing(whole),
    ...columns.map(columnFault),
    ...moved(url, runs),
    ...certificate(runs, now),
  ]
}

/** Once may be chance; twice in a row is told. What is wrong with the file itself will not pass: it is told at once. */
const passing =
  /^(unreachable|too-slow|stalled|cut-off|server-error|too-many-requests|connection-refused|unknown-host)$/

function failing([last, previous]: readonly RunFacts[]): Fault[] {
  if (last?.state === 'held') return [fault('held', '', detailsOf(last.problem))]
  if (last?.state !== 'failed' || last.problem?.key === 'run-interrupted' || last.problem?.key === 'run-stopped')
    return []
  const key = last.problem?.key ?? ''
  if (passing.test(key)) return previous?.state === 'failed' ? [fault('unreachable', '', detailsOf(last.problem))] : []
  const isAddress =
    /^(not-found|not-allowed|bad-certificate|bad-status|too-many-redirects|private-address|file-missing|walled)$/.test(
      key,
    )
  return [fault(isAddress ? 'unreachable' : 'unreadable', '', detailsOf(last.problem))]
}

/** As of when it could last be read: one that cannot be reached is told as such, and may have much to say. */
function silent(runs: readonly RunFacts[]): Fault[] {
  const heard = runs.find((run) => run.state !== 'failed')
  const since = heard && silentSince(runs.map(visitOf), heard.at)
  if (!since) return []
  const days = Math.round(since.rhythm / 86_400_000)
  return [fault('silent', '', { since: since.since.toISOString().slice(0, 10), days: Math.max(1, days) })]
}

/**
 * Slowly enough that no single run was held: half of what the source used to give is gone. A flood of a day or two is not what it used to give,
 * nor is what a person agreed to take back: no run takes more than a fifth without.
 */
function shrinking(whole: readonly RunFacts[]): Fault[] {
  const agreed = whole.findIndex((run) => run.withdrawn > (run.read + run.withdrawn) / 5)
  const since = whole.slice(0, agreed === -1 ? 31 : Math.min(31, agreed + 1))
  const given = since.map((run) => run.read - run.merged)
  const now = given[0]
  const usual = given.slice(1).toSorted((a, b) => b - a)[2]
  if (now === undefined || usual === undefined) return []
  return usual >= 10 && now < usual / 2 ? [fault('shrinking', '', { usual, now })] : []
}

/** A tenth of the rows, and three times the usual share. */
function refusing(whole: readonly RunFacts[]): Fault[] {
  const [last, ...before] = whole
  if (!last || last.read === 0) return []
  const share = (run: RunFacts) => (run.read === 0 ? 0 : run.refused / run.read)
  const usual = before.length === 0 ? 0 : medianOf(before.slice(0, 30).map(share))
  if (share(last) < 0.1 || share(last) < usual * 3) return []
  return [fault('refusing', '', { refused: last.refused, read: last.read })]
}

function columnFault({ member, column, to, renamed }: ColumnChange): Fault {
  return renamed
    ? fault('column-renamed', column, { member, column, to, renamed })
    : fault('column-lost', column, { member, column, to })
}

/** The same other address three times running: it is meant to stay. */
function moved(url: string, runs: readonly RunFacts[]): Fault[] {
  const ends = runs.filter((run) => run.finalUrl !== null).slice(0, 3)
  const [last] = ends
  if (ends.length < 3 || !last?.finalUrl || !ends.every((run) => run.finalUrl === last.finalUrl)) return []
  return isElsewhere(url, last.finalUrl) ? [fault('moved', last.finalUrl, { address: last.finalUrl })] : []
}

/** A query that says when or to whom (a token, a date) is no move; nor is the step to https. */
function isElsewhere(from: string, to: string): boolean {
  if (!URL.canParse(from) || !URL.canParse(to)) return false
  const [a, b] = [new URL(from), new URL(to)]
  const host = (url: URL) => url.host.replace(/^www\./, '')
  return host(a) !== host(b) || a.pathname.replace(/\/+$/, '') !== b.pathname.replace(/\/+$/, '')
}

const daysBeforeCertificate = 14

function certificate(runs: readonly RunFacts[], now: Date): Fault[] {
  const until = runs.find((run) => run.certificateUntil !== null)?.certificateUntil
  if (!until || until.getTime() - now.getTime() > daysBeforeCertificate * 86_400_000) return []
  return [fault('certificate', '', { until: until.toISOString().slice(0, 10) })]
}

const fault = (kind: FaultKind, subject: string, details: Fault['details']): Fault => ({ kind, subject, details })

function detailsOf(problem: RunProblem | null): Fault['details'] {
  return { reason: problem?.key ?? 'run-failed', ...problem?.values }
}

/** As the rhythm sees a run. */
export function visitOf({ at, state, added, changed, withdrawn }: RunFacts): Visit {
  const failed = state === 'failed'
  return { at, outcome: failed ? 'failed' : 'good', changed: state === 'held' || added + changed + withdrawn > 0 }
}

function medianOf(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1]!
}
