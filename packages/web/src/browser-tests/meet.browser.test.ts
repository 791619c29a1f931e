import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { recentMails } from '@wiker/platform/mail/mail.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { noteHappening } from '@wiker/town/happenings/note.ts'
import { tellHappenings } from '@wiker/town/meeting/telling/fan-out.ts'
import { sendDue } from '@wiker/town/meeting/telling/send.ts'
import { addEvent, addRecord, addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../../../tests/chromium.ts'
import { notificationMail } from '../meet/mails.tsx'
import type { Deps } from '../server/deps.ts'
import { deskDeps, deskNow } from '../testing/desk.ts'
import { type RunningSite, startSite } from '../testing/site.ts'

/** Monday 23 November 2026, noon in France: the clock of the test site. */
const database = await testDatabase()
const { db } = database
let site: RunningSite
let browser: Browser
let deps: Deps
let tuesdays: string

beforeAll(async () => {
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  const club = await addRecord(
    db,
    'organization',
    'Organization',
    { name: 'Club de marche' },
    { town: '44015', category: 'sport' },
  )
  tuesdays = await addEvent(
    db,
    { name: 'Marche du mardi', organizer: { name: 'Club de marche' }, location: { name: 'Place de l’Église' } },
    { town: '44015', category: 'sport', dates: ['2026-11-24T14:00', '2026-12-01T14:00', '2026-12-08T14:00'] },
  )
  const port = await freePort()
  deps = (await deskDeps(database, `http://127.0.0.1:${port}`)).deps
  site = await startSite(database, deps, port)
  browser = await launchChromium()
  await sql`insert into page (town, kind, name, thing_id, verified_at, verified_how) values ('44015', 'association', 'Club de marche', ${club}, now(), 'animator')`.execute(
    db,
  )
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

const phone = (): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
const mainText = async (page: Page) => (await page.locator('main').innerText()).replaceAll(/[\u00a0\u202f]/g, ' ')

/** Fills the sign-in page one was led to, and follows the link of the letter. */
async function enter(page: Page, email: string): Promise<void> {
  await page.getByLabel('Votre adresse électronique').fill(email)
  await page.getByRole('button', { name: 'Recevoir le lien' }).click()
  const [mail] = await recentMails(db, { to: email })
  await page.goto(/https?:\S+/.exec(mail!.text)![0])
  await page.getByRole('button', { name: 'Entrer' }).click()
}

describe('with a small phone, without JavaScript', () => {
  it('Marie follows a club, hears that its Tuesday is cancelled by mail and on the site, and stops the mails with one press', async () => {
    const page = await (await phone()).newPage()
    await page.goto(`${site.url}/blain/annuaire`)
    await page.getByRole('link', { name: /^Sports et loisirs/ }).click()
    await page.getByRole('link', { name: 'Club de marche' }).click()
    await page.getByRole('button', { name: 'Suivre cette page' }).click()
    await enter(page, 'marie@example.org')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Club de marche')
    expect(await mainText(page)).toContain('Ne plus suivre')

    await sql`update event_date set status = 'cancelled' where event_id = ${tuesdays} and day = '2026-11-24'`.execute(
      db,
    )
    await noteHappening(db, {
      kind: 'changed',
      town: '44015',
      thing: tuesdays,
      details: { what: 'cancelled', date: '2026-11-24' },
    })
    await tellHappenings(db, deskNow)
    await sendDue(db, deskNow, (trx, parcel) =>
      deps.post!.send(trx as never, notificationMail(parcel, site.url, '2026-11-23')),
    )

    await page.goto(`${site.url}/blain`)
    await page.getByRole('link', { name: /^Notifications/ }).click()
    expect(await mainText(page)).toMatch(/Annulé : Marche du mardi\s+Nouveau[\s\S]*mardi 24 novembre/)
    await page.getByRole('link', { name: /Annulé/ }).click()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Marche du mardi')

    const [mail] = await recentMails(db, { to: 'marie@example.org' })
    expect(mail!.subject).toBe('Annulé\u00a0: Marche du mardi')
    const stranger = await (await phone()).newPage()
    await stranger.goto(/https?:\S+\/desabonnement\/\S+/.exec(mail!.text)![0])
    await stranger.getByRole('button', { name: 'Ne plus rien recevoir' }).click()
    expect(await mainText(stranger)).toContain('Vous ne recevrez plus de courriels')
  })

  it('Paul comes with two friends; the club sees three people and no name, and neighbours see nothing', async () => {
    const page = await (await phone()).newPage()
    await page.goto(`${site.url}/blain/agenda?from=2026-11-23&to=2026-12-31`)
    await page.getByRole('link', { name: 'Marche du mardi' }).first().click()
    const address = page.url()
    await page.getByRole('link', { name: 'J’y vais' }).click()
    await enter(page, 'paul@example.org')
    await page.getByLabel('Quel jour').selectOption('2026-12-01')
    await page.getByLabel('Combien serez-vous').fill('3')
    await page.getByRole('button', { name: 'Dire que je viens' }).click()
    expect(await mainText(page)).toContain('C’est noté, à bientôt')

    const club = await (await phone()).newPage()
    await club.goto(`${site.url}/connexion`)
    await enter(club, 'club@example.org')
    await sql`insert into page_member (page_id, person_id, role, accepted_at)
      select page.id, person.id, 'owner', now() from page, person where person.email = 'club@example.org'`.execute(db)
    await club.goto(address)
    await club.getByRole('link', { name: 'Combien viennent' }).click()
    const text = await mainText(club)
    expect(text).toContain('3 personnes en une réponse')
    expect(text).not.toContain('paul')

    const neighbour = await (await phone()).newPage()
    await neighbour.goto(address)
    expect(await mainText(neighbour)).not.toMatch(/3 personnes|paul/)
  })
})
