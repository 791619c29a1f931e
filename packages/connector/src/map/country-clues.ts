import { isInCountry } from '../normalize/country-boxes.ts'
import { countryCustoms } from '../places/country-customs.ts'
import { gazetteerOf } from '../places/gazetteer.ts'
import type { Layer, RawRecord } from '../types.ts'
import { parseLabel } from './lexicon.ts'

export interface Postcodes {
  /** Cells of the columns that are called postal codes. */
  postcodes: string[]
  /** Postal codes of four figures without a town of a five-figure country beside them. */
  fourFigures: boolean
}

const FIVE_FIGURES = ['FR', 'ES']

/** Codes that lost their zero are told from those of four figures by the towns beside them. */
export function postcodesOf(layer: Layer, sample: readonly RawRecord[]): Postcodes {
  const parsed = layer.columns.map(parseLabel)
  const saying = (concept: string) =>
    parsed.findIndex(({ spans }) => spans.some(({ concepts }) => concepts.includes(concept)))
  const [code, town] = [saying('POSTCODE'), saying('TOWN')]
  const rows = code < 0 ? [] : sample.slice(0, 200).filter(({ values }) => String(values[code] ?? '').trim() !== '')
  const postcodes = rows.map(({ values }) => String(values[code]).trim())
  const four = rows.filter(({ values }) => /^\d{4}(?:[.,]0+)?$/.test(String(values[code]).trim()))
  if (four.length === 0 || four.length < rows.length * 0.8) return { postcodes, fourFigures: false }
  const lost = four.filter(({ values }) => {
    const padded = String(values[code]).trim().slice(0, 4).padStart(5, '0')
    const name = town < 0 || town === code ? '' : String(values[town] ?? '')
    return FIVE_FIGURES.some((country) => {
      const there = gazetteerOf(country).byPostalCode(padded)
      return name === ''
        ? there.length > 0
        : gazetteerOf(country)
            .byName(name)
            .some((each) => there.includes(each))
    })
  })
  return { postcodes, fourFigures: lost.length < four.length * 0.3 }
}

/** The countries in whose outline nearly all points lie, when they are given in degrees. */
export function countriesAround(layer: Layer, sample: readonly RawRecord[]): string[] {
  if (layer.crs && layer.crs !== 'EPSG:4326') return []
  const points = sample.slice(0, 200).flatMap((record) => pointOf(layer, record))
  if (points.length === 0) return []
  return Object.keys(countryCustoms).filter(
    (country) => points.filter(([x, y]) => isInCountry(x, y, country)).length >= points.length * 0.9,
  )
}

function pointOf({ columns }: Layer, { geometry, values }: RawRecord): [number, number][] {
  if (geometry) return geometry.type === 'Point' ? [geometry.coordinates as [number, number]] : []
  const at = (names: RegExp) => columns.findIndex((name) => names.test(name))
  const [lat, lon] = [at(/lat(?:it|$|_|\b)/i), at(/lon(?:g|$|_|\b)|lng/i)]
  const numbers = [values[lon], values[lat]].map((value) =>
    Number(
      String(value ?? '')
        .trim()
        .replace(',', '.') || 'x',
    ),
  )
  if (lat !== lon && numbers.every((one) => Number.isFinite(one) && Math.abs(one) <= 180 && one !== 0))
    return [numbers as [number, number]]
  for (const value of values) {
    const match = typeof value === 'string' ? /^POINT\s?Z?\s?\((-?\d{1,2}\.\d+) (-?\d{1,2}\.\d+)/i.exec(value) : null
    if (match) return [[Number(match[1]), Number(match[2])]]
  }
  return []
}
