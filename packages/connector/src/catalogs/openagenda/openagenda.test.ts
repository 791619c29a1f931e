import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'
import type { Asked, Reply } from '../testing/server.ts'
import { detectOpenagenda } from './detect.ts'

afterEach(closeAll)

const event = (number: number, more: object = {}) => ({
  uid: 9_906_000 + number,
  slug: `loto-${number}`,
  title: { en: `Bingo ${number}`, fr: `Loto ${number}` },
  description: { fr: 'Nombreux lots.' },
  longDescription: { fr: 'Ouverture des portes à **18 h**.' },
  conditions: { fr: '4 € le carton' },
  keywords: { fr: ['loto', 'école'] },
  timings: [
    { begin: '2026-12-05T20:00:00.000+01:00', end: '2026-12-05T23:30:00.000+01:00' },
    { begin: '2026-12-12T20:00:00.000+01:00', end: '2026-12-12T23:30:00.000+01:00' },
  ],
  location: {
    uid: 5,
    name: 'Salle des fêtes',
    address: '3 place de l’Église',
    postalCode: '44260',
    city: 'Prinquiau',
    insee: '44137',
    latitude: 47.3667,
    longitude: -2.0167,
  },
  image: { filename: `${number}.jpg`, base: 'https://cdn.openagenda.com/main/', size: { width: 700 } },
  imageCredits: 'Amicale laïque',
  registration: [
    { type: 'email', value: 'amicale@example.org' },
    { type: 'link', value: 'https://example.org/places' },
  ],
  accessibility: { hi: false, mi: true },
  age: { min: 6, max: 99 },
  status: 1,
  member: { name: 'Une Personne', email: 'personne@example.org' },
  originAgenda: { uid: 4412, title: 'Prinquiau' },
  updatedAt: '2026-11-20T10:00:00.000Z',
  ...more,
})
const all = Array.from({ length: 230 }, (_, number) => event(number))

/** As the API does: `after` tells where the next page begins; null at the end. */
function pages(asked: Asked, url: URL): Reply {
  if (asked.path.startsWith('/v2/') && url.searchParams.get('key') !== 'pk') return { status: 403 }
  const after = Number(url.searchParams.getAll('after[]').at(-1) ?? -1)
  const from = all.findIndex(({ uid }) => uid > after)
  const events = from < 0 ? [] : all.slice(from, from + Number(url.searchParams.get('size')))
  const last = events.at(-1)
  return { body: { total: 230, events, after: last ? [1764961200000, last.uid] : null, success: true } }
}

