import type { CanonicalRecord, Place } from '@wiker/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collect, read } from '../testing/source.ts'
import { writers } from './writers.ts'

const place = {
  type: 'Place',
  id: 'urn:wiker:place:1',
  name: 'Halle "du bourg" & préau <neuf>',
  description: 'Première ligne\nseconde ligne',
  latitude: 47.4762,
  longitude: -1.7627,
  categories: ['hall', 'venue'],
  additional: { code: '00123', ouverte: true, places: 120 },
} as unknown as Place
const shaped = (geometry: object, name: string): CanonicalRecord =>
  ({ ...place, id: `urn:wiker:place:${name}`, name, geometry }) as CanonicalRecord

const formats = ['kml', 'gpx', 'flatgeobuf', 'geopackage'] as const
const extensions = { kml: 'kml', gpx: 'gpx', flatgeobuf: 'fgb', geopackage: 'gpkg' }

async function back(format: (typeof formats)[number], ...records: CanonicalRecord[]) {
  const list = async function* () {
    yield* records
  }
  const parts = await collect<string | Uint8Array>(
    writers[format].write(list(), { now: '2026-11-23T10:00:00Z', title: 'Les lieux' }),
  )
  return read(`a.${extensions[format]}`, Buffer.concat(parts.map((part) => Buffer.from(part as string))))
}

const ring = [
  [0, 0],
  [0, 9],
  [9, 9],
  [0, 0],
]
const hole = [
  [1, 2],
  [1, 3],
  [2, 3],
  [1, 2],
]
const shapes: Record<string, object> = {
  line: { type: 'LineString', coordinates: ring.slice(0, 3) },
  lines: { type: 'MultiLineString', coordinates: [ring.slice(0, 2), ring.slice(1, 3)] },
  area: { type: 'Polygon', coordinates: [ring, hole] },
  areas: {
    type: 'MultiPolygon',
    coordinates: [[ring, hole], [hole]],
  },
  points: { type: 'MultiPoint', coordinates: ring.slice(0, 3) },
  several: {
    type: 'GeometryCollection',
    geometries: [
      { type: 'Point', coordinates: [1, 2] },
      { type: 'LineString', coordinates: ring.slice(0, 2) },
    ],
  },
}

describe.each(formats)('records written as %s', (format) => {
  it('come back with their words and position', async () => {
    const { layer, rows, records } = await back(format, place, { ...place, id: 'b', name: 'Préau' })
    expect(layer.crs).toBe('EPSG:4326')
    expect(rows).toHaveLength(2)
    const [first] = rows
    expect(first).toMatchObject({ name: place.name, id: place.id })
    expect(first!.description ?? first!.desc).toBe(place.description)
    expect(first!.categories ?? first!.type).toBe('hall | venue')
    expect(String(first!['additional.code'])).toBe('00123')
    expect(String(first!['additional.places'])).toBe('120')
    expect(records[0]!.geometry).toEqual({ type: 'Point', coordinates: [-1.7627, 47.4762] })
    expect(layer.warnings).toEqual([])
  })

  it('keep any text', async () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((text) => /^[^\p{C}\ufeff]+$/u.test(text) && text.trim() === text && !/[ÂÃÄÅÈâ]|^<.*>$/.test(text))
    await fc.assert(
      fc.asyncProperty(words, async (name) => {
        const { rows } = await back(format, { ...place, name }, place)
        expect(rows[0]!.name).toBe(name)
      }),
      { numRuns: 30 },
    )
  })

  it('none at all make an empty file that is whole', async () => {
    if (format === 'gpx') return
    const { records } = await back(format)
    expect(records).toEqual([])
  })
})

describe.each(['kml', 'flatgeobuf', 'geopackage'] as const)('shapes written as %s', (format) => {
  it.each(Object.keys(shapes))('of kind %s come back as they were', async (kind) => {
    const { records } = await back(format, shaped(shapes[kind]!, 'A'), place)
    expect(records[0]!.geometry).toEqual(shapes[kind])
  })

  it('that are missing stay missing', async () => {
    const { latitude: _, longitude: __, ...nowhere } = place as Place & { latitude: number; longitude: number }
    const { records, rows } = await back(format, nowhere as Place)
    expect(rows[0]).toMatchObject({ name: place.name })
    expect(records[0]!.geometry).toBeUndefined()
  })
})

describe('a walk written as GPX', () => {
  it('is a track', async () => {
    const { layer, records } = await back('gpx', shaped(shapes.lines!, 'Tour'))
    expect(layer.format).toBe('gpx')
    expect(records[0]!.geometry).toEqual(shapes.lines)
  })
})
