import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { open, read, tableOf } from '../../testing/source.ts'

const event = {
  '@type': 'MusicEvent',
  '@id': '#concert',
  name: 'Concert',
  startDate: '2026-11-28T20:30+01:00',
  eventStatus: 'https://schema.org/EventCancelled',
  location: {
    '@type': 'Place',
    name: 'Halle',
    address: { streetAddress: '1 rue A', addressLocality: 'Blain' },
    geo: { latitude: 47.4762, longitude: '-1.7627' },
  },
  offers: [
    { '@type': 'Offer', price: '12.00', priceCurrency: 'EUR', url: 'https://example.org/b' },
    { '@type': 'Offer', price: 8, priceCurrency: 'EUR' },
  ],
  image: ['https://example.org/a.jpg', 'https://example.org/b.jpg'],
  organizer: { '@id': '#amicale' },
}
const expected = {
  name: 'Concert',
  place: 'Halle',
  street: '1 rue A',
  locality: 'Blain',
  lat: 47.4762,
  lon: '-1.7627',
  price: '8 EUR',
  ticketUrl: 'https://example.org/b',
  picture: 'https://example.org/a.jpg',
  organiser: 'Amicale',
  eventStatus: 'https://schema.org/EventCancelled',
}
const organisation = { '@type': 'Organization', '@id': '#amicale', name: 'Amicale' }

describe('a JSON-LD document', () => {
  it.each([
    [
      'a graph',
      { '@context': 'https://schema.org', '@graph': [{ '@type': 'WebSite', name: 'Site' }, event, organisation] },
    ],
    [
      'a list of items',
      {
        '@context': 'http://schema.org/',
        '@type': 'ItemList',
        itemListElement: [{ '@type': 'ListItem', position: 1, item: { ...event, organizer: organisation } }],
      },
    ],
    [
      'a context of its own',
      {
        '@context': { s: 'https://schema.org/', '@vocab': 'https://schema.org/', titre: 's:name' },
        ...event,
        name: undefined,
        titre: 'Concert',
        organizer: organisation,
      },
    ],
    ['several documents in one list', [{ '@context': 'https://schema.org', ...event, organizer: organisation }]],
  ])('as %s gives its events with place, price and organiser', async (_, document) => {
    const { rows, layer } = await read('a.jsonld', JSON.stringify(document))
    expect(layer.known?.entity).toBe('event')
    expect(rows).toEqual([expect.objectContaining(expected)])
  })

  it('expanded is read as compacted', async () => {
    const schema = (name: string) => `https://schema.org/${name}`
    const { rows } = await read(
      'a.json',
      JSON.stringify([
        {
          '@id': 'u:1',
          '@type': [schema('Event')],
          [schema('name')]: [{ '@value': 'Loto', '@language': 'fr' }],
          [schema('location')]: [{ '@id': 'u:2' }],
        },
        { '@id': 'u:2', '@type': [schema('Place')], [schema('name')]: [{ '@value': 'Halle' }] },
      ]),
    )
    expect(rows).toEqual([expect.objectContaining({ '@id': 'u:1', name: 'Loto', place: 'Halle' })])
  })

  it('whose context stands elsewhere keeps its words, and nothing is fetched', async () => {
    const { rows } = await read(
      'a.json',
      JSON.stringify({
        '@context': 'http://127.0.0.1:1/context.jsonld',
        '@graph': [
          { '@type': 'Salle', nom: 'Halle' },
          { '@type': 'Salle', nom: 'Préau' },
        ],
      }),
    )
    expect(rows.map(({ nom }) => nom)).toEqual(['Halle', 'Préau'])
  })

  it('of several kinds gives a layer for each', async () => {
    const layers = await open(
      'a.jsonld',
      JSON.stringify({
        '@context': 'https://schema.org',
        '@graph': [event, organisation, { '@type': 'Museum', name: 'Musée', address: 'Place X' }],
      }),
    )
    expect(layers.map(({ path, known }) => [path, known?.entity]).sort()).toEqual([
      ['a.jsonld#Event', 'event'],
      ['a.jsonld#Museum', 'place'],
    ])
  })

  it('of any shape is read or refused with a reason', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue({ maxDepth: 4 }),
        fc.constantFrom('@type', '@id', '@list', '@value', '@reverse', '@graph', 'name', '@context'),
        async (value, key) => {
          try {
            for (const layer of await open(
              'a.json',
              JSON.stringify({ '@context': 'https://schema.org', name: 'A', [key]: value }),
            ))
              await tableOf(layer)
          } catch (error) {
            expect((error as Error).message).toMatch(/bad-jsonld|unreadable/)
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})
