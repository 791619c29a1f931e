import type { FieldKind } from './fields.ts'
import { hasLetters, looksEnumerated, type Profile, share } from './profile.ts'

/** How well a column's values suit a kind of field: 0 (they can't be that) … 1. An empty column suits anything, weakly. */
export function valueFit(profile: Profile, kind: FieldKind): number {
  if (profile.filledCount === 0) return profile.filled === 1 ? 0.8 : 0.4
  return fits[kind](profile)
}

const fits: Record<FieldKind, (profile: Profile) => number> = {
  identifier: (p) => {
    if (share(p, 'prose') > 0.1 || p.meanWords > 4 || share(p, 'boolean', 'latlon', 'wkt', 'email') > 0.5) return 0.05
    if (share(p, 'date', 'datetime') > 0.7 && share(p, 'integer') < 0.7) return 0.5
    if (p.numbers && p.numbers.decimals > 0.3) return 0.1
    return p.distinct > 0.98 ? 1 : p.distinct > 0.8 ? 0.8 : 0.45
  },
  name: (p) => {
    if (!textual(p)) return 0.05
    const enumerated = looksEnumerated(p) ? 0.2 : 0
    return 0.65 + 0.2 * share(p, 'title') + 0.15 * p.distinct - enumerated - (p.meanLength > 150 ? 0.35 : 0)
  },
  label: (p) => (textual(p) ? (p.meanLength > 200 ? 0.6 : 1) : p.numbers ? 0.2 : 0.1),
  words: (p) => (textual(p) || share(p, 'boolean') > 0.5 ? 1 : 0.15),
  prose: (p) => {
    if (share(p, 'boolean', 'email', 'image', 'latlon', 'wkt') > 0.5 || p.numbers) return 0.05
    if (share(p, 'date', 'datetime', 'time') > 0.6 || share(p, 'url') > 0.6) return 0.08
    return p.meanWords > 6 ? 1 : p.meanWords > 3 ? 0.8 : looksEnumerated(p) ? 0.4 : 0.6
  },
  date: (p) => {
    const dates = share(p, 'date', 'datetime')
    if (p.readableDates >= 0.3) return 0.5 + 0.5 * Math.max(p.readableDates, dates * 0.9)
    if (dates >= 0.3) return 0.25
    if (p.numbers && p.numbers.decimals === 0 && p.numbers.min > 1e8 && p.numbers.max < 5e12) return 0.7
    if (p.numbers && p.numbers.min > 18000 && p.numbers.max < 60000 && share(p, 'year') < 0.5) return 0.6
    if (share(p, 'year') > 0.8) return 0.35
    if (share(p, 'weekday') > 0.5) return 0.3
    return dates > 0 ? 0.4 : p.numbers ? 0.05 : share(p, 'time') > 0.5 ? 0.08 : 0.15
  },
  time: (p) => {
    const times = share(p, 'time', 'timespan')
    if (times > 0.3) return 0.5 + 0.5 * times
    if (p.numbers) {
      if (p.numbers.min >= 0 && p.numbers.max < 1 && p.numbers.decimals > 0.5) return 0.8
      return p.numbers.max <= 2400 && p.numbers.decimals < 0.5 ? 0.35 : 0.05
    }
    if (share(p, 'datetime') > 0.5) return 0.1
    return /\d\s*[hH:]|kl/.test(p.examples.slice(0, 20).join(' ')) ? 0.5 : 0.1
  },
  day: (p) => (share(p, 'datetime') > 0.5 ? 0.05 : fits.date(p)),
  timings: (p) => (p.examples.some((text) => /^\[\{.*"(?:begin|start|debut|from|startDate|date)"/i.test(text)) ? 1 : 0),
  year: (p) => (share(p, 'year') > 0.5 ? 1 : yearRange(p) ? 0.7 : share(p, 'date', 'datetime') > 0.6 ? 0.3 : 0.05),
  recurrence: (p) => {
    if (share(p, 'rrule') > 0.1 || share(p, 'weeklyhours') > 0.15) return 1
    // Bare hours and opening times come back, but say no series.
    if (share(p, 'time', 'timespan', 'hours') > 0.3) return 0.08
    return textual(p) ? 0.8 : 0.1
  },
  address: (p) =>
    textual(p) && share(p, 'latlon') < 0.3 ? (share(p, 'prose') > 0.5 ? 0.3 : 0.6 + 0.4 * share(p, 'street')) : 0.05,
  house: (p) =>
    p.meanLength < 8 && /\d/.test(p.examples.slice(0, 5).join('')) && !(p.numbers && p.numbers.decimals > 0.2)
      ? 1
      : 0.1,
  suffix: (p) =>
    p.meanLength >= 8 || share(p, 'time', 'date', 'timespan', 'money') > 0.3 || (p.numbers?.max ?? 0) > 99 ? 0.05 : 1,
  streetType: (p) => (textual(p) && p.meanLength < 15 ? 1 : 0.1),
  street: (p) => (textual(p) ? 0.75 + 0.25 * share(p, 'street') : 0.05),
  postcode: (p) => {
    const codes = share(p, 'postcode')
    if (codes < 0.4) return share(p, 'foreignpostcode') > 0.6 ? 0.45 : 0.05
    return p.knownPostcodes > 0 ? 0.4 * codes + 0.6 * Math.min(1, p.knownPostcodes * 1.6) : 0.5 * codes
  },
  postalLocality: (p) => {
    const both = p.examples.slice(0, 60).filter((text) => postalLocality.test(text)).length
    return both > Math.min(60, p.examples.length) * 0.5 ? 1 : 0
  },
  townname: (p) => (textual(p) && share(p, 'prose') < 0.2 ? 0.5 + 0.5 * share(p, 'town') : 0.05),
  towncode: (p) => {
    const codes = share(p, 'towncode')
    return codes > 0.5
      ? 0.4 + 0.6 * codes
      : share(p, 'integer') > 0.8 && /^\d{4,6}/.test(p.examples[0] ?? '')
        ? 0.35
        : codes > 0.1
          ? 0.2
          : 0.05
  },
  country: (p) => (textual(p) || p.maxLength <= 3 ? 1 : 0.1),
  latitude: (p) => ordinate(p, 90),
  longitude: (p) => ordinate(p, 180),
  latlon: (p) => (share(p, 'latlon') > 0.3 ? share(p, 'latlon') : share(p, 'wkt', 'geojson') > 0.3 ? 0.6 : 0.05),
  geometry: (p) => (share(p, 'wkt', 'geojson') > 0.3 ? 1 : 0.05),
  url: (p) => {
    if (share(p, 'json') > 0.5) return /"\w*(?:url|href)"\s*:/i.test(p.examples[0] ?? '') ? 0.4 : 0.05
    const urls = share(p, 'url', 'image')
    return urls > 0.1 ? 0.4 + 0.6 * urls : /https?:|www\./.test(p.examples.slice(0, 30).join(' ')) ? 0.4 : 0.05
  },
  phone: (p) =>
    share(p, 'phone') > 0.2
      ? 0.4 + 0.6 * share(p, 'phone')
      : share(p, 'integer') > 0.7 && p.meanLength >= 8
        ? 0.7
        : 0.05,
  email: (p) => (share(p, 'email') > 0.15 ? 0.4 + 0.6 * share(p, 'email') : 0.05),
  image: (p) => (share(p, 'image') > 0.2 ? 1 : share(p, 'url') > 0.3 ? 0.75 : 0.08),
  category: (p) => {
    if (share(p, 'url') > 0.5 && p.examples[0]?.includes('#')) return 0.8
    if (share(p, 'url', 'email', 'latlon', 'prose', 'date', 'datetime') > 0.5) return 0.05
    if (share(p, 'boolean') > 0.8) return 0.1
    return textual(p) ? (p.distinct < 0.6 || p.filledCount < 8 ? 1 : 0.7) : 0.3
  },
  price: (p) =>
    share(p, 'money') > 0.2 || /gratuit|libre|gratis|free|€|lei|\bkr\b/i.test(p.examples.slice(0, 30).join(' '))
      ? 1
      : p.numbers
        ? 0.8
        : share(p, 'boolean') > 0.8
          ? 0.1
          : 0.5,
  boolean: (p) => (share(p, 'boolean') > 0.7 || (p.numbers && p.numbers.min >= 0 && p.numbers.max <= 1) ? 1 : 0.15),
  hours: (p) =>
    share(p, 'hours', 'weekday', 'timespan', 'time') > 0.2
      ? 1
      : share(p, 'boolean') > 0.8 || p.numbers
        ? 0.08
        : textual(p)
          ? 0.5
          : 0.15,
  number: (p) => (p.numbers || share(p, 'number') > 0.5 ? 1 : 0.05),
  count: (p) =>
    p.numbers
      ? p.numbers.decimals < 0.1 && p.numbers.min >= 0
        ? 1
        : 0.2
      : /^\d+/.test(p.examples[0] ?? '')
        ? 0.6
        : 0.08,
  status: (p) =>
    /annul|report|complet|cancel|confirm|programm|postpon|aplaz|suspend|anulat|amanat|installd|inställd|maintenu|prevu|prévu|scheduled/i.test(
      p.examples.slice(0, 60).join(' '),
    )
      ? 1
      : 0.05,
  siret: (p) =>
    share(p, 'siret', 'siren') > 0.2
      ? 1
      : share(p, 'integer') > 0.6 && p.meanLength >= 7
        ? 0.7
        : /^(?:[A-Z]{0,2}\d{6,}[A-Z]?|\d{6}-\d{4})$/.test(p.examples[0] ?? '')
          ? 0.6
          : 0.05,
  rna: (p) => (share(p, 'rna') > 0.2 ? 1 : p.meanLength >= 6 && p.meanLength <= 14 ? 0.4 : 0.05),
  orgid: (p) =>
    share(p, 'siret', 'siren', 'rna') > 0.2
      ? 1
      : p.meanWords < 2 && /\d/.test(p.examples.slice(0, 9).join(''))
        ? 0.75
        : p.meanWords < 1.1 && /^[A-Z]+(?:[-_:][A-Z]+)+$/.test(p.examples[0] ?? '')
          ? 0.6
          : 0.15,
  direction: (p) =>
    /recette|d[eé]pense|ingreso|gasto|venit|cheltuiel|revenue|expense|income|expenditure|intäkt|kostnad|ertrag|aufwand|einnahme|ausgabe|^[RD]$/im.test(
      p.examples.join('\n'),
    )
      ? 1
      : 0.15,
  list: (p) => (p.numbers || share(p, 'url') > 0.5 ? 0.1 : 1),
  code: (p) => (p.meanLength < 30 && p.meanWords < 3 ? 1 : 0.4),
}

/** `44130 Blain`, `44130#Blain`, `44130 - BLAIN`. */
export const postalLocality = /^((?:F-|FR-)?\d{4,6}|\d{3} \d{2})\s*[#,;/-]?\s*(\p{L}[^\d]*)$/u

function textual(p: Profile): boolean {
  return (
    !p.numbers &&
    hasLetters(p) &&
    share(p, 'url', 'email', 'image', 'boolean', 'wkt', 'json', 'rrule') < 0.5 &&
    share(p, 'date', 'datetime') < 0.75
  )
}

/** Degrees, or metres of a projection. */
function ordinate(p: Profile, limit: number): number {
  if (p.numbers) {
    const { min, max, decimals } = p.numbers
    if (Math.abs(min) <= 180 && Math.abs(max) <= 180)
      return decimals > 0.3 || p.distinctCount < 3 ? (Math.max(Math.abs(min), Math.abs(max)) <= limit ? 1 : 0.6) : 0.3
    return Math.abs(p.numbers.median) > 5000 ? 0.9 : 0.3
  }
  const text = p.examples.slice(0, 20).join(' ')
  if (/\d\s*[°º]\s*\d/.test(text)) return 0.95
  if (share(p, 'number') > 0.4) return 0.7
  return /^-?\d+[.,\d]*$/.test(p.examples[0] ?? '') ? 0.6 : 0.04
}

const yearRange = (p: Profile) =>
  p.examples.slice(0, 10).every((text) => /(?:19|20)\d{2}\s*[-/]\s*(?:(?:19|20)?\d{2})/.test(text)) &&
  p.examples.length > 0

/** What values alone can tell, when the column's name says nothing to us. */
export function valueOnlyScore(p: Profile, field: string): number {
  if (p.filledCount < 2) return 0
  const few = p.filledCount < 5 ? 0.8 : 1
  return few * (alone[field]?.(p) ?? 0)
}

const over = (value: number, threshold: number, score: number) => (value >= threshold ? score * value : 0)
const alone: Record<string, (p: Profile) => number> = {
  email: (p) => over(share(p, 'email'), 0.7, 0.62),
  url: (p) => over(share(p, 'url'), 0.7, 0.5),
  image: (p) => over(share(p, 'image'), 0.7, 0.6),
  telephone: (p) => (p.numbers ? 0 : over(share(p, 'phone'), 0.7, 0.5)),
  latlon: (p) => over(share(p, 'latlon'), 0.8, 0.72),
  geometry: (p) => over(share(p, 'wkt', 'geojson'), 0.7, 0.8),
  taxID: (p) => over(share(p, 'siret'), 0.7, 0.6),
  rnaNumber: (p) => over(share(p, 'rna'), 0.7, 0.7),
  recurrence: (p) => over(share(p, 'rrule'), 0.3, 0.8),
  addressLocality: (p) => (textual(p) && p.distinctCount >= 4 ? over(share(p, 'town'), 0.85, 0.5) : 0),
  streetAddress: (p) => over(share(p, 'street'), 0.7, 0.5),
  postalCode: (p) => (p.knownPostcodes >= 0.9 && p.distinctCount >= 4 && /^\d{5}/.test(p.examples[0] ?? '') ? 0.52 : 0),
  townCode: (p) =>
    share(p, 'towncode') >= 0.97 &&
    p.distinctCount >= 4 &&
    p.knownPostcodes < 0.6 &&
    /^(?:\d{5}|2[AB]\d{3})$/.test(p.examples[0] ?? '')
      ? 0.5
      : 0,
  startDate: (p) => over(Math.min(share(p, 'date', 'datetime'), p.readableDates), 0.8, 0.46),
  date: (p) => over(Math.min(share(p, 'date', 'datetime'), p.readableDates), 0.8, 0.46),
  datePublished: (p) => over(Math.min(share(p, 'date', 'datetime'), p.readableDates), 0.8, 0.46),
  startTime: (p) => over(share(p, 'time', 'timespan'), 0.8, 0.45),
  openingHours: (p) => over(share(p, 'hours'), 0.7, 0.45),
  name: (p) =>
    textual(p) &&
    p.distinct > 0.85 &&
    p.meanLength < 90 &&
    p.meanLength > 4 &&
    share(p, 'street', 'hours', 'phone') < 0.4
      ? 0.4
      : 0,
  description: (p) => (p.meanWords > 12 && p.distinct > 0.6 && share(p, 'url') < 0.5 ? 0.42 : 0),
}
