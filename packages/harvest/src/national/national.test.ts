import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { CanonicalRecord } from '@wiker/model'
import { createClock } from '@wiker/platform'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { harvestSource } from '../run/run.ts'
import { readSource, readSourceBySlug } from '../sources/read.ts'
import { retireSource, saveSource } from '../sources/write.ts'
import { readTownRegister } from '../towns/register.ts'
import { fileOf, folderOf, isDue, readState } from './cache.ts'
import { type NationalSource, readNationalSources } from './description.ts'
import { fetchNational } from './fetch.ts'
import { declareQueries, fillFromCache } from './fill.ts'
import { fetchDue } from './job.ts'
import { listNational } from './list.ts'

const { db } = await testDatabase()
const cache = await mkdtemp(join(tmpdir(), 'wiker-national-'))
afterAll(() => rm(cache, { recursive: true, force: true }))
const samples = new URL('./samples/', import.meta.url).pathname
const replayed = await readdir(samples)

/** Answers as the publishers do: each source's sample, by its name; `changed` takes its place. */
const changed = new Map<string, string | number>()
const asked: { url: string; conditional: boolean }[] = []
const server = createServer(async (request, response) => {
  const slug = new URL(request.url!, 'http://localhost').pathname.split('/')[1]!
  const conditional = request.headers['if-none-match'] !== undefined
  asked.push({ url: request.url!, conditional })
  const other = changed.get(request.url!.slice(1)) ?? changed.get(slug)
  if (typeof other === 'number') return void response.writeHead(other).end()
  const body = other ?? (await readFile(join(samples, replayed.find((file) => file.startsWith(`${slug}.`))!)))
  const etag = `"${body.length}"`
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end()
  response.writeHead(200, { etag, 'content-type': 'text/plain; charset=utf-8' }).end(body)
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => new Promise((resolve) => server.close(resolve)))
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

let now = new Date('2026-11-23T08:00:00Z')
const house = {
  db,
  clock: { now: () => now, today: (zone: string) => createClock(now.toISOString()).today(zone) },
  root: new URL('../../../../', import.meta.url).pathname,
}

/** The described source, asked here instead of at its publisher's. */
const described = (await readNationalSources('fr'))
  .filter((source) => replayed.some((file) => file.startsWith(`${source.slug}.`)))
  .map(
    (source): NationalSource => ({
      ...source,
      address: `${base}/${source.slug}/${source.cut === 'query' ? '{town}' : source.cut === 'department' ? '{department}' : 'all'}`,
      settings: { ...source.settings, allowHosts: ['127.0.0.1'] },
    }),
  )
const the = (slug: string) => described.find((one) => one.slug === slug)!

beforeEach(async () => {
  now = new Date('2026-11-23T08:00:00Z')
  changed.clear()
  asked.length = 0
  await rm(cache, { recursive: true, force: true })
  await sql`truncate town, source cascade`.execute(db)
  await sql`insert into town (code, name, slug, postal_codes, department, timezone, school_zone, latitude, longitude, opened_at) values
    ('44015', 'Blain', 'blain', '{44130}', '44', 'Europe/Paris', 'B', 47.4762, -1.7627, now()),
    ('56121', 'Lorient', 'lorient', '{56100}', '56', 'Europe/Paris', 'B', 47.7477, -3.366, null)`.execute(db)
})

const fetchIt = async (slug: string, options: { departments?: string[]; force?: boolean } = {}) =>
  fetchNational(the(slug), {
    cache,
    register: await readTownRegister(db),
    clock: house.clock,
    departments: ['44'],
    ...options,
  })

async function cached(slug: string, department: string): Promise<CanonicalRecord[]> {
  const bytes = await readFile(fileOf(folderOf(cache, the(slug)), department))
  return gunzipSync(bytes)
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as CanonicalRecord)
}

const shown = async (table: string) => {
  const { rows } = await sql<{ name: string; category: string | null; town: string }>`
    select name, category, town from ${sql.table(table)} where withdrawn_at is null order by name`.execute(db)
  return rows
}

