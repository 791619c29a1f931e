import type { IncomingMessage, ServerResponse } from 'node:http'
import type { StripeDouble } from './double.ts'
import type { Method } from './life/checkout.ts'
import { endSubscription } from './life/subscriptions.ts'

/** The pages where people pay, change their card and give their bank account: plain, and plainly marked as a demonstration. */
export function page(double: Omit<StripeDouble, 'base' | 'close'>) {
  const { world } = double
  return async (request: IncomingMessage, response: ServerResponse, body: string): Promise<boolean> => {
    const url = new URL(request.url ?? '/', 'http://double.invalid')
    const [, kind, id = ''] = url.pathname.split('/')
    const given = new URLSearchParams(body)
    if (kind === 'pay') {
      const session = world.find('checkout.session', id)
      if (!session) return false
      if (request.method === 'POST' && session.status === 'open') {
        if (given.get('method') === 'leave') redirect(response, session.cancel_url ?? '/')
        else {
          await double.completeCheckout(id, methods[given.get('method') ?? ''] ?? { type: 'card' })
          redirect(response, (session.success_url ?? '/').replace('{CHECKOUT_SESSION_ID}', id))
        }
      } else
        html(
          response,
          session.status === 'open'
            ? payBody(session.amount_total ?? 0, session.currency ?? 'eur')
            : '<p>This payment page is closed.</p>',
        )
      return true
    }
    if (kind === 'portal') {
      const session = world.find('billing_portal.session', id)
      if (!session) return false
      if (request.method === 'POST') {
        await act(double, session.customer ?? '', given.get('act') ?? '')
        redirect(response, session.return_url ?? '/')
      } else html(response, portalBody)
      return true
    }
    if (kind === 'onboarding' && world.find('account', id)) {
      if (request.method === 'POST') {
        await double.completeOnboarding(id)
        redirect(response, url.searchParams.get('return') ?? '/')
      } else html(response, '<form method="post"><button>Give a bank account</button></form>')
      return true
    }
    return false
  }
}

const methods: Record<string, Method> = {
  card: { type: 'card' },
  declined: { type: 'card', last4: '0341', behaves: 'declines' },
  sepa: { type: 'sepa_debit', last4: '3000' },
}

async function act(double: Omit<StripeDouble, 'base' | 'close'>, customer: string, what: string): Promise<void> {
  const { world } = double
  if (what === 'cancel') {
    for (const one of world.all('subscription'))
      if (one.customer === customer && one.status !== 'canceled') endSubscription(world, one)
    await double.advanceTo(new Date(world.now() * 1000))
  } else await double.changeMethod(customer, methods[what] ?? { type: 'card' })
}

function payBody(cents: number, currency: string): string {
  const amount = new Intl.NumberFormat('fr-FR', { style: 'currency', currency }).format(cents / 100)
  return `<h1>${amount}</h1><p>Plus taxes. No money moves: this is a demonstration.</p><form method="post">
    <button name="method" value="card">Pay by card 4242</button> <button name="method" value="sepa">Pay by direct debit</button>
    <button name="method" value="declined">Pay by a card that is declined</button> <button name="method" value="leave">Leave</button></form>`
}

const portalBody = `<h1>Your subscription</h1><p>No money moves: this is a demonstration.</p><form method="post">
  <button name="act" value="card">Another card</button> <button name="act" value="sepa">Direct debit</button>
  <button name="act" value="cancel">Cancel now</button></form>`

function html(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
  response.end(`<!doctype html><html lang="en"><title>Demonstration payment</title><meta name="viewport" content="width=device-width">
    <body style="font:18px/1.5 sans-serif;max-width:34em;margin:3em auto;padding:0 1em">${body}</body></html>`)
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(303, { location }).end()
}
