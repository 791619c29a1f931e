import type { CountryCode } from 'libphonenumber-js'
import { lazily } from '../lazily.ts'
import type { Normalized } from '../types.ts'

const phoneNumbers = lazily<typeof import('libphonenumber-js')>('libphonenumber-js')

/**
 * Telephone numbers as people of the country write them (`02 40 79 00 00`), several joined by ` / `.
 * Numbers of other countries keep their `+`. What is no number is left out of the value and said when nothing remains.
 */
export function normalizePhone(raw: unknown, settings: { country: string }): Normalized<string> {
  if (raw === null || raw === undefined) return {}
  const text = String(raw).trim().replace(/^'/, '')
  if (text === '') return {}
  // 15, 112, 3919, 116 117: short numbers, only when the cell says nothing else.
  if (/^(?:1\d{1,2}|3\d{3}|3\d \d{2}|116 ?\d{3}|118 ?\d{3})$/.test(text)) return { value: text }
  const repairs: string[] = []
  const numbers = phonesIn(text, settings.country)
  if (numbers.length === 0) {
    const restored = restoreZero(text, settings.country)
    if (restored === undefined) return { problem: { key: 'phone-invalid', values: { text: text.slice(0, 60) } } }
    repairs.push('leading-zero')
    numbers.push(restored)
  }
  const value = numbers.join(' / ')
  if (value !== text && repairs.length === 0) repairs.push('phone-format')
  return repairs.length > 0 ? { value, repairs } : { value }
}

/** Every number found in a text, in its order, each once. */
export function phonesIn(text: string, country: string): string[] {
  const found = new Set<string>()
  // Separators that the library would read as part of one number.
  for (const part of text.split(/\s*[;|,/\n]\s*|\s+(?:ou|or|et|o|sau|eller)\s+/i).flatMap(rejoin(text, country))) {
    for (const match of phoneNumbers().findPhoneNumbersInText(part, country as CountryCode))
      found.add(display(match.number, country))
  }
  return [...found]
}

/** `02/40/79/00/00`: the separator of numbers may be the one of groups. */
function rejoin(whole: string, country: string): (part: string, i: number, parts: string[]) => string[] {
  const joined = whole.replace(/(?<=\b\d{2})[/,|](?=\d{2}\b)/g, ' ')
  const all = joined !== whole && phoneNumbers().findPhoneNumbersInText(joined, country as CountryCode).length > 0
  return (part, i) => (all ? (i === 0 ? [joined] : []) : [part])
}

function display(
  number: { country?: string; formatNational(): string; formatInternational(): string },
  country: string,
) {
  const own = number.country === country || (country === 'FR' && OVERSEAS.has(number.country ?? ''))
  return own ? number.formatNational() : number.formatInternational()
}

/** `240790000` in a number column lost its zero. */
function restoreZero(text: string, country: string): string | undefined {
  const digits = text.replace(/\.0+$/, '').replace(/[\s.-]/g, '')
  if (country !== 'FR' || !/^[1-9]\d{8}$/.test(digits)) return undefined
  const number = phoneNumbers().parsePhoneNumberFromString(`0${digits}`, 'FR')
  return number?.isPossible() ? number.formatNational() : undefined
}

const OVERSEAS = new Set(['GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'BL', 'MF'])
