import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addEvent, addRecord, addTown } from '@wiker/town/testing/rows.ts'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { depsFor, publicUrl } from '../testing/site.ts'
import { createApp } from './app.ts'
import { knownQuery } from './query.ts'

const database = await testDatabase()
const { db } = database
const app = createApp(depsFor(database))
const get = (path: string, init?: RequestInit) => app.request(path, init)

beforeAll(async () => {
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain', postalCodes: ['44130'] })
  await addTown(db, { code: '44158', name: 'Saint-Étienne-de-Montluc', slug: 'saint-etienne-de-montluc' })
  await addTown(db, { code: '56260', name: 'Vannes', slug: 'vannes', open: false })
  await addEvent(db, { name: 'Loto de l’école' }, { town: '44015', category: 'loto', dates: ['2026-11-28T14:00'] })
  await addEvent(db, { name: 'Exemple de fête' }, { town: '44015', dates: ['2026-11-28'], example: true })
  await addEvent(db, { name: 'Fête passée' }, { town: '44015', dates: ['2026-10-28'] })
  await addRecord(db, 'place', 'Place', { name: 'Château' }, { town: '44015', category: 'castle' })
})

describe('the pages of the site', () => {
  it('answer at the addresses of the contract, in French and in English', async () => {
    const paths = [
      '',
      '/agenda',
      '/actualites',
      '/bons-plans',
      '/annuaire',
      '/patrimoine',
      '/infos-pratiques',
      '/carte',
      '/recherche?q=loto',
    ]
    for (const path of paths) {
      for (const [prefix, language] of [
        ['', 'fr'],
        ['/en', 'en'],
      ]) {
        const response = await get(`${prefix}/blain${path}`)
        expect([path, response.status]).toEqual([path, 200])
        expect(await response.text()).toContain(`<html lang="${language}"`)
      }
    }
    for (const path of ['/', '/en']) expect((await get(path)).status).toBe(200)
  })

  it('tell each language where the other is', async () => {
    const html = await (await get('/en/blain/agenda')).text()
    expect(html).toContain(`hreflang="fr" href="${publicUrl}/blain/agenda"`)
    expect(html).toContain(`hreflang="en" href="${publicUrl}/en/blain/agenda"`)
  })

  it('have one address: capitals, accents and a slash at the end lead to it', async () => {
    for (const [given, right] of [
      ['/Blain', '/blain'],
      ['/blain/', '/blain'],
      ['/blain/agenda/?when=week', '/blain/agenda?when=week'],
      ['/en/BLAIN/agenda', '/en/blain/agenda'],
      ['/Saint-%C3%89tienne-de-Montluc', '/saint-etienne-de-montluc'],
    ]) {
      const response = await get(given!)
      expect([given, response.status, response.headers.get('location')]).toEqual([given, 301, right])
    }
  })

  it('never lead out of the site', async () => {
    for (const path of ['//evil.example/', '/\\evil.example/', '/%2F%2Fevil.example/']) {
      const location = (await get(`http://localhost${path}`)).headers.get('location')
      expect(location === null || /^\/(?![/\\])/.test(location)).toBe(true)
    }
  })

  it('of a town without a site say so; of no town suggest those that look like it', async () => {
    const known = await get('/vannes')
    expect(known.status).toBe(404)
    expect(await known.text()).toContain('Vannes')
    const mistyped = await get('/blin')
    expect(mistyped.status).toBe(404)
    expect(await mistyped.text()).toContain('href="/blain"')
  })

  it('that are not there answer 404 with the way to go on', async () => {
    for (const path of [
      '/blain/rien',
      '/blain/agenda/loto-0123456789',
      '/wp-login.php',
      '/.env',
      '/en/blain/rien',
      '/%ff',
      '/blain/agenda.pdf',
    ]) {
      const response = await get(path)
      expect([path, response.status]).toEqual([path, 404])
      expect(response.headers.get('cache-control')).toBe('no-store')
    }
    expect(await (await get('/blain/rien')).text()).toContain('href="/blain"')
  })

  it('of the network have no sections of a town under them', async () => {
    for (const path of ['/a-propos', '/signaler', '/en/mentions-legales']) expect((await get(path)).status).toBe(200)
    for (const path of [
      '/a-propos/agenda',
      '/signaler/agenda.ics',
      '/en/mentions-legales/annuaire',
      '/assets/agenda',
    ]) {
      expect((await get(path)).status).toBe(404)
    }
  })

  it('of what was withdrawn answer 410', async () => {
    const id = await addEvent(db, { name: 'Retiré' }, { town: '44015', dates: ['2026-11-28'], withdrawn: true })
    expect((await get(`/blain/agenda/retire-${id.slice(-20, -10)}`)).status).toBe(410)
  })

  it('never break, whatever is asked of them', async () => {
    const paths = [
      '/',
      '/blain',
      '/blain/agenda',
      '/blain/annuaire',
      '/blain/infos-pratiques',
      '/blain/recherche',
      '/blain/subventions',
      '/blain/carte',
      '/blain/agenda.ics',
      '/blain/annuaire.csv',
      '/signaler',
    ]
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        '\u0000',
        "'",
        '%',
        '\\',
        '-1',
        '1e9',
        '99999999999',
        '2026-02-30',
        '0001-01-01',
        '0000-01-01',
        '9999-12-31',
        '../..',
        '<script>',
      ),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.dictionary(fc.constantFrom(...knownQuery), value, { maxKeys: 4 }),
        async (path, query) => {
          const response = await get(`${path}?${new URLSearchParams(query)}`)
          expect([path, query, response.status >= 500]).toEqual([path, query, false])
        },
      ),
      { numRuns: 150 },
    )
  })

  it('run no script or style of their own text', async () => {
    const response = await get('/blain')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const html = await response.text()
    expect(html).not.toMatch(/\sstyle="|\son[a-z]+="|<style/)
    for (const [, attributes] of html.matchAll(/<script([^>]*)>/g))
      expect(attributes).toMatch(/src=|application\/ld\+json/)
  })

  it('when the database is away are a calm page, and /health says it', async () => {
    const broken = createApp(
      depsFor({
        db: database.db.withPlugin({
          transformQuery: () => {
            throw new Error('away')
          },
          transformResult: async (args) => args.result,
        }),
      }),
    )
    const page = await broken.request('/blain')
    expect([page.status, page.headers.get('cache-control')]).toEqual([500, 'no-store'])
    expect(await page.text()).not.toContain('away')
    expect((await broken.request('/health')).status).toBe(503)
    expect((await get('/health')).status).toBe(200)
  })
})

