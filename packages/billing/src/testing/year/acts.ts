import { sql } from 'kysely'
import type Stripe from 'stripe'
import type { CollectDeps } from '../../collect/handle.ts'
import type { StripeDouble } from '../../double/double.ts'
import { settleShares } from '../../share/settle.ts'
import { priceOf, sell } from '../../subscribe/sell.ts'
import { contract } from '../life.ts'
import type { Chance } from './chance.ts'
import type { Market } from './market.ts'

/** What people do in a year: each act once, by its name; how often each was done is counted. */
export class Acts {
  readonly counts: Record<string, number> = {}
  private readonly parties: string[] = []
  private readonly later: { on: number; act: () => Promise<void> }[] = []
  private number = 0
  private readonly double: StripeDouble
  private readonly deps: CollectDeps
  private readonly market: Market
  private readonly chance: Chance
  private readonly today: () => string

  constructor(double: StripeDouble, deps: CollectDeps, market: Market, chance: Chance, today: () => string) {
    this.double = double
    this.deps = deps
    this.market = market
    this.chance = chance
    this.today = today
  }

  /** All that happens on a day, as often as there are merchants for it. */
  async happen(day: number): Promise<void> {
    const { chance } = this
    for (const { act } of this.later.filter((one) => one.on === day)) await act()
    const subscribed = this.double.world
      .all('subscription')
      .filter((one) => one.status === 'active' || one.status === 'trialing')
    const daily = (monthly: number) => chance.count((subscribed.length * monthly) / 30)
    for (let count = daily(0.02); count > 0; count -= 1) await this.cardFails(day)
    for (let count = daily(0.015); count > 0; count -= 1) await this.refund()
    for (let count = daily(0.01); count > 0; count -= 1) await this.dispute(day)
    for (let count = daily(0.01); count > 0; count -= 1) await this.changePlan(chance.pick(subscribed))
    for (let count = daily(0.012); count > 0; count -= 1) await this.cancel(chance.pick(subscribed))
    for (let count = daily(0.004); count > 0; count -= 1) await this.sellShop(chance.pick(subscribed), day)
    for (let count = chance.count((this.market.towns.length * 0.04) / 30); count > 0; count -= 1) await this.handOver()
    if (day === 150) await this.changeRates()
  }

  private note(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1
  }

  /** A merchant subscribes in a town, and pays as it can. */
  async subscribe(town = this.chance.pick(this.market.towns)): Promise<void> {
    const { chance, double } = this
    this.number += 1
    const party = `page:${this.number}`
    const drawn = chance.next()
    const plan = drawn < 0.83 ? 'merchant-month' : drawn < 0.95 ? 'merchant-year' : 'town-hall-year'
    const { db, stripe, now } = this.deps
    const sold = await sell(
      { db, stripe, now, today: this.today },
      {
        buyer: {
          party,
          country: town.country,
          legalName: `Commerce n° ${this.number} « Au Bon Coin & Fils »`,
          legalId: town.country === 'FR' ? '73282932000074' : '5560160680',
          ...(town.country === 'SE' && chance.happens(0.5) && { vatId: 'SE556016068001' }),
          address: {
            streetAddress: `${chance.between(1, 90)} rue du Port`,
            postalCode: '44130',
            addressLocality: 'Blain',
          },
          email: `commerce${this.number}@example.org`,
          language: town.country === 'FR' ? 'fr' : 'sv',
        },
        town: town.code,
        plan,
        success: 'https://wiker.example/merci',
        cancel: 'https://wiker.example/retour',
      },
    )
    if (!sold.ok) throw new Error(sold.reason)
    const type = town.country === 'FR' && chance.happens(0.35) ? 'sepa_debit' : 'card'
    const behaves = chance.happens(0.06) ? chance.pick(['declines', 'has-no-funds'] as const) : 'succeeds'
    await double.completeCheckout(new URL(sold.payAt).pathname.split('/').at(-1)!, { type, behaves })
    this.parties.push(party)
    this.note('subscribed')
  }

  private async cardFails(day: number): Promise<void> {
    const { chance, double } = this
    const customer = this.customerOf(chance.pick(this.parties))
    if (!customer) return
    await double.changeMethod(customer.id, {
      type: 'card',
      behaves: chance.pick(['declines', 'has-no-funds'] as const),
    })
    this.note('cards that fail')
    if (!chance.happens(0.75)) return
    const type = chance.pick(['card', 'sepa_debit'] as const)
    const on = day + chance.between(5, 45)
    this.later.push({ on, act: () => double.changeMethod(customer.id, { type, behaves: 'succeeds' }) })
  }

  private customerOf(party: string | undefined): Stripe.Customer | undefined {
    const found = this.double.world.all('subscription').find((one) => one.metadata.party === party)
    return found && this.double.world.find('customer', found.customer as string)
  }

