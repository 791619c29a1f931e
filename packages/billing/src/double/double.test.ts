import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDouble, type StripeDouble } from './double.ts'

let double: StripeDouble
let stripe: Stripe
const start = new Date('2028-01-31T10:00:00Z')
const day = 86_400_000

beforeAll(async () => {
  double = await openDouble({ now: () => start.getTime() })
  stripe = double.client()
})
afterAll(() => double.close())

async function merchant({
  trialDays,
  method,
}: {
  trialDays?: number
  method?: Parameters<StripeDouble['completeCheckout']>[1]
} = {}) {
  const customer = await stripe.customers.create({ email: 'boulangerie@example.org', name: 'Boulangerie du Port' })
  const price = await stripe.prices.create({
    currency: 'eur',
    unit_amount: 3000,
    recurring: { interval: 'month' },
    product_data: { name: 'Commerçant' },
  })
  const rate = await stripe.taxRates.create({ display_name: 'TVA', percentage: 20, inclusive: false, country: 'FR' })
  const session = await stripe.checkout.sessions.create({
    mode: 'subscription',
    customer: customer.id,
    line_items: [{ price: price.id, quantity: 1 }],
    subscription_data: {
      default_tax_rates: [rate.id],
      metadata: { page: '12' },
      ...(trialDays && { trial_period_days: trialDays }),
    },
    success_url: 'https://wiker.example/merci?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'https://wiker.example/retour',
  })
  await double.completeCheckout(session.id, method)
  const done = await stripe.checkout.sessions.retrieve(session.id)
  return {
    customer,
    price,
    session: done,
    subscription: () => stripe.subscriptions.retrieve(done.subscription as string),
  }
}
const told = () => double.posted.splice(0).map((one) => one.type)
const chargeOf = async (invoice: string) => {
  const { payments } = await stripe.invoices.retrieve(invoice, { expand: ['payments'] })
  const intent = await stripe.paymentIntents.retrieve(payments!.data.at(-1)!.payment.payment_intent as string, {
    expand: ['latest_charge.balance_transaction'],
  })
  return intent.latest_charge as Stripe.Charge
}

