import type { Entity } from '@wiker/model'
import type { FieldSettings } from '../map/column-settings.ts'
import type { MapContext } from '../map/context.ts'
import type { FieldKind } from '../map/fields.ts'
import { normalizeAccessibility } from '../normalize/accessibility.ts'
import {
  htmlToText,
  normalizeAmount,
  normalizeBoolean,
  normalizeDates,
  normalizeIdentifier,
  normalizeLine,
  normalizeNumber,
  normalizePostalCode,
  normalizePrice,
  normalizeRna,
  normalizeSiret,
  normalizeText,
  normalizeTime,
  normalizeTownCode,
} from '../normalize/index.ts'
import { normalizeOpeningHours } from '../normalize/opening-hours.ts'
import { hoursText } from '../normalize/opening-lists.ts'
import { normalizeAgeRange, normalizeLanguage } from '../normalize/people.ts'
import { normalizeStatus } from '../normalize/statuses.ts'
import type { Normalized } from '../types.ts'
import { detached, email, isPlainLines, isPlainText, line, phone, url } from './plain.ts'

export type Convert = (raw: unknown) => Normalized<unknown>

/** Fields of one entity whose values are coded there and plain words elsewhere. */
export function specialConverter(field: string, entity: Entity): Convert | undefined {
  if (field === 'typicalAgeRange') return normalizeAgeRange
  if (field === 'inLanguage') return normalizeLanguage
  if (field === 'accessibility' && entity === 'event') return normalizeAccessibility
  return undefined
}

/** Readers that know their fields give typed values: those are taken as they are, only texts are read. */
export function trusting(convert: Convert): Convert {
  return (raw) => (typeof raw === 'string' || Array.isArray(raw) ? convert(raw) : { value: raw })
}

/** The function that reads one column's values, made once: settings bound, plain cases answered without the careful path. */
export function converterOf(kind: FieldKind, settings: FieldSettings, context: MapContext): Convert {
  const read = readerOf(kind, settings, context)
  if (kind === 'prose') return read
  return (raw) =>
    typeof raw === 'string' && raw.length > LONGEST
      ? { problem: { key: 'cell-too-long', values: { limit: LONGEST } } }
      : read(raw)
}

/** A name, a date or a number is never that long; to look for one in a book would take for ever. */
const LONGEST = 10_000

function readerOf(kind: FieldKind, settings: FieldSettings, context: MapContext): Convert {
  const base = { country: context.country, timezone: context.timezone, today: context.today, ...settings }
  switch (kind) {
    case 'name':
    case 'label':
    case 'words':
    case 'address':
    case 'street':
    case 'streetType':
    case 'townname':
    case 'house':
    case 'suffix':
    case 'country':
      return oftenRemembered(plainLine)
    case 'code':
    case 'identifier':
      return (raw) =>
        typeof raw === 'string' && /^[\w-]+$/.test(raw) && !/^\d+e\d+$/i.test(raw)
          ? { value: raw }
          : normalizeIdentifier(raw)
    case 'prose':
      return prose
    case 'date':
    case 'day':
      return remembered((raw) => normalizeDates(numeric(raw, settings), base))
    case 'time':
      return remembered((raw) => normalizeTime(raw, base))
    case 'year':
      return year
    case 'postcode':
      return remembered((raw) => normalizePostalCode(raw, base))
    case 'towncode':
      return remembered((raw) => normalizeTownCode(raw, base))
    case 'url':
      return url
    case 'image':
      return (raw) => {
        const address = url(raw)
        return address.value === undefined ? address : { ...address, value: { url: address.value } }
      }
    case 'phone':
      return remembered((raw) => (Array.isArray(raw) ? phone(raw.join(' / '), base) : phone(raw, base)))
    case 'email':
      return (raw) => (Array.isArray(raw) ? email(raw.join('; ')) : email(raw))
    case 'category':
      return remembered(categories)
    case 'price':
      return remembered((raw) => normalizePrice(raw, base))
    case 'boolean':
      return normalizeBoolean
    case 'number':
      return (raw) => normalizeAmount(raw, base)
    case 'count':
      return (raw) => count(raw, base)
    case 'hours':
      return remembered((raw) => normalizeOpeningHours(hoursText(raw)))
    case 'status':
      return remembered(normalizeStatus)
    case 'siret':
    case 'orgid':
      return (raw) => organisationId(raw)
    case 'rna':
      return normalizeRna
    case 'direction':
      return remembered(direction)
    case 'list':
      return list
    case 'recurrence':
      // A calendar gives its rule already read; elsewhere it is words.
      return (raw) => (typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? { value: raw } : plainLine(raw))
    default:
      return plainLine
  }
}

function plainLine(raw: unknown): Normalized<string> {
  if (typeof raw === 'string' && (raw.includes('<') || raw.includes('&'))) return normalizeLine(htmlToText(raw))
  if (Array.isArray(raw)) return normalizeLine(raw.filter((each) => typeof each !== 'object').join(', '))
  return line(raw)
}

