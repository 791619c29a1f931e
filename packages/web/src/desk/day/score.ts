import { daysBetween } from '@wiker/town/days.ts'
import type { Card, Pressing } from './card-kind.ts'

/**
 * How pressing something is, in points; the higher goes first. Three questions, added up:
 * - Does the law, or our word, give it a time? Late 600, today or tomorrow 500, within three days 400, within a week 200, later 50.
 * - How soon will readers need it? Today or tomorrow 300, in three days 240, within a week 160, within two 100, within a month 60, later 20;
 *   without a day 40; past already 0.
 * - How long has it waited? 4 a day, up to 120, so that what never presses has its turn within a month.
 * What may harm somebody goes before all of it.
 */
export function scoreOf({ due, day, since, urgent }: Pressing, { now, today }: { now: Date; today: string }): number {
  return (urgent ? 2000 : 0) + law(due, now) + readers(day, today) + age(since, now)
}

/** The most pressing first; of equally pressing ones what waits longest, then the alphabet: always the same order. */
export function inOrder<C extends { kind: string; card: Card }>(cards: C[], at: { now: Date; today: string }): C[] {
  const scores = new Map(cards.map((one) => [one, scoreOf(one.card.pressing, at)]))
  const waits = ({ card }: C) => card.pressing.since?.getTime() ?? at.now.getTime()
  return cards.toSorted(
    (a, b) =>
      scores.get(b)! - scores.get(a)! ||
      waits(a) - waits(b) ||
      compared(a.kind, b.kind) ||
      compared(a.card.id, b.card.id),
  )
}

const hour = 3_600_000
const compared = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function law(due: Date | undefined, now: Date): number {
  if (!due) return 0
  const left = due.getTime() - now.getTime()
  if (left < 0) return 600
  return left <= 36 * hour ? 500 : left <= 72 * hour ? 400 : left <= 168 * hour ? 200 : 50
}

function readers(day: string | undefined, today: string): number {
  if (day === undefined) return 40
  const days = daysBetween(today, day)
  if (days < 0) return 0
  return days <= 1 ? 300 : days <= 3 ? 240 : days <= 7 ? 160 : days <= 14 ? 100 : days <= 31 ? 60 : 20
}

function age(since: Date | undefined, now: Date): number {
  if (!since) return 0
  return Math.max(0, Math.min(120, Math.floor((now.getTime() - since.getTime()) / (24 * hour)) * 4))
}
