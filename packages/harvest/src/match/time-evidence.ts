import { type Evidence, seen } from './evidence.ts'
import type { Sitting, When } from './types.ts'
import { isoDay } from './when.ts'

/** What days and hours tell. Times are the town's. */
export function timeEvidence(a: When | null, b: When | null): Evidence[] {
  if (!a || !b) return [seen('day-unknown')]
  const shared = sharedSittings(a.sittings, b.sittings)
  if (shared.length === 0) return [apart(a, b)]
  return [...dayEvidence(a, b, shared), ...hourEvidence(shared)]
}

type Pair = [Sitting, Sitting]

/** Pairs of sittings on the same day, each sitting with the nearest hour of the other's; a sitting of several days holds all of them. */
function sharedSittings(a: Sitting[], b: Sitting[]): Pair[] {
  const pairs: Pair[] = []
  let first = 0
  for (const one of a) {
    while (first < b.length && b[first]!.lastDay < one.day && (b[first + 1]?.day ?? one.day) <= one.day) first++
    let best: Sitting | undefined
    for (let i = first; i < b.length && b[i]!.day <= one.lastDay; i++) {
      const other = b[i]!
      if (other.lastDay < one.day) continue
      if (!best || distanceOf(one, other) < distanceOf(one, best)) best = other
    }
    if (best) pairs.push([one, best])
  }
  return pairs
}

function distanceOf(a: Sitting, b: Sitting): number {
  const days = Math.abs(a.day - b.day) * 1440
  return days + (a.start === null || b.start === null ? 30 : Math.abs(a.start - b.start))
}

function dayEvidence(a: When, b: When, shared: Pair[]): Evidence[] {
  const exact = shared.filter(([one, other]) => one.day === other.day && one.lastDay === other.lastDay).length
  const most = Math.max(a.sittings.length, b.sittings.length)
  const sameSpan = a.from === b.from && a.to === b.to
  if (exact === most || sameSpan) return [seen('same-days', 1, { day: isoDay(a.from) })]
  const [few, many] = a.sittings.length <= b.sittings.length ? [a, b] : [b, a]
  const ranged = (one: When) => one.sittings.some((sitting) => sitting.lastDay > sitting.day)
  if (ranged(a) || ranged(b)) {
    // Both begin or both end together: an opening day and the whole run.
    const edge = a.from === b.from || a.to === b.to ? 1 : 0.6
    return [seen('day-within-range', edge, { from: isoDay(few.from), to: isoDay(few.to) })]
  }
  if (few.sittings.length === exact && many.repeats) return [seen('series-gives-day', 1, { day: isoDay(few.from) })]
  return [seen('days-overlap', exact / Math.min(a.sittings.length, b.sittings.length), { days: exact })]
}

function hourEvidence(shared: Pair[]): Evidence[] {
  const known = shared.filter(([a, b]) => a.start !== null && b.start !== null && a.day === b.day)
  if (known.length === 0) return [seen('hour-unknown')]
  const gaps = known.map(([a, b]) => Math.abs(a.start! - b.start!)).sort((x, y) => x - y)
  const gap = gaps[Math.floor(gaps.length / 2)]!
  const [a, b] = known[0]!
  const values = { a: clock(a.start!), b: clock(b.start!), minutes: gap }
  if (gap <= 5) return [seen('same-hour', 1, values)]
  if (gap <= 30) return [seen('hour-near', 1, values)]
  const found = [seen('hour-differs-by', gap <= 60 ? 0.2 : Math.min(1, 0.25 + gap / 480), values)]
  return found
}

/** What two publish within a few days may be one piece of news. */
export function publishedEvidence(a: When | null, b: When | null): Evidence[] {
  if (!a || !b) return []
  const days = Math.abs(a.from - b.from)
  if (days === 0) return [seen('same-days', 1, { day: isoDay(a.from) })]
  if (days <= 4) return [seen('days-overlap', 1 - days / 5, { days: 1 })]
  return [seen('day-differs-by', Math.min(1, days / 30), { days, a: isoDay(a.from), b: isoDay(b.from) })]
}

function apart(a: When, b: When): Evidence {
  const days = a.to < b.from ? b.from - a.to : b.to < a.from ? a.from - b.to : 1
  return seen('day-differs-by', Math.min(1, 0.6 + Math.log2(1 + days) / 10), {
    days,
    a: isoDay(a.from),
    b: isoDay(b.from),
  })
}

/** `20:30`. */
function clock(minutes: number): string {
  const ofDay = minutes % 1440
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`
}
