import { nextRun, nightly } from './schedule.ts'

/** One visit to a source, as its runs tell it. */
export interface Visit {
  at: Date
  /** `good`: the source was read, or said that nothing changed. */
  outcome: 'good' | 'failed'
  /** It said something new. */
  changed: boolean
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Milliseconds between two changes of the source, as a rule: the median, once three intervals are known. */
export function rhythmOf(visits: readonly Visit[]): number | undefined {
  const changes = visits
    .filter((visit) => visit.changed)
    .map((visit) => visit.at.getTime())
    .sort((a, b) => a - b)
  const gaps = changes.slice(1).map((at, index) => at - changes[index]!)
  if (gaps.length < 3) return undefined
  const sorted = gaps.sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The schedule of a source whose rhythm decides. */
export const learnt = 'learnt'

/** Whether a schedule is one: `learnt`, or a cron line that comes round. */
export const isSchedule = (schedule: string, now: Date): boolean =>
  schedule === learnt || nextRun(schedule, now) !== undefined

const soonest = hour
const latest = 7 * day
/** A change is seen within this part of the usual time between two. */
const eagerness = 1 / 3
const afterFailures = [15 * minute, hour, 4 * hour, 12 * hour, day]

export interface VisitPlan {
  /** Cron given by a person: it is kept, whatever the source does. `learnt`: from the rhythm. Null: only when somebody asks. */
  schedule: string | null
  /** Something of its own, such as its number: sources seldom asked are spread over the night. */
  seed: string
  now: Date
}

/**
 * When to ask a source next, from its own rhythm: soon for one that changes every day, within a week for one that never does. One that fails
 * is asked again after a quarter of an hour, then ever later; it is never given up. `visits` in any order, the last hundred are plenty.
 */
export function nextVisit(visits: readonly Visit[], { schedule, seed, now }: VisitPlan): Date | null {
  if (schedule === null) return null
  const last = visits.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const failures = last.length - 1 - last.findLastIndex((visit) => visit.outcome === 'good')
  const planned = schedule === learnt ? undefined : nextRun(schedule, now)
  if (failures > 0) {
    const retry = new Date(now.getTime() + afterFailures[Math.min(failures, afterFailures.length) - 1]!)
    return planned && planned < retry ? planned : retry
  }
  if (planned) return planned
  const rhythm = rhythmOf(last)
  if (rhythm === undefined) return nextRun(nightly(seed), now)!
  const wait = Math.min(Math.max(rhythm * eagerness, soonest), latest)
  // By the hour when it matters; by the night when it does not, each source at its own minute.
  return wait < day ? new Date(now.getTime() + wait) : nextRun(nightly(seed), new Date(now.getTime() + wait - day / 2))!
}

/** How long a source that has a rhythm may say nothing new before somebody is told. */
const patience = { times: 4, least: 10 * day }

/** Since when the source has been silent for longer than its rhythm allows; undefined when all is well, or no rhythm is known. */
export function silentSince(visits: readonly Visit[], now: Date): { since: Date; rhythm: number } | undefined {
  const rhythm = rhythmOf(visits)
  if (rhythm === undefined) return undefined
  const last = Math.max(...visits.filter((visit) => visit.changed).map((visit) => visit.at.getTime()))
  const allowed = Math.max(rhythm * patience.times, patience.least)
  return now.getTime() - last > allowed ? { since: new Date(last), rhythm } : undefined
}
