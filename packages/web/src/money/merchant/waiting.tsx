import type { MoneyMode } from '@wiker/billing/open.ts'
import { isLive, readSubscription } from '@wiker/billing/subscribe/read.ts'
import { withQuery } from '../../components/links.ts'
import { useReader } from '../../components/reader.ts'
import { asked, show, wordsFor } from '../../pages/show.tsx'
import type { Site } from '../../server/deps.ts'
import { localPath } from '../../server/language.ts'
import { DemonstrationNotice } from '../demonstration-notice.tsx'
import { MoneyHead } from './money-head.tsx'
import type { FindPayer, MerchantDeps, Payer } from './payer.ts'

/** Times that the page looks again by itself, every other second at first. */
const looks = 12

/** `…/abonnement/retour`: back from the provider's page, until the provider has told us. */
export function registerWaiting(site: Site, deps: MerchantDeps, base: string, find: FindPayer): void {
  site.get(`${base}/retour`, async (c) => {
    const payer = await find(c)
    if (payer instanceof Response) return payer
    const subscription = payer.party
      ? await readSubscription(deps.people.db, payer.party, deps.money.today())
      : undefined
    if (!payer.holds || !subscription || isLive(subscription)) {
      const to = subscription && payer.holds ? withQuery(payer.base, { fait: 'abonne' }) : payer.base
      return c.redirect(localPath(c.var.language, to), 303)
    }
    const count = Math.min(looks, Math.max(0, Math.trunc(Number(asked(c, 'n')) || 0)))
    const again = localPath(c.var.language, withQuery(`${payer.base}/retour`, { n: count + 1 }))
    if (count < looks) c.header('refresh', `${count < 5 ? 2 : 5}; url=${again}`)
    c.header('cache-control', 'no-store')
    return show(c, deps, {
      town: payer.town,
      body: <WaitingBody payer={payer} isLong={count >= looks} mode={deps.money.mode} />,
      head: { title: wordsFor(c).t('subscription.wait.title'), noindex: true },
    })
  })
}

export function WaitingBody({
  payer,
  isLong,
  mode,
}: {
  payer: Pick<Payer, 'base' | 'home' | 'name'>
  isLong: boolean
  mode: MoneyMode
}) {
  const { t, to } = useReader()
  return (
    <>
      <MoneyHead payer={payer} title={t('subscription.wait.title')} />
      <DemonstrationNotice mode={mode} />
      <p role="status">{t(isLong ? 'subscription.wait.long' : 'subscription.wait.text')}</p>
      <p class="actions">
        <a class="button button--quiet" href={to(`${payer.base}/retour`)}>
          {t('subscription.wait.again')}
        </a>
      </p>
    </>
  )
}
