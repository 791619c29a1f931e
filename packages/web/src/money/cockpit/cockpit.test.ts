import { signMandate } from '@wiker/billing/payout/identity.ts'
import { closeMonth } from '@wiker/billing/payout/statement.ts'
import { animator } from '@wiker/billing/testing/animators.ts'
import { contract } from '@wiker/billing/testing/life.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { readDeeds } from '@wiker/town/people/audit.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../../testing/desk.ts'
import { openTestTill } from '../../testing/money.ts'

const database = await testDatabase()
const { db } = database
const { money, life } = await openTestTill(db, '2026-10-05T10:00:00Z')
const { deps } = await deskDeps(database)
const everybody = await signEverybodyIn(database, { ...deps, money, clock: money.now })
const { get, post } = visits(() => everybody)
const at = '/bureau/reseau'
const pass = (days: number) => life.double.advanceTo(new Date(money.now().getTime() + days * 86_400_000))
const html = async (path: string) => {
  const answer = await get('operator', path)
  expect([path, answer.status]).toEqual([path, 200])
  return await answer.text()
}
const plain = (text: string) =>
  text
    .replace(/<[^>]+>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

beforeAll(async () => {
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  await addTown(db, { code: '0114', name: 'Upplands Väsby', slug: 'upplands-vasby' })
  await sql`update town set country = 'SE' where code = '0114'`.execute(db)
  await addTown(db, { code: '44080', name: 'Le Gâvre', slug: 'le-gavre', open: false })
  await grantEverybody(database, '44015', '44195')
  for (const town of ['44015', '44195', '0114']) await contract(db, town, await animator(db, town), '2026-01-01')
  await signMandate(db, { animator: 'animator:0114', signedOn: '2026-01-01', contestDays: 8 })
  await life.subscribe('page:1', '44015', 'merchant-month')
  await life.subscribe('page:2', '44015', 'merchant-year')
  await life.subscribe('page:3', '44195', 'town-hall-year')
  await life.subscribe('page:4', '0114', 'merchant-month', undefined, 'SE')
  await life.subscribe('page:5', '44195', 'intercommunality-year')
  await pass(31)
  await life.subscribe('page:6', '44195', 'merchant-month')
  await life.subscribe('page:7', '44015', 'merchant-month', { type: 'card', behaves: 'has-no-funds' })
  await life.deliver()
  await closeMonth(db, { month: '2026-10-01', today: '2026-11-05', at: money.now(), houseCountry: 'FR' })
  await pass(33)
  const { world } = life.double
  const of = (party: string) => world.all('subscription').find((one) => one.metadata.party === party)!
  const charges = world.all('charge').filter((one) => one.status === 'succeeded')
  const chargeOf = (party: string) => charges.findLast((one) => one.customer === of(party).customer)!
  await life.stripe.refunds.create({ charge: chargeOf('page:3').id, amount: 10_000 })
  await life.double.closeDispute(await life.double.openDispute(chargeOf('page:4').id), 'lost')
  await life.double.openDispute(chargeOf('page:1').id)
  await life.stripe.subscriptions.cancel(of('page:2').id)
  await life.deliver()
}, 60_000)
afterAll(() => money.close())

/** Every figure of a page that leads to lines: its address and what it says, one or several sums. */
function figuresOf(page: string) {
  return [...page.matchAll(/<a\b([^>]*data-figure="(count|sum)"[^>]*)>(.*?)<\/a>/gs)].map(
    ([, attributes, kind, inside]) => ({
      kind: kind!,
      href: /href="([^"]*)"/.exec(attributes!)![1]!.replaceAll('&amp;', '&'),
      said: inside!.includes('<span')
        ? [...inside!.matchAll(/<span[^>]*>(.*?)<\/span>/g)].map((one) => plain(one[1]!))
        : [plain(inside!)],
    }),
  )
}