  private recentCharge(): Stripe.Charge | undefined {
    const since = this.double.world.now() - 60 * 86_400
    const all = this.double.world.all('charge')
    for (let tries = 0; tries < 30; tries += 1) {
      const one = all[all.length - 1 - Math.floor(this.chance.next() * Math.min(all.length, 6000))]
      if (one && one.created >= since && one.status === 'succeeded' && !one.refunded && !one.disputed) return one
    }
    return undefined
  }

  private async refund(): Promise<void> {
    const charge = this.recentCharge()
    if (!charge) return
    const left = charge.amount - charge.amount_refunded
    const isWhole = this.chance.happens(0.5)
    const amount = isWhole ? left : Math.max(1, Math.floor((left * this.chance.between(5, 95)) / 100))
    await this.deps.stripe.refunds.create({ charge: charge.id, amount })
    this.note(isWhole ? 'given back whole' : 'given back in part')
  }

  private async dispute(day: number): Promise<void> {
    const { chance, double } = this
    const charge = this.recentCharge()
    if (!charge) return
    const dispute = await double.openDispute(charge.id)
    this.note('disputes')
    const outcome = chance.pick(['won', 'lost'] as const)
    const act = async () => {
      await double.closeDispute(dispute, outcome)
      this.note(`disputes ${outcome}`)
    }
    if (chance.happens(0.9)) this.later.push({ on: day + chance.between(3, 40), act })
  }

  private async changePlan(subscription: Stripe.Subscription | undefined): Promise<void> {
    const [item] = subscription?.items.data ?? []
    if (!subscription || item?.price.nickname === 'town-hall-year' || subscription.status !== 'active') return
    // The product refuses another plan while a direct debit is under way.
    const { world } = this.double
    const latest = subscription.latest_invoice && world.find('invoice', subscription.latest_invoice as string)
    if (typeof latest !== 'object' || latest?.status !== 'paid') return
    const to = item?.price.nickname === 'merchant-month' ? 'merchant-year' : 'merchant-month'
    const price = await priceOf(this.deps.stripe, subscription.currency === 'sek' ? 'SE' : 'FR', to)
    const items = [{ id: item!.id, price }]
    await this.deps.stripe.subscriptions.update(subscription.id, { items, proration_behavior: 'always_invoice' })
    this.note(`changed to ${to}`)
  }

  private async cancel(subscription: Stripe.Subscription | undefined): Promise<void> {
    if (!subscription || subscription.status === 'canceled') return
    await this.deps.stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true })
    this.note('cancelled')
  }

  /** Who sells the shop stops at once; who buys it subscribes in its own name, in the same town. */
  private async sellShop(subscription: Stripe.Subscription | undefined, day: number): Promise<void> {
    if (!subscription || subscription.status === 'canceled') return
    const { rows } = await sql<{ town: string }>`
      select town from subscription where party = ${subscription.metadata.party} limit 1`.execute(this.deps.db)
    const town = this.market.towns.find((one) => one.code === rows[0]?.town)
    if (!town) return
    await this.deps.stripe.subscriptions.cancel(subscription.id)
    this.note('shops sold')
    this.later.push({ on: day + 1, act: () => this.subscribe(town) })
  }

  /** A town goes from one animator to another today: what was paid for the days to come is the successor's. */
  private async handOver(): Promise<void> {
    const { chance, market } = this
    const { db, now } = this.deps
    const town = chance.pick(market.towns)
    const today = this.today()
    const { rows } = await sql<{ id: number; animator: string }>`
      update share_contract set ends = ${today}::date where town = ${town.code} and ends is null and begins < ${today}::date
      returning id, animator`.execute(db)
    if (!rows[0]) return
    const next = chance.pick(market.animators.filter((one) => one.country === town.country))
    await contract(db, town.code, next.key, today, { rate: chance.pick([5500, 6000, 6250]) })
    const { rows: paid } = await sql<{ id: number }>`
      select id from payment where town = ${town.code} and period_to > ${today}::date order by id`.execute(db)
    for (const { id } of paid) await db.transaction().execute((trx) => settleShares(trx, id, { day: today, at: now() }))
    this.note('handed over')
  }

  /** From today on, a tenth of the contracts earn another rate. */
  private async changeRates(): Promise<void> {
    const today = this.today()
    const { rows } = await sql<{ id: number }>`
      insert into share_rate (contract_id, begins, rate)
      select id, ${today}::date, 6500 from share_contract where ends is null and begins < ${today}::date and id % 10 = 1
      on conflict do nothing returning contract_id as id`.execute(this.deps.db)
    for (const _ of rows) this.note('rates changed')
  }
}