describe('A national file', () => {
  test('is fetched once and cut into a small file a département, with its licence and its date', async () => {
    expect(await fetchIt('mairies')).toMatchObject({
      state: 'done',
      records: 2,
      departments: ['44', '56'],
      unplaced: 0,
    })
    const [hall] = await cached('mairies', '44')
    expect(hall).toMatchObject({
      type: 'Organization',
      townCode: '44015',
      openingHours: 'Mo-Fr 09:00-12:00,14:00-17:00',
      provenance: {
        source: the('mairies').address,
        licence: 'Licence Ouverte 2.0',
        publisher: 'Direction de l’information légale et administrative',
        retrieved: '2026-11-23T08:00:00.000Z',
      },
    })
    expect(await cached('mairies', '56')).toHaveLength(1)
  })

  test('that has not changed is not read again, and counts as asked', async () => {
    await fetchIt('mairies')
    now = new Date('2026-11-25T08:00:00Z')
    expect(isDue(the('mairies'), await readState(folderOf(cache, the('mairies'))), now)).toBe(true)
    expect(await fetchIt('mairies')).toEqual({ state: 'unchanged' })
    expect(asked.map((one) => one.conditional)).toEqual([false, true])
    expect(isDue(the('mairies'), await readState(folderOf(cache, the('mairies'))), now)).toBe(false)
  })

  test('that cannot be read leaves what was cached', async () => {
    await fetchIt('mairies')
    changed.set('mairies', 404)
    expect(await fetchIt('mairies')).toMatchObject({ state: 'failed', problem: { key: 'not-found' } })
    expect(await cached('mairies', '44')).toHaveLength(1)
  })

  test('that lost much of a département is not believed before somebody looks', async () => {
    await fetchIt('defibrillateurs')
    const header = (await readFile(join(samples, 'defibrillateurs.csv'), 'utf8')).split('\n')
    changed.set('defibrillateurs', header.slice(0, 2).join('\n'))
    expect(await fetchIt('defibrillateurs')).toMatchObject({ state: 'done', held: ['44'] })
    expect(await cached('defibrillateurs', '44')).toHaveLength(2)
    expect(await fetchIt('defibrillateurs', { force: true })).toMatchObject({ state: 'done', held: [] })
    expect(await cached('defibrillateurs', '44')).toHaveLength(1)
  })

  test('is asked for each département where the publisher has one file a département', async () => {
    await fetchIt('etablissements-scolaires', { departments: ['44', '56'] })
    expect(asked.map((one) => one.url)).toEqual(['/etablissements-scolaires/44', '/etablissements-scolaires/56'])
    expect(await cached('etablissements-scolaires', '44')).toHaveLength(2)
  })

  test('of one département that is missing holds up none of the others', async () => {
    changed.set('etablissements-scolaires/56', 404)
    const outcome = await fetchIt('etablissements-scolaires', { departments: ['44', '56'] })
    expect(outcome).toMatchObject({ state: 'done', records: 2, departments: ['44'], failed: ['56'] })
  })

  test('with a column a year gives a figure a year', async () => {
    await fetchIt('population-historique')
    const figures = await cached('population-historique', '44')
    expect(figures).toHaveLength(16)
    expect(figures.find((one) => 'year' in one && one.year === 1876)).toMatchObject({
      type: 'Statistic',
      name: 'Population',
      value: 6757,
      unit: 'habitants',
      townCode: '44015',
    })
  })

  test('of every company gives the shops and craftspeople, none of them by the name of a private person', async () => {
    expect(await fetchIt('entreprises')).toMatchObject({ state: 'done', leftOut: 1, redacted: 3 })
    const names = (await cached('entreprises', '44')).map((one) => one.name)
    expect(names).toEqual(['AU FOURNIL DE BLAIN', 'GARAGE DES BLUCHETS', 'COIFFURE DU PORT'])
    expect(JSON.stringify(await cached('entreprises', '44'))).not.toMatch(/MARTIN|JEANNE|DURAND|\[ND\]/)
  })

  test('of trains gives every station its lines and the departures of the day', async () => {
    await fetchIt('trains')
    const stations = await cached('trains', '44')
    expect(stations[0]).toMatchObject({
      type: 'Transit',
      name: 'Blain',
      townCode: '44015',
      additional: { lines: ['T1'], departures: ['07:02 T1 → Nantes', '18:31 T1 → Nantes'] },
    })
    expect((await cached('trains', '56'))[0]).toMatchObject({ name: 'Lorient' })
  })

  test('of associations writes nobody’s name to the disk', async () => {
    await fetchIt('associations')
    const associations = await cached('associations', '44')
    expect(associations.map((one) => one.name)).toEqual(['AMICALE LAIQUE DE BLAIN'])
    expect(JSON.stringify(associations)).not.toMatch(/MARTIN|7 RUE DU PORT/)
  })
})

