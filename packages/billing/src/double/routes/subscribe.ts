import type Stripe from 'stripe'
import { type Form, type FormValue, list, metadata, nested, text, truth, whole } from '../form.ts'
import { idOf, previewOf } from '../life/invoices.ts'
import { pay } from '../life/payments.ts'
import { changeLines, changePrice, endSubscription, giveCoupon, nextPeriod } from '../life/subscriptions.ts'
import { Refusal, wrong } from '../refusal.ts'
import type { World } from '../state.ts'
import { listing, mustFind, paged, type Route, required, route } from './route.ts'

export const checkout: Route[] = [
  route<Stripe.Checkout.SessionCreateParams>(
    'POST',
    'checkout/sessions',
    [
      'mode',
      'customer',
      'line_items',
      'subscription_data',
      'success_url',
      'cancel_url',
      'allowed_payment_method_types',
      'locale',
      'client_reference_id',
      'metadata',
      'discounts',
      'payment_method_collection',
      'billing_address_collection',
      'expires_at',
      'expand',
    ],
    ({ world, form }) => {
      if (text(form.mode) !== 'subscription') throw wrong('mode', 'This double sells subscriptions alone.')
      const customer = mustFind(world, 'customer', required(form, 'customer'), 'customer')
      const prices = list(form.line_items).map((line) => {
        const price = text(nested(line).price) ?? ''
        mustFind(world, 'price', price, 'line_items[0][price]')
        return { price, quantity: whole(nested(line).quantity) ?? 1 }
      })
      if (prices.length === 0)
        throw new Refusal(400, 'Missing required param: line_items.', {
          code: 'parameter_missing',
          param: 'line_items',
        })
      const data = nested(form.subscription_data)
      const [first] = list(form.discounts)
      const coupon = couponNamed(world, first)
      const id = world.id('checkout.session')
      const amount = prices.reduce(
        (sum, one) => sum + (world.get('price', one.price).unit_amount ?? 0) * one.quantity,
        0,
      )
      world.kept.wishes[id] = {
        prices,
        taxRates: list(data.default_tax_rates).flatMap((rate) => text(rate) ?? []),
        trialDays: whole(data.trial_period_days),
        metadata: metadata(data.metadata),
        coupon,
      }
      return world.make('checkout.session', {
        id,
        after_expiration: null,
        amount_subtotal: amount,
        amount_total: amount,
        cancel_url: text(form.cancel_url) ?? null,
        client_reference_id: text(form.client_reference_id) ?? null,
        collected_information: null,
        consent: null,
        consent_collection: null,
        currency: world.get('price', prices[0]!.price).currency,
        currency_conversion: null,
        customer: customer.id,
        customer_details: null,
        custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
        expires_at: world.now() + 86_400,
        invoice: null,
        invoice_creation: null,
        locale: (text(form.locale) ?? null) as Stripe.Checkout.Session['locale'],
        metadata: metadata(form.metadata),
        mode: 'subscription',
        payment_intent: null,
        payment_method_configuration_details: null,
        payment_method_types: list(form.allowed_payment_method_types).flatMap((type) => text(type) ?? []),
        shipping_address_collection: null,
        shipping_cost: null,
        status: 'open',
        subscription: null,
        success_url: required(form, 'success_url'),
        total_details: null,
        url: `${world.base}/pay/${id}`,
      })
    },
  ),
  route('GET', 'checkout/sessions/:id', ['expand'] as never[], ({ world, params }) =>
    mustFind(world, 'checkout.session', params[0]!),
  ),
  route('POST', 'checkout/sessions/:id/expire', [], ({ world, params }) => {
    const session = mustFind(world, 'checkout.session', params[0]!)
    if (session.status !== 'open')
      throw new Refusal(400, `Only Checkout Sessions with a status in ["open"] can be expired.`)
    Object.assign(session, { status: 'expired', url: null })
    world.tell('checkout.session.expired', session)
    return session
  }),
]

export const subscriptions: Route[] = [
  route<Stripe.SubscriptionRetrieveParams>('GET', 'subscriptions/:id', ['expand'], ({ world, params }) =>
    mustFind(world, 'subscription', params[0]!),
  ),
  route<Stripe.SubscriptionListParams>('GET', 'subscriptions', [...listing, 'customer', 'status'], ({ world, form }) =>
    paged(
      world
        .all('subscription')
        .filter(
          (one) =>
            (!form.customer || one.customer === form.customer) && (form.status === 'all' || one.status !== 'canceled'),
        ),
      form,
      '/v1/subscriptions',
    ),
  ),
  route<Stripe.SubscriptionUpdateParams>(
    'POST',
    'subscriptions/:id',
    [
      'cancel_at_period_end',
      'items',
      'proration_behavior',
      'metadata',
      'cancellation_details',
      'discounts',
      'trial_end',
      'proration_date',
      'expand',
    ],
    ({ world, params, form }) => update(world, mustFind(world, 'subscription', params[0]!), form),
  ),
  route<Stripe.SubscriptionCancelParams>(
    'DELETE',
    'subscriptions/:id',
    ['invoice_now', 'prorate', 'cancellation_details', 'expand'],
    ({ world, params }) => {
      const subscription = mustFind(world, 'subscription', params[0]!)
      if (subscription.status === 'canceled')
        throw new Refusal(404, `No such subscription: '${subscription.id}'`, { code: 'resource_missing', param: 'id' })
      endSubscription(world, subscription)
      return subscription
    },
  ),
]

