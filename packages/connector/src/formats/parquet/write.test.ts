import type { CanonicalRecord, Place } from '@wiker/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collect, read } from '../../testing/source.ts'
import { writeParquet } from './write.ts'

const place: Place = {
  type: 'Place',
  id: 'urn:wiker:place:1',
  name: 'Bibliothèque œuvrée',
  latitude: 47.4762,
  longitude: -1.7627,
  categories: ['hall', 'venue'],
  additional: { code: '00123', ouverte: true, places: 120 },
}

async function write(records: Iterable<CanonicalRecord>): Promise<Buffer> {
  const list = async function* () {
    yield* records
  }
  return Buffer.concat(await collect(writeParquet(list(), { now: '2026-11-23T10:00:00Z' })))
}

describe('records written as Parquet', () => {
  it('come back with their types, accents and position', async () => {
    const { layer, rows, records } = await read(
      'a.parquet',
      await write([place, { ...place, name: 'Préau', latitude: undefined, longitude: undefined }]),
    )
    expect(layer).toMatchObject({ format: 'geoparquet', crs: 'EPSG:4326' })
    expect(rows[0]).toEqual({
      type: 'Place',
      id: place.id,
      name: place.name,
      latitude: 47.4762,
      longitude: -1.7627,
      categories: 'hall | venue',
      'additional.code': '00123',
      'additional.ouverte': true,
      'additional.places': 120,
    })
    expect(records.map(({ geometry }) => geometry)).toEqual([
      { type: 'Point', coordinates: [-1.7627, 47.4762] },
      undefined,
    ])
  })

  it('with an outline keep it', async () => {
    const geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    }
    const { records } = await read('a.parquet', await write([{ ...place, geometry } as unknown as Place]))
    expect(records[0]!.geometry).toEqual(geometry)
  })

  it('without a position are plain Parquet', async () => {
    const { layer, rows } = await read(
      'a.parquet',
      await write([{ ...place, latitude: undefined, longitude: undefined }]),
    )
    expect(layer.format).toBe('parquet')
    expect(rows).toHaveLength(1)
  })

  it('lose nothing when later ones are of another kind', async () => {
    const many = function* (): Generator<CanonicalRecord> {
      for (let index = 0; index < 30_000; index++)
        yield {
          ...place,
          id: `urn:${index}`,
          additional: index === 29_000 ? { places: 'beaucoup', neuf: 'oui' } : { places: index },
        }
    }
    const { rows } = await read('a.parquet', await write(many()))
    expect(rows).toHaveLength(30_000)
    expect(rows[12_345]).toMatchObject({ id: 'urn:12345', 'additional.places': 12_345 })
    expect(JSON.parse(String(rows[29_000]!.additional))).toEqual({
      'additional.places': 'beaucoup',
      'additional.neuf': 'oui',
    })
  })

  it('may be none', async () => {
    expect((await read('a.parquet', await write([]))).rows).toEqual([])
  })

  it('with any text come back the same', async () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter((text) => text.isWellFormed() && !/[ÂÃÄÅÈâ]/.test(text))
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 20 }), async (names) => {
        const { rows } = await read('a.parquet', await write(names.map((name) => ({ ...place, name }))))
        expect(rows.map(({ name }) => name)).toEqual(names)
      }),
      { numRuns: 60 },
    )
  })
})
