import type Stripe from 'stripe'
import { metadata, text, whole } from '../form.ts'
import { refund } from '../life/disputes.ts'
import { idOf } from '../life/invoices.ts'
import { moved } from '../life/payments.ts'
import { Refusal, wrong } from '../refusal.ts'
import { listOf } from '../shaped.ts'
import { listing, mustFind, paged, type Route, required, route } from './route.ts'

export const payments: Route[] = [
  route<Stripe.PaymentIntentRetrieveParams>('GET', 'payment_intents/:id', ['expand'], ({ world, params }) =>
    mustFind(world, 'payment_intent', params[0]!),
  ),
  route<Stripe.ChargeRetrieveParams>('GET', 'charges/:id', ['expand'], ({ world, params }) =>
    mustFind(world, 'charge', params[0]!),
  ),
  route<Stripe.BalanceTransactionRetrieveParams>('GET', 'balance_transactions/:id', ['expand'], ({ world, params }) =>
    mustFind(world, 'balance_transaction', params[0]!),
  ),
  route<Stripe.RefundCreateParams>(
    'POST',
    'refunds',
    ['charge', 'payment_intent', 'amount', 'reason', 'metadata', 'expand'],
    ({ world, form }) => {
      const intent = text(form.payment_intent)
      const chargeId =
        text(form.charge) ??
        (intent ? idOf(mustFind(world, 'payment_intent', intent, 'payment_intent').latest_charge!) : '')
      const charge = mustFind(world, 'charge', chargeId, 'charge')
      if (charge.status !== 'succeeded')
        throw new Refusal(400, 'This charge cannot be refunded.', { code: 'charge_not_refundable' } as never)
      if (charge.disputed)
        throw new Refusal(400, `Charge ${charge.id} has been charged back; cannot issue a refund.`, {
          code: 'charge_disputed',
        })
      const left = charge.amount - charge.amount_refunded
      if (left === 0)
        throw new Refusal(400, `Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
      const amount = whole(form.amount) ?? left
      if (amount <= 0 || amount > left)
        throw wrong('amount', `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`)
      return refund(world, charge, amount, {
        reason: (text(form.reason) ?? null) as Stripe.Refund['reason'],
        metadata: metadata(form.metadata),
      })
    },
  ),
  route<Stripe.RefundRetrieveParams>('GET', 'refunds/:id', ['expand'], ({ world, params }) =>
    mustFind(world, 'refund', params[0]!),
  ),
  route<Stripe.DisputeRetrieveParams>('GET', 'disputes/:id', ['expand'], ({ world, params }) =>
    mustFind(world, 'dispute', params[0]!),
  ),
]

export const connect: Route[] = [
  route<Stripe.AccountCreateParams>(
    'POST',
    'accounts',
    ['type', 'country', 'email', 'business_type', 'capabilities', 'metadata', 'controller'],
    ({ world, form }) =>
      world.make('account', {
        business_profile: null,
        business_type: null,
        capabilities: { transfers: 'inactive' },
        charges_enabled: false,
        country: text(form.country) ?? 'FR',
        default_currency: 'eur',
        details_submitted: false,
        email: text(form.email) ?? null,
        metadata: metadata(form.metadata),
        payouts_enabled: false,
        type: 'express',
      }),
  ),
  route('GET', 'accounts/:id', [], ({ world, params }) => mustFind(world, 'account', params[0]!)),
  route<Stripe.AccountLinkCreateParams>(
    'POST',
    'account_links',
    ['account', 'refresh_url', 'return_url', 'type'],
    ({ world, form }) => {
      const account = mustFind(world, 'account', required(form, 'account'), 'account')
      const back = encodeURIComponent(required(form, 'return_url'))
      const url = `${world.base}/onboarding/${account.id}?return=${back}`
      return { object: 'account_link', created: world.now(), expires_at: world.now() + 300, url } satisfies Omit<
        Stripe.AccountLink,
        'lastResponse'
      >
    },
  ),
  route<Stripe.TransferCreateParams>(
    'POST',
    'transfers',
    ['amount', 'currency', 'destination', 'transfer_group', 'metadata', 'description', 'source_transaction'],
    ({ world, form }) => {
      const amount = Number(required(form, 'amount'))
      const account = mustFind(world, 'account', required(form, 'destination'), 'destination')
      if (account.capabilities?.transfers !== 'active') {
        throw new Refusal(
          400,
          'Your destination account needs to have at least one of the following capabilities enabled: transfers',
          { code: 'insufficient_capabilities_for_transfer' } as never,
        )
      }
      const currency = required(form, 'currency')
      const balance = world
        .all('balance_transaction')
        .filter((one) => one.currency === currency)
        .reduce((sum, one) => sum + one.net, 0)
      if (amount > balance)
        throw new Refusal(400, 'You have insufficient available funds in your Stripe account.', {
          code: 'balance_insufficient',
        })
      const id = world.id('transfer')
      const transfer = world.make('transfer', {
        id,
        amount,
        amount_reversed: 0,
        balance_transaction: moved(world, -amount, 0, 'transfer', id, currency).id,
        currency,
        description: text(form.description) ?? null,
        destination: account.id,
        metadata: metadata(form.metadata),
        reversals: listOf([], `/v1/transfers/${id}/reversals`),
        transfer_group: text(form.transfer_group) ?? null,
      })
      world.tell('transfer.created', transfer)
      return transfer
    },
  ),
  route<Stripe.TransferListParams>(
    'GET',
    'transfers',
    [...listing, 'transfer_group', 'destination'],
    ({ world, form }) =>
      paged(
        world
          .all('transfer')
          .filter((one) => form.transfer_group === undefined || one.transfer_group === form.transfer_group)
          .filter((one) => form.destination === undefined || one.destination === form.destination),
        form,
        '/v1/transfers',
      ),
  ),
  route<Stripe.TransferCreateReversalParams>(
    'POST',
    'transfers/:id/reversals',
    ['amount', 'metadata', 'description', 'refund_application_fee'],
    ({ world, params, form }) => {
      const transfer = mustFind(world, 'transfer', params[0]!)
      const amount = whole(form.amount) ?? transfer.amount - transfer.amount_reversed
      if (amount <= 0 || transfer.amount_reversed + amount > transfer.amount)
        throw wrong('amount', 'Reversal amount is greater than unreversed amount on transfer')
      transfer.amount_reversed += amount
      transfer.reversed = transfer.amount_reversed === transfer.amount
      const id = world.id('transfer_reversal')
      const reversal = world.make('transfer_reversal', {
        id,
        amount,
        balance_transaction: moved(world, amount, 0, 'transfer_cancel', id, transfer.currency).id,
        currency: transfer.currency,
        metadata: metadata(form.metadata),
        transfer: transfer.id,
      })
      world.tell('transfer.reversed', transfer)
      return reversal
    },
  ),
]

export const others: Route[] = [
  route<Stripe.BillingPortal.SessionCreateParams>(
    'POST',
    'billing_portal/sessions',
    ['customer', 'return_url', 'locale', 'flow_data', 'configuration'],
    ({ world, form }) => {
      const customer = mustFind(world, 'customer', required(form, 'customer'), 'customer')
      const id = world.id('billing_portal.session')
      return world.make('billing_portal.session', {
        id,
        customer: customer.id,
        flow: null,
        return_url: text(form.return_url) ?? null,
        url: `${world.base}/portal/${id}`,
      })
    },
  ),
  route('GET', 'events/:id', [], ({ world, params }) => mustFind(world, 'event', params[0]!)),
  route<Stripe.EventListParams>(
    'GET',
    'events',
    [...listing, 'type', 'types', 'delivery_success'],
    ({ world, form }) => {
      const types = Array.isArray(form.types) ? form.types : text(form.type) ? [form.type!] : undefined
      return paged(
        world.all('event').filter((one) => !types || types.includes(one.type)),
        form,
        '/v1/events',
      )
    },
  ),
]
