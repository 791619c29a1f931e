import type { CanonicalRecord, Place } from '@wiker/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collect, read } from '../testing/source.ts'
import { writers } from './writers.ts'

const place: Place = {
  type: 'Place',
  id: 'urn:wiker:place:1',
  name: 'Halle "du bourg" & préau',
  description: 'Première ligne\nseconde  ligne',
  latitude: 47.4762,
  longitude: -1.7627,
  telephone: '+33 2 40 79 00 00',
  categories: ['hall', 'venue'],
  additional: { code: '00123', ouverte: true, depuis: '2026-11-28', places: 120 },
}

async function* list(records: CanonicalRecord[]) {
  yield* records
}

async function write(format: 'xlsx' | 'ods', ...records: CanonicalRecord[]): Promise<Buffer> {
  return Buffer.concat(
    await collect(writers[format].write(list(records), { now: '2026-11-23T10:00:00Z', title: 'Les lieux' })),
  )
}

describe.each(['xlsx', 'ods'] as const)('records written as %s', (format) => {
  it('come back cell by cell: days as days, codes with their zeros, numbers as numbers', async () => {
    const { layer, rows } = await read(`a.${format}`, await write(format, place, { ...place, name: 'Préau' }))
    expect(layer.path).toBe(`a.${format}#Les lieux`)
    expect(rows).toHaveLength(2)
    expect(rows[0]).toEqual({
      type: 'Place',
      id: place.id,
      name: place.name,
      description: place.description,
      latitude: 47.4762,
      longitude: -1.7627,
      telephone: place.telephone,
      categories: 'hall | venue',
      'additional.code': '00123',
      'additional.ouverte': true,
      'additional.depuis': '2026-11-28',
      'additional.places': 120,
    })
  })

  it('run no formula', async () => {
    const { rows } = await read(`a.${format}`, await write(format, { ...place, name: '=HYPERLINK("http://x")' }, place))
    expect(rows[0]!.name).toBe('=HYPERLINK("http://x")')
  })

  it('with any text come back the same', async () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter(
        (text) =>
          /^[^\p{Cc}\p{Cs}\p{Cn}\p{Co}\ufeff\u2028\u2029]+$/u.test(text) &&
          text.trim() === text &&
          !/[ÂÃÄÅÈâ]/.test(text),
      )
      .filter((text) => !/^\d{4}-\d\d-\d\d$|^#|^Err:|^(sous|total|suma)/i.test(text))
    await fc.assert(
      fc.asyncProperty(words, words, async (name, description) => {
        const { rows } = await read(`a.${format}`, await write(format, { ...place, name, description }, place))
        expect(rows[0]).toMatchObject({ name, description })
      }),
      { numRuns: 60 },
    )
  })

  it('are the same bytes each time', async () => {
    expect((await write(format, place)).equals(await write(format, place))).toBe(true)
  })

  it('stop with the reason of what broke while they were read', async () => {
    const breaking = async function* (): AsyncGenerator<CanonicalRecord> {
      yield place
      throw new Error('the source broke')
    }
    await expect(collect(writers[format].write(breaking(), { now: '' }))).rejects.toThrow('the source broke')
  })
})
