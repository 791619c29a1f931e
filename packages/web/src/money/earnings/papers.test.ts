import { animatorOf } from '@wiker/billing/payout/animator.ts'
import { closeMonths } from '@wiker/billing/payout/close-months.ts'
import { mandatesOf } from '@wiker/billing/payout/identity.ts'
import { contract } from '@wiker/billing/testing/life.ts'
import { closePress } from '@wiker/platform/pdf/typeset.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../../testing/desk.ts'
import { openTestTill } from '../../testing/money.ts'

const database = await testDatabase()
const { db } = database
const { money, life } = await openTestTill(db)
const { deps } = await deskDeps(database)
const everybody = await signEverybodyIn(database, { ...deps, money })
const { get, post } = visits(() => everybody)
let marie: string
let statement: number

const identity = {
  legalName: 'Marie Le Goff',
  country: 'FR',
  legalId: '732 829 320 00074',
  streetAddress: '3 rue du Port',
  postalCode: '44750',
  addressLocality: 'Campbon',
  vatStatus: 'below',
  vatId: '',
  iban: 'FR76 3000 6000 0112 3456 7890 189',
}
const location = (answer: Response) => answer.headers.get('location') ?? ''
const deeds = async (action: string) =>
  (await sql<{ details: unknown }>`select details from audit where action = ${action} order by id`.execute(db)).rows

beforeAll(async () => {
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  await grantEverybody(database, '44015', '44195')
  const { rows } = await sql<{ id: string }>`select id from person where email = 'animator@example.org'`.execute(db)
  marie = animatorOf(rows[0]!.id)
  await contract(db, '44015', marie, '2026-11-01')
})
afterAll(() => {
  closePress()
  return money.close()
})

describe('Who an animator is', () => {
  test('with a mistake comes back as it was typed, each mistake beside its field', async () => {
    const wrong = {
      ...identity,
      legalId: '732 829 320 00075',
      iban: 'FR76 3000 6000 0112 3456 7890 180',
      postalCode: '',
    }
    const answer = await post('animator', '/bureau/revenus/identite', wrong)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('value="732 829 320 00075"')
    expect(html).toContain('Ce numéro d’entreprise n’existe pas')
    expect(html).toContain('Cet IBAN comporte une faute')
    expect(html).toContain('Complétez votre adresse')
    expect(html).toContain('href="#iban"')
    expect((await sql`select from animator_identity`.execute(db)).rows).toEqual([])
  })

  test('with another company’s VAT number is told so', async () => {
    const wrong = { ...identity, vatStatus: 'charged', vatId: 'FR40303265045' }
    expect(await textOf(post('animator', '/bureau/revenus/identite', wrong))).toContain(
      'n’est pas celui de votre entreprise',
    )
  })

  test('is kept and journalled, by her alone', async () => {
    expect((await post('animator', '/bureau/revenus/identite', identity, 'https://mechant.example')).status).toBe(403)
    expect((await post('inhabitant', '/bureau/revenus/identite', identity)).status).toBe(403)
    expect(location(await post('animator', '/bureau/revenus/identite', identity))).toContain('fait=garde')
    expect(await textOf(get('animator', '/bureau/revenus'))).not.toContain('Dites qui vous êtes')
    expect(await deeds('earnings.identity')).toHaveLength(1)
    expect((await sql`select from money_notice where kind = 'account-changed'`.execute(db)).rows).toHaveLength(0)
  })

  test('another account is told to her, in case it was not she', async () => {
    await post('animator', '/bureau/revenus/identite', { ...identity, iban: 'FR14 2004 1010 0505 0001 3M02 606' })
    const { rows } = await sql`select party, about from money_notice where kind = 'account-changed'`.execute(db)
    expect(rows).toEqual([{ party: marie, about: { account: '2606' } }])
  })
})

describe('Being paid by the provider', () => {
  test('is asked on its own pages, and counts once it is ready there', async () => {
    const onward = await post('animator', '/bureau/revenus/stripe', {})
    const address = onward.headers.get('refresh')!.replace('0; url=', '')
    expect(address).toMatch(/\/onboarding\/acct_/)
    expect(await textOf(get('animator', '/bureau/revenus/identite'))).toContain('pas encore prêt')
    expect(location(await get('animator', '/bureau/revenus/stripe/retour'))).toContain('fait=attend')
    await fetch(address, { method: 'POST', redirect: 'manual' })
    expect(location(await get('animator', '/bureau/revenus/stripe/retour'))).toContain('fait=stripe')
    expect(await textOf(get('animator', '/bureau/revenus/identite'))).toContain('Votre argent arrive par Stripe')
    expect(location(await post('animator', '/bureau/revenus/identite', { do: 'virement' }))).toContain('fait=virement')
    const { rows } = await sql`select provider_account from animator_identity`.execute(db)
    expect(rows).toEqual([{ provider_account: null }])
  })
})

