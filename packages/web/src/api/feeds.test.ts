import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addEvent, addRecord, addSource, addTown, type DateGiven } from '@wiker/town/testing/rows.ts'
import ICAL from 'ical.js'
import Papa from 'papaparse'
import { SaxesParser } from 'saxes'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../server/app.ts'
import { depsFor, publicUrl } from '../testing/site.ts'

const database = await testDatabase()
const { db } = database
const app = createApp(depsFor(database))
let source: number

const tuesdays: DateGiven[] = ['2026-11-24', '2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22'].map((day) => ({
  day,
  time: '19:00',
}))

beforeAll(async () => {
  const town = '44015'
  await addTown(db, { code: town, name: 'Blain', slug: 'blain' })
  source = await addSource(db, { name: 'Agenda', publisher: 'Ville de Blain', licence: 'Licence Ouverte 2.0' })
  const at = { latitude: 47.476, longitude: -1.763 }
  const provenance = { source: 'https://data.example.org/agenda.csv' }
  const loto = {
    name: 'Loto de l’école; « grand » lot',
    startDate: '2026-11-28T14:00:00+01:00',
    location: { name: 'Salle, rue du Château', ...at },
    provenance,
    url: 'https://ecole.example.org/loto',
    ...at,
  }
  await addEvent(db, loto, { town, category: 'loto', source, dates: ['2026-11-28T14:00'] })
  await addEvent(
    db,
    { name: 'Vide-grenier', startDate: '2026-11-29' },
    { town, category: 'flea-market', dates: ['2026-11-29'] },
  )
  const weekly = { rrule: 'FREQ=WEEKLY;BYDAY=TU', timezone: 'Europe/Paris' }
  await addEvent(
    db,
    { name: 'Judo', startDate: '2026-11-24T19:00:00+01:00', recurrence: weekly },
    { town, category: 'sport', dates: tuesdays },
  )
  await addEvent(
    db,
    { name: 'Exemple', startDate: '2026-11-28' },
    { town, category: 'loto', example: true, dates: ['2026-11-28'] },
  )
  await addEvent(db, { name: 'Passé', startDate: '2026-10-28' }, { town, category: 'loto', dates: ['2026-10-28'] })
  await addRecord(
    db,
    'place',
    'Place',
    { name: 'Château', ...at, email: 'chateau@example.org' },
    { town, category: 'castle', source },
  )
  await addRecord(db, 'place', 'Place', { name: 'Mairie', ...at }, { town, category: 'town-hall' })
  await addRecord(
    db,
    'organization',
    'Organization',
    { name: 'Chorale', email: 'chorale@example.org' },
    { town, category: 'music' },
  )
  await addRecord(
    db,
    'article',
    'Article',
    { name: 'Travaux <rue> & place', datePublished: '2026-11-20' },
    { town, category: 'works', extra: { published_on: '2026-11-20' } },
  )
  await addRecord(db, 'offer', 'Offer', { name: 'Remise' }, { town, extra: { valid_to: '2026-12-31' } })
  await addRecord(
    db,
    'subsidy',
    'Subsidy',
    { name: 'Chorale', year: 2018, amount: 500 },
    { town, extra: { year: 2018, amount: 500 } },
  )
})

async function get(path: string) {
  const response = await app.request(path)
  expect([path, response.status]).toEqual([path, 200])
  return { text: await response.text(), headers: response.headers }
}

const vevents = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
const summaries = async (path: string) =>
  vevents((await get(path)).text)
    .map((event) => event.summary)
    .sort()

describe('the agenda as a calendar', () => {
  it('has the coming events and the series with its rule, no example and nothing past', async () => {
    const { text, headers } = await get('/blain/agenda.ics')
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const events = vevents(text)
    expect(events.map((event) => event.summary).sort()).toEqual([
      'Judo',
      'Loto de l’école; « grand » lot',
      'Vide-grenier',
    ])
    const judo = events.find((event) => event.summary === 'Judo')!
    expect(judo.isRecurring()).toBe(true)
    expect(events.find((event) => event.summary === 'Vide-grenier')!.startDate.isDate).toBe(true)
  })

  it('leads back to the page here, and names the source and its licence', async () => {
    const { text } = await get('/blain/agenda.ics')
    const loto = vevents(text).find((event) => event.summary.startsWith('Loto'))!
    const url = String(loto.component.getFirstPropertyValue('url'))
    expect(url).toMatch(/^https:\/\/wiker\.example\/blain\/agenda\/loto-de-l-ecole-grand-lot-[0-9a-f]{10}$/)
    expect((await app.request(new URL(url).pathname)).status).toBe(200)
    expect(loto.description).toContain('Ville de Blain, Licence Ouverte')
    expect(String(loto.component.getFirstPropertyValue('categories'))).toBe('Loto')
    const alone = vevents((await get(`${new URL(url).pathname}.ics`)).text)[0]!
    expect(alone.description).toContain('Ville de Blain, Licence Ouverte')
  })

  it('takes the filters of the page', async () => {
    expect(await summaries('/blain/agenda.ics?category=sport')).toEqual(['Judo'])
    expect(await summaries('/blain/agenda.ics?from=2026-11-29&to=2026-11-29')).toEqual(['Vide-grenier'])
    expect(await summaries('/blain/agenda.ics?when=today')).toEqual([])
    expect(await summaries('/en/blain/agenda.ics?when=weekend&category=loto')).toEqual([
      'Loto de l’école; « grand » lot',
    ])
  })

  it('of an example says so in its name', async () => {
    const path = /href="(\/blain\/agenda\/exemple-[0-9a-f]{10})"/.exec((await get('/blain/agenda')).text)![1]
    expect(await summaries(`${path}.ics`)).toEqual(['Exemple – Exemple'])
  })

  it('of one event is "add to my calendar"; of what never was, 404', async () => {
    const page = vevents((await get('/blain/agenda.ics?category=sport')).text)[0]!.component.getFirstPropertyValue(
      'url',
    )
    const { text, headers } = await get(`${new URL(String(page)).pathname}.ics`)
    expect(vevents(text).map((event) => event.summary)).toEqual(['Judo'])
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="judo-[0-9a-f]{10}\.ics"$/)
    expect((await app.request('/blain/agenda/judo-0123456789.ics')).status).toBe(404)
  })
})

