import type { EventStatus } from '@wiker/model'
import { normalizeEmail, normalizeLine, normalizeOrdinate, normalizePhone, normalizeUrl } from '../normalize/index.ts'
import { statusIn } from '../normalize/statuses.ts'
import type { Normalized } from '../types.ts'

/**
 * Most cells need nothing: one test each spares them the careful path. Every shortcut here gives exactly what the normalizer
 * it stands before would give (plain.test.ts holds them to it).
 */

/** Letters and signs the text normalizer leaves alone; those that may be a wrong encoding's traces are not among them. */
const plainText = /^[ !-%'-;=-~¡-¬®-¾À-ÁÆÇÉ-ÍÏÑ-áã-ɏᴬ-ᵪ–—‘’“”„•…€]+$/

/** The same with capitals that begin such a trace, where nothing follows that would make it one. */
const plainCapitals = /^(?:[ !-%'-;=-~¡-¬®-¾À-ÁÆÇÉ-ÍÏÑ-áã-ɏᴬ-ᵪ–—‘’“”„•…€]|[ÂÄÈÎ](?=[ -~À-ɏ]|$)(?!Œ|Ž|Š|š|œ|ž|Ÿ|ƒ))+$/

export function isPlainText(text: string): boolean {
  return (
    (plainText.test(text) || plainCapitals.test(text)) &&
    !text.includes('  ') &&
    text.charCodeAt(0) !== 32 &&
    text.charCodeAt(text.length - 1) !== 32
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

/** Stems of every word that says what became of an event; none bears an accent where it is looked for. */
const statusHint =
  /annul|anul|cancel|suspend|inst.{1,2}ll|abgesagt|program|report|schedul|nouvelle|changement|traslad|flytt|postpon|aplaz|pospuest|am.{1,2}nat|uppskj|verschob|ult.{1,2}rieur|online|ligne|visio|compl|sold|guichet|agotad|.puiz|bokat|sluts|ausverk|place|confirm|pr.{1,2}vu|mainten|planer|tentative|venir|ouvert|ok/i
export function status(text: string): EventStatus | undefined {
  return statusHint.test(text) ? statusIn(text) : undefined
}

const plainLines = /^[ !-%'-;=-~¡-¬®-¾À-ÁÆÇÉ-ÍÏÑ-áã-ɏᴬ-ᵪ–—‘’“”„•…€\n]+$/
/** Several lines that need nothing: no blank beside a line end, no gap of two empty lines. */
export function isPlainLines(text: string): boolean {
  return (
    plainLines.test(text) &&
    !text.includes('  ') &&
    !text.includes(' \n') &&
    !text.includes('\n ') &&
    !text.includes('\n\n\n') &&
    text.charCodeAt(0) > 32 &&
    text.charCodeAt(text.length - 1) > 32
  )
}

/** A text that holds on to nothing: a piece of a larger one would keep all of that in memory as long as it is remembered. */
export function detached(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1)
}
