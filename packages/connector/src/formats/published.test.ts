import type { CanonicalRecord, Dataset, Event } from '@wiker/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSource } from '../convert.ts'
import { collect, open, read, tableOf, temporaryFile } from '../testing/source.ts'
import { type WriteFormat, writers } from './writers.ts'

const event: Event = {
  type: 'Event',
  id: 'urn:wiker:event:0123456789abcdef0123',
  name: 'Loto « d’hiver » & bal',
  description: 'Portes à 18 h 30\nde 7 à 77 ans',
  url: 'https://example.org/loto?a=1&b=2',
  startDate: '2026-11-28T20:30:00+01:00',
  endDate: '2026-11-28T23:30:00+01:00',
  eventStatus: 'cancelled',
  location: {
    name: 'Halle',
    streetAddress: '1 rue "A"',
    postalCode: '01130',
    addressLocality: 'Blain',
    latitude: 47.4762,
    longitude: -1.7627,
  },
  organizer: { name: 'Amicale' },
  price: 5,
  priceCurrency: 'EUR',
  image: { url: 'https://example.org/a.jpg' },
  categories: ['loto'],
}
const dataset: Dataset = {
  type: 'Dataset',
  id: 'urn:wiker:catalog:1',
  identifier: 'salles',
  name: 'Salles "municipales"',
  description: 'Les salles\nde la ville',
  url: 'https://example.org/d/salles',
  publisher: { name: 'Ville de Blain' },
  licence: 'Licence Ouverte 2.0',
  dateModified: '2026-10-01',
  keywords: ['salle', 'été'],
  distributions: [
    { url: 'https://example.org/d/salles.csv', name: 'Tableau', format: 'csv', mediaType: 'text/csv' },
    { url: 'https://example.org/d/salles?f=x', format: 'mapinfo tab' },
  ],
}

async function write(format: WriteFormat, ...records: CanonicalRecord[]): Promise<string> {
  const list = async function* () {
    yield* records
  }
  const options = {
    now: '2026-11-23T10:00:00Z',
    title: 'Blain',
    page: 'https://example.org/blain',
    url: 'https://example.org/blain/feed',
    language: 'fr',
  }
  const pieces: AsyncIterable<string | Uint8Array> = writers[format].write(list(), options)
  return (await collect(pieces)).join('')
}

async function converted(name: string, text: string): Promise<CanonicalRecord[]> {
  const source = await openSource(await temporaryFile(name, text), { today: '2026-11-23' })
  const records: CanonicalRecord[] = []
  for (const member of source.members) for await (const one of member.convert()) if (one.ok) records.push(one.record)
  await source.dispose()
  return records
}

describe('a town’s records, published', () => {
  it('in Turtle come back as the events they were', async () => {
    const [back, second] = await converted(
      'a.ttl',
      await write('turtle', event, { ...event, id: 'urn:wiker:event:2', name: 'Autre' }),
    )
    expect(back).toMatchObject({
      type: 'Event',
      name: event.name,
      description: event.description,
      startDate: event.startDate,
      endDate: event.endDate,
      eventStatus: 'cancelled',
      location: event.location,
      organizer: event.organizer,
      price: 5,
      url: event.url,
      image: event.image,
    })
    expect(second).toMatchObject({ name: 'Autre', location: event.location })
  })

  it('in JSON-LD come back as the events they were', async () => {
    const [back] = await converted('a.jsonld', await write('jsonld', event))
    expect(back).toMatchObject({
      name: event.name,
      startDate: event.startDate,
      location: event.location,
      eventStatus: 'cancelled',
      price: 5,
    })
  })

  it('in Atom and JSON Feed are news with their dates', async () => {
    const article: CanonicalRecord = {
      type: 'Article',
      id: 'urn:a',
      name: 'Travaux & détours',
      articleBody: 'Rue <barrée>',
      datePublished: '2026-11-20',
      author: 'Mairie',
      url: 'https://example.org/t',
      categories: ['roads'],
    }
    for (const [format, name] of [
      ['atom', 'a.atom'],
      ['jsonfeed', 'a.json'],
    ] as const) {
      const text = await write(format, article, event)
      const { layer } = await read(name, text)
      expect(layer.format).toBe(format)
      const records = await converted(name, text)
      expect(records).toHaveLength(2)
      expect(records.find(({ name: title }) => title === article.name)).toMatchObject({ url: article.url })
    }
    expect(JSON.parse(await write('jsonfeed', event)).items[0]._event).toMatchObject({
      start: event.startDate,
      place: 'Halle, Blain',
    })
    expect(await write('atom', event)).toContain('<ev:startdate>2026-11-28T20:30:00+01:00</ev:startdate>')
  })

  it('as a DCAT catalogue come back as data sets with their files', async () => {
    const [back] = await converted('a.ttl', await write('dcat', dataset))
    expect(back).toMatchObject({
      type: 'Dataset',
      identifier: 'salles',
      name: dataset.name,
      description: dataset.description,
      url: dataset.url,
      publisher: dataset.publisher,
      licence: dataset.licence,
      dateModified: '2026-10-01',
      keywords: dataset.keywords,
      distributions: dataset.distributions,
    })
  })

  it('that are no data sets are one data set of the catalogue', async () => {
    const layers = await open('a.ttl', await write('dcat', event, { ...event, id: 'urn:2' }))
    const { rows, layer } = await tableOf(layers[0]!)
    expect(layer.facts).toMatchObject({ title: 'Blain', url: 'https://example.org/blain' })
    expect(rows).toEqual([
      expect.objectContaining({ title: 'Blain', distributions: [{ url: 'https://example.org/blain/feed' }] }),
    ])
  })

  it('without a record are an empty list', async () => {
    expect(JSON.parse(await write('jsonfeed')).items).toEqual([])
    for (const format of ['atom', 'turtle', 'dcat'] as const) expect(await write(format)).not.toContain('undefined')
  })

  it('come back whatever their words', async () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter(
        (text) =>
          /^[^\p{C}\ufeff]+$/u.test(text) && text.trim() === text && !/[ÂÃÄÅÈâ<&]/.test(text) && /\p{L}/u.test(text),
      )
    await fc.assert(
      fc.asyncProperty(words, async (name) => {
        const { rows } = await read('a.ttl', await write('turtle', { ...event, name }))
        expect(rows[0]).toMatchObject({ name })
        const feed = await read('a.atom', await write('atom', { ...event, name }))
        expect(String(feed.rows[0]!.title)).toBe(name)
      }),
      { numRuns: 40 },
    )
  })
})