describe('A town that opens', () => {
  const fileSources = described.filter((source) => source.cut !== 'query')

  const fetchAll = async () => {
    for (const source of fileSources) expect(await fetchIt(source.slug), source.slug).toMatchObject({ state: 'done' })
  }
  const fill = (towns: string[], sources = fileSources) => fillFromCache(towns, { house, cache, sources })

  test('is filled from the cache without asking anyone, one source row a source', async () => {
    await fetchAll()
    asked.length = 0
    const filled = await fill(['44015'])
    expect(asked).toEqual([])
    expect(filled.every(({ outcome }) => outcome.state === 'done')).toBe(true)
    const halls = (await shown('organization')).filter((one) => one.category === 'town-hall')
    expect(halls).toMatchObject([{ name: 'Mairie', town: '44015' }])
    const places = await shown('place')
    for (const category of ['defibrillator', 'charging-point', 'library', 'castle', 'public-service'])
      expect(
        places.map((one) => one.category),
        category,
      ).toContain(category)
    const trades = await shown('organization')
    for (const category of ['bakery', 'garage', 'hairdresser', 'school'])
      expect(trades.map((one) => one.category)).toContain(category)
    expect((await shown('statistic')).filter((one) => one.category === 'population')).toHaveLength(16)
    expect([...(await shown('organization')), ...places].every((one) => one.town === '44015')).toBe(true)
  })

  test('names its source, its licence and the day of its data', async () => {
    await fetchIt('mairies')
    await fill(['44015'], [the('mairies')])
    const row = (await readSourceBySlug(db, 'fr-mairies'))!
    expect(row).toMatchObject({
      name: 'Annuaire de l’administration : les mairies',
      licence: 'Licence Ouverte 2.0',
      dataDate: '2026-11-23',
      schedule: null,
    })
    const { rows } = await sql<{ sourceId: number }>`select source_id::int as "sourceId" from organization`.execute(db)
    expect(rows).toEqual([{ sourceId: row.id }])
  })

  test('goes on where it was stopped: what was read for it is not read again', async () => {
    await fetchIt('mairies')
    await fetchIt('defibrillateurs')
    const stop = new AbortController()
    const progress = (_done: number, _all: number, name: string) => {
      if (name === the('mairies').name) stop.abort()
    }
    const sources = [the('defibrillateurs'), the('mairies')]
    const stopped = fillFromCache(['44015'], { house, cache, sources, signal: stop.signal, progress })
    await stopped.catch(() => undefined)
    expect(await shown('place')).toHaveLength(2)
    const again = await fill(['44015'], sources)
    expect(again.map(({ outcome }) => outcome.state)).toEqual(['unchanged', 'done'])
    expect((await fill(['44015'], sources)).map(({ outcome }) => outcome.state)).toEqual(['unchanged', 'unchanged'])
  })

  test('takes nothing from the towns that were open before, and is no flood', async () => {
    const rows = Array.from(
      { length: 700 },
      (_, i) => `${i};Borne ${i};${47.74 + i / 1e5};-3.366;${i} rue du Port;56100;56121;Lorient`,
    )
    const header = 'c_gid;c_nom;c_lat_coor1;c_long_coor1;c_adr_voie;c_com_cp;c_com_insee;c_com_nom'
    changed.set(
      'defibrillateurs',
      [header, '9;Mairie;47.476;-1.763;2 rue du Port;44130;44015;Blain', ...rows].join('\n'),
    )
    await fetchIt('defibrillateurs')
    await fill(['44015'], [the('defibrillateurs')])
    await sql`update town set opened_at = now() where code = '56121'`.execute(db)
    const lorient = await fill(['56121'], [the('defibrillateurs')])
    expect(lorient.map(({ outcome }) => outcome.state)).toEqual(['done'])
    const { rows: runs } = await sql<{ partial: boolean }>`select changes_only as partial from run`.execute(db)
    expect(runs.every((run) => run.partial)).toBe(true)
    const towns = (await shown('place')).map((one) => one.town)
    expect(towns.filter((town) => town === '44015')).toHaveLength(1)
    expect(towns.filter((town) => town === '56121').length).toBeGreaterThan(600)
    // The ordinary harvest of the whole source finds the same things, and changes nothing.
    const row = (await readSourceBySlug(db, 'fr-defibrillateurs'))!
    expect(await harvestSource(house, row.id)).toMatchObject({ state: 'done', added: 0, changed: 0, withdrawn: 0 })
  })

  test('a newer file takes the place of the shipped copy, whose records do not stay beside', async () => {
    const csv = join(cache, 'copie.csv')
    await fetchIt('france-services')
    const { writeFile } = await import('node:fs/promises')
    await writeFile(csv, 'Nom;Adresse;Code INSEE;Commune\nFrance services (ancien);1 rue du Port;44015;Blain\n')
    const saved = await saveSource(
      db,
      { slug: 'france-services', name: 'Copie', url: csv, settings: { area: 'served' } },
      now,
    )
    if (!saved.ok) throw new Error(saved.message)
    await harvestSource(house, saved.id)
    expect((await shown('place')).map((one) => one.name)).toEqual(['France services (ancien)'])
    await fill(['44015'], [the('france-services')])
    expect((await shown('place')).map((one) => one.name)).toEqual(['France services : Blain'])
    expect((await readSource(db, saved.id))!.archivedAt).not.toBeNull()
  })

  test('what the operator gave up stays given up', async () => {
    await fetchIt('mairies')
    await fill(['44015'], [the('mairies')])
    await retireSource(db, (await readSourceBySlug(db, 'fr-mairies'))!.id, 'withdraw', now)
    expect(await fill(['44015'], [the('mairies')])).toEqual([])
    expect(await shown('organization')).toEqual([])
  })
})

