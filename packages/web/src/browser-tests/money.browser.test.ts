import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pageOfParty } from '@wiker/billing/party.ts'
import { animatorOf } from '@wiker/billing/payout/animator.ts'
import { pagePublishesTo } from '@wiker/billing/subscribe/accounts.ts'
import { contract } from '@wiker/billing/testing/life.ts'
import { openTestTill } from '@wiker/billing/testing/till.ts'
import { ensurePerson } from '@wiker/platform/accounts/accounts.ts'
import { recentMails } from '@wiker/platform/mail/mail.ts'
import { closePress } from '@wiker/platform/pdf/typeset.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { setSubscription } from '@wiker/town/pages/settings.ts'
import { grantRole } from '@wiker/town/people/roles.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../../../../tests/chromium.ts'
import { earningsNight } from '../money/earnings/nightly-job.ts'
import { tellMoney } from '../money/told-job.ts'
import { deskDeps } from '../testing/desk.ts'
import { addPage } from '../testing/pages.ts'
import { type RunningSite, silent, startSite } from '../testing/site.ts'

// It is Monday 23 November 2026 when the site opens; time passes when a test says so, for the site and the payment provider alike.
const database = await testDatabase()
const { db } = database
const phone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false }
let till: Awaited<ReturnType<typeof openTestTill>>
let site: RunningSite
let tell: () => Promise<void>
let night: () => Promise<void>
let browser: Browser
let bakery: number

