import { animatorOf } from '@wiker/billing/payout/animator.ts'
import { closeMonths } from '@wiker/billing/payout/close-months.ts'
import { contestStatement } from '@wiker/billing/payout/contest.ts'
import { keepIdentity, signMandate } from '@wiker/billing/payout/identity.ts'
import { transferFileProblems } from '@wiker/billing/testing/credit-transfer.ts'
import { closePress } from '@wiker/platform/pdf/typeset.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { readGrants } from '@wiker/town/people/roles.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../../../testing/desk.ts'
import { openTestTill } from '../../../testing/money.ts'

const database = await testDatabase()
const { db } = database
const { money, life } = await openTestTill(db)
const { deps } = await deskDeps(database)
const everybody = await signEverybodyIn(database, { ...deps, money })
const { get, post } = visits(() => everybody)
const location = (answer: Response) => answer.headers.get('location') ?? ''
const contracts = '/bureau/reseau/contrats'
const payouts = '/bureau/reseau/versements'
const ids = {} as Record<'animator' | 'elsewhere' | 'inhabitant', string>

beforeAll(async () => {
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  await grantEverybody(database, '44015', '44195')
  for (const who of ['animator', 'elsewhere', 'inhabitant'] as const) {
    const { rows } = await sql<{ id: string }>`select id from person where email = ${`${who}@example.org`}`.execute(db)
    ids[who] = rows[0]!.id
  }
  await life.subscribe('page:hall', '44015', 'town-hall-year')
  await life.deliver()
})
afterAll(() => {
  closePress()
  return money.close()
})

const pages = [
  contracts,
  `${contracts}/nouveau`,
  payouts,
  `${payouts}/annee`,
  `${payouts}/annee.csv`,
  '/bureau/reseau/controle',
]

test.each(pages)('%s is the operator’s alone', async (path) => {
  expect((await get('operator', path)).status).toBe(200)
  for (const who of ['animator', 'townHall', 'inhabitant'] as const) expect((await get(who, path)).status).toBe(403)
  expect(location(await get(undefined, path))).toContain('/connexion')
})

test.each([contracts, payouts, '/bureau/reseau/controle'])(
  'nothing is done at %s by others, or from elsewhere',
  async (path) => {
    const at = path === contracts ? `${contracts}/nouveau` : path
    expect((await post('animator', at, { do: 'preparer' })).status).toBe(403)
    expect((await post('operator', at, { do: 'preparer' }, 'https://mechant.example')).status).toBe(403)
  },
)

