import type { Money } from '@wiker/billing/open.ts'
import { accountOfPage, mayHold } from '@wiker/billing/subscribe/accounts.ts'
import { isLive, readSubscription } from '@wiker/billing/subscribe/read.ts'
import type { Page } from '@wiker/town/pages/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { deskTown } from '../../desk/town.tsx'
import type { PagesDeps } from '../../pages-of/deps.ts'
import { ownPage } from '../../pages-of/own-page.ts'
import { type Acting, allowed } from '../../people/guard.tsx'
import type { SiteContext } from '../../server/deps.ts'
import { policyWithForms } from '../../server/security.ts'

export type MerchantDeps = PagesDeps & { money: Money }

/** In whose name somebody subscribes, and who asks. */
export interface Payer {
  kind: 'merchant' | 'town_hall'
  name: string
  town: TownCard
  page: Page | undefined
  /** Address of its pages: `/mon-espace/7/abonnement`. */
  base: string
  /** Where one comes from: the page's own first page, the town hall's desk. */
  home: string
  /** As in the books; none before it said who it is. */
  party: string | undefined
  /** Sees the invoices and settles: of a merchant, who subscribed and those they let in. */
  holds: boolean
  acting: Acting
}

/** Who pays under an address; else the answer to give. */
export type FindPayer = (c: SiteContext) => Promise<Payer | Response>

/** A merchant's page. */
export const merchantPayer =
  (deps: MerchantDeps): FindPayer =>
  async (c) => {
    const given = await ownPage(c, deps, 'publication.write')
    if (given instanceof Response) return given
    const { page, town } = given
    if (page.kind !== 'merchant') return await c.notFound()
    const member = given.acting.role === 'member' && given.acting
    // Who only writes in the page's name is told who may subscribe, and nothing else.
    const acting = member || (await allowed(c, deps, 'subscription.manage', { town: page.town, page: page.id }))
    if (acting instanceof Response) return acting
    const { db } = deps.people
    const account = await accountOfPage(db, page.id)
    const home = `/mon-espace/${page.id}`
    const own = acting.role === 'operator' || !account || mayHold(account, acting.person.id)
    // Another owner's subscription that is over keeps nobody from beginning theirs, without seeing what was.
    const other = own ? undefined : await readSubscription(db, account.party, deps.money.today())
    const holds = !member && (own || !other || !isLive(other))
    return {
      kind: 'merchant',
      name: page.name,
      town,
      page,
      base: `${home}/abonnement`,
      home,
      party: own && !member ? account?.party : undefined,
      holds,
      acting,
    }
  }

/** A town hall, from its desk. */
export const townHallPayer =
  (deps: MerchantDeps): FindPayer =>
  async (c) => {
    const given = await deskTown(c, deps, 'town_subscription.manage')
    if (given instanceof Response) return given
    const { town, acting } = given
    const home = `/bureau/${town.slug}/mairie`
    const party = `town_hall:${town.code}`
    return {
      kind: 'town_hall',
      name: town.name,
      town,
      page: undefined,
      base: `${home}/abonnement`,
      home,
      party,
      holds: true,
      acting,
    }
  }

/** Lets the forms of this answer lead to where one pays, and nowhere else besides. */
export function leadsToPayment(c: SiteContext, { money, publicUrl }: MerchantDeps): void {
  const hosts =
    money.mode === 'demonstration'
      ? [new URL(publicUrl).origin]
      : ['https://checkout.stripe.com', 'https://billing.stripe.com', 'https://invoice.stripe.com']
  c.header('content-security-policy', policyWithForms(hosts))
}
