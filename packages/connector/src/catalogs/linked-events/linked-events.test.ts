import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'

afterEach(closeAll)

const event = (number: number, whole: boolean) => ({
  id: `kulke:${number}`,
  name: { sv: `Julkonsert ${number}`, fi: `Joulukonsertti ${number}` },
  description: { sv: '<p>Välkommen</p>' },
  start_time: '2026-12-13T17:00:00Z',
  end_time: '2026-12-13T19:00:00Z',
  event_status: 'EventScheduled',
  location: whole
    ? {
        id: 'tprek:1',
        name: { sv: 'Kyrkan' },
        street_address: { sv: 'Storgatan 1' },
        address_locality: { sv: 'Lund' },
        postal_code: '22100',
        position: { type: 'Point', coordinates: [13.19, 55.7] },
      }
    : { '@id': 'https://x/place/1' },
  keywords: whole ? [{ name: { sv: 'musik' } }] : [{ '@id': 'https://x/keyword/1' }],
  offers: [{ is_free: true }],
  images: [{ url: 'https://x.example/bild.jpg' }],
})

describe('a Linked Events service', () => {
  it('gives events with their places, in the reader’s language', async () => {
    const server = await serve({
      '/v1/event/': (_, url) => {
        const whole = (url.searchParams.get('include') ?? '').includes('location')
        const page = Number(url.searchParams.get('page') ?? 1)
        const data = [1, 2].map((step) => event((page - 1) * 2 + step, whole))
        return {
          body: {
            meta: {
              count: 4,
              next: page === 1 ? `{{base}}/v1/event/?page=2&include=location,keywords` : null,
              previous: null,
            },
            data,
          },
        }
      },
    })
    const { records, reading } = await harvest(`${server.base}/v1/event/`, { country: 'SE' })
    expect(reading.download?.protocol).toBe('linked-events')
    expect(records).toHaveLength(4)
    expect(records[3]).toMatchObject({
      type: 'Event',
      name: 'Julkonsert 4',
      startDate: '2026-12-13T18:00:00+01:00',
      location: { name: 'Kyrkan', addressLocality: 'Lund', latitude: 55.7 },
      isAccessibleForFree: true,
      additional: { 'name.fi': 'Joulukonsertti 4' },
    })
  })
})
