import { houseIdentity } from '@wiker/billing/house-identity.ts'
import { sirenOf } from '@wiker/billing/invoice/factur-x/parties.ts'
import { animator } from '@wiker/billing/testing/animators.ts'
import { contract } from '@wiker/billing/testing/life.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../../testing/desk.ts'
import { openTestTill } from '../../testing/money.ts'

const database = await testDatabase()
const { db } = database
const { money, life } = await openTestTill(db, '2026-11-20T10:00:00Z')
const { deps } = await deskDeps(database)
const everybody = await signEverybodyIn(database, { ...deps, money, clock: money.now })
const { get, post } = visits(() => everybody)
const at = '/bureau/reseau'
const read = (path: string) => textOf(get('operator', at + path))

beforeAll(async () => {
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  await grantEverybody(database, '44015', '44195')
  await contract(db, '44015', await animator(db, 'marie'), '2026-01-01')
  await life.subscribe('page:1', '44015', 'town-hall-year')
  await life.deliver()
  await life.double.advanceTo(new Date('2027-01-20T10:00:00Z'))
}, 60_000)
afterAll(() => money.close())

describe('The ledger, for the operator', () => {
  test('is a trial balance whose accounts lead to their entries, each to its cause', async () => {
    const page = await read('/comptes')
    expect(page).toMatch(/411 Clients 720,00 € 720,00 € 0,00 €/)
    expect(page).toMatch(/706 Abonnements 0,00 € 600,00 € −600,00 €/)
    expect(page).toContain('Les comptes n’ont pas encore été vérifiés')
    await sql`insert into money_examination (at, rules, broken, findings) values ('2027-01-20T02:10:00Z', 20, 0, '[]')`.execute(
      db,
    )
    expect(await read('/comptes')).toContain('Les 20 règles des comptes sont respectées, vérifié le 20 janvier 2027')
    expect(await read('/comptes/706')).toMatch(/706 Abonnements .* Facture .* −600,00 € Total, 1 ligne −600,00 €/)
    const { rows } = await sql<{ id: number }>`select id from ledger_transfer where kind = 'payment'`.execute(db)
    expect(await read(`/ecritures/${rows[0]!.id}`)).toMatch(
      /517 Prestataire de paiement – 720,00 € .*411 Clients Commerce page:1 .* payment:in_/,
    )
    expect((await get('operator', `${at}/ecritures/999`)).status).toBe(404)
    expect((await get('operator', `${at}/comptes/999`)).status).toBe(404)
  })

  test('takes an entry back with a reason, once, and not what stands for a payment', async () => {
    const { rows } = await sql<{ id: number; kind: string }>`select id, kind from ledger_transfer order by id`.execute(
      db,
    )
    const of = (kind: string) => `${at}/ecritures/${rows.find((row) => row.kind === kind)!.id}`
    expect((await post('operator', of('payment'), { reason: 'Erreur' })).status).toBe(422)
    const silent = await post('operator', of('payment-fee'), { reason: ' ' })
    expect(silent.status).toBe(422)
    expect(await textOf(Promise.resolve(silent))).toContain('Dites pourquoi')
    expect((await post('operator', of('payment-fee'), { reason: 'Comptés deux fois' })).status).toBe(303)
    expect((await post('operator', of('payment-fee'), { reason: 'Encore' })).status).toBe(422)
    const { rows: reversal } = await sql<{ id: number; details: object }>`
      select id, details from ledger_transfer where kind = 'reversal'`.execute(db)
    expect(reversal).toEqual([{ id: expect.anything(), details: { reason: 'Comptés deux fois' } }])
    expect(await read(`/ecritures/${reversal[0]!.id}`)).toMatch(
      /Contrepassation.*Comptés deux fois.*Reprend Écriture \d+/,
    )
  })

  test('closes the oldest open month, only the one that was read, and says so', async () => {
    expect(await read('/comptes')).toMatch(/Aucun mois n’est clos.*Clore novembre 2026 pour de bon/)
    const close = (through: string) => post('operator', `${at}/comptes/cloture`, { through })
    expect((await close('2026-12-31')).status).toBe(409)
    expect((await close('2026-11-30')).status).toBe(303)
    expect((await close('2026-11-30')).status).toBe(409)
    expect(await read('/comptes')).toMatch(/clos jusqu’au 30 novembre 2026.*Clore décembre 2026/)
    expect(await read('/comptes')).toContain('Fichier des écritures (FEC), provisoire')
    expect((await close('2026-12-31')).status).toBe(303)
    expect(await read('/comptes')).not.toContain('Clore janvier')
  })

  test('gives a closed year’s entries under the name of the law, and the month’s invoices as they were sent', async () => {
    const fec = await get('operator', `${at}/comptes/fec/2026`)
    const house = (await houseIdentity(db, { isDemonstration: true }))!
    expect(fec.headers.get('content-disposition')).toBe(
      `attachment; filename="${sirenOf(house.issuer)}FEC20261231.txt"`,
    )
    expect((await fec.text()).split('\r\n')[0]!.split('\t')).toHaveLength(18)
    const open = await get('operator', `${at}/comptes/fec/2027`)
    expect(open.headers.get('content-disposition')).toContain('-provisoire.txt')
    await open.text()
    expect(await (await get('operator', `${at}/comptes/ventes/2026.csv`)).text()).toMatch(
      /2026-000001;2026-11-20;facture;/,
    )
    const zip = Buffer.from(await (await get('operator', `${at}/comptes/factures.zip?mois=2026-11`)).arrayBuffer())
    expect(zip.subarray(0, 2).toString()).toBe('PK')
    expect(zip.toString('latin1')).toContain('facture-2026-000001.pdf')
    const { rows } = await sql<{ id: number }>`select id from invoice`.execute(db)
    const pdf = await get('operator', `${at}/factures/${rows[0]!.id}.pdf`)
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })
})

describe('Who the house is', () => {
  const right = {
    pays: 'FR',
    legalName: 'Wiker',
    legalId: '732 829 320 00074',
    vatId: 'FR44 732829320',
    streetAddress: '1 place de l’Église',
    postalCode: '44130',
    addressLocality: 'Blain',
    email: 'factures@wiker.example',
    iban: 'FR76 3000 6000 0112 3456 7890 189',
    bic: 'AGRIFRPP',
  }
  const say = (fields: object) => post('operator', `${at}/identite`, { ...right, ...fields })

  test('is asked for on the cockpit until it is said', async () => {
    expect(await read('')).toContain('Dites qui nous sommes')
    const wrong = await say({ legalId: '732 829 320 00075', iban: 'FR76 3000 6000 0112 3456 7890 188', email: '' })
    expect(wrong.status).toBe(422)
    const page = await wrong.text()
    for (const field of ['legalId', 'iban', 'email']) expect(page).toContain(`href="#${field}"`)
    expect(page).toContain('value="732 829 320 00075"')
    expect((await say({ vatId: 'FR12345678901' })).status).toBe(422)
    expect(await read('')).toContain('Dites qui nous sommes')
    expect((await say({})).status).toBe(303)
    expect(await read('')).not.toContain('Dites qui nous sommes')
    expect(await houseIdentity(db, { isDemonstration: false })).toMatchObject({
      issuer: { legalId: '73282932000074', vatId: 'FR44732829320' },
      debtor: { name: 'Wiker', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' },
    })
    expect(await textOf(get('operator', `${at}/identite?pays=SE`))).toContain('l’identité française y sert')
  })
})