describe('The operator’s cockpit', () => {
  test('is the operator’s alone, with all that is behind it', async () => {
    const paths = [
      '',
      '/abonnements',
      '/abonnements.csv',
      '/mouvements',
      '/encaissements',
      '/sorties',
      '/parts',
      '/tva',
      '/communes',
      '/communes/44015',
      '/clients/page:1',
      '/annonces',
      '/comptes',
      '/comptes/411',
      '/comptes/411.csv',
      '/comptes/fec/2026',
      '/comptes/ventes/2026.csv',
      '/comptes/factures.zip?mois=2026-11',
      '/ecritures/1',
      '/factures/1.pdf',
      '/identite',
      '/devises',
      '/prevoir',
    ]
    for (const path of paths) {
      for (const who of ['inhabitant', 'townHall', 'animator', 'elsewhere'] as const)
        expect([path, who, (await get(who, at + path)).status]).toEqual([path, who, 403])
      expect((await get(undefined, at + path)).headers.get('location')).toContain('/connexion')
      const answer = await get('operator', at + path)
      await answer.arrayBuffer()
      expect([path, answer.status]).toEqual([path, 200])
    }
    const writes = [
      '/clients/page:1/rembourser',
      '/clients/page:1/mois-offert',
      '/annonces',
      '/comptes/cloture',
      '/ecritures/1',
      '/identite',
      '/devises',
      '/prevoir',
    ]
    for (const path of writes) {
      expect([path, (await post('animator', at + path, {})).status]).toEqual([path, 403])
      expect([path, (await post('operator', at + path, {}, 'https://evil.example')).status]).toEqual([path, 403])
    }
  })

  test('has no figure that is not the total of the lines it leads to, and of their CSV', async () => {
    const page = await html(at)
    const figures = figuresOf(page)
    expect(figures.length).toBeGreaterThan(35)
    for (const { kind, href, said } of figures) {
      const list = await html(href)
      const foot = /<tfoot>.*<\/tfoot>/s.exec(list)?.[0]
      const csv = (await html(href.replace(/(\?|$)/, '.csv$1'))).trim().split('\r\n').slice(1)
      if (!foot) {
        expect([href, csv, said.join()]).toEqual([href, [], expect.stringMatching(/^0(,00 €)?$/)])
        continue
      }
      const total = plain(foot)
      if (kind === 'count') {
        expect([href, total]).toEqual([href, expect.stringContaining(`Total, ${said[0]} ligne`)])
        expect([href, csv.length]).toEqual([href, Number(said[0])])
        continue
      }
      for (const sum of said) expect([href, total]).toEqual([href, expect.stringContaining(sum)])
      const cents = (text: string) =>
        Math.round(
          Number(
            text
              .replaceAll(/[^\d,−-]/g, '')
              .replace('−', '-')
              .replace(',', '.'),
          ) * 100,
        )
      const euros = said.find((sum) => sum.includes('€'))
      if (!euros) continue
      const columns = csv.map((line) => line.split(';'))
      const sums = columns[0]!.map((_, index) =>
        columns.filter((line) => line[index + 1] === 'EUR').reduce((all, line) => all + cents(line[index]!), 0),
      )
      expect([href, sums]).toEqual([href, expect.arrayContaining([cents(euros)])])
    }
  }, 60_000)

  test('says what comes back each month: a year is twelve months, the trial is nothing, each currency apart until a rate is given', async () => {
    const page = plain(await html(at))
    // 30 + 50 + 200 € and 349 kr; page:2 went, page:6 is on trial… until its first payment.
    expect(page).toMatch(/Revenu mensuel récurrent 3\d0,00 € 349,00 SEK 349,00 SEK à part : aucun cours n’est donné/)
    const said = await post('operator', `${at}/devises`, { currency: 'SEK', perEuro: '11,25', day: money.today() })
    expect(said.status).toBe(303)
    expect(plain(await html(at))).toMatch(/Soit 3\d1,02 € en tout\. 1 € = 11,25 SEK/)
    const wrong = await post('operator', `${at}/devises`, { currency: 'SEK', perEuro: 'onze', day: money.today() })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('value="onze"')
  })

  test('counts who went: of whom, and of what revenue', async () => {
    const lost = plain(await html(`${at}/mouvements?sens=lost`))
    expect(lost).toMatch(
      /Commerce page:2 Blain France Parti 27,50 € – ?|Commerce page:2 Blain France Parti 27,50 € 0,00 € −27,50 €/,
    )
    expect(plain(await html(at))).toMatch(/Clients partis 1 \d+(,\d)? %/)
  })

  test('tells a customer’s whole money, and gives money back with its reason, written down', async () => {
    const page = await html(`${at}/clients/page:3`)
    expect(plain(page)).toMatch(
      /Commerce page:3.*À jour.*720,00 €.*100,00 € déjà rendus.*Factures et avoirs.*Ce qui lui a été annoncé/,
    )
    const payment = /name="payment" value="(\d+)"/.exec(page)![1]!
    const refund = (fields: Record<string, string>) =>
      post('operator', `${at}/clients/page:3/rembourser`, { payment, ...fields })
    const tooMuch = await refund({ amount: '9999', reason: 'Fermé' })
    expect(tooMuch.status).toBe(422)
    expect(await tooMuch.text()).toMatch(/value="9999".*value="Fermé"/s)
    expect(await textOf(refund({ amount: 'x', reason: 'Fermé' }))).toContain('par exemple 12,50')
    expect(await textOf(refund({ amount: '20', reason: '' }))).toContain('Dites pourquoi')
    expect(
      (await post('operator', `${at}/clients/page:1/rembourser`, { payment, amount: '20', reason: 'x' })).status,
    ).toBe(404)
    const done = await refund({ amount: '20,50', reason: 'Fermé' })
    expect(done.headers.get('location')).toContain('fait=rembourse')
    await life.deliver()
    expect(plain(await html(`${at}/clients/page:3`))).toContain('120,50 € déjà rendus')
    const { rows } = await sql<{ id: string }>`select id from person where email = 'operator@example.org'`.execute(db)
    const [deed] = await readDeeds(db, { person: rows[0]!.id })
    expect(deed).toMatchObject({
      action: 'money.move',
      subject: `payment:${payment}`,
      details: { cents: 2_050, reason: 'Fermé' },
    })
  })

  test('gives a month once a day, and none to who left', async () => {
    const page = await html(`${at}/clients/page:3`)
    const subscription = /name="subscription" value="(\d+)"/.exec(page)![1]!
    for (const _ of [1, 2])
      expect(
        (await post('operator', `${at}/clients/page:3/mois-offert`, { subscription })).headers.get('location'),
      ).toContain('fait=offert')
    expect((await sql`select from free_month`.execute(db)).rows).toHaveLength(1)
    expect(await html(`${at}/clients/page:2`)).not.toContain('mois-offert')
  })

  test('shows what could not be written and why, and tries it again', async () => {
    const charge = life.double.world.all('charge').find((one) => one.status === 'succeeded')!
    await sql`insert into provider_event (id, type, created, subject, received_at, attempts, problem)
      values ('evt_stuck', 'charge.refunded', now(), ${charge.id}, now(), 3, 'PaidTwice: page:9 has sub_1 and sub_2')`.execute(
      db,
    )
    expect(plain(await html(at))).toContain('1 annonce du prestataire de paiement attend quelqu’un')
    expect(plain(await html(`${at}/annonces`))).toMatch(
      /charge\.refunded.*essayé 3 fois.*deux abonnements chez le prestataire pour une seule vente/,
    )
    const tried = await post('operator', `${at}/annonces`, { event: 'evt_stuck' })
    expect(tried.headers.get('location')).toContain('essai=oui')
    expect(plain(await html(`${at}/annonces`))).toContain('Tout ce qui a été annoncé est écrit')
    await sql`insert into provider_event (id, type, created, subject, received_at, attempts)
      values ('evt_gone', 'invoice.paid', now(), 'in_none', now(), 1)`.execute(db)
    expect((await post('operator', `${at}/annonces`, { event: 'evt_gone' })).headers.get('location')).toContain(
      'essai=non',
    )
    expect(plain(await html(`${at}/annonces`))).toMatch(/essayé 2 fois .*No such invoice/)
    await sql`delete from provider_event where id = 'evt_gone'`.execute(db)
  })

  test('plans a town, which is counted apart until it opens', async () => {
    expect(plain(await html(`${at}/prevoir?q=gavre`))).toContain('Le Gâvre')
    expect((await post('operator', `${at}/prevoir`, { code: '44080', day: '2027-03-01' })).status).toBe(303)
    expect((await post('operator', `${at}/prevoir`, { code: '44015', day: '2027-03-01' })).status).toBe(303)
    expect(plain(await html(at))).toMatch(/Communes ouvertes 3 Communes prévues 1/)
    expect(plain(await html(`${at}/communes?etat=prevues`))).toMatch(/Le Gâvre France 1er mars 2027/)
    await post('operator', `${at}/prevoir`, { code: '44080' })
    expect(plain(await html(at))).toMatch(/Communes prévues 0/)
  })
})
