import type { CanonicalRecord, Place } from '@wiker/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collect, read } from '../testing/source.ts'
import { type WriteFormat, writers } from './writers.ts'

const place: Place = {
  type: 'Place',
  id: 'urn:wiker:place:1',
  name: 'Halle "du bourg"',
  description: 'Ligne\nsuivante; fin, oui',
  latitude: 47.4762,
  longitude: -1.7627,
  telephone: '+33 2 40 79 00 00',
  categories: ['hall', 'venue'],
  additional: { code: 'A12' },
}

async function write(format: WriteFormat, ...records: CanonicalRecord[]): Promise<string> {
  const list = async function* () {
    yield* records
  }
  const pieces: AsyncIterable<string | Uint8Array> = writers[format].write(list(), { now: '2026-11-23T10:00:00Z' })
  return (await collect(pieces)).join('')
}

describe('records written', () => {
  it('as lines or as JSON are the records themselves', async () => {
    expect(JSON.parse((await write('ndjson', place)).trim())).toEqual(place)
    expect(JSON.parse(await write('json', place, place))).toEqual([place, place])
    expect(JSON.parse(await write('json'))).toEqual([])
  })

  it('as CSV come back cell by cell', async () => {
    const { rows } = await read('a.csv', await write('csv', place, { ...place, id: 'b', name: 'Préau' }))
    expect(rows[0]).toMatchObject({
      name: place.name,
      description: place.description,
      latitude: '47.4762',
      longitude: '-1.7627',
      telephone: '+33 2 40 79 00 00',
      categories: 'hall | venue',
      'additional.code': 'A12',
    })
  })

  it.each(['=HYPERLINK("http://x")', '@SUM(A1)', '+cmd|x', '-2+3+cmd', '\t=1'])(
    'as CSV never run %j as a formula',
    async (name) => {
      const text = await write('csv', { ...place, name }, place)
      const { rows } = await read('a.csv', text)
      expect(String(rows[0]!.name).startsWith("'")).toBe(true)
    },
  )

  it('as GeoJSON come back with their position', async () => {
    const { rows, records } = await read('a.geojson', await write('geojson', place))
    expect(records[0]!.geometry).toEqual({ type: 'Point', coordinates: [-1.7627, 47.4762] })
    expect(rows[0]).toMatchObject({ id: place.id, name: place.name, 'additional.code': 'A12' })
  })

  it('as JSON-LD are a graph of schema.org', async () => {
    const graph = JSON.parse(await write('jsonld', place))
    expect(graph['@context']).toBe('https://schema.org')
    expect(graph['@graph'][0]).toMatchObject({ name: place.name })
  })

  it('with any text come back the same from CSV, GeoJSON and lines', async () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter(
        (text) =>
          /^[^\p{C}\ufeff]+$/u.test(text) && text.trim() === text && !/^[=@+#'-]/.test(text) && !/[ÂÃÄÅÈâ]/.test(text),
      )
    await fc.assert(
      fc.asyncProperty(words, words, async (name, description) => {
        const record = { ...place, name, description }
        for (const format of ['csv', 'geojson', 'ndjson'] as const) {
          const { rows } = await read(`a.${format}`, await write(format, record, place))
          expect(rows[0]).toMatchObject({ name, description })
        }
      }),
      { numRuns: 40 },
    )
  })
})
