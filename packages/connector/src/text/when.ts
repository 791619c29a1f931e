import { masked } from '../normalize/dates.ts'
import { type DateGroup, scanDates } from '../normalize/scan-dates.ts'
import { scanTimes, type TimeMention } from '../normalize/scan-times.ts'
import { addDays, atClock, type ClockTime, weekdayOf } from '../normalize/zoned.ts'
import type { Problem } from '../types.ts'
import { scanRelativeDates } from './relative-dates.ts'
import { resolveAtom } from './resolve.ts'
import { around, type DateRole, foldedOf, roleOf, timeRole } from './roles.ts'

/** One time the text says something takes place. Days or instants, as known. */
export interface When {
  index: number
  end: number
  role: DateRole
  /** Resolved days: one, or the two ends of a range. */
  startDay?: string
  endDay?: string
  startDate?: string
  endDate?: string
  doorTime?: string
  problems: Problem[]
}

export interface WhenOptions {
  today: string
  timezone: string
}

/** Every date of a text with the part it plays there and the times that go with it. */
export function scanWhen(given: string, options: WhenOptions): When[] {
  const text = withoutHistory(given, options.today)
  const folded = foldedOf(text)
  const groups = scanDates(text)
  const dated = groups.flatMap((group) => fromGroup(group, options))
  const covered = groups.map(({ index, end }) => ({ index, end }))
  const relative = scanRelativeDates(folded, options.today).filter(
    (mention) => !covered.some((other) => mention.index < other.end && other.index < mention.end),
  )
  const whens: When[] = dated.flatMap((when) => moved(folded, when) ?? [{ ...when, role: roleAt(folded, when) }])
  for (const when of whens) sayEither(folded, when)
  for (const mention of relative) {
    // A weekday beside the full date says nothing more.
    if (
      groups.length > 0 &&
      groups.some((group) => Math.abs(group.index - mention.end) < 4 || Math.abs(mention.index - group.end) < 4)
    )
      continue
    // "lundi de Pentecôte 17 mai": the day is the date that follows.
    const next = groups.find((group) => group.index >= mention.end && group.index - mention.end < 28)
    if (next && /^ d[eu](?: l['’])?[^\n\d.;:!?]*$/.test(folded.slice(mention.end, next.index))) continue
    if (/^ de (?:paques|pentecote|l['’]ascension)/.test(folded.slice(mention.end))) continue
    // "Samedi 12 et dimanche 13 décembre… dimanche à 15h": that Sunday.
    if (
      isBareWeekday(folded, mention) &&
      dated.some(({ startDay, endDay }) => startDay && within(mention.day, startDay, endDay))
    )
      continue
    const problems: Problem[] = mention.ambiguous
      ? [{ key: 'date-ambiguous', field: 'startDate', values: { text: text.slice(mention.index, mention.end) } }]
      : []
    whens.push({
      index: mention.index,
      end: mention.end,
      role: roleAt(folded, mention),
      startDay: mention.day,
      endDay: mention.endDay,
      problems,
    })
  }
  whens.sort((a, b) => a.index - b.index)
  attachTimes(text, folded, whens, options.timezone)
  for (const when of whens) if (isInPassing(folded, when, whens)) when.role = 'other'
  return joinRanges(text, folded, whens)
}

/** A year long gone is a name ("la victoire du 8 mai 1945"): its figures are hidden, at their place. */
function withoutHistory(text: string, today: string): string {
  return text.replace(/(?<!\d)\d{1,2}(?:er)?[\s-]\p{L}{3,9}[\s-](\d{4})(?!\d)/gu, (date, year: string) =>
    Number(year) < Number(today.slice(0, 4)) - 5 ? date.replace(/\d/g, '·') : date,
  )
}

const isBareWeekday = (folded: string, { index, end }: { index: number; end: number }) =>
  /^(?:le |les )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?(?: (?:matin|midi|apres-midi|soir))?$/.test(
    folded.slice(index, end),
  )

/** Does a day of the week fall on one of these days? */
function within(day: string | undefined, from: string, to = from): boolean {
  if (!day) return false
  for (let one = from, i = 0; one <= to && i < 10; one = addDays(one, 1), i++)
    if (weekdayOf(one) === weekdayOf(day)) return true
  return false
}

/** "Des bénévoles pour le festival des 3 et 4 juillet. Réunion jeudi 4 février à 19h": only the second is announced. */
function isInPassing(folded: string, when: When, all: When[]): boolean {
  if (when.role !== 'event' || when.startDate || !all.some((other) => other.role === 'event' && other.startDate))
    return false
  return /\b(?:recherche|cherchons|besoin|benevoles?|preparer|preparation)\b[^.\n]{0,80}\bpour [^.\n]{3,50} (?:du|des|de|les?)\s*$/.test(
    folded.slice(Math.max(0, when.index - 150), when.index),
  )
}

/** "du vendredi 11 décembre à 17 h au dimanche 13 décembre à 18 h": hours stand between the two ends. */
function joinRanges(text: string, folded: string, whens: When[]): When[] {
  const times = scanTimes(masked(text, whens))
  const bare = masked(folded, times)
  const joined: When[] = []
  for (const when of whens) {
    const last = joined.at(-1)
    const isPair =
      last &&
      last.role === 'event' &&
      when.role === 'event' &&
      !last.endDay &&
      !when.endDay &&
      last.startDay &&
      when.startDay &&
      last.startDay < when.startDay
    const between = last ? bare.slice(last.end, when.index) : ''
    const opened = last
      ? /(?:\bdu|\bde|\bfrom|\bdel|\bdesde(?: el)?|\bde la|\bfran)\s*(?:le )?$/.test(folded.slice(0, last.index))
      : false
    if (
      isPair &&
      (/^[\s,#(]*(?:a\s*|at\s*|de\s*)?[\s,#]*jusqu'au\s*$/.test(between) ||
        (opened && /^[\s,a-]*#+[\s,]*(?:h\s*)?(?:au|to|al|a|pana (?:la|pe|in)|till)\s*$/.test(between)))
    ) {
      last.endDay = when.startDay
      if (when.startDate) last.endDate = when.startDate
      last.end = when.end
    } else joined.push(when)
  }
  return joined
}

/** "reportée du 3 au 10 décembre" names the old day and the new one. */
function moved(folded: string, when: When): When[] | undefined {
  if (
    !when.startDay ||
    !when.endDay ||
    !/(?:report|decal|deplac|avanc)\w*\s+(?:du|de|from)\s*$/.test(folded.slice(0, when.index))
  )
    return undefined
  const { endDay, ...first } = when
  return [
    { ...first, role: 'former' },
    { ...first, startDay: endDay, role: 'event', problems: [] },
  ]
}

/** "soit le 12, soit le 13": nobody knows yet which. */
function sayEither(folded: string, when: When): void {
  const { before, after } = around(folded, when.index, when.end)
  if (!/\bsoit\b[^.]*\bsoit\b/.test(`${before} ${folded.slice(when.index, when.end)} ${after}`) || !when.startDay)
    return
  delete when.startDay
  delete when.endDay
  when.problems.push({
    key: 'date-ambiguous',
    field: 'startDate',
    values: { text: folded.slice(when.index, when.end) },
  })
}

function roleAt(folded: string, span: { index: number; end: number }): DateRole {
  const { before, after } = around(folded, span.index, span.end)
  return roleOf(before, after)
}

/** A list gives one each; a range gives one with two ends. */
function fromGroup(group: DateGroup, options: WhenOptions): When[] {
  const problems: Problem[] = []
  const span = { index: group.index, end: group.end, role: 'event' as const, problems }
  if (group.kind === 'range') {
    const [first, last] = [group.atoms[0]!, group.atoms.at(-1)!]
    const startDay = resolveAtom(first, options.today, problems)
    // The end follows the beginning, whatever `today` is.
    const endDay =
      startDay && last.year === undefined
        ? resolveAtom(last, startDay, problems)
        : resolveAtom(last, options.today, problems)
    const running =
      startDay && endDay && last.year === undefined && first.year === undefined
        ? alreadyRunning(first, last, options)
        : undefined
    const [from, to] = running ?? [startDay, endDay]
    if (from && to && to < from)
      return [
        { ...span, problems: [{ key: 'date-range-backwards', field: 'startDate', values: { start: from, end: to } }] },
      ]
    return [{ ...span, ...(from && to ? { startDay: from, endDay: to } : {}) }]
  }
  let after = options.today
  return group.atoms.map((atom) => {
    const own: Problem[] = []
    const startDay = resolveAtom(
      atom,
      atom.year === undefined && atom.weekday === undefined ? after : options.today,
      own,
    )
    if (startDay && startDay > after && group.atoms.length > 1) after = startDay
    return { ...span, problems: own, ...(startDay ? { startDay } : {}) }
  })
}

/** "du 3 au 30 novembre" read on the 23rd is now, not next year. */
function alreadyRunning(
  first: DateGroup['atoms'][number],
  last: DateGroup['atoms'][number],
  options: WhenOptions,
): [string, string] | undefined {
  const end = resolveAtom(last, options.today, [])
  if (!end || first.weekday || first.month === undefined || last.month === undefined) return undefined
  const year = Number(end.slice(0, 4)) - (first.month > last.month ? 1 : 0)
  const start = resolveAtom({ ...first, year }, options.today, [])
  return start && start <= options.today && end >= options.today ? [start, end] : undefined
}

function attachTimes(text: string, folded: string, whens: When[], timezone: string): void {
  const times = scanTimes(masked(text, whens))
  const roles = times.map((time) => {
    const { before, after } = around(folded, time.index, time.end)
    return timeRole(before, after)
  })
  const events = whens.filter((when) => when.role === 'event')
  const starts = [...new Set(whens.map((when) => when.index))]
  for (const when of events) {
    if (!when.startDay) continue
    const next = starts.find((start) => start > when.index) ?? Number.POSITIVE_INFINITY
    const following = times
      .map((time, i) => ({ time, role: roles[i]! }))
      .filter(({ time }) => time.index >= when.end && time.index < next)
    const preceding = times
      .map((time, i) => ({ time, role: roles[i]! }))
      .filter(({ time }) => time.end <= when.index && isNear(folded.slice(time.end, when.index)))
    const before = preceding.filter(({ time }) => !starts.some((start) => start > time.index && start < when.index))
    // "à 20 h le samedi 14 mars": the time stands before its date.
    const mine = following.some(({ role }) => role !== 'other') ? following : before.slice(-1)
    applyTimes(when, mine, timezone)
  }
  shareTime(events, times, roles, timezone)
}

const isNear = (between: string) =>
  between.length <= 12 && /^[\s,;(-]*(?:le|on|ce|este|el|pe|den|,)?[\s(]*$/.test(between)

function applyTimes(
  when: When,
  mine: { time: TimeMention; role: ReturnType<typeof timeRole> }[],
  timezone: string,
): void {
  const main = mine.find(({ role }) => role === 'event')?.time
  const doors = mine.find(({ role }) => role === 'doors')?.time
  // "10 h - 12 h et 14 h - 17 h" ends with the last of them; so does what lasts several days.
  const later = mine.findLast(
    ({ role, time }) =>
      role === 'event' &&
      time !== main &&
      time.to &&
      main?.to &&
      (when.endDay !== undefined || minutes(time.from) >= minutes(main.to)),
  )?.time
  const end = later?.to ?? main?.to ?? mine.find(({ role, time }) => role === 'end' && time !== main)?.time.from
  const at = (day: string, time: ClockTime) => {
    const instant = atClock(day, time, timezone)
    if (instant.problem) when.problems.push({ ...instant.problem, field: 'startDate' })
    return instant.value
  }
  if (doors) when.doorTime = at(when.startDay!, doors.from)
  if (!main) return
  when.startDate = at(when.startDay!, main.from)
  if (!end) return
  const day = when.endDay ?? (minutes(end) <= minutes(main.from) ? addDays(when.startDay!, 1) : when.startDay!)
  when.endDate = at(day, end)
}

/** "Horaires : 14 h - 18 h" on a line of its own, away from the dates: the only hours of the text are those of all its days. */
function shareTime(events: When[], times: TimeMention[], roles: ReturnType<typeof timeRole>[], timezone: string): void {
  if (events.some((when) => when.startDate || when.doorTime)) return
  const own = times.filter((_, i) => roles[i] === 'event')
  const ends = times.filter((_, i) => roles[i] === 'end')
  if (own.length !== 1) return
  for (const when of events) {
    if (!when.startDay) continue
    applyTimes(
      when,
      [
        ...own.map((time) => ({ time, role: 'event' as const })),
        ...ends.map((time) => ({ time, role: 'end' as const })),
      ],
      timezone,
    )
  }
}

const minutes = (time: ClockTime) => time.hour * 60 + time.minute
