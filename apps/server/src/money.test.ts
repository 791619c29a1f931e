import { openAccount } from '@wiker/billing/subscribe/accounts.ts'
import { handOver } from '@wiker/billing/subscribe/hand-over.ts'
import { sell } from '@wiker/billing/subscribe/sell.ts'
import { openTestTill } from '@wiker/billing/testing/till.ts'
import { ensurePerson } from '@wiker/platform/accounts/accounts.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givePublishing } from './money.ts'

const { db } = await testDatabase()
const till = await openTestTill(db, {
  start: '2026-11-23T11:00:00Z',
  publicUrl: 'https://wiker.example',
  onSubscription: givePublishing,
})
const { money } = till
beforeAll(() => addTown(db, { code: '44015', name: 'Blain', slug: 'blain' }))
afterAll(() => money.close())

const publishesTo = async (page: number) => {
  const { rows } = await sql<{
    day: string | null
  }>`select subscribed_to::text as day from page where id = ${page}`.execute(db)
  return rows[0]?.day
}

async function subscribe(page: number, email: string) {
  const { id: person } = await ensurePerson(db, email)
  const buyer = { country: 'FR', legalName: email, legalId: '73282932000074', address: {}, email, language: 'fr' }
  const opened = await openAccount(db, { page, person, buyer, at: money.now() })
  if (!opened.ok) throw new Error(opened.reason)
  const pages = { success: 'https://wiker.example/', cancel: 'https://wiker.example/' }
  const sold = await sell(money, {
    buyer: { ...buyer, party: opened.party },
    town: '44015',
    plan: 'merchant-month',
    ...pages,
  })
  if (!sold.ok) throw new Error(sold.reason)
  await money.double.completeCheckout(sold.payAt.split('/').at(-1)!)
  await till.settle()
  return opened.party
}

test('A page publishes for what its present payer pays, whatever is told late of the one before', async () => {
  const { rows } = await sql<{
    id: number
  }>`insert into page (town, kind, name) values ('44015', 'merchant', 'Boulangerie') returning id`.execute(db)
  const page = rows[0]!.id
  const seller = await subscribe(page, 'anne@example.org')
  expect(await publishesTo(page)).toBe('2026-12-23')
  await handOver(money, seller, 'anne')
  await till.settle()
  expect(await publishesTo(page)).toBeNull()
  await till.passTo('2026-11-25T11:00:00Z')
  await subscribe(page, 'bob@example.org')
  expect(await publishesTo(page)).toBe('2026-12-25')
  // What the provider tells of the seller's subscription comes a second time.
  await sql`update provider_event set handled_at = null where type like 'customer.subscription.%'`.execute(db)
  await till.settle()
  expect(await publishesTo(page)).toBe('2026-12-25')
})

test('What is paid for a page that is no more is kept all the same', async () => {
  const party = await subscribe(999, 'carl@example.org')
  await till.passTo('2026-12-27T11:00:00Z')
  const { rows } = await sql`select from payment where party = ${party}`.execute(db)
  expect(rows).toHaveLength(1)
  const { rows: waiting } = await sql`select from provider_event where handled_at is null`.execute(db)
  expect(waiting).toEqual([])
})
