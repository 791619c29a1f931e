import { sql } from 'kysely'
import Stripe from 'stripe'
import type { Db } from '../db.ts'
import { wordsIn } from '../invoice/factur-x/words.ts'
import { pageOfParty, partyOfPage } from '../party.ts'
import { countries, findPlan, plansOn, vatOn } from '../plans/plans.ts'

export interface Buyer {
  party: string
  country: string
  legalName: string
  legalId?: string
  vatId?: string
  address: { streetAddress?: string; postalCode?: string; addressLocality?: string }
  email: string
  language: string
  /** Of a town hall that pays through Chorus Pro. */
  serviceCode?: string
  orderNumber?: string
}

export interface SellDeps {
  db: Db
  stripe: Stripe
  now: () => Date
  today: () => string
}

export interface Sale {
  buyer: Buyer
  town: string
  plan: string
  /** A promotion code, as it was typed. */
  code?: string | undefined
  /** Where people come back to after paying, and when they leave without. */
  success: string
  cancel: string
}

export type Sold =
  | { ok: true; subscription: number; payAt: string }
  | { ok: false; reason: 'unknown-plan' | 'unknown-code' | 'subscribed-already' }

/**
 * Opens the payment page of a plan. Our own row comes first and goes with it under its number, so that whatever the provider tells is known to be this
 * sale. Asked again before it is paid, it is the same sale with a new page.
 */
export async function sell(
  { db, stripe, now, today }: SellDeps,
  { buyer, town, plan: code, code: promotion, success, cancel }: Sale,
): Promise<Sold> {
  const plan = plansOn(buyer.country, today()).find((one) => one.code === code)
  if (!plan) return { ok: false, reason: 'unknown-plan' }
  const reduction = promotion ? await promotionCode(stripe, promotion) : undefined
  if (promotion && !reduction) return { ok: false, reason: 'unknown-code' }
  const asked = await keepSale(db, buyer, town, code, now())
  if (!asked || !(await closePage(stripe, asked.session))) return { ok: false, reason: 'subscribed-already' }
  const customer = await customerAt(db, stripe, buyer)
  const { currency } = countries.get(buyer.country)!
  const session = await stripe.checkout.sessions.create({
    mode: 'subscription',
    customer,
    line_items: [{ price: await priceOf(stripe, buyer.country, code), quantity: 1 }],
    subscription_data: {
      metadata: { subscription: String(asked.id), party: buyer.party },
      default_tax_rates: [await taxRateOf(stripe, buyer.country, today())],
      ...(plan.trialDays > 0 && !asked.hadTrial && { trial_period_days: plan.trialDays }),
    },
    client_reference_id: String(asked.id),
    ...(reduction && { discounts: [{ promotion_code: reduction }] }),
    // Direct debits are in euros alone.
    allowed_payment_method_types: currency === 'EUR' ? ['card', 'sepa_debit'] : ['card'],
    locale: buyer.language as Stripe.Checkout.SessionCreateParams.Locale,
    success_url: success,
    cancel_url: cancel,
  })
  await sql`update subscription set provider_session = ${session.id}, updated_at = ${now()} where id = ${asked.id}`.execute(
    db,
  )
  return { ok: true, subscription: asked.id, payAt: session.url! }
}

interface Asked {
  id: number
  hadTrial: boolean
  /** The payment page that was opened for it before. */
  session: string | null
}

/** Closes a payment page that was opened before, so that nobody pays twice. False when it was paid already: what the provider tells of it is on its way. */
async function closePage(stripe: Stripe, session: string | null): Promise<boolean> {
  if (session === null) return true
  const { status } = await stripe.checkout.sessions.retrieve(session)
  if (status !== 'open') return status === 'expired'
  try {
    await stripe.checkout.sessions.expire(session)
  } catch (error) {
    // It was paid while we looked.
    if (error instanceof Stripe.errors.StripeInvalidRequestError) return false
    throw error
  }
  return true
}

/** The sale that waits to be paid, or a new one; undefined when this party has one that is not over. One trial is given, ever. */
async function keepSale(db: Db, buyer: Buyer, town: string, plan: string, at: Date): Promise<Asked | undefined> {
  return db.transaction().execute(async (trx) => {
    await keepCustomer(trx, buyer, at)
    const { rows } = await sql<{ id: number; state: string; session: string | null }>`
      select id, state, provider_session as session from subscription where party = ${buyer.party} order by id for update`.execute(
      trx,
    )
    if (rows.some(({ state }) => state !== 'ended' && state !== 'asked')) return undefined
    const hadTrial = rows.some(({ state }) => state === 'ended') || (await hadTrialHere(trx, buyer))
    const waiting = rows.find(({ state }) => state === 'asked')
    const { rows: kept } = waiting
      ? await sql<{
          id: number
        }>`update subscription set plan = ${plan}, town = ${town}, updated_at = ${at} where id = ${waiting.id} returning id`.execute(
          trx,
        )
      : await sql<{ id: number }>`
          insert into subscription (party, town, plan, state, created_at, updated_at) values (${buyer.party}, ${town}, ${plan}, 'asked', ${at}, ${at})
          returning id`.execute(trx)
    return { id: kept[0]!.id, hadTrial, session: waiting?.session ?? null }
  })
}

