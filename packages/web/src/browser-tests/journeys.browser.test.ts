import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addEvent, addRecord, addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../../../tests/chromium.ts'
import { type RunningSite, startSite } from '../testing/site.ts'

/** Monday 23 November 2026, noon in France: the clock of the test site. */
const database = await testDatabase()
const { db } = database
let site: RunningSite
let browser: Browser

beforeAll(async () => {
  await addTown(db, {
    code: '44195',
    name: 'Savenay',
    slug: 'savenay',
    postalCodes: ['44260'],
    latitude: 47.36,
    longitude: -1.94,
  })
  await addTown(db, {
    code: '44015',
    name: 'Blain',
    slug: 'blain',
    postalCodes: ['44130'],
    latitude: 47.47,
    longitude: -1.76,
  })
  await addEvent(
    db,
    { name: 'Loto de l’amicale laïque', location: { name: 'Salle polyvalente' }, price: 4 },
    { town: '44195', category: 'loto', dates: ['2026-11-28T20:30'] },
  )
  await addEvent(db, { name: 'Repas des aînés' }, { town: '44195', category: 'seniors', dates: ['2026-12-09'] })
  await addRecord(
    db,
    'organization',
    'Organization',
    { name: 'YOGA DOUX DU SILLON', telephone: '+33240000100' },
    { town: '44195', category: 'sport' },
  )
  site = await startSite(database)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** A small phone without JavaScript. */
async function phone(): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
    acceptDownloads: true,
  })
  return context.newPage()
}

describe('a reader on a small phone, without JavaScript', () => {
  it('finds her town with a typing mistake, then Saturday’s loto, and puts it in her calendar', async () => {
    const page = await phone()
    await page.goto(site.url)
    await page.getByLabel('Trouver ma commune').fill('savnay')
    await page.getByRole('button', { name: 'Chercher' }).click()
    await page
      .getByRole('link', { name: /^Savenay/ })
      .first()
      .click()
    expect(new URL(page.url()).pathname).toBe('/savenay')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Savenay')

    await page
      .getByRole('navigation', { name: /Rubriques/ })
      .getByRole('link', { name: 'Agenda' })
      .click()
    await page.getByRole('link', { name: 'Ce week-end' }).click()
    expect(await page.locator('h2 time').first().innerText()).toBe('samedi 28\u00a0novembre')
    expect(await page.locator('.line').count()).toBe(1)

    await page.getByRole('link', { name: 'Loto de l’amicale laïque' }).click()
    const main = (await page.locator('main').innerText()).replaceAll(/[\u00a0\u202f]/g, ' ')
    expect(main).toContain('samedi 28 novembre')
    expect(main).toContain('à 20 h 30')
    expect(main).toContain('Salle polyvalente')
    expect(main).toContain('4 €')
    const href = await page.getByRole('link', { name: 'Ajouter à mon calendrier' }).getAttribute('href')
    const calendar = await page.request.get(new URL(href!, page.url()).href)
    expect(calendar.headers()['content-type']).toContain('text/calendar')
    expect(await calendar.text()).toMatch(/SUMMARY:Loto de l’amicale laïque[\s\S]*END:VCALENDAR/)
  })

  it('finds her town by its postal code at once', async () => {
    const page = await phone()
    await page.goto(site.url)
    await page.getByLabel('Trouver ma commune').fill('44130')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/blain')
  })

  it('finds a club by a word without its accent, and calls it', async () => {
    const page = await phone()
    await page.goto(`${site.url}/savenay/recherche`)
    await page.getByLabel('Chercher à Savenay').fill('yoga')
    await page.getByRole('button', { name: 'Chercher' }).click()
    await page.getByRole('link', { name: 'Yoga Doux du Sillon' }).click()
    expect(await page.locator('a[href^="tel:"]').getAttribute('href')).toBe('tel:+33240000100')
  })

  it('finds a club by its family in the directory, or from A to Z', async () => {
    const page = await phone()
    await page.goto(`${site.url}/savenay/annuaire`)
    await page.getByRole('link', { name: /^Sports et loisirs/ }).click()
    expect(new URL(page.url()).hash).toBe('#sport')
    expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual(['Sports et loisirs'])
    await page.getByRole('link', { name: 'Tout, de A à Z' }).click()
    await page.getByRole('link', { name: 'Yoga Doux du Sillon' }).click()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Yoga Doux du Sillon')
  })

  it('leafs through the agenda month by month, and back', async () => {
    const page = await phone()
    await page.goto(`${site.url}/savenay/agenda?when=month`)
    await page.getByRole('link', { name: 'décembre 2026' }).click()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Agenda, décembre 2026')
    expect(await page.getByRole('link', { name: 'Repas des aînés' }).count()).toBe(1)
    await page.getByRole('link', { name: 'novembre 2026' }).click()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Ce mois-ci')
  })

  it('tells of a mistake, and gets a receipt', async () => {
    const page = await phone()
    await page.goto(`${site.url}/savenay/agenda`)
    await page.getByRole('link', { name: 'Repas des aînés' }).click()
    await page.getByRole('link', { name: 'Signaler une erreur' }).click()
    await page.getByLabel('C’est annulé').check()
    await page.getByLabel('Qu’est-ce qui ne va pas').fill('Le repas est annulé.')
    await page.getByRole('button', { name: 'Envoyer' }).click()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Votre signalement')
    const { rows } = await sql<{ reason: string; message: string }>`select reason, message from report`.execute(db)
    expect(rows).toEqual([{ reason: 'cancelled', message: 'Le repas est annulé.' }])
  })

  it('reads the same page in English, and comes back', async () => {
    const page = await phone()
    await page.goto(`${site.url}/savenay/agenda`)
    await page.locator('.languages summary').click()
    await page.getByRole('link', { name: 'English' }).click()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('What’s on')
    expect(await page.locator('h2 time').first().innerText()).toBe('Saturday 28 November')
    await page.locator('.languages summary').click()
    await page.getByRole('link', { name: 'Français' }).click()
    expect(new URL(page.url()).pathname).toBe('/savenay/agenda')
  })

  it('who asks for a town without a site is told so, in French, with a way on', async () => {
    const page = await phone()
    const answer = await page.goto(`${site.url}/savnay`)
    expect(answer!.status()).toBe(404)
    await page.getByRole('link', { name: /^Savenay/ }).click()
    expect(new URL(page.url()).pathname).toBe('/savenay')
  })
})

describe('a reader with a keyboard alone', () => {
  it('jumps over the menus, and sees where she is', async () => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    await page.goto(`${site.url}/savenay/agenda`)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Aller au contenu')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    const first = await page.evaluate(() => {
      const active = document.activeElement as HTMLElement
      return { inMain: Boolean(active.closest('main')), outline: getComputedStyle(active).outlineStyle }
    })
    expect(first).toEqual({ inMain: true, outline: 'solid' })
  })
})
