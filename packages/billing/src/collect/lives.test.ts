import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { examineMoney } from '../doctor/examine.ts'
import { priceOf } from '../subscribe/sell.ts'
import { beginLife, contract, type Life } from '../testing/life.ts'

const { db } = await testDatabase()

/** What may happen to a few merchants of a French and a Swedish town, told in any order, late and twice. */
const happening = fc.oneof(
  { weight: 5, arbitrary: fc.record({ what: fc.constant('pass' as const), days: fc.integer({ min: 1, max: 40 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('subscribe' as const),
      who: fc.integer({ min: 0, max: 3 }),
      plan: fc.constantFrom('merchant-month', 'merchant-year'),
      how: fc.constantFrom('card' as const, 'sepa_debit' as const),
      behaves: fc.constantFrom('succeeds' as const, 'succeeds' as const, 'declines' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('refund' as const),
      which: fc.nat(),
      part: fc.integer({ min: 1, max: 100 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('dispute' as const),
      which: fc.nat(),
      ends: fc.constantFrom('won' as const, 'lost' as const, 'open' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('change-plan' as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('cancel' as const), which: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('card' as const),
      who: fc.integer({ min: 0, max: 3 }),
      behaves: fc.constantFrom('succeeds' as const, 'has-no-funds' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('deliver' as const),
      seed: fc.nat(),
      twice: fc.boolean(),
      kept: fc.integer({ min: 0, max: 100 }),
    }),
  },
)
type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never

const towns = ['44015', '0114'] as const
let run = 0

test('whatever happens to merchants, in two currencies and any order of what is told, the money is right to the cent', async () => {
  await sql`insert into town (code, country, name, slug, timezone, opened_at) values ('44015', 'FR', 'Blain', 'blain', 'Europe/Paris', now()),
    ('0114', 'SE', 'Upplands Väsby', 'upplands-vasby', 'Europe/Stockholm', now())`.execute(db)
  for (const town of towns) await contract(db, town, `animator:${town}`, '2025-01-01')
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('2028-01-31T22:30:00Z', '2026-03-28T23:30:00Z', '2026-10-24T22:30:00Z', '2027-12-31T22:59:00Z'),
      fc.array(happening, { minLength: 4, maxLength: 24 }),
      async (start, happenings) => {
        run += 1
        const life = await beginLife(db, start)
        try {
          for (const one of happenings) await happen(life, run, one)
          await pass(life, 12)
          await life.deliver()
          expect(await earned(run)).toEqual(naive(life))
        } finally {
          await life.double.close()
        }
      },
    ),
    { numRuns: Number(process.env.LIVES ?? 60) },
  )
  expect((await examineMoney(db)).filter((one) => one.broken > 0)).toEqual([])
}, 600_000)

/** What the ledger says that the animators have of a run's payments. */
async function earned(number: number): Promise<Record<string, number>> {
  const { rows } = await sql<{ town: string; cents: number }>`
    select p.town, -sum(e.cents)::bigint as cents from payment p join ledger_transfer t on t.cause like 'share:' || p.id || ':%'
    join ledger_entry e on e.transfer_id = t.id join ledger_account a on a.id = e.account_id and a.number = '401'
    where p.party like ${`page:${number}-%`} group by p.town`.execute(db)
  return Object.fromEntries(rows.map(({ town, cents }) => [town, Number(cents)]).filter(([, cents]) => cents !== 0))
}

/** From the provider's side alone: of each payment what was neither given back nor is disputed, without VAT, and 60 % of it. */
function naive({ double: { world } }: Life): Record<string, number> {
  const sums = new Map<string, number>()
  for (const charge of world.all('charge')) {
    if (charge.status !== 'succeeded') continue
    const [town, vat] = charge.currency === 'sek' ? ['0114', 25] : ['44015', 20]
    const without = (gross: number) => Math.round((gross * 100) / (100 + (vat as number)))
    let net = without(charge.amount)
    if (charge.refunded) net = 0
    else for (const refund of charge.refunds?.data ?? []) net -= without(refund.amount)
    for (const dispute of world.all('dispute'))
      if (dispute.charge === charge.id && dispute.status !== 'won') net -= without(dispute.amount)
    sums.set(town as string, (sums.get(town as string) ?? 0) + Math.round(Math.max(0, net) * 0.6))
  }
  return Object.fromEntries([...sums].filter(([, cents]) => cents !== 0))
}

async function happen(life: Life, run: number, one: Happening): Promise<void> {
  const { double, stripe } = life
  const { world } = double
  const pick = <T>(all: T[], which: number): T | undefined => all[which % Math.max(1, all.length)]
  const partyOf = (who: number) => `page:${run}-${who}`
  if (one.what === 'pass') return pass(life, one.days)
  if (one.what === 'deliver') {
    return life
      .deliver((events) => {
        const mixed = one.twice ? [...events, ...events] : events
        const order = mixed
          .map((event, index) => ({ event, at: (index * 7919 + one.seed) % 101 }))
          .sort((a, b) => a.at - b.at)
        const cut = Math.ceil((order.length * one.kept) / 100)
        // Those that do not come now come later.
        const late = order.slice(cut).map(({ event }) => event)
        double.posted.push(...late)
        return order.slice(0, cut).map(({ event }) => event)
      })
      .catch((error) => {
        // What hangs on an event that is not told yet waits for it.
        if (!/never handled/.test(String(error))) throw error
      })
  }
  if (one.what === 'subscribe') {
    const [town, country] = one.who % 2 === 0 ? [towns[0], 'FR'] : [towns[1], 'SE']
    await life
      .subscribe(partyOf(one.who), town, one.plan, { type: one.how, behaves: one.behaves }, country)
      .catch(expectedRefusal)
    return
  }
  if (one.what === 'refund' || one.what === 'dispute') {
    const charge = pick(
      world.all('charge').filter((some) => some.status === 'succeeded' && !some.refunded && !some.disputed),
      one.which,
    )
    if (!charge) return
    if (one.what === 'refund') {
      const amount = Math.max(1, Math.floor(((charge.amount - charge.amount_refunded) * one.part) / 100))
      await stripe.refunds.create({ charge: charge.id, amount })
      return
    }
    const dispute = await double.openDispute(charge.id)
    if (one.ends !== 'open') await double.closeDispute(dispute, one.ends)
    return
  }
  if (one.what === 'card') {
    const customer = world.all('customer').find((some) => some.metadata.party === partyOf(one.who))
    if (customer) await double.changeMethod(customer.id, { type: 'card', behaves: one.behaves })
    return
  }
  const subscription = pick(
    world.all('subscription').filter((some) => some.status === 'active' || some.status === 'trialing'),
    one.which,
  )
  if (!subscription) return
  if (one.what === 'cancel') await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true })
  // The product refuses another plan while a direct debit is under way.
  else if (!world.all('charge').some((some) => some.status === 'pending' && some.customer === subscription.customer))
    await changePlan(stripe, subscription)
}

async function changePlan(stripe: Stripe, subscription: Stripe.Subscription): Promise<void> {
  const [item] = subscription.items.data
  const country = subscription.currency === 'sek' ? 'SE' : 'FR'
  const price = await priceOf(
    stripe,
    country,
    item!.price.recurring?.interval === 'year' ? 'merchant-month' : 'merchant-year',
  )
  await stripe.subscriptions.update(subscription.id, {
    items: [{ id: item!.id, price }],
    proration_behavior: 'always_invoice',
  })
}

function expectedRefusal(error: Error): void {
  if (error.message !== 'subscribed-already') throw error
}

async function pass({ double }: Life, days: number): Promise<void> {
  await double.advanceTo(new Date((double.world.now() + days * 86_400) * 1000))
}
