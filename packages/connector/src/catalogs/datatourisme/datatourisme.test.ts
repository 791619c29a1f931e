import { afterEach, describe, expect, it } from 'vitest'
import { temporaryFile } from '../../testing/source.ts'
import { zip } from '../../testing/zip.ts'
import { closeAll, harvest, serve } from '../testing/kit.ts'

afterEach(closeAll)

const object = (number: number, more: object = {}) => ({
  uuid: `aaaa-${number}`,
  uri: `https://data.datatourisme.fr/23/aaaa-${number}`,
  label: { '@fr': `Fête de la Saint-Jean ${number}`, '@en': `Midsummer ${number}` },
  type: ['schema:Event', 'EntertainmentAndEvent', 'PointOfInterest', 'TraditionalCelebration'],
  hasDescription: [{ shortDescription: { '@fr': 'Feu et bal.' } }],
  isLocatedAt: [
    {
      address: [
        {
          streetAddress: ['1 quai du Port'],
          postalCode: '44480',
          addressLocality: 'Donges',
          hasAddressCity: { insee: '44052', label: { '@fr': 'Donges' } },
        },
      ],
      geo: { latitude: 47.32, longitude: -2.07 },
    },
  ],
  takesPlaceAt: [{ startDate: '2027-06-24', endDate: '2027-06-24', startTime: '19:00:00', endTime: '23:30:00' }],
  hasContact: [{ telephone: ['+33 2 40 00 00 00'], homepage: ['https://donges.example/saint-jean'] }],
  hasMainRepresentation: [{ hasRelatedResource: [{ locator: ['https://img.example/feu.jpg'] }] }],
  lastUpdate: '2026-11-01',
  ...more,
})
const all = [
  ...Array.from({ length: 120 }, (_, number) => object(number)),
  object(200, {
    type: ['PlaceOfInterest', 'PointOfInterest', 'Museum'],
    takesPlaceAt: undefined,
    label: { '@fr': 'Musée du port' },
  }),
]

describe('the national base of tourism', () => {
  it('gives events and places apart, to the last page, with its key on each', async () => {
    const server = await serve({
      '/v1/catalog': ({ headers }, url) => {
        if (headers['x-api-key'] !== 'k') return { status: 401 }
        const page = Number(url.searchParams.get('page') ?? 1)
        const size = Number(url.searchParams.get('page_size') ?? 20)
        const next = page * size < all.length ? `{{base}}/v1/catalog?page=${page + 1}&page_size=${size}` : null
        return { body: { objects: all.slice((page - 1) * size, page * size), meta: { total: all.length, next } } }
      },
    })
    const { members, error, broken } = await harvest(`${server.base}/v1/catalog?filters=insee%3D%3D44052`, {
      headers: { 'x-api-key': 'k' },
    })
    expect({ error, broken }).toEqual({ error: undefined, broken: undefined })
    expect(Object.entries(members).map(([path, list]) => [path, list.length])).toEqual([
      ['events.json', 120],
      ['places.json', 1],
    ])
    expect(members['events.json']![0]).toMatchObject({
      type: 'Event',
      name: 'Fête de la Saint-Jean 0',
      startDate: '2027-06-24T19:00:00+02:00',
      endDate: '2027-06-24T23:30:00+02:00',
      location: { streetAddress: '1 quai du Port', postalCode: '44480', townCode: '44052', latitude: 47.32 },
      image: { url: 'https://img.example/feu.jpg' },
      url: 'https://donges.example/saint-jean',
      provenance: { licence: 'Licence Ouverte 2.0' },
    })
    expect(members['places.json']![0]).toMatchObject({ type: 'Place', name: 'Musée du port', townCode: '44052' })
  })

  it('has no midnight for an hour nobody gave', async () => {
    const server = await serve({
      '/v1/events': {
        body: {
          objects: [
            object(1, { takesPlaceAt: [{ startDate: '2027-07-03', endDate: '2027-07-05', startTime: '00:00:00' }] }),
          ],
          meta: { total: 1, next: null },
        },
      },
    })
    expect((await harvest(`${server.base}/v1/events`)).records).toMatchObject([
      { startDate: '2027-07-03', endDate: '2027-07-05' },
    ])
  })
})

