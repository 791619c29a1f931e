import { invoicesOf } from '@wiker/billing/invoice/file.ts'
import { accountOfPage, readCustomer } from '@wiker/billing/subscribe/accounts.ts'
import { isLive, readSubscription } from '@wiker/billing/subscribe/read.ts'
import { type Member, membersOf } from '@wiker/town/pages/members.ts'
import { useReader } from '../../components/reader.ts'
import { asked, show, wordsFor } from '../../pages/show.tsx'
import type { Site, SiteContext } from '../../server/deps.ts'
import { MineBody } from './mine-body.tsx'
import { MoneyHead } from './money-head.tsx'
import { OfferBody, plansFor } from './offer.tsx'
import { type FindPayer, leadsToPayment, type MerchantDeps, type Payer } from './payer.ts'

const said = {
  abonne: 'subscription.done.began',
  identite: 'subscription.done.identity',
  formule: 'subscription.done.plan',
  resilie: 'subscription.done.cancelled',
  fini: 'subscription.done.over',
  repris: 'subscription.done.goesOn',
  acces: 'subscription.done.access',
  retour: 'subscription.done.back',
} as const

/** `/mon-espace/7/abonnement`: what one has and how to change it; what one would get, when there is nothing yet. */
export function registerMine(site: Site, deps: MerchantDeps, base: string, find: FindPayer): void {
  site.get(base, async (c) => {
    const payer = await find(c)
    if (payer instanceof Response) return payer
    const { t } = wordsFor(c)
    if (!payer.holds)
      return show(c, deps, {
        town: payer.town,
        body: <HeldBody payer={payer} member={payer.acting.role === 'member'} />,
        head: { title: t('subscription.mine.title'), noindex: true },
      })
    const { db } = deps.people
    const { mode } = deps.money
    const today = deps.money.today()
    const subscription = payer.party ? await readSubscription(db, payer.party, today) : undefined
    if (!subscription || !isLive(subscription)) {
      const ended = subscription?.state === 'ended' ? subscription : undefined
      return show(c, deps, {
        town: payer.town,
        body: (
          <OfferBody
            payer={payer}
            plans={plansFor(payer, deps)}
            chosen={asked(c, 'formule')}
            mode={mode}
            today={today}
            ended={ended}
          />
        ),
        head: { title: t('subscription.title'), noindex: true },
      })
    }
    leadsToPayment(c, deps)
    const [customer, invoices, others] = await Promise.all([
      readCustomer(db, subscription.party),
      invoicesOf(db, [subscription.party]),
      othersOf(c, deps, payer),
    ])
    const done = said[(c.req.query('fait') ?? '') as keyof typeof said]
    return show(c, deps, {
      town: payer.town,
      body: (
        <MineBody
          payer={payer}
          subscription={subscription}
          customer={customer!}
          invoices={invoices}
          others={others}
          plans={plansFor(payer, deps)}
          mode={mode}
          today={today}
          said={done && t(done)}
        />
      ),
      head: { title: t('subscription.mine.title'), noindex: true },
    })
  })
}

/** Who else answers for the page and may be let in. */
async function othersOf(c: SiteContext, deps: MerchantDeps, { page }: Payer): Promise<Member[]> {
  if (!page) return []
  const { db } = deps.people
  const [account, members] = await Promise.all([accountOfPage(db, page.id), membersOf(db, page.id)])
  const { holders } = account ?? {}
  if (!holders) return []
  return members.filter(
    ({ role, person }) => role === 'owner' && person !== c.var.person?.id && !holders.includes(person),
  )
}

interface HeldProps {
  payer: Pick<Payer, 'base' | 'home' | 'name'>
  /** Writes in the page's name, and does not answer for it. */
  member?: boolean
}

/** Another person who answers for the page settles its subscription. */
export function HeldBody({ payer, member }: HeldProps) {
  const { t } = useReader()
  return (
    <>
      <MoneyHead payer={payer} title={t('subscription.mine.title')} />
      <p>{t(member ? 'subscription.notOwner' : 'subscription.held')}</p>
    </>
  )
}