/** The coupon that a reduction names, itself or by a promotion code. */
function couponNamed(world: World, value: FormValue | undefined): string | undefined {
  const { coupon, promotion_code: code } = nested(value)
  if (text(code) !== undefined) {
    const { promotion, active } = mustFind(world, 'promotion_code', text(code)!, 'discounts[0][promotion_code]')
    if (!active) throw wrong('discounts[0][promotion_code]', 'This promotion code is inactive.')
    return idOf(promotion.coupon!)
  }
  return text(coupon) === undefined ? undefined : mustFind(world, 'coupon', text(coupon)!, 'discounts[0][coupon]').id
}

function update(world: World, subscription: Stripe.Subscription, form: Form): Stripe.Subscription {
  if (subscription.status === 'canceled')
    throw new Refusal(400, 'A canceled subscription can only update its cancellation_details and metadata.')
  const atEnd = truth(form.cancel_at_period_end)
  if (form.discounts !== undefined) {
    const stays = list(form.discounts).map((one) => text(nested(one).discount))
    subscription.discounts = subscription.discounts.filter((one) => stays.includes(idOf(one)))
    for (const one of list(form.discounts)) {
      const coupon = couponNamed(world, one)
      if (coupon) giveCoupon(world, subscription, world.get('coupon', coupon))
    }
  }
  if (form.metadata !== undefined) subscription.metadata = { ...subscription.metadata, ...metadata(form.metadata) }
  if (atEnd !== undefined && atEnd !== subscription.cancel_at_period_end) {
    Object.assign(subscription, {
      cancel_at_period_end: atEnd,
      cancel_at: atEnd ? subscription.items.data[0]!.current_period_end : null,
      canceled_at: atEnd ? world.now() : null,
    })
    world.tell('customer.subscription.updated', subscription, { cancel_at_period_end: !atEnd })
  }
  const [item] = list(form.items)
  const price = text(nested(item).price)
  if (price && price !== subscription.items.data[0]!.price.id) {
    const behaviour = text(form.proration_behavior) ?? 'create_prorations'
    changePrice(
      world,
      subscription,
      mustFind(world, 'price', price, 'items[0][price]'),
      behaviour as 'none' | 'create_prorations' | 'always_invoice',
      whole(form.proration_date),
    )
  }
  return subscription
}

export const invoices: Route[] = [
  route<Stripe.InvoiceRetrieveParams>('GET', 'invoices/:id', ['expand'], ({ world, params }) =>
    mustFind(world, 'invoice', params[0]!),
  ),
  route<Stripe.InvoiceListParams>(
    'GET',
    'invoices',
    [...listing, 'customer', 'subscription', 'status'],
    ({ world, form }) =>
      paged(
        world
          .all('invoice')
          .filter(
            (one) =>
              (!form.customer || one.customer === form.customer) &&
              (!form.status || one.status === form.status) &&
              (!form.subscription || one.parent?.subscription_details?.subscription === form.subscription),
          ) as (Stripe.Invoice & { id: string })[],
        form,
        '/v1/invoices',
      ),
  ),
  route<Stripe.InvoiceCreatePreviewParams>(
    'POST',
    'invoices/create_preview',
    ['customer', 'subscription', 'subscription_details', 'expand'],
    ({ world, form }) => {
      const subscription = mustFind(world, 'subscription', required(form, 'subscription'), 'subscription')
      const details = nested(form.subscription_details)
      const price = text(nested(list(details.items)[0]).price)
      const items = price
        ? changeLines(
            subscription,
            mustFind(world, 'price', price, 'subscription_details[items][0][price]'),
            whole(details.proration_date) ?? world.now(),
          ).lines
        : undefined
      return previewOf(world, subscription, items ?? nextPeriod(subscription))
    },
  ),
  route<Stripe.InvoicePayParams>('POST', 'invoices/:id/pay', ['payment_method', 'expand'], ({ world, params }) => {
    const invoice = mustFind(world, 'invoice', params[0]!)
    if (invoice.status === 'paid')
      throw new Refusal(400, 'Invoice is already paid', { code: 'invoice_already_paid' } as never)
    pay(world, invoice)
    if ((invoice.status as string) !== 'paid' && !isUnderWay(world, invoice)) {
      throw new Refusal(402, 'Your card was declined.', { code: 'card_declined' })
    }
    return invoice
  }),
  route<Stripe.InvoiceVoidInvoiceParams>('POST', 'invoices/:id/void', ['expand'], ({ world, params }) => {
    const invoice = mustFind(world, 'invoice', params[0]!)
    if (invoice.status === 'paid') throw new Refusal(400, 'You cannot void a paid invoice.')
    Object.assign(invoice, { status: 'void', next_payment_attempt: null, auto_advance: false })
    world.tell('invoice.voided', invoice)
    return invoice
  }),
  route<Stripe.InvoicePaymentListParams>(
    'GET',
    'invoice_payments',
    [...listing, 'invoice', 'status', 'payment'],
    ({ world, form }) =>
      paged(
        world.all('invoice_payment').filter((one) => !form.invoice || one.invoice === form.invoice),
        form,
        '/v1/invoice_payments',
      ),
  ),
]

function isUnderWay(world: World, invoice: Stripe.Invoice): boolean {
  return world
    .all('payment_intent')
    .some((one) => one.status === 'processing' && one.description === `Subscription ${invoice.number}`)
}
