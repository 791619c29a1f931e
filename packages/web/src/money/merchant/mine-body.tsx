import type { InvoiceLine } from '@wiker/billing/invoice/file.ts'
import type { MoneyMode } from '@wiker/billing/open.ts'
import type { Customer } from '@wiker/billing/subscribe/accounts.ts'
import type { Subscription } from '@wiker/billing/subscribe/read.ts'
import type { Member } from '@wiker/town/pages/members.ts'
import { useReader } from '../../components/reader.ts'
import { Block } from '../../components/section.tsx'
import { plainDay } from '../../formatting/dates.ts'
import type { Words } from '../../formatting/words.ts'
import { DemonstrationNotice } from '../demonstration-notice.tsx'
import { InvoiceList } from './invoice-list.tsx'
import { MoneyHead } from './money-head.tsx'
import type { Payer } from './payer.ts'
import { euros, type PlanOffered, planName, priceOf } from './plan-words.ts'

export interface MineProps {
  payer: Pick<Payer, 'kind' | 'name' | 'base' | 'home'>
  subscription: Subscription
  customer: Customer
  invoices: InvoiceLine[]
  /** Others who answer for the page and do not see this. */
  others: Member[]
  plans: PlanOffered[]
  mode: MoneyMode
  today: string
  said?: string | undefined
}

/** One's own subscription: where it stands, in a sentence, and each thing that can be done in one press. */
export function MineBody({ payer, subscription, customer, invoices, others, plans, mode, today, said }: MineProps) {
  const { t, to, words } = useReader()
  const { base } = payer
  const isOwed = subscription.state === 'late' || subscription.state === 'suspended'
  const { streetAddress, postalCode, addressLocality } = customer.address
  const mayChange =
    !isOwed &&
    !subscription.endsAtPeriodEnd &&
    plans.some(({ code, for: buyer }) => code !== subscription.plan.code && buyer === subscription.plan.for)
  return (
    <>
      <MoneyHead payer={payer} title={t('subscription.mine.title')} said={said} />
      <DemonstrationNotice mode={mode} />
      <div class={isOwed ? 'notice notice--alert' : 'notice'}>
        <p>
          <strong>{standing(subscription, words, today)}</strong>
        </p>
      </div>
      {subscription.freeMonths > 0 && <p class="apart">{t('subscription.free', { count: subscription.freeMonths })}</p>}
      <div class="actions">
        {isOwed && <Press action={`${base}/regler`} text={t('subscription.settle')} strong />}
        {subscription.endsAtPeriodEnd && <Press action={`${base}/reprendre`} text={t('subscription.goOn')} strong />}
        {!subscription.endsAtPeriodEnd && <Press action={`${base}/moyen`} text={t('subscription.method')} />}
        {mayChange && (
          <a class="button button--quiet" href={to(`${base}/formule`)}>
            {t('subscription.changePlan')}
          </a>
        )}
        {!subscription.endsAtPeriodEnd && (
          <a class="button button--quiet" href={to(`${base}/resilier`)}>
            {t('subscription.cancel')}
          </a>
        )}
      </div>
      <dl class="told">
        <div>
          <dt>{t('subscription.plan')}</dt>
          <dd>
            {planName(subscription.plan, words)} :{' '}
            {priceOf({ ...subscription.plan, gross: subscription.gross, currency: subscription.currency }, words)}
          </dd>
        </div>
        <div>
          <dt>{t('subscription.inTheNameOf')}</dt>
          <dd>
            {customer.legalName}, {customer.legalId}
            <br />
            {[streetAddress, `${postalCode ?? ''} ${addressLocality ?? ''}`.trim()].filter(Boolean).join(', ')}
            <br />
            {customer.email}
            <br />
            <a class="tall" href={to(`${base}/identite`)}>
              {t('subscription.change')}
            </a>
          </dd>
        </div>
      </dl>
      <Block id="factures" title={t('subscription.invoices')}>
        <InvoiceList invoices={invoices} pathOf={(id) => `${base}/factures/${id}`} />
      </Block>
      {others.length > 0 && (
        <Block id="acces" title={t('subscription.access')}>
          <p class="apart">{t('subscription.accessLead')}</p>
          {others.map((one) => (
            <form method="post" action={to(`${base}/acces`)}>
              <input type="hidden" name="membre" value={one.person} />
              <button class="button button--quiet" type="submit">
                {t('subscription.letIn', { who: one.name || one.email })}
              </button>
            </form>
          ))}
        </Block>
      )}
      {payer.kind === 'merchant' && (
        <p>
          <a class="tall" href={to(`${base}/ceder`)}>
            {t('subscription.handOver.link')}
          </a>
        </p>
      )}
    </>
  )
}

/** Where it stands, and what comes next. */
export function standing(subscription: Subscription, words: Words, today: string): string {
  const { state, endsAtPeriodEnd, periodTo, graceTo, gross, currency } = subscription
  const date = periodTo ? plainDay(periodTo, words, today) : ''
  const amount = euros(gross, currency, words)
  if (state === 'late') return words.t('subscription.state.late', { date: plainDay(graceTo ?? today, words, today) })
  if (state === 'suspended') return words.t('subscription.state.suspended')
  if (endsAtPeriodEnd)
    return words.t(state === 'trial' ? 'subscription.state.trialEnds' : 'subscription.state.ends', { date })
  return words.t(state === 'trial' ? 'subscription.state.trial' : 'subscription.state.active', { date, amount })
}

function Press({ action, text, strong }: { action: string; text: string; strong?: boolean }) {
  const { to } = useReader()
  return (
    <form method="post" action={to(action)}>
      <button class={strong ? 'button' : 'button button--quiet'} type="submit">
        {text}
      </button>
    </form>
  )
}
