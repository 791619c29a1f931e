import { weekday as weekdayOf } from '../../days.ts'
import type { FactType, StoryLanguage } from '../types.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'

/** What a reader finds in a text, and where. `readings`: every value it may stand for. */
export interface Mention {
  what: FactType
  start: number
  end: number
  said: string
  readings: Reading[]
}

/** `--11-28` is a day whose year is not said; a weekday goes with it when the text has one. */
export type Reading = { type: FactType; value: string | number; weekday?: number; plain?: true }

/** A text read with one width of blanks and one apostrophe; places stay the same. */
export const folded = (text: string) =>
  text
    .replaceAll(/[\u00a0\u202f\u2009]/g, ' ')
    .replaceAll('\u2060', '')
    .replaceAll(/[’ʼ]/g, "'")

/**
 * Figures, amounts, shares, distances, dates, weekdays, hours and numbers in words, wherever `taken` leaves a text free; what is found is
 * taken. Nothing is known here of who wrote the text.
 */
export function readMentions(text: string, language: StoryLanguage, taken: boolean[]): Mention[] {
  const lexicon = lexiconOf(language)
  const found: Mention[] = []
  const take = (pattern: RegExp, read: (match: RegExpExecArray) => Reading[] | undefined) => {
    for (const match of text.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      if (end === start || anyTaken(taken, start, end)) continue
      const readings = read(match)
      if (!readings?.length) continue
      taken.fill(true, start, end)
      found.push({ what: readings[0]!.type, start, end, said: match[0], readings })
    }
  }
  takeDates(take, lexicon)
  take(lexicon.hour, (match) => [{ type: 'hour', value: clockOf(match) }])
  takeFigures(take, lexicon)
  takeWords(take, lexicon)
  return found.sort((one, other) => one.start - other.start)
}

export function anyTaken(taken: boolean[], start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (taken[at]) return true
  return false
}

type Take = (pattern: RegExp, read: (match: RegExpExecArray) => Reading[] | undefined) => void

const alternatives = (words: Iterable<string>) =>
  [...words]
    .toSorted((one, other) => other.length - one.length)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')

function takeDates(take: Take, { months, weekdays, of, to }: Lexicon): void {
  const month = alternatives(months.keys())
  const week = alternatives(weekdays.keys())
  const number = '(\\d{1,2})(?:er|re|st|nd|rd|th)?'
  const opening = `(?<![\\p{L}\\d])(?:(${week}),? (?:den |the |le |el )?)?`
  const year = `(?:,? (?:de |del |din )?(\\d{4}))?(?![\\p{L}\\d])`
  const date = (weekday: string | undefined, day: string, named: string, year: string | undefined) => {
    const number = Number(day)
    // « 33 mai mulți »: a figure and another word.
    if (number < 1 || number > 31) return undefined
    const bare = `${two(months.get(named.toLowerCase())!)}-${two(number)}`
    const said = weekday ? { weekday: weekdays.get(weekday.toLowerCase())! } : {}
    return [{ type: 'day' as const, value: year ? `${year}-${bare}` : `--${bare}`, ...said }]
  }
  // « du 3 au 5 décembre »: the first of two days has the month of the second.
  take(
    new RegExp(
      `${opening}${number}(?= (?:${to}) (?:(?:${week}) )?\\d{1,2} ${of || ''}(${month})(?: (?:de )?(\\d{4}))?)`,
      'giu',
    ),
    (match) => date(match[1], match[2]!, match[3]!, match[4]),
  )
  take(new RegExp(`${opening}${number} ${of || ''}(${month})${year}`, 'giu'), (match) =>
    date(match[1], match[2]!, match[3]!, match[4]),
  )
  take(new RegExp(`(?<![\\p{L}\\d])(${month}) ${number}(?!\\d)${year}`, 'giu'), (match) =>
    date(undefined, match[2]!, match[1]!, match[3]),
  )
  take(/(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)/g, ([, day, month, year]) => [
    { type: 'day', value: `${year}-${two(Number(month))}-${two(Number(day))}` },
  ])
  take(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g, ([day]) => [{ type: 'day', value: day }])
  take(new RegExp(`(?<![\\p{L}\\d])(${month})${year}`, 'giu'), ([, named, year]) => {
    // « cele mai mari », “they may march”: words as well as months.
    if (!year && /^(mai|may|march)$/.test(named!) && !months.has('mars')) return undefined
    const bare = two(months.get(named!.toLowerCase())!)
    return [{ type: 'month', value: year ? `${year}-${bare}` : `--${bare}` }]
  })
  take(new RegExp(`(?<![\\p{L}\\d])(${week})(?![\\p{L}\\d])`, 'giu'), ([, name]) => [
    { type: 'weekday', value: weekdays.get(name!.toLowerCase())! },
  ])
}

