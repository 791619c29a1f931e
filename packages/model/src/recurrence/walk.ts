import { dayNumber, daysBetween, yearAndMonthOf } from './calendar.ts'
import type { Moment } from './moment.ts'
import { untilWall } from './rrule.ts'
import { type Rule, readRule } from './rule.ts'
import { formatDay, oneDay, type Zone } from './zone.ts'

/**
 * Goes through the dates of a rule that `validateRrule` accepted, from `from` to `to` (instants, both included), in order, until
 * `visit` says false. One period (year, month, week or day) after the other, from the one `from` is in: a rule that has run for
 * a century costs no more than a new one, unless its dates are counted.
 */
export function walkRule(
  rrule: string,
  start: Moment,
  zone: Zone,
  from: number,
  to: number,
  visit: (wall: number, instant: number) => boolean,
): void {
  const firstDay = Math.floor(start.wall / oneDay)
  const [first] = daysBetween(firstDay, firstDay + 1)
  const rule = readRule(rrule, start, first!)
  const end = Math.min(to, untilOf(rule, start, zone), lastInstant)
  const lastDay = Math.floor(zone.wallOf(end) / oneDay)
  const begin = periodOf(rule, firstDay)
  const asked = from > start.instant ? Math.floor(zone.wallOf(from) / oneDay) : firstDay
  const counted = Number.isFinite(rule.count)
  const skipped = counted ? 0 : Math.floor((periodOf(rule, asked) - begin) / rule.interval) * rule.interval

  let left = rule.count
  for (let period = begin + skipped; left > 0; period += rule.interval) {
    const periodStart = startOf(rule, period)
    if (periodStart > lastDay) return
    for (const { wall, instant } of datesOf(rule, periodStart, startOf(rule, period + 1), start, zone)) {
      if (wall < start.wall) continue
      if (instant > end || left-- <= 0) return
      if (instant >= from && !visit(wall, instant)) return
    }
  }
}

/** The year 5138: enough for a village. */
const lastInstant = 1e14

interface RuleDate {
  wall: number
  instant: number
}

/** The dates of one period; positions (BYSETPOS) count all of them, also those before the start. */
function datesOf(rule: Rule, first: number, end: number, start: Moment, zone: Zone): RuleDate[] {
  const dates: RuleDate[] = []
  for (const day of daysBetween(first, end)) {
    if (!rule.has(day)) continue
    for (const time of rule.times) {
      const wall = day.number * oneDay + time
      const instant = wall === start.wall ? start.instant : zone.instantOf(wall)
      // A time that the clock skips does not exist: it is ignored and not counted (RFC 5545 §3.3.10).
      if (start.wholeDay || zone.wallOf(instant) === wall) dates.push({ wall, instant })
    }
  }
  if (!rule.positions) return dates
  const { length } = dates
  return dates.filter((_, i) => rule.positions!.includes(i + 1) || rule.positions!.includes(i - length))
}

function periodOf(rule: Rule, day: number): number {
  const { year, month } = yearAndMonthOf(day)
  switch (rule.frequency) {
    case 'YEARLY':
      return year
    case 'MONTHLY':
      return year * 12 + month - 1
    case 'WEEKLY':
      return Math.floor((day + 3 - rule.firstWeekday) / 7)
    case 'DAILY':
      return day
  }
}

function startOf(rule: Rule, period: number): number {
  switch (rule.frequency) {
    case 'YEARLY':
      return dayNumber(period, 1, 1)
    case 'MONTHLY':
      return dayNumber(Math.floor(period / 12), (period % 12) + 1, 1)
    case 'WEEKLY':
      return period * 7 - 3 + rule.firstWeekday
    case 'DAILY':
      return period
  }
}

/**
 * The last instant UNTIL allows. Files write all forms: a day for an event with an hour means that day included; an hour without
 * zone is the town's; an instant for an event of whole days means the day it is in the town.
 */
function untilOf({ until }: Rule, start: Moment, zone: Zone): number {
  if (!until) return Number.POSITIVE_INFINITY
  const wall = untilWall(until)
  const given = until.endsWith('Z') ? wall : zone.instantOf(wall)
  if (until.includes('T') && !start.wholeDay) return given
  return zone.instantOf(Date.parse(formatDay(zone.wallOf(given))) + oneDay) - 1
}
