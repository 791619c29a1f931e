import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { editField, type House, harvestSource } from '@wiker/harvest'
import { addSource, event, harvest, moment } from '@wiker/harvest/layers/testing.ts'
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

/** Monday 23 November 2026, noon in France: the clock of the test site. */
const database = await testDatabase()
const { db } = database
let site: RunningSite
let browser: Browser
let animator: BrowserContext
let house: House

/** The association's own server, and the hour it gives now. */
let hour = '20:30'
const association = createServer((_request, response) => {
  const rows = [
    'Manifestation;Quand;Endroit du rendez-vous;Commune',
    `Fest-noz du comité;2026-12-05 ${hour};Salle Jollan;Blain`,
    'Bourse aux jouets;2026-12-06 09:00;Halle du centre;Blain',
  ]
  response.writeHead(200, { 'content-type': 'text/csv; charset=utf-8' }).end(`${rows.join('\n')}\n`)
})

beforeAll(async () => {
  await new Promise<void>((resolve) => association.listen(0, '127.0.0.1', resolve))
  await addTown(db, {
    code: '44015',
    name: 'Blain',
    slug: 'blain',
    postalCodes: ['44130'],
    latitude: 47.47,
    longitude: -1.76,
  })
  const port = await freePort()
  const { deps } = await deskDeps(database, `http://127.0.0.1:${port}`)
  house = { ...deps.desk!.house, network: { allowHosts: ['127.0.0.1'], retries: 0 } }
  const desk = { ...deps.desk!, house, ask: (source: number) => harvestSource(house, source, { force: true }) }
  site = await startSite(database, { ...deps, desk }, port)
  browser = await launchChromium()
  animator = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await rm(house.root, { recursive: true, force: true })
  await new Promise((resolve) => association.close(resolve))
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
const mainText = async (page: Page) => plain(await page.locator('main').innerText())

/** From one control to the next, as one does without a mouse, until that one. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab')
    const focused = page.locator(':focus')
    const said = await focused
      .evaluate((node) => node.getAttribute('aria-label') ?? node.textContent ?? '')
      .catch(() => '')
    if (plain(said).trim() === name) return
  }
  throw new Error(`No way to “${name}” by keyboard`)
}

describe('an animator on a small phone, without JavaScript', () => {
  it('enters by the letter that came, and is told what she looks after', async () => {
    const page = await animator.newPage()
    await page.goto(`${site.url}/connexion`)
    await page.getByLabel('Votre adresse électronique').fill('marie@example.org')
    await page.locator('main').getByRole('button').click()
    await page.goto(`${site.url}/dev/mails`)
    await page.locator('main a[href*="/connexion/lien"]').first().click()
    await page.locator('main').getByRole('button').click()
    const { rows } = await sql<{ id: string }>`select id from person`.execute(db)
    await grantRole(db, rows[0]!.id, { role: 'animator', town: '44015' }, null)
    await page.goto(`${site.url}/bureau`)
    expect(await mainText(page)).toContain('Blain')
  })

  it('adds a source by its address, puts a column right, publishes, and finds it on the agenda', async () => {
    const page = await animator.newPage()
    const { port } = association.address() as AddressInfo
    await page.goto(`${site.url}/bureau/sources`)
    await page.getByRole('link', { name: 'Ajouter une source' }).click()
    await page.getByRole('textbox', { name: 'L’adresse' }).fill(`http://127.0.0.1:${port}/agenda.csv`)
    await page.getByRole('button', { name: 'Voir ce que cela donne' }).click()
    expect(await mainText(page)).toContain('Pour Blain : 2 événements')
    const place = page.getByLabel('Endroit du rendez-vous')
    if (!(await place.isVisible())) await page.getByText(/colonnes? gardées? à part/).click()
    await place.selectOption({ label: 'la description' })
    await page.getByRole('button', { name: 'Revoir avec mes corrections' }).click()
    expect(await page.getByLabel('Endroit du rendez-vous').inputValue()).toBe('description')
    await page.getByLabel('Endroit du rendez-vous').selectOption({ label: 'le lieu' })
    await page.getByLabel('Nom de la source').fill('Comité des fêtes')
    await page.getByRole('button', { name: 'Ajouter pour Blain' }).click()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Comité des fêtes')
    await page.goto(`${site.url}/blain/agenda`)
    const agenda = await mainText(page)
    expect(agenda).toContain('Fest-noz du comité')
    expect(agenda).toContain('Salle Jollan')
  })

  it('corrects an hour, is told when the source changes it too, and settles that', async () => {
    const page = await animator.newPage()
    await page.goto(`${site.url}/blain/agenda`)
    await page.getByRole('link', { name: 'Fest-noz du comité' }).click()
    await page.getByRole('link', { name: 'Corriger, ou voir d’où cela vient' }).click()
    const address = page.url()
    await page.getByText('Corriger : le titre').click()
    await page.getByLabel('le titre', { exact: true }).fill('Grand fest-noz du comité')
    await page.getByRole('button', { name: 'Enregistrer la correction' }).first().click()
    await page.getByText('Corriger : la date de début').click()
    await page.locator('input[name=time]:visible').first().fill('21:00')
    await page.locator('form:has(input[name=time]:visible)').first().getByRole('button').click()
    expect(await mainText(page)).toContain('La correction est affichée')

    hour = '19:00'
    const { rows } = await sql<{ id: number }>`select id from source where name = 'Comité des fêtes'`.execute(db)
    await harvestSource(house, rows[0]!.id)
    await page.goto(`${site.url}/bureau`)
    await page.getByRole('link', { name: '1 désaccord à trancher' }).click()
    expect(await mainText(page)).toMatch(/21 h[\s\S]*19 h[\s\S]*20 h 30/)
    await page.getByRole('button', { name: 'Prendre ce que dit la source' }).click()
    expect(await mainText(page)).toContain('Aucun désaccord')
    await page.goto(address)
    expect(await mainText(page)).toMatch(/Grand fest-noz du comité[\s\S]*à 19 h/)
  })
})

describe('with the keyboard alone', () => {
  it('a record that waits is published, another refused', async () => {
    const source = await addSource(db, 'asso', { settings: { publish: 'queue' } })
    const [first, second] = ['Marché de Noël', 'Repas des aînés']
    await harvest(
      db,
      source,
      [first, second].map((name) => event({ key: name, name: name!, startDate: '2026-12-12' })),
    )
    const page = await animator.newPage()
    await page.goto(`${site.url}/bureau/blain/a-confirmer`)
    await tabTo(page, 'Publier : Marché de Noël')
    await page.keyboard.press('Enter')
    await page.waitForURL(/fait=publie/)
    expect(await mainText(page)).toContain('1 fiche publiée')
    await tabTo(page, 'Refuser : Repas des aînés')
    await page.keyboard.press('Enter')
    await page.waitForURL(/fait=refuse/)
    expect(await mainText(page)).toContain('1 fiche refusée')
  })
})

describe('every page of the desk', () => {
  it('has nothing that axe finds wrong, and nothing wider than a phone', async () => {
    const source = await addSource(db, 'mairie')
    const told = event({ key: 'concert', name: 'Concert de la chorale', startDate: '2026-12-19T20:00:00+01:00' })
    await harvest(db, source, [told])
    const edit = {
      thing: told.id,
      path: 'startDate',
      value: '2026-12-19T20:30:00+01:00',
      role: 'animator',
      who: 'm',
    } as const
    await editField(db, edit, moment)
    await harvest(db, source, [{ ...told, startDate: '2026-12-19T21:00:00+01:00' } as typeof told])
    const other = event({
      key: 'concert2',
      name: 'Concert de Noël de la chorale',
      startDate: '2026-12-19T20:00:00+01:00',
    })
    await harvest(db, await addSource(db, 'oa'), [other])
    const [a, b] = [told.id, other.id].sort()
    await sql`insert into match (a, b, kind, town, verdict, score, reasons) values (${a}, ${b}, 'event', '44015', 'doubtful', 0.6,
      '[{"key":"title-within","values":{},"weight":2},{"key":"hour-differs-by","values":{"a":"20:00","b":"10:00"},"weight":-2}]')
      on conflict (a, b) do update set verdict = excluded.verdict, reasons = excluded.reasons`.execute(db)
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, bypassCSP: true })
    await context.addCookies(await animator.cookies())
    const page = await context.newPage()
    const { rows } = await sql<{ id: number }>`select id from source where name = 'Comité des fêtes'`.execute(db)
    const comite = `/bureau/sources/${rows[0]!.id}`
    const paths = ['desaccords', 'doublons', 'a-confirmer', 'a-confirmer?etat=refusees'].map(
      (one) => `/bureau/blain/${one}`,
    )
    const thing = `/bureau/fiche?id=${encodeURIComponent(told.id)}`
    for (const path of [
      '/bureau',
      '/bureau/sources',
      '/bureau/sources/ajouter',
      comite,
      `${comite}/colonnes`,
      `${comite}/qualite`,
      thing,
      ...paths,
    ]) {
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme })
        await page.goto(site.url + path)
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true
        })
        await page.evaluate(axe)
        const wrong = await page.evaluate(async () => {
          const { axe } = globalThis as unknown as {
            axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
          }
          const { violations } = await axe.run()
          return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 150)}`))
        })
        expect([path, wrong]).toEqual([path, []])
      }
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect([path, width]).toEqual([path, 360])
    }
    await context.close()
  })
})
