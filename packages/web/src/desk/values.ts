import type { Recurrence } from '@wiker/model'
import { priceInWords } from '../components/price.ts'
import { longDay } from '../formatting/dates.ts'
import { hour } from '../formatting/hours.ts'
import { openingLines, openingWeek } from '../formatting/opening-hours.ts'
import { amount, phone } from '../formatting/quantities.ts'
import { recurrenceInWords } from '../formatting/recurrence.ts'
import type { MessageKey, Words } from '../formatting/words.ts'

/** Who reads a value, and where what it tells of takes place. */
export interface Setting {
  words: Words
  timezone: string
  /** `YYYY-MM-DD` */
  today: string
}

/** Fields of other things than readers want to know: which one it is, where it came from. */
export const machineFields = new Set(['geometry', 'townCode', 'inLanguage', 'priceCurrency', 'addressCountry'])

/** What a field is called; the machine's own name when people have none for it. */
export function fieldInWords(path: string, words: Words): string {
  return words.maybe(`field.${path}`) ?? words.maybe(`field.${path.split('.').at(-1)}`) ?? path
}

/** Any value of any field of a record, as a person would write it. `null` is said as nothing. */
export function valueInWords(path: string, value: unknown, setting: Setting): string {
  const { words } = setting
  const field = path.split('.').at(-1)!
  if (value === null || value === undefined || value === '') return words.t('desk.nothing')
  if (typeof value === 'boolean') return words.t(value ? 'desk.yes' : 'desk.no')
  if (typeof value === 'number') return numberInWords(field, value, words)
  if (typeof value === 'string') return textInWords(field, value, setting)
  if (Array.isArray(value)) return value.map((one) => valueInWords(path, one, setting)).join(', ')
  if (field === 'recurrence') {
    const first = setting.today
    return recurrenceInWords(value as Recurrence, first, words) ?? partsInWords(path, value as object, setting)
  }
  if (field === 'geometry') return words.t('desk.drawing')
  return partsInWords(path, value as object, setting)
}

function numberInWords(field: string, value: number, words: Words): string {
  if (field === 'price') return priceInWords(value, false, words) ?? String(value)
  if (field === 'amount') return amount(value, words)
  // A year is no quantity: no space after its thousands.
  return field === 'year'
    ? String(value)
    : new Intl.NumberFormat(words.locale, { maximumFractionDigits: 6 }).format(value)
}

function textInWords(field: string, value: string, { words, timezone, today }: Setting): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return longDay(value, words, today)
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value)) {
    const at = new Date(value)
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: timezone }).format(at)
    return `${longDay(day, words, today)} ${words.t('hour.at', { hour: hour(value, timezone, words) })}`
  }
  if (field === 'telephone') return phone(value)
  if (field === 'eventStatus') return words.maybe(`status.${value}`) ?? value
  if (field === 'categories') return words.maybe(`category.${value}` as MessageKey) ?? value
  if (field === 'price') return priceInWords(value, false, words) ?? value
  if (field !== 'openingHours') return value
  const week = openingWeek(value, today)
  if (!week) return value
  return openingLines(week, words)
    .map(({ days, hours }) => `${days} : ${hours}`)
    .join(' ; ')
}

function partsInWords(path: string, value: object, setting: Setting): string {
  return Object.entries(value)
    .filter(
      ([field, part]) => part !== null && part !== undefined && !machineFields.has(field) && field !== 'identifier',
    )
    .filter(([field]) => field !== 'latitude' && field !== 'longitude')
    .map(([field, part]) => valueInWords(`${path}.${field}`, part, setting))
    .reduce((said, part) => (said.includes(part) ? said : [said, part].filter(Boolean).join(', ')), '')
}
