import { animatorKinds, noteMoney } from '@wiker/billing/notice.ts'
import { animatorOf } from '@wiker/billing/payout/animator.ts'
import { keepIdentity, signMandate } from '@wiker/billing/payout/identity.ts'
import { contract } from '@wiker/billing/testing/life.ts'
import { recentMails } from '@wiker/platform/mail/mail.ts'
import { closePress } from '@wiker/platform/pdf/typeset.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { languages } from '../../server/language.ts'
import { deskDeps, grantEverybody, signEverybodyIn } from '../../testing/desk.ts'
import { openTestTill } from '../../testing/money.ts'
import { silent } from '../../testing/site.ts'
import { tellMoney } from '../told-job.ts'
import { earningsNight } from './nightly-job.ts'

const database = await testDatabase()
const { db } = database
const { money, life } = await openTestTill(db)
const { deps } = await deskDeps(database)
await signEverybodyIn(database, { ...deps, money })
const { files } = deps
const house = { money, files, log: silent, post: deps.post!, publicUrl: deps.publicUrl }
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
const lettersTo = async (to: string) => (await recentMails(db, { to })).filter(({ kind }) => kind.startsWith('money-'))
let marie: string
const identity = (language: string) => ({
  animator: marie,
  legalName: 'Marie Le Goff',
  legalId: '73282932000074',
  country: 'FR',
  address: { streetAddress: '3 rue du Port', postalCode: '44750', addressLocality: 'Campbon' },
  email: 'animator@example.org',
  language,
  vatStatus: 'below' as const,
  iban: 'FR76 3000 6000 0112 3456 7890 189',
})

beforeAll(async () => {
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  await grantEverybody(database, '44015', '44195')
  const { rows } = await sql<{ id: string }>`select id from person where email = 'animator@example.org'`.execute(db)
  marie = animatorOf(rows[0]!.id)
  await contract(db, '44015', marie, '2026-11-01')
  await keepIdentity(db, identity('fr'), money.now())
  await signMandate(db, { animator: marie, signedOn: '2026-11-23', contestDays: 8 })
})
afterAll(() => {
  closePress()
  return money.close()
})

test('On the third of the month, the statement and its invoice arrive by letter, once however often the night comes', async () => {
  await life.subscribe('page:1', '44015', 'town-hall-year')
  await life.deliver()
  expect(await earningsNight(house)).toEqual([])
  expect((await tellMoney(house)).failed).toEqual([])
  expect(await lettersTo('animator@example.org')).toEqual([])
  await life.double.advanceTo(new Date('2026-12-03T05:00:00Z'))
  for (let night = 0; night < 2; night += 1) {
    expect(await earningsNight(house)).toEqual([])
    expect((await tellMoney(house)).failed).toEqual([])
  }
  const [letter, ...others] = await lettersTo('animator@example.org')
  expect(others).toEqual([])
  expect(plain(letter!.subject)).toBe('Votre relevé de novembre 2026 : 360,00 €')
  expect(letter!.text).toMatch(/payable à partir du 11.décembre.2026/)
  expect(letter!.text).toContain('https://wiker.example/bureau/revenus/releves/')
  expect(letter!.attachments.map(({ name }) => name)).toEqual(['releve-2026-11-eur.pdf', 'autofacture-2026-000001.pdf'])
  for (const { base64 } of letter!.attachments)
    expect(Buffer.from(base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
})

test('From 5,000 € on, a certificate is asked for, once a month', async () => {
  for (let shop = 10; shop < 14; shop += 1) await life.subscribe(`page:${shop}`, '44015', 'intercommunality-year')
  await life.deliver()
  await earningsNight(house)
  await earningsNight(house)
  await tellMoney(house)
  const asked = (await lettersTo('animator@example.org')).filter(({ kind }) => kind === 'money-vigilance')
  expect(asked).toHaveLength(1)
})

test('Accounts that are broken are told to the operator', async () => {
  await sql`update animator_statement set net = net + 1, gross = gross + 1`.execute(db)
  await earningsNight(house)
  await tellMoney(house)
  const [letter] = await lettersTo('operator@example.org')
  expect(letter).toMatchObject({ kind: 'money-accounts-broken', subject: 'Les comptes ne sont pas justes' })
  await sql`update animator_statement set net = net - 1, gross = gross - 1`.execute(db)
})

test.each(languages)('Every letter can be written in %s', async (language) => {
  await keepIdentity(db, identity(language), money.now())
  const { rows } = await sql<{ id: number }>`select id from animator_statement limit 1`.execute(db)
  await sql`insert into payout_batch (id, way, currency, day, created_at) overriding system value values (1, 'sepa', 'EUR', '2026-12-12', now()) on conflict do nothing`.execute(
    db,
  )
  await sql`insert into payout (id, batch_id, animator, cents, account, name) overriding system value
    values (1, 1, ${marie}, 1800, 'FR7630006000011234567890189', 'Marie') on conflict do nothing`.execute(db)
  await sql`delete from mail`.execute(db)
  for (const kind of animatorKinds)
    await noteMoney(db, {
      cause: `test:${language}:${kind}`,
      kind,
      party: marie,
      about: { statement: rows[0]!.id, payout: 1, contract: 1, broken: 2, account: '0189' },
      at: money.now(),
    })
  expect((await tellMoney(house)).failed).toEqual([])
  const kinds = [...(await lettersTo('animator@example.org')), ...(await lettersTo('operator@example.org'))]
  expect(kinds.map(({ kind }) => kind).sort()).toEqual(animatorKinds.map((kind) => `money-${kind}`).sort())
  for (const { subject, text } of kinds) expect(`${subject} ${text}`).not.toMatch(/earnings\.|\{\w+\}|undefined/)
})
