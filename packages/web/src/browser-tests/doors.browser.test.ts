import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { recentMails } from '@wiker/platform/mail/mail.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { grantRole } from '@wiker/town/people/roles.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../../../tests/chromium.ts'
import { deskDeps } from '../testing/desk.ts'
import { type RunningSite, startSite } from '../testing/site.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const posters = new URL('../../../connector/scores/announcements/posters/', import.meta.url)
/** Tells of a super loto on Saturday 28 November at half past eight. */
const poster = fileURLToPath(new URL('001.jpg', posters))
const database = await testDatabase()
const { db } = database
let site: RunningSite
let browser: Browser
const phone = { viewport: { width: 360, height: 740 }, locale: 'fr-FR' }

beforeAll(async () => {
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain', latitude: 47.47, longitude: -1.76 })
  const port = await freePort()
  const { deps } = await deskDeps(database, `http://127.0.0.1:${port}`)
  site = await startSite(database, deps, port)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** An animator of Blain, on a device of her own. */
async function animator(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(`${site.url}/connexion`)
  await page.fill('input[name=email]', 'anne@example.org')
  await page.click('main button[type=submit]')
  const [mail] = await recentMails(db, { to: 'anne@example.org' })
  await page.goto(mail!.text.match(/https?:\S+/)![0])
  await page.click('main button[type=submit]')
  const { rows } = await sql<{ id: string }>`select id from person where email = 'anne@example.org'`.execute(db)
  await grantRole(db, rows[0]!.id, { role: 'animator', town: '44015' }, null)
  return page
}

const plain = (said: string) => said.replace(/[\u00a0\u202f]/g, ' ')
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }
    return (await axe.run()).violations.map(({ id }) => id)
  })
}

describe('An animator on a telephone', () => {
  it('takes a photo of a poster, sees where each value was read, confirms it: it is in the agenda', async () => {
    const page = await animator(await browser.newContext(phone))
    await page.goto(`${site.url}/bureau/blain/apporter`)
    expect(await fits(page)).toBe(true)
    expect(await faults(page)).toEqual([])
    await page.setInputFiles('#photo', poster)
    await page.click('button:has-text("Lire")')
    await page.waitForSelector('svg g.zone--dates')
    expect(await fits(page)).toBe(true)
    expect(await faults(page)).toEqual([])
    expect(plain(await page.innerText('form.report'))).toContain('samedi 28 novembre, à 20 h 30')
    // The frame is over the words: in the part of the poster where the date is.
    const [picture, frame] = await Promise.all([
      page.locator('.door-picture svg').boundingBox(),
      page.locator('g.zone--dates rect').first().boundingBox(),
    ])
    expect(frame!.y).toBeGreaterThan(picture!.y)
    expect(frame!.y + frame!.height).toBeLessThan(picture!.y + picture!.height)
    await page.fill('#name', 'Super loto de l’amicale')
    // By keyboard from the last field on.
    await page.focus('button[value=confirmer]')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/blain\/agenda\//)
    expect(await (await fetch(`${site.url}/blain/agenda`)).text()).toContain('Super loto de l’amicale')
  })

  it('does the same of a mail without JavaScript, and is told what is missing', async () => {
    const page = await animator(await browser.newContext({ ...phone, javaScriptEnabled: false }))
    await page.goto(`${site.url}/bureau/blain/apporter`)
    await page.fill('#texte', 'Le concert de la chorale aura lieu à l’église Saint-Laurent. Entrée libre.')
    await page.click('button:has-text("Lire")')
    expect(await page.innerText('mark.zone--place')).toContain('Saint-Laurent')
    await page.click('button[value=confirmer]')
    expect(await page.innerText('[role=alert]')).toMatch(/\S/)
    await page.fill('#when', 'samedi 12 décembre 20h30')
    await page.click('button[value=confirmer]')
    expect(page.url()).toContain('/blain/agenda/')
  })
})
