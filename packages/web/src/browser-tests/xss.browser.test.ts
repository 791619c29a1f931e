import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { harvestSource } from '@wiker/harvest'
import { addSource } from '@wiker/harvest/layers/testing.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../../../tests/chromium.ts'
import { crawl, filled } from '../security/testing/crawl.ts'
import { payloads } from '../security/testing/payloads.ts'
import { addressOf, openWorld, routesOf, type Someone, type World } from '../security/testing/world.ts'
import { type RunningSite, startSite } from '../testing/site.ts'

const database = await testDatabase()
const { db } = database
let world: World
let site: RunningSite
let browser: Browser

/** Files as towns publish them, with something in every field. */
const next = (() => {
  let at = 0
  return () => payloads[at++ % payloads.length]!
})()
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const inXml = (text: string) => `<![CDATA[${text}]]>`
const inIcs = (text: string) => text.replace(/([\\;,])/g, '\\$1').replace(/[\r\n]/g, ' ')
const many = Array.from({ length: Math.ceil(payloads.length / 4) }, (_, i) => i)
const day = (i: number) => `2026-12-${String((i % 20) + 5).padStart(2, '0')}`
const files: Record<string, [string, () => string]> = {
  'agenda.ics': [
    'text/calendar',
    () =>
      `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n${many
        .map(
          (i) =>
            `BEGIN:VEVENT\r\nUID:${i}@x\r\nDTSTART:${day(i).replaceAll('-', '')}T200000\r\nSUMMARY:Bal ${i} ${inIcs(next())}\r\nDESCRIPTION:${inIcs(next())}\r\nLOCATION:Blain ${inIcs(next())}\r\nURL:${next()}\r\nORGANIZER;CN=${quoted(inIcs(next()).replaceAll('"', ''))}:mailto:a@b.fr\r\nCATEGORIES:${inIcs(next())}\r\nEND:VEVENT\r\n`,
        )
        .join('')}END:VCALENDAR\r\n`,
  ],
  'evenements.csv': [
    'text/csv',
    () =>
      `titre,date,description,lieu,adresse,commune,organisateur,url,image,tarif,telephone\r\n${many
        .map((i) =>
          [`Loto ${i} ${next()}`, day(i), next(), next(), next(), 'Blain', next(), next(), next(), next(), next()]
            .map(quoted)
            .join(','),
        )
        .join('\r\n')}\r\n`,
  ],
  'lieux.json': [
    'application/json',
    () =>
      JSON.stringify(
        many.map((i) => ({
          nom: `Salle ${i} ${next()}`,
          adresse: next(),
          commune: 'Blain',
          code_insee: '44015',
          description: next(),
          site_web: next(),
          telephone: next(),
          horaires: next(),
          latitude: 47.47,
          longitude: -1.76,
        })),
      ),
  ],
  'actualites.rss': [
    'application/rss+xml',
    () =>
      `<?xml version="1.0"?><rss version="2.0"><channel><title>${inXml(next())}</title><link>https://example.org</link>${many
        .map(
          (i) =>
            `<item><title>${inXml(`Nouvelle ${i} ${next()}`)}</title><link>${inXml(next())}</link><description>${inXml(next())}</description><author>${inXml(next())}</author><category>${inXml(next())}</category><guid>${i}</guid><pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate></item>`,
        )
        .join('')}</channel></rss>`,
  ],
}
const publisher = createServer((request, response) => {
  const [type, body] = files[request.url!.slice(1)] ?? ['text/plain', () => '']
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body())
})

beforeAll(async () => {
  await new Promise<void>((resolve) => publisher.listen(0, '127.0.0.1', resolve))
  world = await openWorld(database, 'http://localhost')
  site = await startSite(database, world.deps)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await new Promise((resolve) => publisher.close(resolve))
})

const everywhere = (who: Someone | undefined) =>
  crawl(
    (path) => world.visit(who, path),
    [
      '/',
      '/blain',
      '/blain/agenda',
      '/compte',
      '/bureau',
      '/bureau/sources',
      '/bureau/blain',
      '/mon-espace',
      '/proposer',
      ...routesOf(world.app, 'GET').map((route) => addressOf(route, world)),
    ],
    { most: 120, ofEachKind: 1 },
  )