beforeAll(async () => {
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain', postalCodes: ['44130'] })
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}`
  till = await openTestTill(db, {
    start: '2026-11-23T11:00:00Z',
    publicUrl,
    onSubscription: async (trx, { party }) =>
      setSubscription(trx, pageOfParty(party) ?? 0, (await pagePublishesTo(trx, party)) ?? null),
  })
  const { deps } = await deskDeps(database, publicUrl)
  const given = { ...deps, money: till.money, clock: till.now }
  site = await startSite(database, given, port)
  tell = async () => {
    const { failed } = await tellMoney({ money: till.money, post: deps.post!, files: deps.files, publicUrl })
    expect(failed).toEqual([])
  }
  night = async () => {
    expect(await earningsNight({ money: till.money, files: deps.files, log: silent })).toEqual([])
  }
  browser = await launchChromium()
  const { id: animator } = await ensurePerson(db, 'anne@example.org')
  await grantRole(db, animator, { role: 'animator', town: '44015' }, null)
  await contract(db, '44015', animatorOf(animator), '2026-11-01')
  await grantRole(db, (await ensurePerson(db, 'claire@example.org')).id, { role: 'operator', town: null }, null)
  await ensurePerson(db, 'marc@example.org')
  const record = {
    taxID: '73282932000074',
    streetAddress: '3 rue du Port',
    postalCode: '44130',
    addressLocality: 'Blain',
  }
  const shop = {
    town: '44015',
    name: 'Boulangerie du Port',
    kind: 'merchant' as const,
    owner: 'marc@example.org',
    record,
  }
  bakery = (await addPage(database, shop)).page
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await till?.money.close()
  await closePress()
})

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** Somebody on a telephone of their own, without JavaScript. */
async function enter(email: string): Promise<Page> {
  const page = await (await browser.newContext(phone)).newPage()
  page.setDefaultTimeout(8000)
  await page.goto(`${site.url}/connexion`)
  await page.fill('input[name=email]', email)
  await page.click('main button[type=submit]')
  const [mail] = await recentMails(db, { to: email })
  await page.goto(mail!.text.match(/https?:\S+/)![0])
  await page.click('main button[type=submit]')
  return page
}

const says = async (page: Page) => ((await page.textContent('main')) ?? '').replace(/[\u00a0\u202f\s]+/g, ' ')
const fits = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= 360')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const go = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click()

/** The confirmation comes by itself: the page waits for it. */
async function confirmed(page: Page): Promise<void> {
  await till.settle()
  if (page.url().includes('/retour')) await page.goto(page.url())
}

it('The baker subscribes in three screens, publishes a deal, the animator has earned 18,00 €, and he cancels on one page', async () => {
  const marc = await enter('marc@example.org')
  await marc.goto(`${site.url}/mon-espace/${bakery}`)
  expect(await says(marc)).toContain('Publier demande un abonnement')
  await go(marc, 'S’abonner')
  expect(await says(marc)).toMatch(/30 € HT par mois, soit 36 € TTC.*30 jours d’essai/)
  expect(await fits(marc)).toBe(true)
  await press(marc, 'Continuer')
  expect(await marc.inputValue('[name=legalId]')).toBe('73282932000074')
  await marc.fill('[name=legalId]', '732 829 320 00075')
  await press(marc, 'Continuer')
  expect(await says(marc)).toContain('Ce numéro SIRET n’est pas juste')
  expect(await fits(marc)).toBe(true)
  await marc.fill('[name=legalId]', '732 829 320 00074')
  await press(marc, 'Continuer')
  expect(await says(marc)).toContain('Premier paiement de 36 € TTC')
  expect(await fits(marc)).toBe(true)
  await press(marc, 'Continuer vers le paiement')
  expect(await says(marc)).toContain('Démonstration')
  await press(marc, 'Une carte')
  await confirmed(marc)
  expect(await says(marc)).toContain('Vous pouvez publier dès maintenant')

  await marc.goto(`${site.url}/mon-espace/${bakery}/ecrire/bon-plan`)
  await marc.fill('[name=titre]', 'Deux brioches pour une')
  await marc.fill('[name=fin]', '2026-12-20')
  await press(marc, 'Enregistrer et relire')
  await press(marc, 'Publier')
  const reader = await (await browser.newContext(phone)).newPage()
  await reader.goto(`${site.url}/blain/bons-plans`)
  expect(await says(reader)).toContain('Deux brioches pour une')
  await reader.context().close()

  await till.passTo('2026-12-24T11:00:00Z')
  await tell()
  const [mail] = await recentMails(db, { to: 'marc@example.org' })
  expect(mail).toMatchObject({ kind: 'money-invoice', attachments: [{ name: 'facture-2026-000001.pdf' }] })
  const anne = await enter('anne@example.org')
  await anne.goto(`${site.url}/bureau/revenus`)
  expect(await says(anne)).toMatch(/18,00 €/)
  await anne.context().close()

  await marc.goto(`${site.url}/mon-espace/${bakery}/abonnement`)
  expect(await says(marc)).toMatch(/Votre abonnement est en cours.*Facture n° 2026-000001/)
  await go(marc, 'Résilier')
  await press(marc, 'Confirmer la résiliation')
  expect(await says(marc)).toMatch(/La résiliation est enregistrée.*Vous publiez jusqu’au 23 janvier/)
  await press(marc, 'Reprendre l’abonnement')
  expect(await says(marc)).toContain('Votre abonnement est en cours')
  expect(await fits(marc)).toBe(true)
  await marc.context().close()
})

it('A card fails: he publishes on during the grace, then no more; once it is paid all is back', async () => {
  const marc = await enter('marc@example.org')
  const own = `${site.url}/mon-espace/${bakery}/abonnement`
  await marc.goto(own)
  await press(marc, 'Changer de carte ou de compte')
  await press(marc, 'Une carte qui sera refusée')
  await till.passTo('2027-01-24T11:00:00Z')
  await marc.goto(own)
  expect(await says(marc)).toMatch(/Le dernier paiement n’est pas passé. Vous publiez encore jusqu’au/)
  await marc.goto(`${site.url}/mon-espace/${bakery}`)
  expect(await says(marc)).toContain('Vous pouvez publier jusqu’au')
  await till.passTo('2027-02-12T11:00:00Z')
  await tell()
  expect((await recentMails(db, { to: 'marc@example.org' })).map(({ kind }) => kind)).toContain('money-suspended')
  await marc.goto(`${site.url}/mon-espace/${bakery}/ecrire/bon-plan`)
  expect(await says(marc)).toContain('Publier demande un abonnement')
  await marc.goto(own)
  expect(await says(marc)).toContain('vos publications sont suspendues')
  await press(marc, 'Régler maintenant')
  await press(marc, 'Une carte')
  await till.settle()
  await marc.goto(own)
  expect(await says(marc)).toContain('Votre abonnement est en cours')
  await marc.goto(`${site.url}/mon-espace/${bakery}`)
  expect(await says(marc)).toContain('Vous pouvez publier jusqu’au')
  await marc.context().close()
})

it('What the operator gives back shows on both sides', async () => {
  const claire = await enter('claire@example.org')
  await claire.goto(`${site.url}/bureau/reseau/clients/page:${bakery}`)
  const form = claire.locator('form[action$="/rembourser"]').first()
  await claire.locator('details:has(form[action$="/rembourser"]) > summary').first().click()
  await form.locator('[name=amount]').fill('12')
  await form.locator('[name=reason]').fill('Le site était fermé une semaine')
  await form.locator('button[type=submit]').click()
  await till.settle()
  await claire.context().close()
  const marc = await enter('marc@example.org')
  await marc.goto(`${site.url}/mon-espace/${bakery}/abonnement`)
  expect(await says(marc)).toMatch(/Avoir n° 2027-\d{6}.*−12,00 €/)
  await marc.context().close()
  const anne = await enter('anne@example.org')
  await anne.goto(`${site.url}/bureau/revenus`)
  expect(await says(anne)).toContain('−6,00 €')
  await anne.context().close()
})

it('The animator says who she is, signs her mandate, has her statement by letter, and is paid once', async () => {
  const anne = await enter('anne@example.org')
  await anne.goto(`${site.url}/bureau/revenus`)
  await go(anne, 'Qui vous êtes')
  const typed = {
    legalName: 'Anne Le Goff',
    legalId: '732 829 320 00074',
    streetAddress: '3 rue du Port',
    postalCode: '44130',
    addressLocality: 'Blain',
  }
  for (const [name, value] of Object.entries(typed)) await anne.fill(`[name=${name}]`, value)
  await press(anne, 'Enregistrer')
  await press(anne, 'Ouvrir un compte chez Stripe')
  await anne.waitForURL(/\/demonstration\/onboarding\//)
  await press(anne, 'Donner un compte')
  expect(await says(anne)).toContain('Votre argent arrive par Stripe')
  await go(anne, 'Facturation')
  await anne.check('[name=lu]')
  await press(anne, 'Signer')
  expect(await says(anne)).toContain('Mandat signé le')
  expect(await fits(anne)).toBe(true)

  await till.passTo('2027-05-03T05:00:00Z')
  await night()
  await tell()
  const letters = await recentMails(db, { to: 'anne@example.org' })
  const statement = letters.find(({ kind }) => kind === 'money-statement')!
  expect(statement.attachments.map(({ name }) => name.replace(/\d.*/, ''))).toEqual(['releve-', 'autofacture-'])
  await anne.goto(statement.text.match(/https?:\S+releves\S+/)![0])
  expect(await says(anne)).toMatch(/peut être contesté jusqu’au .*Boulangerie du Port.*18,00 €/)
  expect(await fits(anne)).toBe(true)

  await till.passTo('2027-05-12T09:00:00Z')
  const claire = await enter('claire@example.org')
  await claire.goto(`${site.url}/bureau/reseau/versements`)
  await claire.getByRole('button', { name: /^Préparer .* par Stripe/ }).click()
  await press(claire, 'Faire 1 versement par Stripe')
  expect(await says(claire)).toContain('C’est noté')
  await claire.context().close()
  await anne.goto(`${site.url}/bureau/revenus`)
  expect(await says(anne)).toMatch(/Vos versements.*par Stripe, sur le compte qui finit par \w{4}versé/)
  await anne.context().close()
})
