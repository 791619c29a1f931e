import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addEvent, addRecord, addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../server/app.ts'
import { depsFor } from '../testing/site.ts'
import type { Suggestion } from './suggestions.ts'

const database = await testDatabase()
const { db } = database
const mapTiles = { url: 'https://tiles.example/{z}/{x}/{y}.png', credit: '© OpenStreetMap' }
const app = createApp(depsFor(database))

beforeAll(async () => {
  const savenay = { code: '44195', name: 'Savenay', slug: 'savenay', latitude: 47.36, longitude: -1.94 }
  await addTown(db, savenay)
  await addTown(db, { code: '44137', name: 'Prinquiau', slug: 'prinquiau', latitude: 47.36, longitude: -2.0 })
  await sql`update town set colour = 'marsh' where code = '44195'`.execute(db)
  const town = { town: '44195' }
  const at = { latitude: 47.37, longitude: -1.91 }
  await addRecord(db, 'place', 'Place', { name: 'Pharmacie du Lac', ...at }, { ...town, category: 'pharmacy' })
  await addRecord(db, 'place', 'Place', { name: 'Mairie' }, { ...town, category: 'town-hall' })
  await addEvent(db, { name: 'Loto de l’école' }, { ...town, category: 'loto', dates: ['2026-11-28'] })
  await addEvent(db, { name: 'Loto passé' }, { ...town, category: 'loto', dates: ['2026-10-28'] })
  await addEvent(db, { name: 'Loto inventé' }, { ...town, example: true, dates: ['2026-11-28'] })
  await addRecord(db, 'article', 'Article', { name: 'La piscine rouvre' }, { town: '44137' })
})

const text = async (path: string, from = app) => (await from.request(path)).text()
const json = async (path: string) => (await app.request(path)).json()

describe('suggestions', () => {
  const suggested = async (typed: string, prefix = '') =>
    (
      (await json(`${prefix}/savenay/recherche/suggestions?q=${encodeURIComponent(typed)}`)) as {
        suggestions: Suggestion[]
      }
    ).suggestions

  it('are sections, kinds, what people ask for, then names; nothing past, nothing invented', async () => {
    expect(await suggested('loto')).toEqual([
      { text: 'Loto', about: 'Agenda (1)', href: '/savenay/agenda?category=loto' },
      expect.objectContaining({ text: 'Loto de l’école', about: 'sam. 28\u00a0nov.' }),
    ])
    expect((await suggested('agen'))[0]).toMatchObject({ text: 'Agenda', href: '/savenay/agenda' })
    expect((await suggested('passeport'))[0]).toMatchObject({
      text: 'Mairie',
      href: '/savenay/infos-pratiques#administration',
    })
    expect((await suggested('passport', '/en'))[0]).toMatchObject({
      href: '/en/savenay/infos-pratiques#administration',
    })
  })

  it('forgive a typing mistake, and are none for too little or for nothing like it', async () => {
    expect((await suggested('pharmasie')).map(({ href }) => href)).toContainEqual(
      expect.stringMatching(/infos-pratiques\/pharmacie-du-lac/),
    )
    for (const typed of ['', 'a', 'zzzzzz', '%', "';--"]) expect([typed, await suggested(typed)]).toEqual([typed, []])
  })

  it('say without JavaScript what a misspelt word may mean', async () => {
    expect(await text('/savenay/recherche?q=farmasie')).toMatch(/Vouliez-vous dire.*?q=pharmacie/)
    expect(await text('/savenay/recherche?q=pharmacie')).not.toContain('Vouliez-vous dire')
  })
})

describe('a town on the first screen of a telephone', () => {
  it('has its own name, colour, pages and language', async () => {
    expect(await text('/savenay')).toContain('href="/savenay/app.webmanifest"')
    const manifest = await json('/en/savenay/app.webmanifest')
    expect(manifest).toMatchObject({ name: 'Savenay', start_url: '/en/savenay', lang: 'en', theme_color: '#1d4a2f' })
    const shortcuts = (manifest as { shortcuts: { url: string }[] }).shortcuts.map(({ url }) => url)
    expect(shortcuts).toContain('/en/savenay/agenda?when=weekend')
    for (const url of shortcuts) expect([url, (await app.request(url)).status]).toEqual([url, 200])
  })
})

describe('the map', () => {
  it('gives its points as GeoJSON, with the filter of its page', async () => {
    const points = (await json('/savenay/carte.geojson')) as { features: { properties: { name: string } }[] }
    expect(points.features.map(({ properties }) => properties.name)).toEqual(['Pharmacie du Lac'])
    expect(await json('/savenay/carte.geojson?category=castle')).toEqual({ type: 'FeatureCollection', features: [] })
  })

  it('asks tiles of nobody, unless the site has an address for them', async () => {
    expect(await text('/savenay/carte')).not.toContain('data-tiles')
    const tiled = createApp(depsFor(database, { mapTiles }))
    expect(await text('/savenay/carte', tiled)).toContain(`data-tiles="${mapTiles.url}"`)
  })
})

describe('a wider list', () => {
  it('says of another town’s news which town, and how far; its feed too leads there', async () => {
    expect(await text('/savenay/actualites')).not.toContain('La piscine rouvre')
    const wider = await text('/savenay/actualites?autour=5')
    expect(wider).toMatch(/href="\/prinquiau\/actualites\/la-piscine-rouvre-[^"]+"/)
    expect(wider.replaceAll('\u00a0', ' ')).toContain('Prinquiau, à 5 km')
    const feed = await text('/savenay/actualites.rss?autour=5')
    expect(feed).toContain('/prinquiau/actualites/la-piscine-rouvre')
    expect(feed).toContain('Savenay et à 5')
  })
})
