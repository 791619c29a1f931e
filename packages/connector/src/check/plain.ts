import { normalizeEmail, normalizeLine, normalizeOrdinate, normalizePhone, normalizeUrl } from '../normalize/index.ts'
import type { Normalized } from '../types.ts'

/**
 * Most cells need nothing: one test each spares them the careful path. Every shortcut here gives exactly what the normalizer
 * it stands before would give (plain.test.ts holds them to it).
 */

/** Letters and signs the text normalizer leaves alone; those that may be a wrong encoding's traces are not among them. */
const plainText = /^[ !-%'-;=-~¡-¬®-ÁÄÆ-ÏÑ-áã-ɏ–—‘’“”„•…€]+$/

export function isPlainText(text: string): boolean {
  return (
    plainText.test(text) && !text.includes('  ') && text.charCodeAt(0) !== 32 && text.charCodeAt(text.length - 1) !== 32
  )
}

export function line(raw: unknown): Normalized<string> {
  if (typeof raw === 'string' && isPlainText(raw)) return { value: raw }
  return normalizeLine(raw)
}

const simpleEmail = /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}$/
export function email(raw: unknown): Normalized<string> {
  if (typeof raw === 'string' && simpleEmail.test(raw)) return { value: raw }
  return normalizeEmail(raw)
}

const simpleUrl = /^https?:\/\/(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,12}\/[a-z0-9/_-]*[a-z0-9]$/
export function url(raw: unknown): Normalized<string> {
  if (typeof raw === 'string' && simpleUrl.test(raw)) return { value: raw }
  return normalizeUrl(raw)
}

const frenchPhone = /^0[1-5](?: \d{2}){4}$/
export function phone(raw: unknown, settings: { country: string }): Normalized<string> {
  if (settings.country === 'FR' && typeof raw === 'string' && frenchPhone.test(raw) && raw[3] !== '0')
    return { value: raw }
  return normalizePhone(raw, settings)
}

const dotted = /^-?\d{1,3}\.\d+$/
const withComma = /^-?\d{1,3},\d+$/
const commaRepair = ['decimal-comma']
export function ordinate(raw: unknown): Normalized<number> {
  if (typeof raw === 'string') {
    if (dotted.test(raw)) return { value: Number(raw) }
    if (withComma.test(raw)) return { value: Number(raw.replace(',', '.')), repairs: commaRepair }
  }
  return normalizeOrdinate(raw)
}
