import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addEvent, addTown } from '@wiker/town/testing/rows.ts'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../../../tests/chromium.ts'
import { siteAssets } from '../assets/site-assets.ts'
import { type RunningSite, startSite } from '../testing/site.ts'

const database = await testDatabase()
let site: RunningSite
let browser: Browser

beforeAll(async () => {
  await addTown(database.db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  await addEvent(database.db, { name: 'Loto' }, { town: '44195', dates: ['2026-11-28T20:30'] })
  site = await startSite(database)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const keptPaths = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys()
    if (!names.includes('wiker-pages-1')) return []
    return (await (await caches.open('wiker-pages-1')).keys()).map(({ url }) => new URL(url).pathname).sort()
  })

const keeps = (page: Page, ...paths: string[]) => expect.poll(() => keptPaths(page), { timeout: 10_000 }).toEqual(paths)

/** A device on which the site was read once. */
async function readOnce(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${site.url}/savenay/agenda`)
  await keeps(page, '/savenay/agenda')
  return page
}

describe('a reader whose connection is gone', () => {
  it('reads again the page she saw, with the hour it was kept; another one says that it is not there, in her language', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
    const page = await readOnce(context)
    await page.goto(`${site.url}/en/savenay`)
    await keeps(page, '/en/savenay', '/savenay/agenda')
    await context.setOffline(true)
    await page.goto(`${site.url}/savenay/agenda`)
    expect(await page.getByRole('link', { name: 'Loto' }).count()).toBe(1)
    expect(await page.getByRole('status').innerText()).toMatch(/page gardée (aujourd’hui|hier) à \d+\sh\s\d\d/)
    await page.goto(`${site.url}/savenay/patrimoine`)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Pas de connexion')
    await page.getByRole('link', { name: /^Agenda/ }).waitFor()
    await page.goto(`${site.url}/en/savenay/carte`)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('No connection')
    await context.close()
  })

  it('has nothing kept of what is personal, nor of forms', async () => {
    const context = await browser.newContext()
    const page = await readOnce(context)
    for (const path of ['/connexion', '/signaler?page=%2Fsavenay', '/bureau']) await page.goto(`${site.url}${path}`)
    await page.goto(`${site.url}/savenay`)
    await keeps(page, '/savenay', '/savenay/agenda')
    await context.close()
  })

  it('has nothing left on her device once the operator turns it off', async () => {
    const context = await browser.newContext()
    const page = await readOnce(context)
    const { port } = new URL(site.url)
    await site.close()
    site = await startSite(database, { assets: siteAssets({ offline: false }) }, Number(port))
    await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()))
    const left = () =>
      page.evaluate(async () => [
        (await caches.keys()).length,
        (await navigator.serviceWorker.getRegistrations()).filter(({ active }) => active).length,
      ])
    await expect.poll(left, { timeout: 10_000 }).toEqual([0, 0])
    await context.close()
  })
})
