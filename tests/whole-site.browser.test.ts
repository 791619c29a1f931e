import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desk, type OpenSite, openBrowser, openSite, phone, type Visitor } from './browser.ts'

/** The product as a stranger finds it after `npm start`: the real data of the repository, every process part in place. */
let site: OpenSite
let visitor: Visitor
let towns: string[]

beforeAll(async () => {
  // A day on which the shipped data announce something: they grow old, the test must not.
  site = await openSite({ clock: '2026-06-05' })
  visitor = await openBrowser()
  const list = (await (await fetch(site.address)).text()).match(/<ul class="towns">(.*?)<\/ul>/s)?.[1] ?? ''
  towns = [...list.matchAll(/<li[^>]*><a href="\/([a-z0-9-]+)">/g)].map((match) => match[1] as string)
}, 180_000)
afterAll(async () => {
  await visitor?.close()
  await site?.close()
})

/** Address of an event with a day that somebody announced; the shipped data may have none to come. Examples are told to no machine. */
async function firstRealEvent(): Promise<string | undefined> {
  const read = async (path: string) => (await fetch(site.address + path)).text()
  for (const town of towns) {
    const listed = (await read(`/${town}/agenda`)) + (await read(`/${town}/agenda?when=past`))
    const links = listed.matchAll(new RegExp(`href="(/${town}/agenda/[^"/.]+)"`, 'g'))
    for (const [, path] of links) if ((await read(path as string)).includes('ld+json')) return path
  }
  return undefined
}

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe })
  return page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe has just been added to the page
    const { violations } = await (globalThis as any).axe.run(document, { resultTypes: ['violations'] })
    // biome-ignore lint/suspicious/noExplicitAny: its results
    return violations.map((one: any) => `${one.id}: ${one.nodes[0].html}`)
  })
}

test('at least 45 towns are open, each with something to read in three sections', async () => {
  const rich: string[] = []
  for (const town of towns) {
    const sections = ['agenda', 'annuaire', 'patrimoine', 'infos-pratiques', 'actualites', 'bons-plans']
    const filled: string[] = []
    for (const section of sections) {
      const page = await (await fetch(`${site.address}/${town}/${section}`)).text()
      // A link to a record's own page: its name, then ten digits of its identifier.
      if (new RegExp(`href="/${town}/[a-z-]+/[^"]*-[0-9a-f]{10}"`).test(page)) filled.push(section)
    }
    if (filled.length >= 3) rich.push(town)
  }
  expect(rich.length).toBeGreaterThanOrEqual(45)
}, 120_000)

test('a town’s home weighs less than 60 kB over the wire, pictures aside, and asks nothing of anybody else', async () => {
  for (const town of ['blain', 'donges', 'savenay', 'prinquiau']) {
    const context = await visitor.browser.newContext({ locale: 'fr-FR', viewport: phone })
    const page = await context.newPage()
    let weight = 0
    const elsewhere: string[] = []
    page.on('requestfinished', async (request) => {
      if (!request.url().startsWith(site.address)) elsewhere.push(request.url())
      if (request.resourceType() === 'image') return
      const { responseBodySize, responseHeadersSize } = await request.sizes()
      weight += responseBodySize + responseHeadersSize
    })
    await page.goto(`${site.address}/${town}`, { waitUntil: 'networkidle' })
    expect(await page.locator('h1').count()).toBe(1)
    expect(elsewhere).toEqual([])
    expect(weight).toBeGreaterThan(1000)
    expect(weight).toBeLessThan(60_000)
    await context.close()
  }
})

test('no page of a real town has an obstacle that axe knows, in light and in dark, on a telephone and on a desk', async () => {
  const paths = [
    '/',
    ...['', '/agenda', '/annuaire', '/patrimoine', '/infos-pratiques', '/carte', '/recherche?q=marche'].map(
      (path) => `/blain${path}`,
    ),
  ]
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await visitor.visit(site.address, {
      colorScheme,
      viewport: colorScheme === 'light' ? phone : desk,
      bypassCSP: true,
    })
    for (const path of paths) {
      await page.goto(site.address + path)
      found.push(...(await violations(page)).map((violation) => `${colorScheme} ${path} ${violation}`))
    }
    await page.context().close()
  }
  expect(found).toEqual([])
}, 120_000)

test('the agenda leads to a real event, which says where it comes from, and can be put in a calendar', async () => {
  const event = await firstRealEvent()
  expect(event).toBeDefined()
  const page = await visitor.visit(site.address + event)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  expect(await page.locator('h1').count()).toBe(1)
  const linkedData = await page.locator('script[type="application/ld+json"]').allTextContents()
  expect(linkedData.map((text) => JSON.stringify(JSON.parse(text))).join()).toContain('"Event"')
  expect(await page.locator('body').innerText()).toMatch(/Source|source/)
  const calendar = await page.request.get(`${site.address}${event}.ics`)
  expect(await calendar.text()).toMatch(/^BEGIN:VCALENDAR\r\n/)
  expect(errors).toEqual([])
  await page.context().close()
})
