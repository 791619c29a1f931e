import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { addSource, event, harvest } from '@wiker/harvest/layers/testing.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { createCounter } from '@wiker/town/audience/count.ts'
import { grantRole } from '@wiker/town/people/roles.ts'
import { pathOf } from '@wiker/town/records/path.ts'
import { addRecord, addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../../../tests/chromium.ts'
import { deskDeps } from '../testing/desk.ts'
import { type RunningSite, startSite } from '../testing/site.ts'

/** Monday 23 November 2026, noon in France: the clock of the test site. */
const database = await testDatabase()
const { db } = database
let site: RunningSite
let browser: Browser
let reader: BrowserContext
let shop: string
const counter = createCounter()
const userAgent =
  'Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0 Mobile Safari/537.36'
const phone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false }

beforeAll(async () => {
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  const source = await addSource(db, 'club')
  const told = {
    name: 'Loto truqué',
    startDate: '2026-12-05T20:00:00+01:00',
    location: { name: 'Salle', townCode: '44015' },
  }
  await harvest(db, source, [event({ key: 'loto', ...told })])
  const boulangerie = { name: 'Boulangerie', telephone: '+33240000000' }
  shop = await addRecord(db, 'organization', 'Organization', boulangerie, { town: '44015', category: 'bakery' })
  const port = await freePort()
  const { deps } = await deskDeps(database, `http://127.0.0.1:${port}`)
  site = await startSite(database, { ...deps, counter }, port)
  browser = await launchChromium()
  reader = await browser.newContext(phone)
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

const mainText = async (page: Page) => (await page.locator('main').innerText()).replaceAll(/[\u00a0\u202f]/g, ' ')

/** A person with a role, signed in by the letter that came. */
async function comesIn(email: string, role: 'animator' | 'town_hall' | 'operator'): Promise<Page> {
  const page = await (await browser.newContext(phone)).newPage()
  await page.goto(`${site.url}/connexion`)
  await page.locator('main input[type=email]').fill(email)
  await page.locator('main form:has(input[type=email]) button[type=submit]').first().click()
  const { rows } = await sql<{
    text: string
  }>`select text from mail where recipient = ${email} order by id desc limit 1`.execute(db)
  await page.goto(/https?:\S+/.exec(rows[0]!.text)![0])
  await page.locator('main form button').first().click()
  const found = await sql<{ id: string }>`select id from person where email = ${email}`.execute(db)
  await grantRole(db, found.rows[0]!.id, { role, town: role === 'operator' ? null : '44015' }, null)
  return page
}

const linkTo = async (email: string, path: string): Promise<string> => {
  const { rows } = await sql<{
    text: string
  }>`select text from mail where recipient = ${email} order by id desc`.execute(db)
  const mail = rows.find(({ text }) => text.includes(path))
  return new RegExp(`https?://\\S+${path}\\S+`).exec(mail!.text)![0]
}

describe('from a report to its decision and its appeal, on a small phone without JavaScript', () => {
  it('a reader reports, forgets the box, is told, and gets a receipt', async () => {
    const page = await reader.newPage()
    await page.goto(`${site.url}/blain/agenda`)
    await page.getByRole('link', { name: 'Loto truqué' }).click()
    await page.getByRole('link', { name: 'Signaler une erreur' }).click()
    await page.getByLabel('C’est contraire à la loi').check()
    await page.getByLabel('Qu’est-ce qui ne va pas ?').fill('Les lots n’existent pas')
    await page.getByLabel(/Votre adresse électronique/).fill('jeanne@example.org')
    await page.getByRole('button', { name: 'Envoyer' }).click()
    await page.getByRole('link', { name: /cochez la case/ }).click()
    expect(page.url()).toContain('#champ-goodFaith')
    expect(await page.getByLabel('Qu’est-ce qui ne va pas ?').inputValue()).toBe('Les lots n’existent pas')
    await page.getByLabel(/Je signale de bonne foi/).check()
    await page.getByRole('button', { name: 'Envoyer' }).click()
    expect(await mainText(page)).toMatch(/Votre signalement[\s\S]*Reçu le \d/)
  })

  it('the animator decides with her reasons; the page is gone, and the reader reads why', async () => {
    const page = await comesIn('anne@example.org', 'animator')
    await page.goto(`${site.url}/bureau`)
    await page.getByRole('link', { name: '1 signalement à traiter' }).click()
    await page.getByRole('link', { name: 'Loto truqué' }).click()
    await page.getByLabel(/La fiche est masquée/).check()
    await page.getByLabel('Les faits').fill('Les lots annoncés n’existent pas.')
    await page.getByLabel('Une règle du site').check()
    await page.getByLabel('La loi ou la règle, en toutes lettres').fill('Pas de fausses annonces')
    await page.getByRole('button', { name: 'Décider' }).click()
    expect(await mainText(page)).toContain('La décision est prise')
    const seen = await reader.newPage()
    await expect
      .poll(
        async () => (await seen.goto(`${site.url}/blain/agenda`)) && (await mainText(seen)).includes('Loto truqué'),
        { timeout: 10_000 },
      )
      .toBe(false)
    await seen.goto(await linkTo('jeanne@example.org', '/signalement/'))
    expect(await mainText(seen)).toMatch(
      /La fiche est masquée[\s\S]*Les lots annoncés n’existent pas[\s\S]*Pas de fausses annonces/,
    )
  })

  it('the reader appeals, somebody else settles it, and she reads the end of it', async () => {
    const seen = await reader.newPage()
    await seen.goto(await linkTo('jeanne@example.org', '/signalement/'))
    await seen.getByLabel('Pourquoi cette décision devrait changer').fill('Il faudrait la retirer tout à fait')
    await seen.getByRole('button', { name: 'Demander un réexamen' }).click()
    expect(await mainText(seen)).toContain('Votre demande est reçue')
    const page = await comesIn('omar@example.org', 'operator')
    await page.goto(`${site.url}/bureau/recours`)
    await page.getByRole('link', { name: 'Loto truqué' }).click()
    await page.getByLabel('La décision est maintenue').check()
    await page.getByLabel('Vos raisons').fill('Masquée, elle n’est déjà plus lue par personne.')
    await page.getByRole('button', { name: 'Décider' }).click()
    await seen.reload()
    expect(await mainText(seen)).toMatch(/la décision est maintenue[\s\S]*elle n’est déjà plus lue/)
  })
})

describe('an urgent alert', () => {
  it('stands above every page of the town, and goes when the town hall ends it', async () => {
    const page = await comesIn('mairie@example.org', 'town_hall')
    await page.goto(`${site.url}/bureau/blain/mairie`)
    await page.getByLabel(/^Urgent/).check()
    await page.getByLabel('Ce qu’il faut savoir, en une phrase').fill('Eau non potable au bourg')
    await page.getByRole('button', { name: 'Afficher' }).click()
    expect(await mainText(page)).toContain('C’est affiché')
    const seen = await reader.newPage()
    const banner = seen.getByRole('region', { name: 'Avis de la mairie' })
    await expect
      .poll(async () => (await seen.goto(`${site.url}/blain/annuaire`)) && (await banner.count()), { timeout: 10_000 })
      .toBe(1)
    expect(await banner.innerText()).toContain('Eau non potable au bourg')
    const wide = await seen.evaluate('document.documentElement.scrollWidth')
    expect(wide).toBeLessThanOrEqual(360)
    await page.getByRole('button', { name: 'Ne plus afficher : Eau non potable au bourg' }).click()
    expect(await mainText(page)).toContain('L’avis n’est plus affiché')
    await expect
      .poll(async () => (await seen.goto(`${site.url}/blain/annuaire`)) && (await banner.count()), { timeout: 10_000 })
      .toBe(0)
  })
})

describe('a telephone pressed on a record’s page', () => {
  it('is counted once, by a browser that runs scripts, and says nothing of who pressed', async () => {
    const page = await (await browser.newContext({ viewport: phone.viewport, userAgent })).newPage()
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/mesure')) sent.push(request.postData() ?? '')
    })
    await page.goto(`${site.url}/blain/annuaire/${pathOf(shop, 'Boulangerie')}`)
    await page.waitForFunction("customElements.get('count-uses') !== undefined")
    await page.locator('count-uses a[href^="tel:"]').click()
    await expect.poll(() => counter.take().uses, { timeout: 5000 }).toEqual([{ record: shop, kind: 'phone', count: 1 }])
    expect(sent.map((body) => [...new URLSearchParams(body).keys()])).toEqual([['record', 'kind']])
  })
})
