import type { MoneyMode } from '@wiker/billing/open.ts'
import { countries } from '@wiker/billing/plans/plans.ts'
import { buyerOf, type Customer, readCustomer } from '@wiker/billing/subscribe/accounts.ts'
import { isLive, readSubscription } from '@wiker/billing/subscribe/read.ts'
import { sell } from '@wiker/billing/subscribe/sell.ts'
import { withQuery } from '../../components/links.ts'
import { useReader } from '../../components/reader.ts'
import { addDays, plainDay } from '../../formatting/dates.ts'
import { asked, show, wordsFor } from '../../pages/show.tsx'
import { ProblemList, type Problems, TextField } from '../../pages-of/fields.tsx'
import type { Site, SiteContext } from '../../server/deps.ts'
import { localPath } from '../../server/language.ts'
import { ownFormsOnly, readForm } from '../../server/own-form.ts'
import { DemonstrationNotice } from '../demonstration-notice.tsx'
import { MoneyHead } from './money-head.tsx'
import { plansFor } from './offer.tsx'
import { type FindPayer, leadsToPayment, type MerchantDeps, type Payer } from './payer.ts'
import { euros, type PlanOffered, planName, priceOf } from './plan-words.ts'

/** `…/abonnement/payer`: what will be paid and when, then the provider's own page. The third of three screens. */
export function registerPay(site: Site, deps: MerchantDeps, base: string, find: FindPayer): void {
  const page = async (c: SiteContext, refused?: { plan: string; code: string; problems: Problems }) => {
    const given = await readyToPay(c, deps, find, refused?.plan ?? asked(c, 'formule'))
    if (given instanceof Response) return given
    const { payer, plan, customer, hadTrial } = given
    leadsToPayment(c, deps)
    return show(c, deps, {
      town: payer.town,
      body: (
        <PayBody
          payer={payer}
          plan={plan}
          customer={customer}
          hadTrial={hadTrial}
          today={deps.money.today()}
          mode={deps.money.mode}
          left={asked(c, 'de') === 'paiement'}
          code={refused?.code}
          problems={refused?.problems ?? {}}
        />
      ),
      head: { title: wordsFor(c).t('subscription.pay.title'), noindex: true },
      ...(refused && { status: 422 as const }),
    })
  }
  site.get(`${base}/payer`, (c) => page(c))
  site.post(`${base}/payer`, ownFormsOnly(deps), async (c) => {
    const field = await readForm(c)
    if (field instanceof Response) return field
    const given = await readyToPay(c, deps, find, field('formule'))
    if (given instanceof Response) return given
    const { payer, plan, customer } = given
    const here = (path: string) => deps.publicUrl + localPath(c.var.language, path)
    const code = field('code').trim().slice(0, 100)
    const sold = await sell(deps.money, {
      buyer: { ...buyerOf(customer), language: c.var.language },
      town: payer.town.code,
      plan: plan.code,
      code: code || undefined,
      success: here(`${payer.base}/retour`),
      cancel: here(withQuery(`${payer.base}/payer`, { formule: plan.code, de: 'paiement' })),
    })
    if (sold.ok) return c.redirect(sold.payAt, 303)
    if (sold.reason === 'unknown-code')
      return page(c, { plan: plan.code, code, problems: { code: wordsFor(c).t('subscription.pay.codeWrong') } })
    return c.redirect(
      localPath(c.var.language, sold.reason === 'subscribed-already' ? `${payer.base}/retour` : payer.base),
      303,
    )
  })
}

interface Ready {
  payer: Payer & { party: string }
  plan: PlanOffered
  customer: Customer
  hadTrial: boolean
}

/** Who pays for what, when everything that comes before is said; else the way to what is missing. */
async function readyToPay(
  c: SiteContext,
  deps: MerchantDeps,
  find: FindPayer,
  code: string | undefined,
): Promise<Ready | Response> {
  const payer = await find(c)
  if (payer instanceof Response) return payer
  const go = (path: string) => c.redirect(localPath(c.var.language, path), 303)
  const plan = plansFor(payer, deps).find((one) => one.code === code)
  if (!plan || !payer.holds) return go(payer.base)
  const { db } = deps.people
  const customer = payer.party ? await readCustomer(db, payer.party) : undefined
  if (!customer) return go(withQuery(`${payer.base}/identite`, { formule: plan.code }))
  const before = await readSubscription(db, customer.party, deps.money.today())
  if (before && isLive(before)) return go(payer.base)
  return { payer: { ...payer, party: customer.party }, plan, customer, hadTrial: before?.state === 'ended' }
}

export interface PayProps {
  payer: Pick<Payer, 'kind' | 'name' | 'base' | 'home'>
  plan: PlanOffered
  customer: Customer
  hadTrial: boolean
  today: string
  mode: MoneyMode
  /** Came back from the provider's page without having paid. */
  left?: boolean
  code?: string | undefined
  problems?: Problems
}

export function PayBody({ payer, plan, customer, hadTrial, today, mode, left, code, problems = {} }: PayProps) {
  const { t, to, words } = useReader()
  const amount = euros(plan.gross, plan.currency, words)
  const tries = plan.trialDays > 0 && !hadTrial
  const { streetAddress, postalCode, addressLocality } = customer.address
  return (
    <>
      <MoneyHead payer={payer} title={t('subscription.pay.title')} step={3} />
      <DemonstrationNotice mode={mode} />
      {left && (
        <p class="notice" role="status">
          {t('subscription.pay.left')}
        </p>
      )}
      <ProblemList problems={problems} />
      <dl class="told">
        <div>
          <dt>{t('subscription.plan')}</dt>
          <dd>
            {planName(plan, words)} : {priceOf(plan, words)}{' '}
            <a href={to(withQuery(payer.base, { formule: plan.code }))}>{t('subscription.change')}</a>
          </dd>
        </div>
        <div>
          <dt>{t('subscription.inTheNameOf')}</dt>
          <dd>
            {customer.legalName}, {customer.legalId}
            <br />
            {[streetAddress, `${postalCode ?? ''} ${addressLocality ?? ''}`].join(', ')}
            <br />
            {customer.email}{' '}
            <a href={to(withQuery(`${payer.base}/identite`, { formule: plan.code }))}>{t('subscription.change')}</a>
          </dd>
        </div>
        <div>
          <dt>{t('subscription.pay.today')}</dt>
          <dd>
            <strong>
              {tries
                ? t('subscription.pay.nothing', {
                    amount,
                    date: plainDay(addDays(today, plan.trialDays), words, today),
                  })
                : t('subscription.pay.amount', { amount })}
            </strong>
          </dd>
        </div>
      </dl>
      <form class="report" method="post" action={to(`${payer.base}/payer`)}>
        <input type="hidden" name="formule" value={plan.code} />
        <TextField name="code" label={t('subscription.pay.code')} value={code} problems={problems} maxlength={100} />
        <p>
          {t(countries.get(plan.country)?.currency === 'EUR' ? 'subscription.pay.how' : 'subscription.pay.howCard')}
        </p>
        <p class="apart">
          {t('subscription.pay.agree')} <a href={to('/conditions')}>{t('subscription.terms')}</a>
        </p>
        <button class="button" type="submit">
          {t('subscription.pay.button')}
        </button>
      </form>
    </>
  )
}
