import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { recentMails } from '@wiker/platform/mail/mail.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addRecord, addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../../../../tests/chromium.ts'
import { deskDeps } from '../testing/desk.ts'
import { addPage } from '../testing/pages.ts'
import { type RunningSite, startSite } from '../testing/site.ts'

/** Monday 23 November 2026, noon in France: the clock of the test site. */
const database = await testDatabase()
const { db } = database
const phone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false }
let site: RunningSite
let browser: Browser
let secretary: BrowserContext

beforeAll(async () => {
  const place = { latitude: 47.47, longitude: -1.76 }
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain', postalCodes: ['44130'], ...place })
  const record = { name: 'Amicale laïque', url: 'https://www.amicale-blain.fr', ...place }
  await addRecord(db, 'organization', 'Organization', record, { town: '44015', category: 'neighbourhood' })
  const port = await freePort()
  const { deps } = await deskDeps(database, `http://127.0.0.1:${port}`)
  site = await startSite(database, deps, port)
  browser = await launchChromium()
  secretary = await browser.newContext(phone)
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** What stands in a letter, on this very site. */
async function linkIn(to: string): Promise<string> {
  const [mail] = await recentMails(db, { to })
  const { pathname, search } = new URL(mail!.text.match(/https?:\S+/)![0])
  return site.url + pathname + search
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('Adresse').first().fill(email)
  await page.locator('form[action$="/connexion"] button[type=submit]').first().click()
  await page.goto(await linkIn(email))
  await page.locator('form[action="/connexion/lien"] button[type=submit]').click()
}

const fits = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= 360')

it('The secretary asks for the page of the Amicale from its record, opens it by the association’s own letter box, and announces the loto', async () => {
  const page = await secretary.newPage()
  await page.goto(`${site.url}/blain/annuaire`)
  await page.getByRole('link', { name: 'Amicale laïque' }).click()
  await page.getByRole('link', { name: 'C’est votre association' }).click()
  await signIn(page, 'jeanne@gmail.com')
  await page.getByLabel('Votre rôle').fill('secrétaire')
  await page.getByLabel('Votre adresse électronique chez amicale-blain.fr').fill('jeanne@gmail.com')
  await page.getByRole('button', { name: 'Envoyer la demande' }).click()
  expect(await page.textContent('main')).toContain('elle ne prouve rien')
  expect(await page.getByLabel('Votre rôle').inputValue()).toBe('secrétaire')
  await page.getByLabel('Votre adresse électronique chez amicale-blain.fr').fill('bureau@amicale-blain.fr')
  await page.getByRole('button', { name: 'Envoyer la demande' }).click()
  await page.goto(await linkIn('bureau@amicale-blain.fr'))
  await page.getByRole('button', { name: 'Ouvrir la page' }).click()
  expect(await page.textContent('main')).toContain('Votre page est ouverte')
  await page.getByRole('link', { name: 'Annoncer un rendez' }).click()
  await page.getByLabel('Titre').fill('Loto de l’amicale')
  await page.getByLabel('Quand').first().fill('samedi 5 décembre 20h30')
  await page.getByLabel('Lieu').first().fill('Salle polyvalente')
  await page.getByRole('button', { name: 'Enregistrer et relire' }).click()
  expect(await page.textContent('main')).toMatch(/samedi 5.décembre/)
  await page.getByRole('button', { name: 'Publier', exact: true }).click()
  expect(await page.textContent('main')).toContain('relit avant de le publier')
  expect(await fits(page)).toBe(true)
  await page.close()
})

it('One Tuesday of the yoga is cancelled, and everybody sees it: on the agenda, on its page, in the calendar', async () => {
  const { page: number } = await addPage(database, { town: '44015', name: 'Yoga pour tous', owner: 'jeanne@gmail.com' })
  const page = await secretary.newPage()
  await page.goto(`${site.url}/mon-espace/${number}`)
  await page.getByRole('link', { name: 'Annoncer un rendez' }).click()
  await page.getByLabel('Titre').fill('Yoga du mardi')
  await page.getByLabel('Quand').first().fill('tous les mardis 18h jusqu’au 22 décembre')
  await page.getByRole('button', { name: 'Enregistrer et relire' }).click()
  await page.getByRole('button', { name: 'Publier', exact: true }).click()
  const tuesday = page
    .locator('#dates li')
    .filter({ hasText: '1er décembre' })
    .or(page.locator('li').filter({ hasText: /mardi 1er.décembre/ }))
    .last()
  await tuesday.locator('summary').click()
  await tuesday.getByLabel('Un mot pour les gens').fill('La salle est prise par les élections')
  await tuesday.getByRole('button', { name: 'Annuler cette date' }).click()
  expect(await page.textContent('main')).toContain('tout le monde le voit')
  expect(await fits(page)).toBe(true)

  const reader = await (await browser.newContext(phone)).newPage()
  await reader.goto(`${site.url}/blain/agenda`)
  const line = reader.locator('li.line').filter({ hasText: 'La salle est prise par les élections' })
  expect(await line.textContent()).toContain('Annulé')
  await reader.getByRole('link', { name: 'Yoga du mardi' }).first().click()
  expect(await reader.locator('.dates').textContent()).toMatch(/1er.décembre.*Annulé.*La salle est prise/)
  const ics = await (await fetch(`${site.url}/blain/agenda.ics`)).text()
  expect(ics).toMatch(/RECURRENCE-ID;TZID=Europe\/Paris:20261201T180000[\s\S]*?STATUS:CANCELLED/)
  await reader.context().close()
  await page.close()
})

it('A shop’s evening is never seen without its label, wherever a reader meets it', async () => {
  const record = {
    taxID: '73282932000074',
    streetAddress: '3 rue du Port',
    postalCode: '44130',
    addressLocality: 'Blain',
  }
  const given = {
    town: '44015',
    name: 'Café du Canal',
    kind: 'merchant' as const,
    owner: 'jeanne@gmail.com',
    subscribedTo: '2026-12-31',
    record,
  }
  const { page: number } = await addPage(database, given)
  const page = await secretary.newPage()
  for (const [kind, fill] of [
    ['evenement', { titre: 'Zanzibar en concert', when: 'samedi 28 novembre 21h' }],
    ['bon-plan', { titre: 'Zanzibar à moitié prix', fin: '2026-12-05' }],
  ] as const) {
    await page.goto(`${site.url}/mon-espace/${number}/ecrire/${kind}`)
    for (const [name, value] of Object.entries(fill)) await page.locator(`[name="${name}"]`).fill(value)
    await page.getByRole('button', { name: 'Enregistrer et relire' }).click()
    await page.getByRole('button', { name: 'Publier', exact: true }).click()
  }
  await page.close()
  const reader = await (await browser.newContext(phone)).newPage()
  const addresses = [
    '/',
    '/blain',
    '/blain/agenda',
    '/blain/bons-plans',
    '/blain/recherche?q=zanzibar',
    '/blain/semaine',
  ]
  for (const address of addresses) {
    await reader.goto(site.url + address)
    const lines = reader.locator('main li, main tr').filter({ hasText: 'Zanzibar' })
    const texts = await lines.allTextContents()
    expect(texts.length, address).toBeGreaterThan(0)
    for (const text of texts) expect(text, address).toMatch(/Annonce du commerçant|Café du Canal/)
  }
  await reader.goto(`${site.url}/blain/annuaire?q=canal`)
  await reader.getByRole('link', { name: 'Café du Canal' }).first().click()
  expect(await reader.textContent('main')).toMatch(
    /Zanzibar[\s\S]*Annonce du commerçant[\s\S]*Café du Canal, 3 rue du Port, 44130 Blain/,
  )
  for (const feed of ['agenda.rss', 'agenda.ics', 'agenda.jsonld', 'bons-plans.rss']) {
    const text = (await (await fetch(`${site.url}/blain/${feed}`)).text())
      .replaceAll('\r\n ', '')
      .replaceAll(/[\u00a0\u202f]/g, ' ')
    expect(text, feed).toContain('Annonce du commerçant')
  }
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from event where record -> 'advertiser' is not null`.execute(db)
  expect(rows[0]!.n).toBe(1)
  await reader.context().close()
})
