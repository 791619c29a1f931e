import {
  type CustomerInvoice,
  type CustomerPayment,
  type CustomerRead,
  customerInvoices,
  customerPayments,
  noticesOf,
  readCustomer,
  type ToldNotice,
} from '@wiker/billing/cockpit/customer.ts'
import { type EventLine, eventsOf } from '@wiker/billing/cockpit/events.ts'
import { type SubscriptionLine, subscriptionLines } from '@wiker/billing/cockpit/subscriptions.ts'
import { show, wordsFor } from '../../pages/show.tsx'
import type { Site, SiteContext } from '../../server/deps.ts'
import { type CockpitDeps, home, operatorAsking } from './asking.ts'
import { ClientBody } from './client-body.tsx'

export interface ClientRead {
  customer: CustomerRead
  subscriptions: SubscriptionLine[]
  payments: CustomerPayment[]
  invoices: CustomerInvoice[]
  notices: ToldNotice[]
  events: EventLine[]
  /** What came of the last press, and the payment whose repayment was refused with what was typed. */
  said?: string | undefined
  refused?: { payment: number; amount: string; reason: string; why: string } | undefined
}

export const clientPath = (party: string) => `${home}/clients/${encodeURIComponent(party)}`

/** `/bureau/reseau/clients/page:12`: all that the house knows of a customer's money, and what the operator may do for it. */
export function registerClient(site: Site, deps: CockpitDeps): void {
  site.get(`${home}/clients/:party`, async (c, next) => {
    const acting = await operatorAsking(c, deps)
    if (acting instanceof Response) return acting
    const said = c.req.query('fait')
    return (await clientPage(c, deps, c.req.param('party'), { said })) ?? next()
  })
}

/** The page of a customer; undefined when there is none. */
export async function clientPage(
  c: SiteContext,
  deps: CockpitDeps,
  party: string,
  told: Pick<ClientRead, 'said' | 'refused'>,
): Promise<Response | undefined> {
  const { db } = deps.people
  const customer = await readCustomer(db, party)
  if (!customer) return undefined
  const [subscriptions, payments, invoices, notices, events] = await Promise.all([
    subscriptionLines(db, { party }, deps.money.today()),
    customerPayments(db, party),
    customerInvoices(db, party),
    noticesOf(db, party),
    eventsOf(db, party),
  ])
  return show(c, deps, {
    body: <ClientBody {...{ customer, subscriptions, payments, invoices, notices, events }} {...told} />,
    head: { title: `${wordsFor(c).t('cockpit.client')} : ${customer.name}`, noindex: true },
    status: told.refused ? 422 : 200,
  })
}
