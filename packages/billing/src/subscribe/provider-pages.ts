import type Stripe from 'stripe'
import type { Subscription } from './read.ts'

/** The provider's page where another card or bank account is given. */
export async function methodPage(
  stripe: Stripe,
  { customer }: Pick<Subscription, 'customer'>,
  { back, language }: { back: string; language: string },
): Promise<string | undefined> {
  if (customer === null) return undefined
  const { url } = await stripe.billingPortal.sessions.create({
    customer,
    return_url: back,
    locale: language as Stripe.BillingPortal.SessionCreateParams.Locale,
    flow_data: {
      type: 'payment_method_update',
      after_completion: { type: 'redirect', redirect: { return_url: back } },
    },
  })
  return url
}

/** The provider's page where what is owed is paid, by any card; undefined when nothing is. */
export async function owedPage(
  stripe: Stripe,
  { provider }: Pick<Subscription, 'provider'>,
): Promise<string | undefined> {
  if (provider === null) return undefined
  const { data } = await stripe.invoices.list({ subscription: provider, status: 'open', limit: 1 })
  return data[0]?.hosted_invoice_url ?? undefined
}