describe('What people and sources write', () => {
  it('is taken in: from files of four kinds, and through every form that anybody is shown', async () => {
    const { port } = publisher.address() as AddressInfo
    const house = { ...world.deps.desk!.house, network: { allowHosts: ['127.0.0.1'], retries: 0 } }
    for (const name of Object.keys(files)) {
      const source = await addSource(db, name.replace('.', '-'), {
        name: `${name} ${next()}`,
        url: `http://127.0.0.1:${port}/${name}`,
        towns: ['44015'],
      })
      await harvestSource(house, source, { force: true })
    }
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from source_record where source_id is not null`.execute(db)
    expect(rows[0]!.n).toBeGreaterThan(many.length * 2)

    let sent = 0
    let taken = 0
    for (const who of [undefined, 'inhabitant', 'owner', 'townHall', 'animator', 'operator'] as const) {
      const { forms } = await everywhere(who)
      const known = new Set<string>()
      for (const form of forms) {
        const key = `${form.action} ${form.fields.map(({ name }) => name).join()}`
        if (known.has(key) || /deconnexion|effacer|retirer|^\/connexion/.test(form.action)) continue
        known.add(key)
        await sql`delete from allowance`.execute(db)
        const fields = filled(form)
        for (const { name, type } of form.fields)
          if (['text', 'textarea', 'search', 'url', 'tel'].includes(type) && name !== 'website') fields[name] = next()
        const answer = await world.send(who, form.action, fields, { origin: 'http://localhost' })
        expect([form.action, answer.status === 500]).toEqual([form.action, false])
        sent++
        if (answer.status < 400) taken++
      }
    }
    expect(sent).toBeGreaterThan(60)
    expect(taken).toBeGreaterThan(20)
    // What waits for somebody's word is shown too.
    await sql`update remark set state = 'shown'`.execute(db)
    await sql`update neighbour_post set state = 'shown'`.execute(db)
  })

  it('never runs: neither on the pages of readers, nor on those who look after them', async () => {
    const ran: string[] = []
    const looked = new Set<string>()
    let shown = 0
    for (const who of [undefined, 'owner', 'operator'] as const) {
      const { texts } = await everywhere(who)
      shown += [...texts.values()].filter((html) => /ran\(\d/.test(html)).length
      const paths = [...texts.keys()].filter((path) => !looked.has(path) && !/^\/(connexion\/mairie|dev)/.test(path))
      for (const path of paths) looked.add(path)
      // The policy would stop what slips through: without it, nothing may slip through.
      const context = await browser.newContext({ bypassCSP: true, viewport: { width: 360, height: 740 } })
      if (who) await context.addCookies(cookiesOf(who))
      await context.exposeBinding('ran', ({ page }, number) => void ran.push(`${number} on ${page.url()}`))
      await context.route(
        (url) => url.origin !== new URL(site.url).origin,
        (route) => route.abort(),
      )
      const look = async () => {
        const page = await context.newPage()
        for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
          await page.goto(site.url + path, { waitUntil: 'load' })
          expect([who, path, await page.evaluate(whatCouldRun)]).toEqual([who, path, []])
        }
        return page
      }
      const [page] = await Promise.all([look(), look(), look()])
      expect(ran).toEqual([])
      // A page that lets one through is noticed.
      await page!.setContent(`<p>${payloads[6]}</p>`)
      await expect.poll(() => ran.length).toBe(1)
      expect(await page!.evaluate(whatCouldRun)).toHaveLength(1)
      ran.length = 0
      await context.close()
    }
    expect(looked.size).toBeGreaterThan(60)
    expect(shown).toBeGreaterThan(20)
  })
})

const cookiesOf = (who: Someone) =>
  world.cookies[who].split('; ').map((one) => {
    const [name = '', ...value] = one.split('=')
    return { name, value: value.join('='), url: site.url }
  })

/** In the page: elements and attributes that run something, or lead away, and that no page of ours has. */
function whatCouldRun(): string[] {
  const found: string[] = []
  for (const node of document.querySelectorAll('*')) {
    for (const { name, value } of node.attributes) {
      const isAddress = /^(href|src|action|formaction|data|xlink:href)$/.test(name)
      if (/^on/.test(name) || name === 'srcdoc') found.push(`${node.tagName} ${name}=${value}`)
      else if (isAddress && /^\s*(java\s*script|vbscript|data:text)/i.test(value))
        found.push(`${node.tagName} ${name}=${value}`)
    }
    const isOurs = node.getAttribute('src')?.startsWith('/') || node.getAttribute('type') === 'application/ld+json'
    if (node.tagName === 'SCRIPT' && !isOurs) found.push(node.outerHTML)
    if (['BASE', 'OBJECT', 'EMBED', 'MARQUEE'].includes(node.tagName)) found.push(node.outerHTML)
  }
  return found
}
