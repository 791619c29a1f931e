import type { StripeDouble } from './double.ts'
import type { Method } from './life/checkout.ts'
import { idOf } from './life/invoices.ts'

/** A page that the provider would show: of a purchase, of a card that is changed, of what is owed, of an animator's bank account. */
export interface Asked {
  kind: 'pay' | 'portal' | 'invoice' | 'onboarding'
  id: string
  /** What is asked for now, taxes included; undefined when nothing is. */
  cents: number | undefined
  currency: string | undefined
  open: boolean
  actions: Action[]
  /** Where one is led back to. */
  back: string | undefined
}

export type Action = 'card' | 'sepa' | 'declined' | 'bank' | 'leave'

const methods: Partial<Record<Action, Method>> = {
  card: { type: 'card' },
  sepa: { type: 'sepa_debit', last4: '3000' },
  declined: { type: 'card', last4: '0341', behaves: 'declines' },
}

/** What a page of the demonstration is about; undefined when there is none of this address. */
export function readDemonstration(
  { world }: Pick<StripeDouble, 'world'>,
  kind: Asked['kind'],
  id: string,
  back?: string,
): Asked | undefined {
  const common = { kind, id, open: true, cents: undefined, currency: undefined }
  if (kind === 'pay') {
    const session = world.find('checkout.session', id)
    if (!session) return undefined
    const wish = world.kept.wishes[id]
    const rate = wish?.taxRates.map((one) => world.get('tax_rate', one).percentage)[0] ?? 0
    const net = session.amount_total ?? 0
    return {
      ...common,
      cents: wish?.trialDays ? 0 : net + Math.round((net * rate) / 100),
      currency: session.currency?.toUpperCase(),
      open: session.status === 'open',
      actions: session.currency === 'eur' ? ['card', 'sepa', 'declined', 'leave'] : ['card', 'declined', 'leave'],
      back: session.cancel_url ?? undefined,
    }
  }
  if (kind === 'portal') {
    const session = world.find('billing_portal.session', id)
    return (
      session && { ...common, actions: ['card', 'sepa', 'declined', 'leave'], back: session.return_url ?? undefined }
    )
  }
  if (kind === 'invoice') {
    const invoice = world.find('invoice', id)
    return (
      invoice && {
        ...common,
        cents: invoice.amount_remaining,
        currency: invoice.currency.toUpperCase(),
        open: invoice.status === 'open',
        actions: ['card', 'sepa', 'declined'],
        back: undefined,
      }
    )
  }
  return world.find('account', id) && { ...common, actions: ['bank'], back }
}

/** Does what somebody pressed: where they are led, or that their card is refused. */
export async function demonstrate(
  double: StripeDouble,
  asked: Asked,
  action: Action,
): Promise<string | 'refused' | undefined> {
  const { world } = double
  const { kind, id, back, open } = asked
  if (!open || !asked.actions.includes(action) || action === 'leave') return back
  if (kind === 'onboarding') {
    await double.completeOnboarding(id)
    return back
  }
  const method = methods[action]!
  if (kind === 'pay') {
    // The provider takes no card that fails at once; one that will fail later begins a trial.
    if (action === 'declined' && (asked.cents ?? 0) > 0) return 'refused'
    await double.completeCheckout(id, method)
    return world.get('checkout.session', id).success_url?.replace('{CHECKOUT_SESSION_ID}', id)
  }
  if (kind === 'portal') {
    await double.changeMethod(idOf(world.get('billing_portal.session', id).customer ?? ''), method)
    return back
  }
  await double.changeMethod(idOf(world.get('invoice', id).customer!), method)
  if (action === 'declined') return 'refused'
  return undefined
}