function takeFigures(take: Take, { thousands, decimal, money, percent }: Lexicon): void {
  const amount = `\\d{1,3}(?:[${thousands}]\\d{3})+(?!\\d)(?:[${decimal}]\\d+)?|\\d+(?:[${decimal}]\\d+)?`
  const value = (text: string) => Number(text.replaceAll(thousands, '').replace(decimal, '.'))
  const alone = '(?<![\\d\\p{L}])'
  take(new RegExp(`${alone}(${amount}) ?(?:${percent})(?![\\p{L}\\d])`, 'giu'), ([, text]) => [
    { type: 'percent', value: value(text!) },
  ])
  take(new RegExp(`${alone}(${amount}) ?(?:${money})(?![\\p{L}\\d])|€ ?(${amount})`, 'giu'), ([, text, before]) => [
    { type: 'money', value: value(text ?? before!) },
  ])
  take(new RegExp(`${alone}(${amount}) ?(km|m)(?![\\p{L}\\d])`, 'giu'), ([, text, unit]) => [
    { type: 'distance', value: unit!.toLowerCase() === 'm' ? value(text!) / 1000 : value(text!) },
  ])
  take(new RegExp(`${alone}(${amount})`, 'giu'), ([, text]) => [
    ...(/^[12]\d{3}$/.test(text!) ? [{ type: 'year' as const, value: Number(text) }] : []),
    { type: 'number', value: value(text!) },
  ])
  // Whatever digit is left, in a word or after a sign, is a figure all the same.
  take(/\d+/g, ([text]) => [{ type: 'number', value: Number(text) }])
}

function takeWords(take: Take, { numbers, quantities }: Lexicon): void {
  const words = alternatives(numbers.map(([word]) => word))
  const values = new Map(numbers)
  take(new RegExp(`(?<![\\p{L}\\d-])(${words})(?![\\p{L}\\d-])`, 'giu'), ([, word]) => [
    { type: 'number', value: values.get(word!.toLowerCase())!, plain: true },
  ])
  take(quantities, ([word]) => [{ type: 'number', value: word }])
}

function clockOf([, hours, minutes, third, fourth]: RegExpExecArray): string {
  // Swedish has its hour in two places of the pattern, English its half of the day in the third.
  if (third && fourth) return `${two(Number(third))}:${fourth}`
  const half = third?.toLowerCase()
  const twelve = Number(hours) % 12
  const hour = half === 'am' ? twelve : half === 'pm' ? twelve + 12 : Number(hours)
  return `${two(hour)}:${minutes ?? '00'}`
}

const two = (value: number) => String(value).padStart(2, '0')

/** Whether a reading is of a fact's value. */
export function isOf({ type, value, weekday }: Reading, fact: { type: FactType; value: string | number }): boolean {
  switch (type) {
    case 'day':
      return fact.type === 'day' && isSameDay(String(value), weekday, String(fact.value))
    case 'month':
      return (
        (fact.type === 'month' || fact.type === 'day') &&
        (String(value).startsWith('--')
          ? String(fact.value).slice(5, 7) === String(value).slice(2)
          : String(fact.value).slice(0, 7) === value)
      )
    case 'weekday':
      return (
        (fact.type === 'weekday' && Number(fact.value) === value) ||
        (fact.type === 'day' && weekdayOf(String(fact.value)) === value)
      )
    case 'year':
      return fact.type === 'year' && Number(fact.value) === value
    case 'hour':
      return fact.type === 'hour' && String(fact.value).padStart(5, '0') === value
    default:
      return fact.type === type && Number(fact.value) === value
  }
}

function isSameDay(said: string, weekday: number | undefined, day: string): boolean {
  const same = said.startsWith('--') ? day.slice(5) === said.slice(2) : day === said
  return same && (weekday === undefined || weekdayOf(day) === weekday)
}