describe('an agenda of OpenAgenda', () => {
  it.each([
    ['with a key in its address', '/v2/agendas/4412/events?key=pk', {}],
    ['with a key given apart', '/v2/agendas/4412/events', { query: { key: 'pk' } }],
    ['without a key, from its export', '/agendas/4412/events.v2.json?size=20', {}],
  ])('is read to its last page %s', async (_, path, options) => {
    const server = await serve({ '/v2/agendas/4412/events': pages, '/agendas/4412/events.v2.json': pages })
    const { records, error, refusals } = await harvest(server.base + path, options)
    expect(error).toBeUndefined()
    expect(refusals).toEqual([])
    expect(records).toHaveLength(230)
    expect(records[0]).toMatchObject({
      type: 'Event',
      identifier: '9906000',
      name: 'Loto 0',
      description: 'Ouverture des portes à 18 h.',
      startDate: '2026-12-05T20:00:00+01:00',
      endDate: '2026-12-05T23:30:00+01:00',
      recurrence: { rdates: ['2026-12-12T20:00:00+01:00'] },
      location: {
        name: 'Salle des fêtes',
        postalCode: '44260',
        addressLocality: 'Prinquiau',
        townCode: '44137',
        latitude: 47.3667,
        longitude: -2.0167,
      },
      image: { url: 'https://cdn.openagenda.com/main/0.jpg', credit: 'Amicale laïque' },
      url: 'https://openagenda.com/agendas/4412/events/loto-0',
      registrationUrl: 'https://example.org/places',
      price: '4 € le carton',
      accessibility: ['mi'],
      typicalAgeRange: '6-',
      keywords: ['loto', 'école'],
      eventStatus: 'scheduled',
    })
    expect(records[0]).toMatchObject({ additional: { 'title.en': 'Bingo 0' } })
  })

  it('never carries the person who typed an event in', async () => {
    const server = await serve({ '/agendas/4412/events.v2.json': pages })
    const { records } = await harvest(`${server.base}/agendas/4412/events.v2.json`)
    expect(JSON.stringify(records)).not.toContain('personne@example.org')
  })

  it('tells what is cancelled, full or put off', async () => {
    const events = [2, 3, 4, 5, 6].map((status) => event(status, { status }))
    const server = await serve({
      '/agendas/1/events.v2.json': { body: { total: 5, events, after: null, success: true } },
    })
    const { records } = await harvest(`${server.base}/agendas/1/events.v2.json`)
    expect(records.map((record) => 'eventStatus' in record && record.eventStatus)).toEqual([
      'rescheduled',
      'movedOnline',
      'postponed',
      'full',
      'cancelled',
    ])
  })

  it('gives only what changed when asked so, and says it', async () => {
    const server = await serve({ '/agendas/4412/events.v2.json': pages })
    const address = `${server.base}/agendas/4412/events.v2.json`
    const first = await harvest(address)
    expect(first.reading.changesOnly).toBeUndefined()
    const second = await harvest(address, { state: first.reading.state, changesOnly: true })
    expect(second.reading.changesOnly).toBe(true)
    expect(new URL(server.asked.at(-1)!.path, server.base).searchParams.get('updatedAt[gte]')).toBe(
      '2026-11-23T10:00:00.000Z',
    )
  })

  it('with a server that gives the same page for ever ends all the same', async () => {
    let count = 0
    const server = await serve({
      '/agendas/1/events.v2.json': () => ({
        body: { total: 99, events: [event(1)], after: [++count], success: true },
      }),
    })
    const { records, warnings } = await harvest(`${server.base}/agendas/1/events.v2.json`)
    expect(records).toHaveLength(1)
    expect(warnings).toEqual(expect.arrayContaining(['page-again', 'fewer-than-announced']))
    expect(server.asked).toHaveLength(2)
  })

  it('as one answered really is read with its words in French and the others kept', async () => {
    const server = await serve({
      '/v2/agendas/1/events': { body: readFileSync(new URL('samples/events.json', import.meta.url)) },
    })
    const { records, refusals } = await harvest(`${server.base}/v2/agendas/1/events`)
    expect(refusals).toEqual([])
    expect(records).toMatchObject([
      {
        name: 'Mon évènement',
        description: 'Description courte',
        startDate: '2025-01-06T11:00:00+01:00',
        endDate: '2025-01-06T15:00:00+01:00',
        recurrence: { rdates: ['2025-01-06T15:00:00+01:00'] },
        location: { name: 'My location', latitude: 48.854969 },
        keywords: ['mon', 'évènement'],
        additional: { 'title.en': 'My event', 'keywords.en': ['my', 'event'] },
      },
    ])
  })

  it('with nothing announced has no record and is no error', async () => {
    const server = await serve({
      '/agendas/1/events.v2.json': { body: { total: 0, events: [], after: null, success: true } },
    })
    const { records, error } = await harvest(`${server.base}/agendas/1/events.v2.json`)
    expect({ records, error }).toEqual({ records: [], error: undefined })
  })

  it('of which only the first and last times are told keeps both', async () => {
    const [first, last] = event(1).timings
    const { timings: _, ...short } = event(1)
    const server = await serve({
      '/agendas/1/events.v2.json': {
        body: { total: 1, events: [{ ...short, firstTiming: first, lastTiming: last }], after: null },
      },
    })
    const { records } = await harvest(`${server.base}/agendas/1/events.v2.json`)
    expect(records[0]).toMatchObject({
      startDate: '2026-12-05T20:00:00+01:00',
      recurrence: { rdates: ['2026-12-12T20:00:00+01:00'] },
    })
  })

  it.each([
    [
      'https://openagenda.com/fr/ville',
      '<!doctype html><img src="https://cdn.openagenda.com/main/agenda44891982.jpg">',
    ],
    [
      'https://mairie.example/agenda',
      '<html><iframe src="https://openagenda.com/agendas/44891982/embeds/1/events"></iframe>',
    ],
  ])('is found in the page that shows it: %s', (address, text) => {
    const url = new URL(address)
    const answer = { url, text, contentType: 'text/html', headers: {}, whole: true, json: undefined }
    expect(detectOpenagenda({ url, answer })?.name).toBe('agenda-44891982')
    expect(detectOpenagenda({ url, answer: { ...answer, text: '<html>openagenda.com</html>' } })).toBeUndefined()
  })
})
