import { afterEach, describe, expect, it } from 'vitest'
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
