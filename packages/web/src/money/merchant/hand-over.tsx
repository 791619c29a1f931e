import type { MoneyMode } from '@wiker/billing/open.ts'
import { handOver, unusedOf } from '@wiker/billing/subscribe/hand-over.ts'
import { withQuery } from '../../components/links.ts'
import { useReader } from '../../components/reader.ts'
import { show, wordsFor } from '../../pages/show.tsx'
import type { Site } from '../../server/deps.ts'
import { localPath } from '../../server/language.ts'
import { ownFormsOnly, readForm } from '../../server/own-form.ts'
import { DemonstrationNotice } from '../demonstration-notice.tsx'
import { liveSubscription } from './cancel.tsx'
import { noteChange } from './deed.ts'
import { MoneyHead } from './money-head.tsx'
import type { FindPayer, MerchantDeps, Payer } from './payer.ts'
import { euros } from './plan-words.ts'

/** `…/abonnement/ceder`: the shop is sold. The seller’s subscription is over today, what was not used is given back, the buyer begins anew. */
export function registerHandOver(site: Site, deps: MerchantDeps, base: string, find: FindPayer): void {
  site.get(`${base}/ceder`, async (c) => {
    const given = await liveSubscription(c, deps, find)
    if (given instanceof Response) return given
    const { payer, subscription } = given
    const unused = await unusedOf(deps.people.db, subscription.id, deps.money.today())
    const back = unused && { ...unused, currency: subscription.currency }
    return show(c, deps, {
      town: payer.town,
      body: <HandOverBody payer={payer} back={back} mode={deps.money.mode} />,
      head: { title: wordsFor(c).t('subscription.handOver.title'), noindex: true },
    })
  })
  site.post(`${base}/ceder`, ownFormsOnly(deps), async (c) => {
    const given = await liveSubscription(c, deps, find)
    if (given instanceof Response) return given
    const field = await readForm(c)
    if (field instanceof Response) return field
    const { payer } = given
    if (field('oui') !== 'oui') return c.redirect(localPath(c.var.language, `${payer.base}/ceder`), 303)
    await handOver(deps.money, payer.party!, payer.acting.person.id)
    await noteChange(deps, payer, 'hand-over')
    return c.redirect(localPath(c.var.language, withQuery(`${payer.home}/membres`, {})), 303)
  })
}

export interface HandOverProps {
  payer: Pick<Payer, 'base' | 'home' | 'name'>
  /** What was paid for days to come. */
  back: { cents: number; days: number; currency: string } | undefined
  mode: MoneyMode
}

export function HandOverBody({ payer, back, mode }: HandOverProps) {
  const { t, to, words } = useReader()
  return (
    <>
      <MoneyHead payer={payer} inside title={t('subscription.handOver.title')} />
      <DemonstrationNotice mode={mode} />
      <p class="apart">
        {t('subscription.handOver.ends')}{' '}
        {back && t('subscription.handOver.back', { amount: euros(back.cents, back.currency, words), days: back.days })}
      </p>
      <p class="apart">{t('subscription.handOver.yours')}</p>
      <p class="apart">{t('subscription.handOver.then')}</p>
      <form class="report" method="post" action={to(`${payer.base}/ceder`)}>
        <label class="choice">
          <input type="checkbox" name="oui" value="oui" required />
          <span>{t('subscription.handOver.sure')}</span>
        </label>
        <p class="actions">
          <button class="button" type="submit">
            {t('subscription.handOver.confirm')}
          </button>
          <a class="button button--quiet" href={to(payer.base)}>
            {t('subscription.cancel.keep')}
          </a>
        </p>
      </form>
    </>
  )
}
