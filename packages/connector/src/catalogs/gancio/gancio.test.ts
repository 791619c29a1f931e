import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'

afterEach(closeAll)

const events = [
  {
    id: 12,
    title: 'Bal folk',
    slug: 'bal-folk',
    multidate: false,
    start_datetime: 1_797_021_000,
    end_datetime: 1_797_033_600,
    media: [{ url: 'affiche.jpg', height: 900, width: 600, name: 'Affiche', focalpoint: [0, 0] }],
    is_visible: true,
    tags: ['danse', 'folk'],
    place: { id: 3, name: 'Le Hangar', address: '4 quai des Marais, 44480 Donges', latitude: 47.31, longitude: -2.08 },
    online_locations: [],
  },
  {
    id: 13,
    title: 'Projection',
    slug: 'projection',
    start_datetime: 1_797_107_400,
    end_datetime: null,
    media: [],
    tags: [],
    place: { name: 'Le Hangar' },
  },
]
const front = {
  body: '<!doctype html><html><head><title>Agenda</title><script id="__NUXT__">{"name":"gancio"}</script></head></html>',
}

describe('a Gancio', () => {
  it.each(['/', '/api/events'])('gives what is to come from %s', async (path) => {
    const server = await serve({ '/': front, '/api/events': { body: events } })
    const { records, reading } = await harvest(server.base + path)
    expect(reading.download?.protocol).toBe('gancio')
    expect(records).toMatchObject([
      {
        type: 'Event',
        name: 'Bal folk',
        startDate: '2026-12-11T21:30:00+01:00',
        endDate: '2026-12-12T01:00:00+01:00',
        location: { name: 'Le Hangar', latitude: 47.31 },
        url: `${server.base}/event/bal-folk`,
        image: { url: `${server.base}/media/affiche.jpg` },
        keywords: ['danse', 'folk'],
      },
      { name: 'Projection', startDate: '2026-12-12T21:30:00+01:00', endDate: null },
    ])
  })
})