function prose(raw: unknown): Normalized<string> {
  if (typeof raw === 'string' && (isPlainText(raw) || isPlainLines(raw))) return { value: raw }
  const text = Array.isArray(raw) ? raw.filter((each) => typeof each !== 'object').join('\n') : raw
  if (typeof text !== 'string') return normalizeText(text)
  const html = /<[a-z/!][^>]*>|&(?:[a-z]+|#\d+);/i.test(text)
  const result = normalizeText(html ? htmlToText(text) : text)
  return html && result.value !== undefined
    ? { ...result, repairs: [...(result.repairs ?? []), 'html-to-text'] }
    : result
}

/** Columns repeat themselves: what a text gave once it gives again. */
function remembered(convert: Convert): Convert {
  const known = new Map<unknown, Normalized<unknown>>()
  return (raw) => {
    if (typeof raw !== 'string' && typeof raw !== 'number') return convert(raw)
    let result = known.get(raw)
    if (result === undefined) {
      const own = typeof raw === 'string' ? detached(raw) : raw
      result = convert(own)
      if (known.size > 20_000) known.clear()
      known.set(own, result)
    }
    return result
  }
}

/** For words that may come back or not: remembering goes on only while it pays. */
function oftenRemembered(convert: Convert): Convert {
  const known = new Map<unknown, Normalized<unknown>>()
  let asked = 0
  let paid = 0
  let on = true
  return (raw) => {
    if (!on || typeof raw !== 'string') return convert(raw)
    const before = known.get(raw)
    if (before !== undefined) {
      paid++
      return before
    }
    if (++asked === TRIED) {
      on = paid > TRIED
      known.clear()
      asked = paid = 0
      return convert(raw)
    }
    const own = detached(raw)
    const result = convert(own)
    known.set(own, result)
    return result
  }
}
const TRIED = 2000

/** Serial days and epochs often come as text. */
function numeric(raw: unknown, { epoch, excelEpoch }: FieldSettings): unknown {
  return (epoch || excelEpoch) && typeof raw === 'string' && /^\s*\d+(?:[.,]\d+)?\s*$/.test(raw)
    ? Number(raw.replace(',', '.'))
    : raw
}

function year(raw: unknown): Normalized<number> {
  const match = /(?:^|\D)((?:1[5-9]|20)\d{2})(?!\d)/.exec(String(raw))
  return match ? { value: Number(match[1]) } : { problem: { key: 'year-unreadable' } }
}

function count(raw: unknown, settings: { country: string }): Normalized<number> {
  const number = normalizeNumber(raw, settings)
  if (number.value === undefined) return { problem: number.problem ?? { key: 'number-unreadable' } }
  return Number.isInteger(number.value) && number.value >= 0 ? number : { problem: { key: 'number-not-whole' } }
}

/** SIRET or SIREN when it is one, even with a wrong sum (said); another country's number as it is. */
function organisationId(raw: unknown): Normalized<string> {
  const siret = normalizeSiret(raw)
  if (siret.value !== undefined) return siret
  const other = normalizeIdentifier(raw)
  return other.value !== undefined && /\d/.test(other.value) && !/\d[.,]\d+E\+/i.test(other.value)
    ? { value: other.value }
    : siret
}

function direction(raw: unknown): Normalized<'revenue' | 'expense'> {
  const text = String(raw).trim().toLowerCase()
  if (/^r$|recett|ingreso|venit|revenue|income|intäkt|ertrag|einnahm/.test(text)) return { value: 'revenue' }
  if (/^d$|d[eé]pens|gasto|cheltuiel|expen|kostnad|aufwand|ausgab/.test(text)) return { value: 'expense' }
  return { problem: { key: 'direction-unknown' } }
}

/** `{ "name": "Sport", "slug": "sport" }` is the word Sport. */
function labelOf(each: unknown): unknown {
  if (typeof each !== 'object' || each === null) return each
  const thing = each as Record<string, unknown>
  return ['name', 'nom', 'label', 'libelle', 'title', 'titre', 'nombre', 'denumire', 'namn', 'value', 'valeur']
    .map((key) => thing[key])
    .find((value) => typeof value === 'string')
}

export function list(raw: unknown): Normalized<string[]> {
  const parts = Array.isArray(raw)
    ? raw
        .map(labelOf)
        .filter((each) => each !== undefined && each !== null)
        .map(String)
    : String(raw).split(/\s*[,;|\n]\s*/)
  const words = parts.map((part) => part.trim()).filter((part) => part !== '')
  return words.length > 0 ? { value: [...new Set(words)] } : {}
}

/** The source's own words, one by one; of an address of a category (`…core#Castle`) its last part. */
function categories(raw: unknown): Normalized<string[]> {
  const words = Array.isArray(raw)
    ? list(raw.map(labelOf)).value
    : String(labelOf(raw))
        .split(/\s*[;|\n]\s*|,\s+(?=\p{Lu})/u)
        .map((word) => word.trim())
        .filter(Boolean)
  if (!words || words.length === 0) return {}
  const found = new Set<string>()
  for (const word of words.slice(0, 8)) {
    const cleaned = normalizeLine(word.replace(/^https?:\/\/\S*[#/]/, '')).value
    if (cleaned) found.add(cleaned)
  }
  return found.size > 0 ? { value: [...found] } : {}
}
