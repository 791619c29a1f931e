import { firstOccurrence } from '@wiker/model/recurrence/expand.ts'
import { BYDAY, WEEKDAY, WEEKDAYS } from '../normalize/date-words.ts'
import { daysFromTo } from '../normalize/opening-tokens.ts'
import { scanDates } from '../normalize/scan-dates.ts'
import { scanTimes } from '../normalize/scan-times.ts'
import { fold } from '../normalize/text.ts'
import { clock } from '../normalize/times.ts'
import type { ReadOptions, TextRecurrence } from './recurrence.ts'

/**
 * Days of the week with their hours as lists of activities have them, without "tous les": "mardi et jeudi 18h-19h30", "lundi 20h ; dimanche 15h".
 * Where days have different hours the days are known and the hours are left open. `undefined` when no day is named.
 */
export function readWeekly(text: string, { today, timezone }: ReadOptions): TextRecurrence | undefined {
  const plain = text.normalize('NFC')
  // "mardi 25/04/2023 : 10h-12h" tells of one day.
  if (scanDates(plain).length > 0) return undefined
  const groups = groupsOf(plain)
  const days = [...new Set(groups.flatMap((group) => group.days))].sort((a, b) => a - b)
  if (days.length === 0) return undefined
  const rrule = `FREQ=WEEKLY;BYDAY=${days.map((day) => BYDAY[day - 1]).join(',')}`
  const startDate = firstOccurrence({ startDate: today, recurrence: { rrule, timezone } }, { from: today })?.day
  const [first] = groups
  const hours = new Set(groups.map(({ times }) => times.join()))
  const same = hours.size === 1 && first!.times.length === 1
  const [startTime, endTime] = same ? first!.times[0]!.split('-') : []
  return {
    rrule,
    warnings: [],
    index: 0,
    end: plain.length,
    ...(startDate ? { startDate } : {}),
    ...(startTime ? { startTime } : {}),
    ...(endTime ? { endTime } : {}),
  }
}

interface Group {
  days: number[]
  /** `18:00-19:30` or `20:30`. */
  times: string[]
}

/** Hours belong to the days before them; a day after hours begins anew. */
function groupsOf(text: string): Group[] {
  const folded = fold(text)
  const groups: Group[] = []
  const named = [...folded.matchAll(new RegExp(`(?<![a-z])(?:${WEEKDAY})s?(?![a-z])`, 'g'))].map((match) => ({
    index: match.index,
    end: match.index + match[0].length,
    day: WEEKDAYS.get(match[0]) ?? WEEKDAYS.get(match[0].replace(/s$/, ''))!,
  }))
  // `18.30` beside a day is an hour.
  const times = scanTimes(text.replace(/\b(\d{1,2})\.(\d{2})\b/g, '$1:$2')).map(({ index, from, to }) => ({
    index,
    said: to ? `${clock(from)}-${clock(to)}` : clock(from),
  }))
  const found = [...named, ...times].sort((a, b) => a.index - b.index)
  let last: (typeof named)[number] | undefined
  for (const each of found) {
    if ('said' in each) {
      groups.at(-1)?.times.push(each.said)
      continue
    }
    const open = groups.at(-1)
    const group = open && open.times.length === 0 ? open : { days: [], times: [] }
    if (group !== open) groups.push(group)
    const isRange = last && group.days.length > 0 && RANGE.test(folded.slice(last.end, each.index))
    group.days.push(...(isRange ? daysFromTo(last!.day, each.day) : [each.day]))
    last = each
  }
  return groups
}

const RANGE = /^\.?\s*(?:-|–|au|a|al|to|till|pana|bis)\s*$/
