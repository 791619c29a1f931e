import type { MoneyMode } from '@wiker/billing/open.ts'
import { changePlan, type Preview, previewChange } from '@wiker/billing/subscribe/manage.ts'
import { withQuery } from '../../components/links.ts'
import { useReader } from '../../components/reader.ts'
import { asked, show, wordsFor } from '../../pages/show.tsx'
import type { Site } from '../../server/deps.ts'
import { localPath } from '../../server/language.ts'
import { ownFormsOnly, readForm } from '../../server/own-form.ts'
import { moneyOf } from '../amount.ts'
import { DemonstrationNotice } from '../demonstration-notice.tsx'
import { liveSubscription } from './cancel.tsx'
import { noteChange } from './deed.ts'
import { MoneyHead } from './money-head.tsx'
import { plansFor } from './offer.tsx'
import type { FindPayer, MerchantDeps, Payer } from './payer.ts'
import { type PlanOffered, planName, priceOf } from './plan-words.ts'

/** `…/abonnement/formule`: another plan, with what it asks for or gives back, before it is taken. */
export function registerChangePlan(site: Site, deps: MerchantDeps, base: string, find: FindPayer): void {
  site.get(`${base}/formule`, async (c) => {
    const given = await liveSubscription(c, deps, find)
    if (given instanceof Response) return given
    const { payer, subscription } = given
    const others = plansFor(payer, deps).filter(
      ({ code, for: buyer }) => code !== subscription.plan.code && buyer === subscription.plan.for,
    )
    const chosen =
      others.find(({ code }) => code === asked(c, 'formule')) ?? (others.length === 1 ? others[0] : undefined)
    const preview = chosen && (await previewChange(deps.money, subscription, chosen.code))
    return show(c, deps, {
      town: payer.town,
      body: <ChangePlanBody payer={payer} others={others} chosen={chosen} preview={preview} mode={deps.money.mode} />,
      head: { title: wordsFor(c).t('subscription.changePlan'), noindex: true },
    })
  })
  site.post(`${base}/formule`, ownFormsOnly(deps), async (c) => {
    const given = await liveSubscription(c, deps, find)
    if (given instanceof Response) return given
    const field = await readForm(c)
    if (field instanceof Response) return field
    const { payer, subscription } = given
    const at = Number(field('moment'))
    const changed = await changePlan(
      deps.money,
      subscription,
      field('formule'),
      Number.isSafeInteger(at) ? at : undefined,
    )
    if (changed.ok) await noteChange(deps, payer, 'plan')
    return c.redirect(localPath(c.var.language, withQuery(payer.base, { fait: changed.ok ? 'formule' : null })), 303)
  })
}

export interface ChangePlanProps {
  payer: Pick<Payer, 'base' | 'home' | 'name'>
  others: PlanOffered[]
  chosen: PlanOffered | undefined
  /** What the chosen one asks for today. */
  preview: Preview | undefined
  mode: MoneyMode
}

export function ChangePlanBody({ payer, others, chosen, preview, mode }: ChangePlanProps) {
  const { t, to, words } = useReader()
  return (
    <>
      <MoneyHead payer={payer} inside title={t('subscription.changePlan')} />
      <DemonstrationNotice mode={mode} />
      {others.length > 1 && (
        <ul class="list">
          {others.map((plan) => (
            <li>
              <a class="tall" href={to(withQuery(`${payer.base}/formule`, { formule: plan.code }))}>
                {planName(plan, words)}
              </a>
            </li>
          ))}
        </ul>
      )}
      {chosen && (
        <p>
          <strong>{planName(chosen, words)}</strong> : {priceOf(chosen, words)}
        </p>
      )}
      {chosen && preview && (
        <form class="report" method="post" action={to(`${payer.base}/formule`)}>
          <input type="hidden" name="formule" value={chosen.code} />
          <input type="hidden" name="moment" value={String(preview.at)} />
          {preview.isTrial ? <p>{t('subscription.preview.trial')}</p> : <PreviewTable preview={preview} />}
          <p class="actions">
            <button class="button" type="submit">
              {t('subscription.preview.confirm')}
            </button>
            <a class="button button--quiet" href={to(payer.base)}>
              {t('subscription.preview.keep')}
            </a>
          </p>
        </form>
      )}
      {(!chosen || !preview) && others.length < 2 && <p>{t('subscription.preview.none')}</p>}
    </>
  )
}

function PreviewTable({ preview }: { preview: Preview }) {
  const { t, words } = useReader()
  const money = (cents: number) => moneyOf(cents, preview.currency, words)
  return (
    <>
      <table class="sums">
        <tbody>
          {preview.lines.map(({ cents, isBack }) => (
            <tr>
              <th scope="row">{t(isBack ? 'subscription.preview.back' : 'subscription.preview.asked')}</th>
              <td>{money(cents)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('subscription.preview.vat')}</th>
            <td>{money(preview.vat)}</td>
          </tr>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('subscription.pay.today')}</th>
            <td>
              <strong>{money(preview.due)}</strong>
            </td>
          </tr>
        </tfoot>
      </table>
      {preview.total < 0 && <p>{t('subscription.preview.kept', { amount: money(-preview.total) })}</p>}
    </>
  )
}
