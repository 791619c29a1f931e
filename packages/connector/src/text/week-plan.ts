import { WEEKDAY_FULL, WEEKDAYS } from '../normalize/date-words.ts'
import { scanDates } from '../normalize/scan-dates.ts'
import { fold } from '../normalize/text.ts'
import { addDays, weekdayOf } from '../normalize/zoned.ts'
import { scanWhen, type WhenOptions } from './when.ts'

const SHORT: Record<string, string> = {
  lun: 'lundi',
  mar: 'mardi',
  mer: 'mercredi',
  jeu: 'jeudi',
  ven: 'vendredi',
  sam: 'samedi',
  dim: 'dimanche',
}
const mostDays = 4

/**
 * "Vendredi 4 et samedi 5 décembre" above, "Vendredi 19h : soupe" and "Sam : 14h-minuit" below: the weekdays are those days, and are written so. Left
 * alone when the days above are many, or leave a doubt.
 */
export function datedWeekdays(text: string, options: WhenOptions): string {
  const lines = text.split('\n')
  const bare = lines.map((line, index) => (index > 0 ? bareWeekdays(line) : []))
  if (bare.every((found) => found.length === 0)) return text
  const days = new Map<number, string>()
  for (const when of scanWhen(text, options)) {
    if (when.role !== 'event' || !when.startDay || !/\d/.test(text.slice(when.index, when.end))) continue
    for (
      let day = when.startDay, i = 0;
      day <= (when.endDay ?? when.startDay) && i < mostDays;
      day = addDays(day, 1), i++
    ) {
      const other = days.get(weekdayOf(day))
      if (other && other !== day) return text
      days.set(weekdayOf(day), day)
    }
  }
  if (days.size < 2 || days.size > mostDays) return text
  return lines
    .map((line, index) =>
      bare[index]!.toReversed().reduce((said, { at, end, weekday }) => {
        const day = days.get(weekday)
        return day ? `${said.slice(0, at)}${spoken(day)}${said.slice(end)}` : said
      }, line),
    )
    .join('\n')
}

/** Weekdays that begin a line, or a part of it, and no date of their own. */
function bareWeekdays(line: string): { at: number; end: number; weekday: number }[] {
  const folded = fold(line)
  const pattern = new RegExp(
    `(?:^|; )[\\s•*–-]*(?:le )?(${WEEKDAY_FULL}|lun|mar|mer|jeu|ven|sam|dim)\\b\\.?(?=\\s?[:,]|\\s\\d{1,2} ?h)`,
    'g',
  )
  return [...folded.matchAll(pattern)].flatMap((match) => {
    const weekday = WEEKDAYS.get(SHORT[match[1]!] ?? match[1]!)
    const at = match.index + match[0].indexOf(match[1]!)
    return weekday && scanDates(line).every((group) => group.index > at + 12 || group.end < at)
      ? [{ at, end: match.index + match[0].length, weekday }]
      : []
  })
}

const spoken = (day: string) => day.split('-').reverse().join('/')

/**
 * "Permanence le lundi de 14h à 17h", "cours lundi et jeudi 9h15": every week, though nobody says so. Written with the word that says it, when the
 * text names no date at all and speaks of something that goes by the week.
 */
export function saidWeekly(text: string): string {
  const folded = fold(text)
  if (!REGULAR.test(folded) || /\b(?:tous les|toutes les|chaque|prochaine?|ce soir|ce week)\b/.test(folded)) return text
  if (scanDates(text).some(({ atoms }) => atoms.some(({ month }) => month !== undefined))) return text
  const one = `(?:le )?(${DAY})`
  const pattern = new RegExp(`(?<![\\p{L}])${one}((?:, (?:le )?${DAY})*(?: et (?:le )?${DAY})?)${HOURS}`, 'iu')
  return text.replace(pattern, (_, first: string, more: string) => `tous les ${first}s${more.replaceAll(' le ', ' ')}`)
}

const DAY = '(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)'
const HOURS = String.raw`(?=,? ?(?:(?:matin|soir|midi|après-midi),? ?)?(?:de |à )?\d{1,2} ?h)`

/** What goes by the week. */
const REGULAR =
  /\b(?:permanences?|cours|entrainements?|seances|repetitions?|aquagym|gym(?:nastique)?|yoga|pilates|zumba|judo|marche nordique|catechisme|soutien scolaire)\b/
