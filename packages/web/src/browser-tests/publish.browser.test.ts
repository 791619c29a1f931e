import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { recentMails } from '@wiker/platform/mail/mail.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { grantRole } from '@wiker/town/people/roles.ts'
import { addEvent, addRecord, addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../../../tests/chromium.ts'
import { deskDeps } from '../testing/desk.ts'
import { type RunningSite, startSite } from '../testing/site.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Monday 23 November 2026, noon in France: the clock of the test site. */
const database = await testDatabase()
const { db } = database
let site: RunningSite
let browser: Browser
const phone = { viewport: { width: 360, height: 740 }, locale: 'fr-FR' }

beforeAll(async () => {
  await addTown(db, {
    code: '44015',
    name: 'Blain',
    slug: 'blain',
    postalCodes: ['44130'],
    latitude: 47.47,
    longitude: -1.76,
  })
  await addRecord(
    db,
    'place',
    'Place',
    { name: 'Salle polyvalente', streetAddress: '3 rue de la Vallée' },
    { town: '44015' },
  )
  await sql`insert into holiday (country, kind, zone, name, starts, ends, source)
    values ('FR', 'school', 'B', 'Vacances de Noël', '2026-12-19', '2027-01-03', 'https://example.org')`.execute(db)
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

const linkFor = async (to: string) => {
  const [mail] = await recentMails(db, { to })
  return mail!.text.match(/https?:\S+/)![0]
}

/** An animator of Blain, on a device of her own. */
async function animator(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  await page.goto(`${site.url}/connexion`)
  await page.fill('input[name=email]', 'anne@example.org')
  await page.click('main button[type=submit]')
  await page.goto(await linkFor('anne@example.org'))
  await page.click('main button[type=submit]')
  const { rows } = await sql<{ id: string }>`select id from person where email = 'anne@example.org'`.execute(db)
  await grantRole(db, rows[0]!.id, { role: 'animator', town: '44015' }, null)
  return page
}

const plain = (said: string) => said.replace(/[\u00a0\u202f]/g, ' ')
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
const text = async (path: string) => (await fetch(`${site.url}${path}`)).text()

describe('Somebody without account, on a telephone, without JavaScript', () => {
  it('announces a loto, confirms it by mail; the animator accepts it; it is on the agenda and in its feeds', async () => {
    const context = await browser.newContext({ ...phone, javaScriptEnabled: false })
    const page = await context.newPage()
    page.setDefaultTimeout(8000)
    await page.goto(`${site.url}/blain/agenda`)
    await page.click('main a[href^="/proposer"]')
    await page.fill('#name', 'Loto de l’amicale laïque')
    await page.fill('#when', 'vendredi 13 décembre 20h30')
    await page.fill('#place', 'Salle polyvalente')
    await page.fill('#organizer', 'Amicale laïque')
    await page.fill('#email', 'jeanne@example.org')
    await page.click('button[value=voir]')
    expect(await page.textContent('#when-erreur')).toContain('ne va pas avec la date')
    expect(await page.inputValue('#name')).toBe('Loto de l’amicale laïque')
    await page.fill('#when', 'samedi 12 décembre 20h30')
    await page.click('button[value=voir]')
    const preview = plain(await page.innerText('main'))
    expect(preview).toContain('samedi 12 décembre, à 20 h 30')
    expect(preview).toContain('3 rue de la Vallée')
    expect(await fits(page)).toBe(true)
    await page.click('button[value=envoyer]')
    expect(await page.textContent('h1')).toContain('ouvrez vos courriels')
    // From another device.
    const other = await browser.newContext({ ...phone, javaScriptEnabled: false })
    const mail = await other.newPage()
    await mail.goto(await linkFor('jeanne@example.org'))
    await mail.click('main button[type=submit]')
    expect(plain(await mail.innerText('main'))).toContain('attend d’être relue')
    const follow = mail.url()

    const desk = await animator(await browser.newContext({ ...phone, javaScriptEnabled: false }))
    await desk.goto(`${site.url}/bureau`)
    await desk.click('a[href$="/blain/propositions"]')
    expect(await fits(desk)).toBe(true)
    await desk.click('button[value^="accepter."]')
    expect(plain(await desk.innerText('main'))).toContain('Annonce acceptée')

    await page.goto(`${site.url}/blain/agenda`)
    expect(await page.textContent('main')).toContain('Loto de l’amicale laïque')
    for (const form of ['ics', 'rss', 'jsonld']) {
      expect(await text(`/blain/agenda.${form}`), form).toContain('Loto de l’amicale laïque')
    }
    await mail.goto(follow)
    await mail.click('main a.button')
    expect(await mail.textContent('h1')).toContain('Loto de l’amicale laïque')
    for (const one of [context, other, desk.context()]) await one.close()
  })
})

describe('With JavaScript', () => {
  it('the dates are shown while they are typed, the hall completes its street, and what is announced already is said', async () => {
    const context = await browser.newContext(phone)
    const page = await context.newPage()
    page.setDefaultTimeout(8000)
    const dates = ['2026-12-12T20:30']
    await addEvent(
      db,
      { name: 'Loto amicale laïque', location: { name: 'Salle polyvalente' } },
      { town: '44015', dates },
    )
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(error.message))
    await page.goto(`${site.url}/proposer?commune=blain`)
    await page.fill('#when', 'tous les mardis 20h sauf vacances scolaires')
    await page.waitForSelector('.when-shown li')
    const shown = plain(await page.innerText('.when-shown'))
    expect(shown).toContain('mardi 24 novembre')
    expect(shown).toContain('Vacances de Noël')
    expect(shown).not.toContain('22 décembre')
    await page.fill('#place', 'Salle poly')
    await page.waitForSelector('datalist option', { state: 'attached' })
    expect(await page.getAttribute('datalist option', 'value')).toBe('Salle polyvalente')
    await page.fill('#place', 'Salle polyvalente')
    expect(await page.inputValue('#street')).toBe('3 rue de la Vallée')
    await page.fill('#name', 'Loto de l’amicale laïque')
    await page.fill('#when', 'samedi 12 décembre 20h30')
    await page.locator('#when').blur()
    await page.waitForSelector('similar-shown a')
    expect(plain(await page.innerText('similar-shown'))).toContain('Loto amicale laïque')
    await page.evaluate(axe)
    const found = await page.evaluate(() =>
      (globalThis as never as { axe: { run(): Promise<{ violations: { id: string }[] }> } }).axe.run(),
    )
    expect(found.violations.map(({ id }) => id)).toEqual([])
    expect(problems).toEqual([])
    await context.close()
  })

  it('the animator goes through the queue with the keyboard alone', async () => {
    await sql`delete from publication`.execute(db)
    await sql`insert into publication (town, kind, author_email, author_name, state, record, record_id)
      select '44015', 'event', 'jeanne@example.org', 'Chorale', 'waiting',
        jsonb_build_object('type', 'Event', 'id', 'urn:wiker:event:' || n, 'name', 'Concert ' || n, 'eventStatus', 'scheduled',
          'startDate', '2026-12-0' || n || 'T20:00:00+01:00'), 'urn:wiker:event:' || n
      from generate_series(1, 2) n`.execute(db)
    const context = await browser.newContext(phone)
    const page = await animator(context)
    await page.goto(`${site.url}/bureau/blain/propositions`)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('r')
    await page.keyboard.type('Déjà annoncé')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/fait=refuse/)
    await page.keyboard.press('j')
    await page.keyboard.press('a')
    await page.waitForURL(/fait=accepte/)
    const { rows } = await sql<{
      state: string
    }>`select state from publication where author_name = 'Chorale' order by record_id`.execute(db)
    expect(rows.map((row) => row.state)).toEqual(['published', 'refused'])
    await context.close()
  })
})