describe('search engines', () => {
  it('find every real page of a town, in both languages, and no example nor what is over', async () => {
    const index = await (await get('/sitemap.xml')).text()
    expect(index).toContain(`<loc>${publicUrl}/sitemap/blain.xml</loc>`)
    expect(index).not.toContain('vannes')
    const response = await get('/sitemap/blain.xml')
    expect(response.headers.get('content-type')).toContain('xml')
    const map = await response.text()
    const pages = [...map.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, page]) => new URL(page!))
    expect(pages.map((page) => page.pathname.replace(/-[0-9a-f]{10}$/, ''))).toEqual(
      expect.arrayContaining(['/blain', '/blain/agenda/loto-de-l-ecole', '/blain/patrimoine/chateau']),
    )
    expect(map).not.toMatch(/exemple|passee/)
    for (const page of pages) expect([page.pathname, (await get(page.pathname)).status]).toEqual([page.pathname, 200])
    for (const page of [...(await (await get('/sitemap/reseau.xml')).text()).matchAll(/<loc>([^<]*)<\/loc>/g)]) {
      expect((await get(new URL(page[1]!).pathname)).status).toBe(200)
    }
    expect((await get('/sitemap/vannes.xml')).status).toBe(404)
  })

  it('are told where to look, and where not', async () => {
    const text = await (await get('/robots.txt')).text()
    expect(text).toContain(`Sitemap: ${publicUrl}/sitemap.xml`)
    expect(text).toContain('Disallow: /*/recherche')
  })
})
