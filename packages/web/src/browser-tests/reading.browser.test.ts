import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addEvent, addRecord, addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../../../tests/chromium.ts'
import { type RunningSite, startSite } from '../testing/site.ts'

const database = await testDatabase()
const { db } = database
let site: RunningSite
let browser: Browser

beforeAll(async () => {
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay', latitude: 47.36, longitude: -1.94 })
  await addTown(db, { code: '44137', name: 'Prinquiau', slug: 'prinquiau', latitude: 47.36, longitude: -2.0 })
  const dates = ['2026-11-28T20:30']
  await addEvent(db, { name: 'Loto', price: 4 }, { town: '44195', category: 'loto', dates })
  await addEvent(db, { name: 'Heure du conte', typicalAgeRange: '3-6' }, { town: '44195', category: 'reading', dates })
  await addEvent(
    db,
    { name: 'Bal', isAccessibleForFree: true, location: { name: 'Place du Bourg' } },
    { town: '44137', category: 'dance', dates },
  )
  const square = [
    [-1.99, 47.33],
    [-1.89, 47.33],
    [-1.89, 47.39],
    [-1.99, 47.39],
    [-1.99, 47.33],
  ]
  await sql`update town set outline = ${JSON.stringify({ type: 'Polygon', coordinates: [square] })}::jsonb where code = '44195'`.execute(
    db,
  )
  const at = { latitude: 47.37, longitude: -1.91 }
  await addRecord(db, 'place', 'Place', { name: 'Piscine du Lac', ...at }, { town: '44195', category: 'swimming-pool' })
  await addRecord(db, 'place', 'Place', { name: 'Déchèterie de Savenay' }, { town: '44195', category: 'waste' })
  site = await startSite(database)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const small = { viewport: { width: 360, height: 740 } }

describe('a reader on a small phone, without JavaScript', () => {
  it('looks 5 km further, keeps what is free, and may subscribe to just that', async () => {
    const page = await (await browser.newContext({ ...small, javaScriptEnabled: false })).newPage()
    await page.goto(`${site.url}/savenay/agenda`)
    const dial = page.getByRole('navigation', { name: 'Jusqu’où regarder' })
    await dial.getByRole('link', { name: '+ 5 km' }).click()
    expect(await page.getByText('Prinquiau, à 5').isVisible()).toBe(true)
    await page.getByText('Filtrer').click()
    await page.getByRole('link', { name: /^Gratuit/ }).click()
    expect(await page.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(['Bal'])
    const feed = await page.getByRole('link', { name: 'Télécharger ces dates une fois' }).getAttribute('href')
    expect(feed).toBe('/savenay/agenda.ics?only=free&autour=5')
    const file = await (await fetch(site.url + feed)).text()
    expect(file.match(/^SUMMARY:.*/gm)).toEqual(['SUMMARY:Bal'])
    expect(file).toContain('/prinquiau/agenda/bal-')
    await page.getByRole('link', { name: /Gratuit : retirer/ }).click()
    expect((await page.getByRole('heading', { level: 3 }).allInnerTexts()).toSorted()).toEqual([
      'Bal',
      'Heure du conte',
      'Loto',
    ])
  })
})

describe('a reader whose device remembers', () => {
  it('finds again how far she looks, on the sections and on a page opened without a choice, until she comes back home', async () => {
    const context = await browser.newContext(small)
    const page = await context.newPage()
    await page.goto(`${site.url}/savenay`)
    await page.getByRole('link', { name: '+ 5 km' }).click()
    await page.waitForURL(/autour=5/)
    await page
      .getByRole('navigation', { name: /Rubriques/ })
      .getByRole('link', { name: 'Agenda' })
      .click()
    expect(new URL(page.url()).search).toBe('?autour=5')
    await page.goto(`${site.url}/savenay/agenda?when=weekend`)
    await page.waitForURL(/when=weekend&autour=5/)
    await page.getByRole('navigation', { name: 'Jusqu’où regarder' }).getByRole('link', { name: 'Savenay' }).click()
    await page.waitForURL(/when=weekend$/)
    expect((await context.cookies()).length).toBe(0)
    await context.close()
  })

  it('is led to what she is about to type, by keyboard alone', async () => {
    const context = await browser.newContext(small)
    const page = await context.newPage()
    await page.goto(`${site.url}/savenay/recherche`)
    const field = page.getByRole('combobox', { name: 'Chercher à Savenay' })
    await field.pressSequentially('dechetteri')
    await page.getByRole('option').first().waitFor()
    expect(await field.getAttribute('aria-expanded')).toBe('true')
    await field.press('ArrowDown')
    expect(await page.getByRole('option', { selected: true }).innerText()).toContain('Déch')
    await field.press('Escape')
    expect(await field.getAttribute('aria-expanded')).toBe('false')
    await field.pressSequentially('e')
    await page.getByRole('option', { name: /Déchèterie de Savenay/ }).click()
    await page.waitForURL(/infos-pratiques\/decheterie-de-savenay/)
    await context.close()
  })

  it('sees the map move, with the same points as its list, and nothing that the policy forbids', async () => {
    const context = await browser.newContext({
      ...small,
      permissions: ['geolocation'],
      geolocation: { latitude: 47.36, longitude: -1.95 },
    })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(`${site.url}/savenay/carte`)
    const map = page.getByRole('region', { name: 'Carte' })
    await map.getByRole('button', { name: 'Piscine du Lac' }).press('Enter')
    await map.getByRole('link', { name: 'Piscine du Lac' }).waitFor()
    await page.getByRole('button', { name: 'Autour de moi' }).click()
    await page.getByText('Votre position reste dans votre navigateur').waitFor()
    expect(complaints).toEqual([])
    expect(asked.filter((url) => !url.startsWith(site.url))).toEqual([])
    expect(asked.filter((url) => url.includes('47.36'))).toEqual([])
    await context.close()
  })
})
