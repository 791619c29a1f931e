import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'
import type { Routes } from '../testing/server.ts'

afterEach(closeAll)

const front = {
  body: '<!DOCTYPE html><html><head><title>Mobilizon</title></head><body><div id="app"></div></body></html>',
}
const all = Array.from({ length: 60 }, (_, number) => ({
  uuid: `u${number}`,
  title: `Atelier vélo ${number}`,
  url: `https://mobilizon.example/events/u${number}`,
  beginsOn: '2026-12-05T13:00:00Z',
  endsOn: '2026-12-05T16:00:00Z',
  status: number === 1 ? 'CANCELLED' : 'CONFIRMED',
  category: 'SPORTS',
  physicalAddress: {
    description: 'Local associatif',
    street: '2 rue du Stade',
    locality: 'Blain',
    postalCode: '44130',
    geom: '-1.7627;47.4762',
  },
  attributedTo: { name: 'Vélo Blain' },
  tags: [{ title: 'vélo' }],
}))
const api: Routes[string] = ({ body, method }) => {
  if (method !== 'POST') return { status: 405 }
  const { page, limit } = JSON.parse(body).variables
  return { body: { data: { events: { total: 60, elements: all.slice((page - 1) * limit, page * limit) } } } }
}

describe('a Mobilizon', () => {
  it('gives all its events', async () => {
    const server = await serve({ '/': front, '/api': api })
    const { records, error } = await harvest(`${server.base}/`)
    expect(error).toBeUndefined()
    expect(records).toHaveLength(60)
    expect(records[1]).toMatchObject({
      name: 'Atelier vélo 1',
      startDate: '2026-12-05T14:00:00+01:00',
      eventStatus: 'cancelled',
      location: { name: 'Local associatif', addressLocality: 'Blain', latitude: 47.4762, longitude: -1.7627 },
      organizer: { name: 'Vélo Blain' },
    })
  })

  it('gives a group’s calendar', async () => {
    const server = await serve({
      '/@velo': front,
      '/@velo/feed/ics': {
        body: 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261205T130000Z\r\nSUMMARY:Atelier\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
      },
    })
    expect((await harvest(`${server.base}/@velo`)).records).toMatchObject([{ type: 'Event', name: 'Atelier' }])
  })

  it('that refuses says why', async () => {
    const server = await serve({ '/': front, '/api': { body: { errors: [{ message: 'Not allowed here' }] } } })
    expect((await harvest(`${server.base}/`)).error).toEqual({
      key: 'service-refuses',
      values: { reason: 'Not allowed here' },
    })
  })
})
