import type { MoneyMode } from '@wiker/billing/open.ts'
import { countries, plansOn } from '@wiker/billing/plans/plans.ts'
import type { Subscription } from '@wiker/billing/subscribe/read.ts'
import { useReader } from '../../components/reader.ts'
import { addDays, dayIn, plainDay } from '../../formatting/dates.ts'
import { DemonstrationNotice } from '../demonstration-notice.tsx'
import { promiseTold } from '../worth/worth-words.ts'
import { MoneyHead } from './money-head.tsx'
import type { MerchantDeps, Payer } from './payer.ts'
import { offered, type PlanOffered, planName, priceOf } from './plan-words.ts'

/** What is sold to this payer today; nothing in a country that has no prices. */
export function plansFor(
  { kind, town }: Pick<Payer, 'kind' | 'town'>,
  { money }: Pick<MerchantDeps, 'money'>,
): PlanOffered[] {
  const country = countries.get(town.country)
  const buyers = kind === 'merchant' ? ['merchant'] : ['town_hall', 'intercommunality']
  return plansOn(town.country, money.today())
    .filter((plan) => buyers.includes(plan.for))
    .map((plan) => offered(plan, town.country, country!.currency, money.today()))
}

export interface OfferProps {
  payer: Pick<Payer, 'kind' | 'name' | 'base' | 'home' | 'town'>
  plans: PlanOffered[]
  chosen?: string | undefined
  mode: MoneyMode
  today: string
  /** The one that is over. */
  ended?: Subscription | undefined
}

/** The first of three screens: what one gets, and what it costs. */
export function OfferBody({ payer, plans, chosen, mode, today, ended }: OfferProps) {
  const { t, to, words } = useReader()
  const does = payer.kind === 'merchant' ? merchantGets : hallGets
  const [first] = plans
  const promise = payer.kind === 'merchant' && promiseTold(payer.town.country, today, words)
  return (
    <>
      <MoneyHead
        payer={payer}
        title={t(`subscription.offer.title.${payer.kind}`, { town: payer.town.name })}
        lead={t(`subscription.offer.lead.${payer.kind}`)}
        step={1}
      />
      <DemonstrationNotice mode={mode} />
      {ended && (
        <div class="notice">
          <p>
            {t('subscription.ended', {
              date: plainDay(dayIn(ended.endedAt ?? new Date(today), payer.town.timezone), words),
            })}{' '}
            <a href={to('/mon-espace/factures')}>{t('subscription.invoices')}</a>
          </p>
        </div>
      )}
      {first ? (
        <>
          <ul class="ticks">
            {does.map((key) => (
              <li>{t(key)}</li>
            ))}
            {promise && <li>{promise}</li>}
          </ul>
          <form class="report" method="get" action={to(`${payer.base}/identite`)}>
            <fieldset class="choices">
              <legend>{t('subscription.price')}</legend>
              {plans.map((plan) => (
                <label class="choice">
                  <input type="radio" name="formule" value={plan.code} checked={plan.code === (chosen ?? first.code)} />
                  <span>
                    <strong>{planName(plan, words)}</strong>
                    <br />
                    <span>{priceOf(plan, words)}</span>
                  </span>
                </label>
              ))}
            </fieldset>
            {first.trialDays > 0 && !ended && (
              <p>
                <strong>
                  {t('subscription.trial', {
                    days: first.trialDays,
                    date: plainDay(addDays(today, first.trialDays), words, today),
                  })}
                </strong>
              </p>
            )}
            <p class="apart">{t('subscription.noLockIn')}</p>
            <p>
              <a class="tall" href={to('/conditions')}>
                {t('subscription.terms')}
              </a>
            </p>
            <button class="button" type="submit">
              {t('subscription.continue')}
            </button>
          </form>
        </>
      ) : (
        <p>{t('subscription.notSold')}</p>
      )}
    </>
  )
}

const merchantGets = [
  'subscription.gets.deals',
  'subscription.gets.events',
  'subscription.gets.followers',
  'subscription.gets.figures',
  'subscription.gets.local',
] as const
const hallGets = ['subscription.gets.hall', 'subscription.gets.local'] as const
