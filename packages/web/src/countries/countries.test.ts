import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadHolidays, loadTownsAbroad, openTowns, publicHolidays } from '@wiker/harvest'
import { addCountries, findCountry } from '@wiker/platform'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addEvent, addTown } from '@wiker/town/testing/rows.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../server/app.ts'
import { depsFor, publicUrl } from '../testing/site.ts'
import { pathNames } from './names.ts'

const database = await testDatabase()
const { db } = database
const app = createApp(depsFor(database))
const read = async (path: string) => {
  const answer = await app.request(path)
  return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() }
}

beforeAll(async () => {
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await loadTownsAbroad(db, 'ES')
  await openTowns(db, ['ES29051'], new Date('2026-11-23T10:00:00Z'))
  await addEvent(db, { name: 'Concierto' }, { town: 'ES29051', dates: ['2026-11-25T20:30'] })
})

/** Addresses of the town in a page, in whatever attribute. */
const addresses = (html: string) =>
  [
    ...html.matchAll(/(?:href|action|src|content)="(?:https:\/\/wiker\.example)?(\/(?:[a-z]{2}\/)?estepona[^"]*)"/g),
  ].map((found) => found[1]!.replace(/[?#].*/, ''))

/** Files that only machines ask for. */
const files = ['app', 'image']

test('every page of a town has a name in each country: a new one is added to names.ts and to the packs', () => {
  const words = app.routes
    .filter(({ path }) => path.startsWith('/:town/'))
    .flatMap(({ path }) => path.split('/').slice(2))
    .map((segment) => segment.replace(/\..*$/, ''))
    .filter((word) => /^[a-z][a-z-]*$/.test(word) && !files.includes(word))
  expect(words.length).toBeGreaterThan(20)
  expect([...new Set(words)].filter((word) => !Object.values<string>(pathNames).includes(word))).toEqual([])
})

describe('a town of Spain', () => {
  test('is read first in Spanish, in the other languages with a prefix, and each address is one', async () => {
    const home = await read('/estepona')
    expect(home.html).toContain('<html lang="es"')
    expect((await read('/fr/estepona')).html).toContain('<html lang="fr"')
    expect((await read('/en/estepona/noticias')).html).toContain('<html lang="en"')
    expect(home.html).toContain(`<link rel="canonical" href="${publicUrl}/estepona"`)
    expect(home.html).toContain(`hreflang="fr" href="${publicUrl}/fr/estepona"`)
    expect(home.html).toContain(`hreflang="es" href="${publicUrl}/estepona"`)
  })

  test('keeps every address that it had, by a lasting redirection', async () => {
    for (const [old, now] of [
      ['/es/estepona', '/estepona'],
      ['/es/estepona/actualites', '/estepona/noticias'],
      ['/estepona/infos-pratiques', '/estepona/informacion-practica'],
      ['/en/estepona/bons-plans?q=pan', '/en/estepona/ofertas?q=pan'],
      ['/estepona/actualites.rss', '/estepona/noticias.rss'],
      ['/fr/blain/agenda', '/blain/agenda'],
    ])
      expect([old, await read(old!)]).toEqual([old, expect.objectContaining({ status: 301, to: now })])
    expect((await read('/blain/noticias')).status).toBe(404)
  })

  test('names no page of its own in French: links, forms, feeds, sitemap, canonical addresses', async () => {
    const pages = [
      '',
      '/agenda',
      '/noticias',
      '/ofertas',
      '/directorio',
      '/patrimonio',
      '/informacion-practica',
      '/mapa',
    ]
    const french = Object.entries(pathNames).flatMap(([what, name]) =>
      findCountry('ES')!.paths[what] === name ? [] : [name as string],
    )
    const seen = new Set<string>()
    for (const page of [...pages, '/buscar', '/ayuntamiento', '/semana', '/aviso-legal', '/insertar']) {
      const { status, html } = await read(`/estepona${page}`)
      expect([page, status]).toEqual([page, 200])
      for (const address of addresses(html)) seen.add(address)
    }
    const event = [...seen].find((address) => address.startsWith('/estepona/agenda/concierto'))!
    for (const address of addresses((await read(event)).html)) seen.add(address)
    const inFrench = [...seen].filter((address) =>
      address.split('/').some((segment) => french.includes(segment.replace(/\..*/, ''))),
    )
    expect(inFrench).toEqual([])
    expect(seen.size).toBeGreaterThan(20)
    for (const address of seen) expect([address, (await read(address)).status]).toEqual([address, 200])
    const robots = (await read('/robots.txt')).html
    expect(robots).toContain('Disallow: /*/buscar')
  })
})

test('A country that is only a folder opens: its towns, its words, its holidays, its money, and no line of code', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wiker-countries-'))
  mkdirSync(join(folder, 'pt'))
  const es = JSON.parse(readFileSync(join(findCountry('ES')!.folder, 'country.json'), 'utf8'))
  const paths = {
    ...es.paths,
    news: 'noticias',
    practical: 'informacoes-uteis',
    search: 'pesquisa',
    deals: 'promocoes',
  }
  const pack = {
    ...es,
    country: 'PT',
    name: 'Portugal',
    languages: ['pt'],
    timezone: 'Europe/Lisbon',
    currency: 'EUR',
    vat: [{ from: '2011-01-01', rate: 2300 }],
    phone: { prefix: '+351', example: '+351 289 400 000', emergency: [{ number: '112', for: 'all' }] },
    postalCode: { pattern: '^\\d{4}-\\d{3}$', example: '8800-000' },
    towns: { file: 'towns.tsv', register: 'INE', codeName: 'código do município', licence: 'CC BY 4.0' },
    areas: [],
    holidays: { calendar: 'PT', school: {} },
    paths,
  }
  delete pack.sources
  writeFileSync(join(folder, 'pt', 'country.json'), JSON.stringify(pack))
  writeFileSync(
    join(folder, 'pt', 'towns.tsv'),
    'code\tname\tpostalCodes\tpopulation\tdepartment\tregion\tlat\tlon\n0814\tTavira\t8800-000\t27500\tFaro\t\t37.1264\t-7.6503\n',
  )
  expect(addCountries(folder).map(({ country }) => country)).toEqual(['PT'])
  await loadTownsAbroad(db, 'PT')
  await loadHolidays(db, publicHolidays('PT', '2026-11-23'))
  expect(await openTowns(db, ['PT0814'], new Date('2026-11-23T10:00:00Z'))).toMatchObject({ ok: true })
  const home = await read('/tavira')
  // Nobody has written Portuguese yet: English is read by more people there than French.
  expect(home.html).toContain('<html lang="en"')
  expect(home.html).toContain('href="/tavira/informacoes-uteis"')
  const practical = await read('/tavira/informacoes-uteis')
  expect(practical.status).toBe(200)
  expect(practical.html).toContain('Restauração da Independência')
  expect(practical.html).toContain('href="tel:112"')
  expect(practical.html).not.toContain('href="tel:15"')
  expect(await read('/tavira/infos-pratiques')).toMatchObject({ status: 301, to: '/tavira/informacoes-uteis' })
  const { rows } = await db
    .selectFrom('town')
    .select(['timezone', 'country'])
    .where('slug', '=', 'tavira')
    .execute()
    .then((rows) => ({ rows }))
  expect(rows).toEqual([{ timezone: 'Europe/Lisbon', country: 'PT' }])
})
