import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { recentMails } from '@wiker/platform/mail/mail.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addEvent, addTown } from '@wiker/town/testing/rows.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../../../tests/chromium.ts'
import { messagesOf } from '../formatting/catalogs.ts'
import { languages, localPath } from '../server/language.ts'
import { deskDeps } from '../testing/desk.ts'
import { type RunningSite, startSite } from '../testing/site.ts'

const database = await testDatabase()
const { db } = database
let site: RunningSite
let browser: Browser
const keys = Object.keys(messagesOf('fr'))

beforeAll(async () => {
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain', latitude: 47.47, longitude: -1.76 })
  await addEvent(db, { name: 'Loto' }, { town: '44015', category: 'loto', dates: ['2026-11-28T20:30'] })
  const port = await freePort()
  const { deps } = await deskDeps(database, `http://127.0.0.1:${port}`)
  site = await startSite(database, deps, port)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

describe.each(languages)('a reader who reads %s, on a small phone', (language) => {
  it('finds every page in it: nothing left in another, no name of a text, nothing wider than the screen', async () => {
    // Half of them have no JavaScript.
    const javaScriptEnabled = languages.indexOf(language) % 2 === 0
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled })
    const page = await context.newPage()
    const own = messagesOf(language)
    for (const path of [
      '/',
      '/blain',
      '/blain/agenda',
      '/blain/annuaire',
      '/blain/infos-pratiques',
      '/proposer?commune=blain',
      '/connexion',
      '/conditions',
    ]) {
      const answer = await page.goto(site.url + localPath(language, path))
      expect([path, answer?.status()]).toEqual([path, 200])
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
      const text = await page.locator('body').innerText()
      expect(keys.filter((key) => text.includes(key) && /\./.test(key)).filter((key) => key.length > 8)).toEqual([])
      expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, 360])
    }
    await page.goto(site.url + localPath(language, '/blain'))
    expect(await page.locator('nav').first().innerText()).toContain(own['section.agenda'])
    await page.goto(site.url + localPath(language, '/blain/agenda'))
    await page.getByRole('link', { name: 'Loto' }).first().click()
    expect(await page.locator('h1').innerText()).toBe('Loto')
    await context.close()
  })

  it('goes from it to each other language of the same page', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
    const page = await context.newPage()
    for (const other of languages.filter((one) => one !== language)) {
      await page.goto(site.url + localPath(language, '/blain/agenda'))
      await page.locator('.languages summary').click()
      await page.locator(`.languages a[hreflang=${other}]`).click()
      expect(new URL(page.url()).pathname).toBe(localPath(other, '/blain/agenda'))
    }
    await context.close()
  })

  it('receives the letter that signs in, in the same language', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(site.url + localPath(language, '/connexion'))
    await page.fill('input[name=email]', `${language}@example.org`)
    await page.locator('main button[type=submit]').first().click()
    const [mail] = await recentMails(db, { to: `${language}@example.org` })
    expect(mail!.subject).toBe(messagesOf(language)['signIn.mail.subject'])
    expect(mail!.text).toContain(localPath(language, '/connexion/lien'))
    await context.close()
  })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