describe('A source that is asked town by town', () => {
  const asking = described.filter((source) => source.cut === 'query')

  test('has a row a town, asked at its own rhythm; nothing is asked of an address nobody reached', async () => {
    expect(await declareQueries(['44015'], { house, sources: asking })).toEqual([])
    const ids = await declareQueries(['44015'], { house, sources: asking, unverified: true })
    expect(ids).toHaveLength(asking.length)
    const row = await readSourceBySlug(db, 'fr-toilettes-publiques-44015')
    expect(row).toMatchObject({ url: `${base}/toilettes-publiques/44015`, towns: ['44015'], schedule: 'learnt' })
    expect(await declareQueries(['44015'], { house, sources: asking, unverified: true })).toEqual(ids)
  })

  test('fills its part of the site through the ordinary harvest', async () => {
    for (const id of await declareQueries(['44015'], { house, sources: asking, unverified: true })) {
      const outcome = await harvestSource(house, id)
      expect(outcome.state, (await readSource(db, id))!.name).toBe('done')
    }
    const toilets = (await shown('place')).filter((one) => one.category === 'toilets')
    expect(toilets.map((one) => one.name)).toEqual(['Toilettes de la place Jean-Guihard', 'Toilettes publiques'])
    const { rows: bins } = await sql<{ hours: string | null }>`
      select record ->> 'openingHours' as hours from place where category in ('waste', 'recycling') order by 1`.execute(
      db,
    )
    expect(bins).toEqual([{ hours: 'Tu' }, { hours: null }])
    expect(await shown('menu')).toHaveLength(2)
    expect(await shown('event')).toMatchObject([{ name: 'Fête du canal', town: '44015' }])
    expect((await shown('deliberation')).map((one) => one.name)).toContain('Cession de la parcelle AB 12 à Mme …')
    const { rows } = await sql<{ beneficiary: string }>`select beneficiary from subsidy order by 1`.execute(db)
    expect(rows.map((row) => row.beneficiary)).toEqual(['Amicale laïque de Blain', 'Particulier'])
    expect((await shown('statistic')).every((one) => one.category === 'first-name')).toBe(true)
  })
})

describe('The cache', () => {
  test('is filled from the copies of the repository when nothing was fetched', async () => {
    const post = (await readNationalSources('fr')).find((one) => one.slug === 'points-de-contact-poste')!
    const filled = await fillFromCache(['44015', '56121'], { house, cache, sources: [post] })
    expect(filled.map(({ outcome }) => outcome.state)).toEqual(['done'])
    expect(await readSourceBySlug(db, 'fr-points-de-contact-poste')).toMatchObject({ dataDate: '2023-04-25' })
    const towns = new Set((await shown('place')).map((one) => one.town))
    expect(towns).toContain('56121')
    const listed = (await listNational(cache, now, 'fr')).find((one) => one.source.slug === post.slug)!
    expect(listed).toMatchObject({ shipped: true, retrieved: '2023-04-25T00:00:00.000Z' })
  })

  test('is refreshed by night for what somebody reached once, and for nothing else', async () => {
    const log = { info: () => undefined, warn: () => undefined }
    const harvested: number[] = []
    const ask = async (source: number) => harvested.push(source)
    expect(await fetchDue(house, cache, { log, ask, sources: described })).toEqual([])
    await fetchIt('mairies')
    now = new Date('2026-11-25T08:00:00Z')
    changed.set(
      'mairies',
      (await readFile(join(samples, 'mairies.json'), 'utf8')).replace('Mairie - Blain', 'Mairie de Blain'),
    )
    asked.length = 0
    expect(await fetchDue(house, cache, { log, ask, sources: described })).toEqual(['mairies'])
    expect(asked).toHaveLength(1)
    expect(harvested).toHaveLength(1)
  })
})