describe('Stripe’s own SDK, talking to the double', () => {
  test('sells a subscription: 36 € paid, the fee known, the events signed', async () => {
    double.posted.length = 0
    const { session, subscription } = await merchant()
    expect(session).toMatchObject({ status: 'complete', payment_status: 'paid' })
    const sold = await subscription()
    expect(sold).toMatchObject({ status: 'active', metadata: { page: '12' } })
    const invoice = await stripe.invoices.retrieve(sold.latest_invoice as string)
    expect(invoice).toMatchObject({
      status: 'paid',
      subtotal: 3000,
      total_excluding_tax: 3000,
      total: 3600,
      amount_paid: 3600,
    })
    expect((await chargeOf(invoice.id!)).balance_transaction).toMatchObject({ amount: 3600, fee: 79, net: 3521 })
    const [first] = double.posted
    const event = stripe.webhooks.constructEvent(first!.body, first!.signature, double.webhookSecret, Infinity)
    expect(event.id).toBe(first!.id)
    expect(() =>
      stripe.webhooks.constructEvent(
        first!.body.replace('evt', 'evu'),
        first!.signature,
        double.webhookSecret,
        Infinity,
      ),
    ).toThrow()
    expect(told()).toEqual(
      expect.arrayContaining(['checkout.session.completed', 'invoice.paid', 'customer.subscription.updated']),
    )
  })

  test('renews on the last day of a shorter month, then on the 31st again', async () => {
    const { subscription } = await merchant()
    await double.advanceTo(new Date('2028-02-29T10:00:00Z'))
    const end = (await subscription()).items.data[0]!.current_period_end
    expect(new Date(end * 1000).toISOString()).toBe('2028-03-31T10:00:00.000Z')
  })

  test('refuses what Stripe does not know, and answers the same to the same key', async () => {
    await expect(stripe.customers.retrieve('cus_nobody')).rejects.toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
    })
    const wrongly = stripe.customers.create({ email: 'a@example.org', colour: 'red' } as never)
    await expect(wrongly).rejects.toMatchObject({ statusCode: 400, code: 'parameter_unknown' })
    const twice = () => stripe.customers.create({ email: 'b@example.org' }, { idempotencyKey: 'k1' })
    expect((await twice()).id).toBe((await twice()).id)
    await expect(stripe.customers.create({ email: 'c@example.org' }, { idempotencyKey: 'k1' })).rejects.toMatchObject({
      type: 'StripeIdempotencyError',
    })
    await expect(
      new Stripe('sk_wrong', { host: '127.0.0.1', port: new URL(double.base).port, protocol: 'http' }).customers.create(
        {},
      ),
    ).rejects.toMatchObject({ statusCode: 401 })
  })

  test('a trial asks for nothing until it ends', async () => {
    const { session, subscription } = await merchant({ trialDays: 30 })
    expect(session.payment_status).toBe('no_payment_required')
    expect((await subscription()).status).toBe('trialing')
    await double.advanceTo(new Date(double.world.now() * 1000 + 31 * day))
    const sold = await subscription()
    expect(sold.status).toBe('active')
    expect(await stripe.invoices.retrieve(sold.latest_invoice as string)).toMatchObject({
      total: 3600,
      status: 'paid',
      billing_reason: 'subscription_cycle',
    })
  })

  test('a card that fails is tried three times more, then the subscription is unpaid; another card pays it', async () => {
    const { customer, subscription } = await merchant()
    await double.changeMethod(customer.id, { type: 'card', behaves: 'declines' })
    double.posted.length = 0
    await double.advanceTo(new Date(double.world.now() * 1000 + 32 * day))
    expect((await subscription()).status).toBe('past_due')
    await double.advanceTo(new Date(double.world.now() * 1000 + 20 * day))
    expect((await subscription()).status).toBe('unpaid')
    expect(told().filter((type) => type === 'invoice.payment_failed')).toHaveLength(4)
    await double.changeMethod(customer.id, { type: 'card' })
    expect((await subscription()).status).toBe('active')
  })

  test('a direct debit takes days, and may come back', async () => {
    const { session, subscription } = await merchant({ method: { type: 'sepa_debit', behaves: 'has-no-funds' } })
    expect(session.payment_status).toBe('unpaid')
    const sold = await subscription()
    expect(sold.status).toBe('active')
    await double.advanceTo(new Date(double.world.now() * 1000 + 6 * day))
    expect(await stripe.invoices.retrieve(sold.latest_invoice as string)).toMatchObject({
      status: 'open',
      amount_remaining: 3600,
    })
  })

  test('gives back, disputes, and moves our balance to the cent', async () => {
    const { subscription } = await merchant()
    const charge = await chargeOf((await subscription()).latest_invoice as string)
    await stripe.refunds.create({ charge: charge.id, amount: 600 })
    await expect(stripe.refunds.create({ charge: charge.id, amount: 3001 })).rejects.toMatchObject({ statusCode: 400 })
    const dispute = await double.openDispute(charge.id)
    await expect(stripe.refunds.create({ charge: charge.id })).rejects.toMatchObject({ code: 'charge_disputed' })
    await double.closeDispute(dispute, 'won')
    const movements = double.world
      .all('balance_transaction')
      .slice(-4)
      .map((one) => one.net)
    expect(movements).toEqual([3521, -600, -5000, 3000])
  })

  test('changes from the month to the year: what is left of the month is given back', async () => {
    const { customer, subscription } = await merchant()
    const year = await stripe.prices.create({
      currency: 'eur',
      unit_amount: 33_000,
      recurring: { interval: 'year' },
      product_data: { name: 'Année' },
    })
    const before = await subscription()
    await stripe.subscriptions.update(before.id, {
      items: [{ id: before.items.data[0]!.id, price: year.id }],
      proration_behavior: 'always_invoice',
    })
    const invoice = await stripe.invoices.retrieve((await subscription()).latest_invoice as string)
    expect(invoice).toMatchObject({ billing_reason: 'subscription_update', subtotal: 30_000, total: 36_000 })
    expect(invoice.customer).toBe(customer.id)
  })

  test('ends at the period’s end when asked to', async () => {
    const { subscription } = await merchant()
    const sold = await subscription()
    await stripe.subscriptions.update(sold.id, { cancel_at_period_end: true })
    await double.advanceTo(new Date((sold.items.data[0]!.current_period_end + 1) * 1000))
    expect(await subscription()).toMatchObject({ status: 'canceled' })
  })

  test('pays animators only once their account can receive, and never what is not there', async () => {
    const account = await stripe.accounts.create({
      type: 'express',
      country: 'FR',
      capabilities: { transfers: { requested: true } },
    })
    const send = (amount: number) => stripe.transfers.create({ amount, currency: 'eur', destination: account.id })
    await expect(send(1800)).rejects.toMatchObject({ code: 'insufficient_capabilities_for_transfer' })
    await double.completeOnboarding(account.id)
    expect(await send(1800)).toMatchObject({ amount: 1800, destination: account.id })
    await expect(send(100_000_000)).rejects.toMatchObject({ code: 'balance_insufficient' })
  })
})