describe('every list', () => {
  const lists: [string, string[]][] = [
    ['agenda', ['ics', 'rss', 'geojson', 'jsonld', 'csv']],
    ['annuaire', ['geojson', 'jsonld', 'csv']],
    ['patrimoine', ['geojson', 'jsonld', 'csv']],
    ['infos-pratiques', ['geojson', 'jsonld', 'csv']],
    ['actualites', ['rss', 'jsonld']],
    ['bons-plans', ['rss', 'jsonld']],
    ['subventions', ['jsonld', 'csv']],
  ]
  const named: Record<string, string> = {
    agenda: 'Vide-grenier',
    annuaire: 'Chorale',
    patrimoine: 'Château',
    'infos-pratiques': 'Mairie',
    actualites: 'Travaux',
    'bons-plans': 'Remise',
    subventions: 'Chorale',
  }

  it('is given in each format that suits it: well formed, with its content, open to other sites, without e-mail or example', async () => {
    for (const [segment, suffixes] of lists) {
      for (const suffix of suffixes) {
        const { text, headers } = await get(`/blain/${segment}.${suffix}`)
        expect([segment, suffix, headers.get('access-control-allow-origin')]).toEqual([segment, suffix, '*'])
        expect(text).toContain(named[segment])
        expect(text).not.toMatch(/@example\.org|Exemple/)
        wellFormed[suffix]!(text)
      }
    }
  })

  it('has no address in formats that do not suit it', async () => {
    for (const path of [
      '/blain/annuaire.ics',
      '/blain/annuaire.rss',
      '/blain/actualites.csv',
      '/blain/agenda.xml',
      '/blain.ics',
      '/nulle-part/agenda.ics',
    ]) {
      expect([path, (await app.request(path)).status]).toEqual([path, 404])
    }
  })

  it('with nothing in it is still a file that programs read', async () => {
    await addTown(db, { code: '44137', name: 'Prinquiau', slug: 'prinquiau' })
    for (const [segment, suffixes] of lists) {
      for (const suffix of suffixes) wellFormed[suffix]!((await get(`/prinquiau/${segment}.${suffix}`)).text)
    }
  })

  const wellFormed: Record<string, (text: string) => void> = {
    ics: (text) => void ICAL.parse(text),
    geojson: (text) => expect(JSON.parse(text).type).toBe('FeatureCollection'),
    jsonld: (text) => expect(JSON.stringify(JSON.parse(text))).toContain('@context'),
    csv: (text) =>
      expect(
        Papa.parse(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true, header: true }).errors.filter(
          (one) => one.type !== 'Delimiter',
        ),
      ).toEqual([]),
    rss: (text) => {
      const errors: Error[] = []
      const parser = new SaxesParser()
      parser.on('error', (error) => errors.push(error))
      parser.write(text).close()
      expect(errors).toEqual([])
    },
  }
})

describe('the fields of a feed', () => {
  it('of places are points with their credit and their page', async () => {
    const { features } = JSON.parse((await get('/blain/patrimoine.geojson')).text)
    expect(features).toHaveLength(1)
    expect(features[0].geometry).toEqual({ type: 'Point', coordinates: [-1.763, 47.476] })
    expect(JSON.stringify(features[0].properties)).toContain(`${publicUrl}/blain/patrimoine/chateau-`)
  })

  it('of subsidies are those of the year asked for', async () => {
    expect((await get('/blain/subventions.csv?year=2018')).text).toContain('Chorale')
    expect((await get('/blain/subventions.csv?year=2017')).text).not.toContain('Chorale')
  })
})
