import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, createLog, readConfig } from '@wiker/platform'
import { copyOfTemplate } from '@wiker/platform/testing/test-database.ts'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { type House, openHouse } from '../apps/server/src/house.ts'
import { launchChromium } from './chromium.ts'

export interface OpenSite {
  /** `http://localhost:41234` */
  address: string
  house: House
  databaseUrl: string
  close(): Promise<void>
}

/** Opens the whole product on a free port with a database of its own, filled with the demonstration unless `demo` is off. */
export async function openSite(settings: Partial<Config> = {}): Promise<OpenSite> {
  const database = await copyOfTemplate()
  const dataDir = await mkdtemp(join(tmpdir(), 'wiker-site-'))
  const config = { ...readConfig({ PORT: '0', LOG_LEVEL: 'warn' }), dataDir, databaseUrl: database.url, ...settings }
  const house = await openHouse(config, createLog({ level: config.logLevel }))
  const close = async () => {
    await house.close()
    await database.close()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { address: house.address as string, house, databaseUrl: database.url, close }
}

export interface Visitor {
  browser: Browser
  /** A page as a reader opens it: in French, on a telephone unless `options` say otherwise. */
  visit(address: string, options?: BrowserContextOptions): Promise<Page>
  close(): Promise<void>
}

/** Starts a browser. A page that throws, or asks for something outside this machine, makes `visit`'s page fail loudly. */
export async function openBrowser(): Promise<Visitor> {
  const browser = await launchChromium()
  return {
    browser,
    visit: async (address, options) => {
      const context = await browser.newContext({
        locale: 'fr-FR',
        timezoneId: 'Europe/Paris',
        viewport: phone,
        ...options,
      })
      const page = await context.newPage()
      await stayHere(page)
      await page.goto(address)
      return page
    },
    close: () => browser.close(),
  }
}

export const phone = { width: 360, height: 740 }
export const desk = { width: 1280, height: 800 }

/** The site sends its readers to nobody else: a request outside this machine is refused, and said in the page's console. */
async function stayHere(page: Page): Promise<void> {
  await page.route(
    (url) => !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname) && /^https?:$/.test(url.protocol),
    (route) => route.abort('blockedbyclient'),
  )
}
