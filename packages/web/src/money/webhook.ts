import type { Money } from '@wiker/billing/open.ts'
import { bodyLimit } from 'hono/body-limit'
import type { Site } from '../server/deps.ts'

export const webhookPath = '/paiement/evenements'

/**
 * `POST /paiement/evenements`: what the payment provider tells. It is no form of ours: its signature over the body is what is checked, in the place of an
 * origin. 200 once it is kept for good; 400 when it is not the provider's; it tells again whatever else it hears.
 */
export function registerWebhook(site: Site, money: Pick<Money, 'receive'>): void {
  site.post(webhookPath, bodyLimit({ maxSize: 1_000_000 }), async (c) => {
    const signature = c.req.header('stripe-signature')
    const known = signature !== undefined && (await money.receive(await c.req.text(), signature))
    c.header('cache-control', 'no-store')
    return known ? c.json({ received: true }) : c.json({ error: 'This is not signed by the payment provider.' }, 400)
  })
}
