import type { MatchedRecord } from './types.ts'

const days = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const rule = /^((?:Mo|Tu|We|Th|Fr|Sa|Su)(?:[-,](?:Mo|Tu|We|Th|Fr|Sa|Su))*)\s+(.+)$/
const span = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/

/**
 * The half hours of an ordinary week in which a place is open (0 is Monday midnight), of simple hours only: `Mo-Fr 09:00-12:00,14:00-18:00; Sa
 * 09:00-12:00`. Null for none, for seasons and for what is not so simple: nothing is told by half understood hours.
 */
export function openOf(record: MatchedRecord): number[] | null {
  const text = 'openingHours' in record ? record.openingHours : undefined
  if (!text) return null
  const open = new Set<number>()
  for (const part of text.split(';').map((one) => one.trim())) {
    if (part === '' || /^(?:PH|SH)\b/.test(part) || /\b(?:off|closed)$/.test(part)) continue
    const [, said, hours] = rule.exec(part) ?? []
    if (!said || !hours) return null
    for (const one of hours.split(',').map((each) => each.trim())) {
      const [, fromHour, fromMinute, toHour, toMinute] = span.exec(one) ?? []
      if (!fromHour) return null
      const from = Math.round((Number(fromHour) * 60 + Number(fromMinute)) / 30)
      const to = Math.round((Number(toHour) * 60 + Number(toMinute)) / 30)
      for (const day of daysOf(said)) for (let half = from; half < to; half++) open.add((day * 48 + half) % 336)
    }
  }
  return open.size > 0 ? [...open].sort((a, b) => a - b) : null
}

/** `Mo-We,Fr` as numbers, Monday being 0. */
function daysOf(said: string): number[] {
  return said.split(',').flatMap((part) => {
    const [from, to = from] = part.split('-').map((day) => days.indexOf(day)) as [number, number?]
    const many = (((to - from) % 7) + 7) % 7
    return Array.from({ length: many + 1 }, (_, i) => (from + i) % 7)
  })
}
