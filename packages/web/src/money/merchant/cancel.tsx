import type { MoneyMode } from '@wiker/billing/open.ts'
import { endAtPeriodEnd, endToday } from '@wiker/billing/subscribe/manage.ts'
import { isLive, readSubscription, type Subscription } from '@wiker/billing/subscribe/read.ts'
import { withQuery } from '../../components/links.ts'
import { useReader } from '../../components/reader.ts'
import { plainDay } from '../../formatting/dates.ts'
import { show, wordsFor } from '../../pages/show.tsx'
import type { Site, SiteContext } from '../../server/deps.ts'
import { localPath } from '../../server/language.ts'
import { ownFormsOnly, readForm } from '../../server/own-form.ts'
import { DemonstrationNotice } from '../demonstration-notice.tsx'
import { noteChange } from './deed.ts'
import { MoneyHead } from './money-head.tsx'
import type { FindPayer, MerchantDeps, Payer } from './payer.ts'

/** `…/abonnement/resilier`: the one screen where a subscription is ended (in France: Code de la consommation, art. L215-1-1). */
export function registerCancel(site: Site, deps: MerchantDeps, base: string, find: FindPayer): void {
  site.get(`${base}/resilier`, async (c) => {
    const given = await liveSubscription(c, deps, find)
    if (given instanceof Response) return given
    return show(c, deps, {
      town: given.payer.town,
      body: <CancelBody {...given} mode={deps.money.mode} today={deps.money.today()} />,
      head: { title: wordsFor(c).t('subscription.cancel.title'), noindex: true },
    })
  })
  site.post(`${base}/resilier`, ownFormsOnly(deps), async (c) => {
    const given = await liveSubscription(c, deps, find)
    if (given instanceof Response) return given
    const field = await readForm(c)
    if (field instanceof Response) return field
    const { payer, subscription } = given
    // What is paid for runs to its end; a trial, or what is owed, may stop at once.
    const now = field('quand') === 'maintenant' && subscription.state !== 'active'
    await (now ? endToday : endAtPeriodEnd)(deps.money, subscription)
    await noteChange(deps, payer, now ? 'end' : 'cancel')
    return c.redirect(localPath(c.var.language, withQuery(payer.base, { fait: now ? 'fini' : 'resilie' })), 303)
  })
}

/** The subscription that goes on, of who asks; else the way to their page. */
export async function liveSubscription(
  c: SiteContext,
  deps: MerchantDeps,
  find: FindPayer,
): Promise<{ payer: Payer; subscription: Subscription } | Response> {
  const payer = await find(c)
  if (payer instanceof Response) return payer
  const subscription =
    payer.holds && payer.party ? await readSubscription(deps.people.db, payer.party, deps.money.today()) : undefined
  return subscription && isLive(subscription)
    ? { payer, subscription }
    : c.redirect(localPath(c.var.language, payer.base), 303)
}

export interface CancelProps {
  payer: Pick<Payer, 'base' | 'home' | 'name'>
  subscription: Subscription
  mode: MoneyMode
  today: string
}

export function CancelBody({ payer, subscription, mode, today }: CancelProps) {
  const { t, to, words } = useReader()
  const { state, periodTo } = subscription
  const date = periodTo ? plainDay(periodTo, words, today) : ''
  const isOwed = state === 'late' || state === 'suspended'
  return (
    <>
      <MoneyHead payer={payer} inside title={t('subscription.cancel.title')} />
      <DemonstrationNotice mode={mode} />
      <p class="apart">{t('subscription.cancel.stays')}</p>
      <p class="apart">{t('subscription.cancel.stops')}</p>
      <form class="report" method="post" action={to(`${payer.base}/resilier`)}>
        {state === 'active' && (
          <p>
            <strong>{t('subscription.cancel.atEnd', { date })}</strong> {t('subscription.cancel.undo')}
          </p>
        )}
        {isOwed && (
          <>
            <input type="hidden" name="quand" value="maintenant" />
            <p>
              <strong>{t('subscription.cancel.owed')}</strong>
            </p>
          </>
        )}
        {state === 'trial' && (
          <fieldset class="choices">
            <legend>{t('subscription.cancel.when')}</legend>
            <label class="choice">
              <input type="radio" name="quand" value="fin" checked />
              <span>{t('subscription.cancel.trialEnd', { date })}</span>
            </label>
            <label class="choice">
              <input type="radio" name="quand" value="maintenant" />
              <span>{t('subscription.cancel.now')}</span>
            </label>
          </fieldset>
        )}
        <p class="actions">
          <button class="button" type="submit">
            {t('subscription.cancel.confirm')}
          </button>
          <a class="button button--quiet" href={to(payer.base)}>
            {t('subscription.cancel.keep')}
          </a>
        </p>
      </form>
    </>
  )
}