describe('The mandate', () => {
  const page = '/bureau/revenus/mandat'
  const hash = async () =>
    (await (await get('animator', page)).text()).match(/name="texte" value="([a-f0-9]{64})"/)?.[1] ?? ''

  test('is signed as it was read, with its proof, once; not unread, and not another text', async () => {
    expect((await post('animator', page, { texte: await hash() })).status).toBe(422)
    expect(await textOf(post('animator', page, { lu: 'oui', texte: 'f'.repeat(64) }))).toContain('Le texte a changé')
    const texte = await hash()
    expect(location(await post('animator', page, { lu: 'oui', texte }))).toContain('fait=signe')
    await post('animator', page, { lu: 'oui', texte })
    const kept = await mandatesOf(db, marie)
    expect(kept).toMatchObject([{ signedOn: '2026-11-23', contestDays: 8, endedOn: null, hash: texte }])
    expect(kept[0]!.words).toContain('Marie Le Goff, 3 rue du Port, 44750 Campbon')
    expect(await deeds('earnings.mandate')).toEqual([{ details: { done: 'signed', hash: texte } }])
    expect(await textOf(get('animator', page))).toMatch(/Mandat signé le 23 novembre 2026/)
  })

  test('is taken back and given again', async () => {
    expect(location(await post('animator', page, { do: 'reprendre' }))).toContain('fait=repris')
    expect(await textOf(get('animator', page))).toContain('Le mandat de facturation')
    expect(location(await post('animator', page, { lu: 'oui', texte: await hash() }))).toContain('fait=signe')
    expect(await mandatesOf(db, marie)).toMatchObject([{ endedOn: null }])
  })
})

describe('The statement of a month', () => {
  const path = () => `/bureau/revenus/releves/${statement}`

  test('has its lines, its PDF and the invoice made in her name', async () => {
    await life.subscribe('page:1', '44015', 'town-hall-year')
    await life.deliver()
    const at = new Date('2026-12-03T05:00:00Z')
    const closed = await closeMonths(db, { today: '2026-12-03', at, houseCountry: 'FR' })
    statement = closed[0]!.statement
    await life.double.advanceTo(at)
    expect(await textOf(get('animator', '/bureau/revenus'))).toMatch(
      /novembre 2026 360,00 € 2026-000001 peut être contesté jusqu’au 11 décembre 2026/,
    )
    expect(await textOf(get('animator', path()))).toMatch(
      /Relevé de novembre 2026 .* Commerce page:1 .* 600,00 € 60 % 360,00 €/,
    )
    for (const paper of ['releve', 'facture']) {
      const answer = await get('animator', `${path()}/${paper}.pdf`)
      expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
        200,
        'application/pdf',
        'private, no-store',
      ])
      expect(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-')
    }
  })

  test('is nobody else’s but the operator’s', async () => {
    for (const paper of ['', '/releve.pdf', '/facture.pdf']) {
      expect((await get('elsewhere', path() + paper)).status).toBe(403)
      expect((await get('townHall', path() + paper)).status).toBe(403)
      expect((await get('operator', path() + paper)).status).toBe(200)
    }
    expect((await post('elsewhere', path(), { do: 'contester', reason: 'Il manque la boulangerie' })).status).toBe(403)
    expect((await post('operator', path(), { do: 'contester', reason: 'Il manque la boulangerie' })).status).toBe(403)
  })

  test('is contested with a reason, once, in its time', async () => {
    expect((await post('animator', path(), { do: 'contester', reason: 'non' })).status).toBe(422)
    expect(location(await post('animator', path(), { do: 'contester', reason: 'Il manque la boulangerie' }))).toContain(
      'fait=conteste',
    )
    expect(await textOf(get('animator', path()))).toMatch(
      /contesté, en attente de notre réponse.*Il manque la boulangerie/,
    )
    expect((await post('animator', path(), { do: 'contester', reason: 'Il manque la boulangerie' })).status).toBe(422)
    expect((await sql`select about from money_notice where kind = 'contested'`.execute(db)).rows).toEqual([
      { about: { statement } },
    ])
  })
})

test('Without a mandate she gives the number of her own invoice', async () => {
  await post('animator', '/bureau/revenus/mandat', { do: 'reprendre' })
  await life.subscribe('page:2', '44015', 'town-hall-year')
  await life.deliver()
  await closeMonths(db, { today: '2027-01-03', at: new Date('2027-01-03T05:00:00Z'), houseCountry: 'FR' })
  const { rows } = await sql<{ id: number }>`select id from animator_statement order by id desc limit 1`.execute(db)
  const path = `/bureau/revenus/releves/${rows[0]!.id}`
  expect(await textOf(get('animator', path))).toContain('Envoyez-nous votre facture de 360,00 € hors taxe')
  expect((await post('animator', path, { do: 'facture', number: '', vat: 'douze' })).status).toBe(422)
  expect(location(await post('animator', path, { do: 'facture', number: 'MLG-7', vat: '0' }))).toContain('fait=facture')
  expect(await textOf(get('animator', path))).toContain('part avec le prochain versement')
})

test('A certificate is kept with its file, for her and the operator', async () => {
  const given = (bytes: Uint8Array, day: string) => {
    const form = new FormData()
    form.set('day', day)
    form.set('file', new File([bytes as Uint8Array<ArrayBuffer>], 'attestation.pdf', { type: 'application/pdf' }))
    return post('animator', '/bureau/revenus/attestation', form)
  }
  expect((await given(Buffer.from('<html>'), '2026-11-02')).status).toBe(422)
  expect((await given(Buffer.from('%PDF-1.7'), '2030-01-01')).status).toBe(422)
  expect(location(await given(Buffer.from('%PDF-1.7'), '2026-11-02'))).toContain('fait=garde')
  const html = await (await get('animator', '/bureau/revenus/attestation')).text()
  const file = html.match(/\/bureau\/revenus\/attestation\/[a-f0-9]{64}\.pdf/)![0]
  expect(html).toMatch(/valable jusqu’au 2.mai.2027/)
  expect((await get('animator', file)).status).toBe(200)
  expect((await get('operator', file)).status).toBe(200)
  expect((await get('elsewhere', file)).status).toBe(403)
})