/** The same company tried this page before, under another account. */
async function hadTrialHere(trx: Db, { party, legalId }: Buyer): Promise<boolean> {
  const page = pageOfParty(party)
  if (page === undefined || !legalId) return false
  const { rows } = await sql`
    select from subscription s join customer c on c.party = s.party where s.state <> 'asked' and s.party <> ${party}
      and (s.party = ${partyOfPage(page)} or s.party like ${`${partyOfPage(page)}.%`}) and left(c.legal_id, 9) = ${legalId.slice(0, 9)}`.execute(
    trx,
  )
  return rows.length > 0
}

export async function keepCustomer(trx: Db, buyer: Buyer, at: Date): Promise<void> {
  await sql`
    insert into customer (party, country, legal_name, legal_id, vat_id, address, email, language, service_code, order_number, created_at, updated_at)
    values (${buyer.party}, ${buyer.country}, ${buyer.legalName}, ${buyer.legalId ?? null}, ${buyer.vatId ?? null},
      ${JSON.stringify(buyer.address)}::jsonb, ${buyer.email}, ${buyer.language}, ${buyer.serviceCode ?? null}, ${buyer.orderNumber ?? null},
      ${at}, ${at})
    on conflict (party) do update set legal_name = excluded.legal_name, legal_id = excluded.legal_id, vat_id = excluded.vat_id,
      address = excluded.address, email = excluded.email, language = excluded.language, service_code = excluded.service_code,
      order_number = excluded.order_number, updated_at = excluded.updated_at`.execute(trx)
}

/** The provider's id of a promotion code that works today. */
async function promotionCode(stripe: Stripe, typed: string): Promise<string | undefined> {
  const { data } = await stripe.promotionCodes.list({ code: typed.trim(), active: true, limit: 1 })
  return data[0]?.id
}

async function customerAt(db: Db, stripe: Stripe, buyer: Buyer): Promise<string> {
  const { rows } = await sql<{
    provider_customer: string | null
  }>`select provider_customer from customer where party = ${buyer.party}`.execute(db)
  const known = rows[0]?.provider_customer
  const details = {
    email: buyer.email,
    name: buyer.legalName,
    preferred_locales: [buyer.language],
    address: {
      line1: buyer.address.streetAddress ?? '',
      postal_code: buyer.address.postalCode ?? '',
      city: buyer.address.addressLocality ?? '',
      country: buyer.country,
    },
  }
  if (known) return (await stripe.customers.update(known, details)).id
  const made = await stripe.customers.create(
    { ...details, metadata: { party: buyer.party } },
    { idempotencyKey: `customer:${buyer.party}` },
  )
  await sql`update customer set provider_customer = ${made.id} where party = ${buyer.party} and provider_customer is null`.execute(
    db,
  )
  return made.id
}

/** What is bought is called on the provider's page in the country's language. */
const languages: Record<string, string> = { FR: 'fr', ES: 'es', RO: 'ro', SE: 'sv' }

/** The provider's price of a plan, made at its first sale. */
export async function priceOf(stripe: Stripe, country: string, code: string): Promise<string> {
  const plan = findPlan(country, code)
  if (!plan) throw new RangeError(`${country} has no plan ${code}`)
  const key = `${country}-${code}-${plan.net}`.toLowerCase()
  const { data } = await stripe.prices.list({ lookup_keys: [key], limit: 1 })
  if (data[0]) return data[0].id
  const made = await stripe.prices.create(
    {
      currency: countries.get(country)!.currency.toLowerCase(),
      unit_amount: plan.net,
      recurring: { interval: plan.every },
      lookup_key: key,
      nickname: code,
      tax_behavior: 'exclusive',
      product_data: { name: `${wordsIn(languages[country] ?? 'en').t('paper.line.service')} Wiker` },
    },
    { idempotencyKey: `price:${key}` },
  )
  return made.id
}

async function taxRateOf(stripe: Stripe, country: string, today: string): Promise<string> {
  const percentage = vatOn(country, today) / 100
  const { data } = await stripe.taxRates.list({ active: true, limit: 100 })
  const known = data.find((one) => one.country === country && one.percentage === percentage && !one.inclusive)
  if (known) return known.id
  const made = await stripe.taxRates.create(
    { display_name: 'VAT', percentage, inclusive: false, country, tax_type: 'vat' },
    { idempotencyKey: `vat:${country}:${percentage}` },
  )
  return made.id
}
