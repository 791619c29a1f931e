import type { Normalized } from '../types.ts'

/**
 * A municipality's code as text: a lost leading zero, a decimal part or blanks are mended.
 * Codes have 5 characters in France and Spain, 4 in Sweden; SIRUTA numbers in Romania have no fixed length.
 */
export function normalizeTownCode(raw: unknown, settings: { country: string }): Normalized<string> {
  return code(raw, TOWN_CODE[settings.country] ?? { pattern: /^[0-9A-Z-]{2,12}$/ }, 'town-code-invalid')
}

/** A postal code as text: `2110` is `02110` in France and Spain; `753 20` keeps no blank in Sweden. */
export function normalizePostalCode(raw: unknown, settings: { country: string }): Normalized<string> {
  const found = code(raw, POSTAL_CODE[settings.country] ?? { pattern: /^[0-9A-Z -]{3,10}$/ }, 'postal-code-invalid')
  const text = String(raw ?? '').trim()
  // A code with letters is another country's own: it stays as its people write it.
  return found.problem && FOREIGN_POSTAL_CODE.test(text) ? { value: text.toUpperCase() } : found
}
const FOREIGN_POSTAL_CODE =
  /^(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{4}-\d{3}|\d{4} ?[A-Z]{2})$/i

/** SIREN (9 digits) or SIRET (14), Luhn checked; La Poste's offices follow their own sum. */
export function normalizeSiret(raw: unknown): Normalized<string> {
  const { text, repairs } = digitsText(raw)
  if (text === '') return {}
  const padded = text.length === 8 || text.length === 13 ? `0${text}` : text
  if (!/^(\d{9}|\d{14})$/.test(padded)) return { problem: { key: 'siret-invalid', values: { text } } }
  if (padded !== text) repairs.push('leading-zero')
  const result = withRepairs(padded, repairs)
  if (luhn(padded) || (padded.startsWith('356000000') && digitSum(padded) % 5 === 0)) return result
  return { ...result, problem: { key: 'siret-checksum', values: { text: padded } } }
}

/** Number of an association in the French register: `W` and nine figures. */
export function normalizeRna(raw: unknown): Normalized<string> {
  if (raw === null || raw === undefined || raw === '') return {}
  const text = String(raw)
    .toUpperCase()
    .replace(/[\s.-]/g, '')
  return /^W[0-9][0-9AB][0-9]{7}$/.test(text) ? { value: text } : { problem: { key: 'rna-invalid', values: { text } } }
}

/** Any other identifier: `44052.0` and `4.4052E4` are the number a spreadsheet made of it. */
export function normalizeIdentifier(raw: unknown): Normalized<string> {
  if (raw === null || raw === undefined) return {}
  const { text, repairs } = digitsText(raw, false)
  return text === '' ? {} : withRepairs(text, repairs)
}

interface Shape {
  pattern: RegExp
  length?: number
}

function code(raw: unknown, shape: Shape, key: string): Normalized<string> {
  const { text, repairs } = digitsText(raw)
  if (text === '') return {}
  let value = text.toUpperCase()
  if (shape.length && /^\d+$/.test(value) && value.length === shape.length - 1) {
    value = value.padStart(shape.length, '0')
    repairs.push('leading-zero')
  }
  if (!shape.pattern.test(value)) return { problem: { key, values: { text: String(raw).slice(0, 40) } } }
  return withRepairs(value, repairs)
}

/** Undoes what spreadsheets do to codes. */
function digitsText(raw: unknown, dropBlanks = true): { text: string; repairs: string[] } {
  if (raw === null || raw === undefined) return { text: '', repairs: [] }
  const repairs: string[] = []
  let text = String(raw).trim().replace(/^'/, '')
  if (/^="?[^"]*"?$/.test(text)) text = text.slice(1).replace(/"/g, '')
  if (/^\d+[.,]0+$/.test(text)) {
    text = text.replace(/[.,]0+$/, '')
    repairs.push('code-as-number')
  } else if (/^\d+([.,]\d+)?e\+?\d+$/i.test(text)) {
    const number = Number(text.replace(',', '.'))
    // Fewer figures than the number has means that the end was rounded away: it can't be known any more.
    const figures = text.replace(/e.*$/i, '').replace(/\D/g, '').length
    if (Number.isSafeInteger(number) && figures >= String(number).replace(/0+$/, '').length) {
      if (figures >= 9 || String(number).length <= 6) {
        text = String(number)
        repairs.push('code-as-number')
      }
    }
  }
  return { text: dropBlanks ? text.replace(/\s/g, '') : text, repairs }
}

function withRepairs(value: string, repairs: string[]): Normalized<string> {
  return repairs.length > 0 ? { value, repairs } : { value }
}

function luhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const doubled = i % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

const digitSum = (digits: string) => [...digits].reduce((sum, digit) => sum + Number(digit), 0)

const TOWN_CODE: Record<string, Shape> = {
  FR: { pattern: /^(\d{5}|2[AB]\d{3})$/, length: 5 },
  ES: { pattern: /^\d{5,6}$/, length: 5 },
  SE: { pattern: /^\d{4}$/, length: 4 },
  RO: { pattern: /^\d{2,6}$/ },
}
const POSTAL_CODE: Record<string, Shape> = {
  FR: { pattern: /^\d{5}$/, length: 5 },
  ES: { pattern: /^\d{5}$/, length: 5 },
  SE: { pattern: /^\d{5}$/ },
  RO: { pattern: /^\d{6}$/, length: 6 },
  DE: { pattern: /^\d{5}$/, length: 5 },
  AT: { pattern: /^(?:A-)?\d{4}$/ },
  CH: { pattern: /^(?:CH-)?\d{4}$/ },
  BE: { pattern: /^(?:B-)?\d{4}$/ },
  LU: { pattern: /^(?:L-)?\d{4}$/ },
}