describe('A contract', () => {
  const given = {
    do: 'open',
    email: 'animator@example.org',
    town: '44015',
    begins: '2026-11-23',
    ends: '',
    weight: '1',
    rate: '60',
    access: 'oui',
  }
  const earned = async (who: keyof typeof ids) => {
    const { rows } = await sql<{ cents: number }>`
      select coalesce(-sum(e.cents), 0)::int as cents from ledger_entry e join ledger_account a on a.id = e.account_id where a.party = ${animatorOf(ids[who])}`.execute(
      db,
    )
    return rows[0]!.cents
  }

  test('with a mistake comes back as it was typed', async () => {
    const answer = await post('operator', `${contracts}/nouveau`, { ...given, email: 'animator@', rate: '160' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('value="animator@"')
    expect(html).toContain('Donnez la part en pourcentage')
  })

  test('is shown before it is opened: what is paid already, and a month to come; somebody without one earns nothing', async () => {
    expect(await earned('animator')).toBe(0)
    const shown = await textOf(post('operator', `${contracts}/nouveau`, given))
    expect(shown).toMatch(/1 abonnement déjà payé.*animator@example.org 0,00 € 360,00 € 30,00 €/)
    expect(await earned('animator')).toBe(0)
    expect(location(await post('operator', `${contracts}/nouveau`, { ...given, faire: 'oui' }))).toContain('fait=fait')
    expect(await earned('animator')).toBe(36_000)
    expect((await post('operator', `${contracts}/nouveau`, { ...given, faire: 'oui' })).status).toBe(422)
    expect(await earned('animator')).toBe(36_000)
  })

  test('handed over moves the days, and the access to the desk with them', async () => {
    const { rows } = await sql<{ id: number }>`select id from share_contract`.execute(db)
    const path = `${contracts}/${rows[0]!.id}`
    const over = { do: 'hand-over', email: 'inhabitant@example.org', begins: '2026-12-08', rate: '60', access: 'oui' }
    const shown = await textOf(post('operator', path, over))
    expect(shown).toMatch(/animator@example.org 360,00 € 14,79 € 0,00 € inhabitant@example.org 0,00 € 345,21 € 30,00 €/)
    expect(location(await post('operator', path, { ...over, faire: 'oui' }))).toContain('fait=fait')
    expect([await earned('animator'), await earned('inhabitant')]).toEqual([1_479, 34_521])
    expect(await readGrants(db, ids.inhabitant)).toEqual([{ role: 'animator', town: '44015' }])
    expect(await readGrants(db, ids.animator)).toEqual([])
    // She who handed over still reads what she earned.
    expect(await textOf(get('animator', '/bureau/revenus'))).toContain('14,79 €')
    const { rows: deeds } = await sql<{
      action: string
    }>`select action from audit where action in ('contract.set', 'role.grant') order by id`.execute(db)
    expect(deeds.map(({ action }) => action)).toEqual(['contract.set', 'contract.set', 'role.grant', 'role.grant'])
  })

  test('with somebody who has no account makes one only once it is sure', async () => {
    const given = {
      do: 'open',
      email: 'new@example.org',
      town: '44195',
      begins: '2026-11-23',
      ends: '2026-11-30',
      weight: '1',
      rate: '60',
      access: '',
    }
    const known = async () => (await sql`select from person where email = 'new@example.org'`.execute(db)).rows.length
    expect((await post('operator', `${contracts}/nouveau`, given)).status).toBe(200)
    expect(await known()).toBe(0)
    expect((await post('operator', `${contracts}/nouveau`, { ...given, faire: 'oui' })).status).toBe(303)
    expect(await known()).toBe(1)
  })

  test('refuses days that are over where somebody would lose them', async () => {
    const { rows } = await sql<{
      id: number
    }>`select id from share_contract where ends is null order by id desc limit 1`.execute(db)
    const answer = await post('operator', `${contracts}/${rows[0]!.id}`, {
      do: 'rate',
      begins: '2026-11-23',
      rate: '65',
    })
    expect(answer.status).toBe(422)
    expect(await textOf(answer)).toContain('Une part nouvelle commence demain au plus tôt')
  })
})

describe('A payout', () => {
  let batch: string

  test('is blocked with its reason, prepared once however often it is pressed', async () => {
    expect(await textOf(get('operator', payouts))).toMatch(/Rien à verser aujourd’hui.*n’a pas dit qui il est/)
    for (const who of ['animator', 'inhabitant'] as const) {
      const animator = animatorOf(ids[who])
      const kept = await keepIdentity(
        db,
        {
          animator,
          legalName: who === 'animator' ? 'Marie Le Goff' : 'Paul Morin',
          legalId: '73282932000074',
          country: 'FR',
          address: { streetAddress: '3 rue du Port', postalCode: '44750', addressLocality: 'Campbon' },
          email: `${who}@example.org`,
          language: 'fr',
          vatStatus: 'below',
          iban: 'FR76 3000 6000 0112 3456 7890 189',
        },
        money.now(),
      )
      expect(kept.ok).toBe(true)
      await signMandate(db, { animator, signedOn: '2026-11-23', contestDays: 8 })
    }
    await closeMonths(db, { today: '2026-12-03', at: new Date('2026-12-03T05:00:00Z'), houseCountry: 'FR' })
    expect(await textOf(get('operator', payouts))).toMatch(/novembre 2026 : délai pour contester/)
    await life.double.advanceTo(new Date('2026-12-12T09:00:00Z'))
    expect(await textOf(get('operator', payouts))).toMatch(/Préparer le virement de 360,00 € à 2 animateurs/)
    const form = { do: 'preparer', way: 'sepa', currency: 'EUR' }
    const [first, second] = await Promise.all([post('operator', payouts, form), post('operator', payouts, form)])
    const places = [location(first), location(second)].sort()
    expect(places[1]).toContain('fait=rien')
    batch = places[0]!
    expect(batch).toMatch(/versements\/\d+$/)
  })

  test('is a file for the bank, the same however often it is asked', async () => {
    const xml = await (await get('operator', `${batch}/virements.xml`)).text()
    expect(transferFileProblems(xml)).toEqual([])
    expect(xml).toContain('<CtrlSum>360.00</CtrlSum>')
    expect(await (await get('operator', `${batch}/virements.xml`)).text()).toBe(xml)
    expect((await get('animator', `${batch}/virements.xml`)).status).toBe(403)
  })

  test('that the bank refused stays owed, the others are paid once, one that comes back is owed again', async () => {
    const lines = async () =>
      (
        await sql<{
          id: number
          name: string
          state: string
        }>`select id, name, state from payout order by name`.execute(db)
      ).rows
    const [marie, paul] = await lines()
    expect((await post('operator', batch, { do: 'refuse', payout: String(paul!.id), problem: '' })).status).toBe(422)
    expect(
      location(await post('operator', batch, { do: 'refuse', payout: String(paul!.id), problem: 'AC04' })),
    ).toContain('fait=refuse')
    expect((await post('operator', batch, { do: 'paye', on: '2027-01-01' })).status).toBe(422)
    expect(location(await post('operator', batch, { do: 'paye', on: '2026-12-11' }))).toContain('fait=paye')
    expect(location(await post('operator', batch, { do: 'paye', on: '2026-12-11' }))).toContain('fait=fait')
    expect((await lines()).map(({ state }) => state)).toEqual(['paid', 'failed'])
    expect(await textOf(get('operator', `${payouts}/annee?annee=2026`))).toMatch(/Marie Le Goff 73282932000074 14,79 €/)
    expect(await (await get('operator', `${payouts}/annee.csv?annee=2026`)).text()).toContain(
      'Marie Le Goff;73282932000074;3 rue du Port;44750;Campbon;FR;14,79;EUR;',
    )
    expect(
      location(await post('operator', batch, { do: 'refuse', payout: String(marie!.id), problem: 'AC04' })),
    ).toContain('fait=revenu')
    expect(await textOf(get('operator', batch))).toMatch(/versé le 11 décembre 2026, puis revenu compte clos/)
    expect(await textOf(get('operator', payouts))).toMatch(/Préparer le virement de 360,00 € à 2 animateurs/)
    const { rows } = await sql<{
      kind: string
    }>`select kind from money_notice where kind like 'payout%' order by at, kind`.execute(db)
    expect(rows.map(({ kind }) => kind).sort()).toEqual(['payout-failed', 'payout-paid', 'payout-returned'])
  })

  test('by Stripe is run by a press, twice is once', async () => {
    const account = await life.stripe.accounts.create({ type: 'express', country: 'FR' })
    await life.double.completeOnboarding(account.id)
    await sql`update animator_identity set provider_account = ${account.id} where legal_name = 'Paul Morin'`.execute(db)
    const made = location(await post('operator', payouts, { do: 'preparer', way: 'connect', currency: 'EUR' }))
    const said = await Promise.all([post('operator', made, { do: 'stripe' }), post('operator', made, { do: 'stripe' })])
    expect(said.map(location).sort()[1]).toContain('fait=paye')
    expect(life.double.world.all('transfer')).toHaveLength(1)
    expect(await textOf(get('operator', made))).toContain('345,21 €')
  })
})

test('A contested statement is answered from the payouts’ page, and its animator reads the answer', async () => {
  await life.subscribe('page:2', '44195', 'town-hall-year')
  await life.deliver()
  const given = {
    do: 'open',
    email: 'elsewhere@example.org',
    town: '44195',
    begins: '2026-12-12',
    ends: '',
    weight: '1',
    rate: '60',
    access: '',
    faire: 'oui',
  }
  expect((await post('operator', `${contracts}/nouveau`, given)).status).toBe(303)
  await keepIdentity(
    db,
    {
      animator: animatorOf(ids.elsewhere),
      legalName: 'Anne Le Bris',
      country: 'FR',
      address: {},
      email: 'elsewhere@example.org',
      language: 'fr',
      vatStatus: 'below',
    },
    money.now(),
  )
  await closeMonths(db, { today: '2027-01-03', at: new Date('2027-01-03T05:00:00Z'), houseCountry: 'FR' })
  const { rows } = await sql<{
    id: number
  }>`select id from animator_statement where animator = ${animatorOf(ids.elsewhere)}`.execute(db)
  const statement = rows[0]!.id
  await contestStatement(db, {
    statement,
    reason: 'Il manque la boulangerie',
    today: '2027-01-04',
    at: new Date('2027-01-04T09:00:00Z'),
  })
  expect(await textOf(get('operator', payouts))).toMatch(/Anne Le Bris – décembre 2026.*Il manque la boulangerie/)
  await post('operator', payouts, { do: 'repondre', statement: String(statement), answer: 'Elle n’a pas encore payé.' })
  expect(await textOf(get('elsewhere', `/bureau/revenus/releves/${statement}`))).toMatch(
    /Notre réponse Elle n’a pas encore payé/,
  )
})

test('The accounts are examined by a press, and what is broken is told', async () => {
  expect(await textOf(get('operator', '/bureau/reseau/controle'))).toContain('n’ont pas encore été contrôlés')
  await post('operator', '/bureau/reseau/controle', {})
  expect(await textOf(get('operator', '/bureau/reseau/controle'))).toMatch(/Les \d+ règles sont respectées/)
  await sql`update animator_statement set net = net + 1, gross = gross + 1 where id = (select min(id) from animator_statement)`.execute(
    db,
  )
  await post('operator', '/bureau/reseau/controle', {})
  expect(await textOf(get('operator', '/bureau/reseau/controle'))).toMatch(
    /règles? sur \d+ ne (sont|est) pas respectée/,
  )
  expect((await sql`select from money_notice where kind = 'accounts-broken'`.execute(db)).rows).toHaveLength(1)
})