/** As the flows have it: names of borrowed vocabularies with their prefix, texts by language in lists. */
const dumped = (number: number, more: object = {}) => ({
  '@id': `https://data.datatourisme.fr/23/bbbb-${number}`,
  '@type': ['schema:Event', 'EntertainmentAndEvent', 'PointOfInterest', 'TraditionalCelebration'],
  'dc:identifier': `FMA-${number}`,
  'rdfs:label': { fr: [`Fête du port ${number}`], en: [`Harbour fair ${number}`] },
  'rdfs:comment': { fr: ['Feu et bal.'] },
  hasBeenCreatedBy: { 'schema:legalName': 'Office de tourisme' },
  isLocatedAt: [
    {
      'schema:address': [
        {
          'schema:addressLocality': 'Donges',
          'schema:postalCode': '44480',
          'schema:streetAddress': ['1 quai du Port'],
          hasAddressCity: { insee: '44052', 'rdfs:label': { fr: ['Donges'] } },
        },
      ],
      'schema:geo': { 'schema:latitude': '47.32', 'schema:longitude': '-2.07' },
    },
  ],
  takesPlaceAt: [{ startDate: '2027-06-24', endDate: '2027-06-24', startTime: '19:00:00', endTime: '23:30:00' }],
  hasContact: [{ 'schema:telephone': ['+33 2 40 00 00 00'], 'foaf:homepage': ['https://donges.example/port'] }],
  hasMainRepresentation: [
    {
      'ebucore:hasRelatedResource': [{ 'ebucore:locator': ['https://img.example/port.jpg'] }],
      'ebucore:hasAnnotation': [{ credits: ['Office de tourisme'] }],
    },
  ],
  lastUpdateDatatourisme: '2026-11-20T06:30:50.123Z',
  ...more,
})
const museum = {
  '@type': ['PlaceOfInterest', 'Museum'],
  takesPlaceAt: undefined,
  'rdfs:label': { fr: ['Musée du port'] },
}
const file = (number: number) => `${number % 10}/${number % 100}/23-bbbb-${number}.json`
function dump(count: number, changed: (number: number) => string = () => '2026-11-20T06:30:50Z'): Uint8Array {
  const numbers = Array.from({ length: count }, (_, number) => number)
  return zip({
    ...Object.fromEntries(
      numbers.map((number) => [`objects/${file(number)}`, JSON.stringify(dumped(number, number === 0 ? museum : {}))]),
    ),
    'objects/broken.json': '{"@id":',
    'index.json': JSON.stringify(
      numbers.map((number) => ({
        label: `Fête ${number}`,
        lastUpdateDatatourisme: changed(number),
        file: file(number),
      })),
    ),
  })
}

describe('a flow of the national base of tourism', () => {
  it('on this machine is one list of events and one of places, not a file for each', async () => {
    const { members, error } = await harvest(await temporaryFile('flux.zip', dump(2600)))
    expect(error).toBeUndefined()
    expect(Object.entries(members).map(([path, list]) => [path, list.length])).toEqual([
      ['events.json', 2599],
      ['places.json', 1],
    ])
    expect(members['events.json']![0]).toMatchObject({
      type: 'Event',
      name: 'Fête du port 1',
      startDate: '2027-06-24T19:00:00+02:00',
      location: { streetAddress: '1 quai du Port', postalCode: '44480', townCode: '44052', latitude: 47.32 },
      url: 'https://donges.example/port',
      image: { url: 'https://img.example/port.jpg', credit: 'Office de tourisme' },
    })
  })

  it('by its web service is asked for only when it changed, and keeps its key to itself', async () => {
    const path = '/webservice/3e9bc051440b15286cd66710d4ddd5d5/0f025bf9-aaaa-bbbb-cccc-c35fe273aaaa'
    const server = await serve({
      [path]: ({ headers }) =>
        headers['if-none-match'] === '"a"'
          ? { status: 304 }
          : { body: Buffer.from(dump(3)), headers: { etag: '"a"', 'content-type': 'application/zip' } },
    })
    const { records, reading } = await harvest(server.base + path)
    expect(records).toHaveLength(3)
    expect(JSON.stringify([records, reading.download?.url])).not.toContain('0f025bf9')
    expect((await harvest(server.base + path, { state: reading.state })).reading.unchanged).toBe(true)
  })

  it('gives only what changed when that is wanted', async () => {
    const path = '/webservice/3e9b/0f02'
    const server = await serve({
      [path]: {
        body: Buffer.from(dump(20, (number) => (number < 4 ? '2026-11-23T12:00:00Z' : '2026-11-01T00:00:00Z'))),
        headers: { 'content-type': 'application/zip' },
      },
    })
    const state = { protocol: 'datatourisme', read: '2026-11-22T00:00:00.000Z' }
    const { records, reading } = await harvest(server.base + path, { state, changesOnly: true })
    expect(reading.changesOnly).toBe(true)
    expect(records).toHaveLength(4)
  })

  it('is not seen in other archives', async () => {
    const other = zip({ 'index.json': '[]', 'objects/a.json': '[{"nom":"A","ville":"B"},{"nom":"C","ville":"D"}]' })
    const { members } = await harvest(await temporaryFile('a.zip', other))
    expect(Object.keys(members).join()).not.toContain('events.json')
  })
})
