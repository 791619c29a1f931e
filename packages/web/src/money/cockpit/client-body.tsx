import type { CustomerPayment } from '@wiker/billing/cockpit/customer.ts'
import { useReader } from '../../components/reader.ts'
import { Block } from '../../components/section.tsx'
import { plainDay } from '../../formatting/dates.ts'
import { momentInWords } from '../../formatting/moment.ts'
import { ProblemList } from '../../pages-of/fields.tsx'

import { networkTimezone } from '../../server/context.ts'
import { moneyOf } from '../amount.ts'
import { LedgerTable } from '../earnings/ledger-table.tsx'
import { home } from './asking.ts'
import { type ClientRead, clientPath } from './client.tsx'
import { EventList } from './events.tsx'
import { CockpitHead } from './head.tsx'
import { countryName, planOf, stateName } from './words.ts'

const done = { rembourse: 'cockpit.refund.done', offert: 'cockpit.free.done', rien: 'cockpit.free.none' } as const

export function ClientBody({
  customer,
  subscriptions,
  payments,
  invoices,
  notices,
  events,
  said,
  refused,
}: ClientRead) {
  const { t, to, words } = useReader()
  const key = said && Object.hasOwn(done, said) ? done[said as keyof typeof done] : undefined
  return (
    <>
      <CockpitHead
        title={customer.name}
        lead={[countryName(customer.country, words), customer.legalId, customer.vatId, customer.email]
          .filter(Boolean)
          .join(' · ')}
        said={key && t(key)}
      />
      {refused && <ProblemList problems={{ [`amount-${refused.payment}`]: refused.why }} />}
      <Block id="abonnement" title={t('cockpit.subscriptions')}>
        <ul class="list">
          {subscriptions.map((one) => (
            <li>
              <p class="list__name">
                {planOf(one.country, one.plan, words)}, {stateName(one.state, words)}
              </p>
              <p class="line__facts">
                <a class="tall" href={to(`${home}/communes/${one.town}`)}>
                  {one.townName ?? one.town}
                </a>
                <span>{moneyOf(one.monthly, one.currency, words)}</span>
                <span>{t('cockpit.since', { day: plainDay(one.since, words) })}</span>
                {one.periodTo && <span>{t('cockpit.until', { day: plainDay(one.periodTo, words) })}</span>}
              </p>
              {one.state !== 'asked' && one.state !== 'ended' && (
                <form method="post" action={to(`${clientPath(customer.party)}/mois-offert`)}>
                  <button class="button button--quiet" type="submit" name="subscription" value={String(one.id)}>
                    {t('cockpit.free.give')}
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      </Block>
      <Block id="paiements" title={t('cockpit.collected')}>
        {payments.length === 0 && <p>{t('cockpit.list.none')}</p>}
        <ul class="list">
          {payments.map((one) => (
            <Payment payment={one} party={customer.party} refused={refused?.payment === one.id ? refused : undefined} />
          ))}
        </ul>
      </Block>
      {invoices.length > 0 && (
        <Block id="factures" title={t('cockpit.invoices')}>
          <LedgerTable
            caption={t('cockpit.invoices')}
            columns={[
              { name: t('cockpit.column.invoice') },
              { name: t('cockpit.column.day') },
              { name: t('cockpit.column.gross'), number: true },
            ]}
            rows={invoices.map((one) => ({
              cells: [
                <a href={to(`${home}/factures/${one.id}.pdf`)} download>
                  {one.number}
                </a>,
                plainDay(one.day, words),
                moneyOf(one.gross, one.currency, words),
              ],
            }))}
          />
        </Block>
      )}
      {notices.length > 0 && (
        <Block id="annonces" title={t('cockpit.notices')}>
          <ul class="list">
            {notices.map(({ kind, at, told }) => (
              <li>
                <p class="list__name">{t(`cockpit.notice.${kind}` as 'cockpit.notice.invoice')}</p>
                <p class="line__facts">
                  <span>{momentInWords(at, { timezone: networkTimezone }, words)}</span>
                  <span>{told ? t('cockpit.notice.told') : t('cockpit.notice.waits')}</span>
                </p>
              </li>
            ))}
          </ul>
        </Block>
      )}
      <Block id="fournisseur" title={t('cockpit.events')}>
        <details open={events.some(({ handled }) => !handled)}>
          <summary>{t('cockpit.list.total', { count: events.length })}</summary>
          <EventList events={events} />
        </details>
      </Block>
    </>
  )
}

/** A payment, what of it went back, and the form that gives back what is left of it. */
function Payment({
  payment,
  party,
  refused,
}: {
  payment: CustomerPayment
  party: string
  refused: ClientRead['refused']
}) {
  const { t, to, words } = useReader()
  const { id, day, currency, gross, back, dispute } = payment
  const left = gross - back
  const disputed = dispute === 'open' || dispute === 'lost'
  return (
    <li>
      <p class="list__name">
        {plainDay(day, words)} : {moneyOf(gross, currency, words)}
      </p>
      <p class="line__facts">
        {back > 0 && <span>{t('cockpit.refund.back', { amount: moneyOf(back, currency, words) })}</span>}
        {dispute && <span>{t(`cockpit.gone.${dispute}`)}</span>}
      </p>
      {left > 0 && !disputed && (
        <details open={refused !== undefined}>
          <summary>{t('cockpit.refund')}</summary>
          <form class="report" method="post" action={to(`${clientPath(party)}/rembourser`)}>
            <input type="hidden" name="payment" value={String(id)} />
            <div class="field">
              <label for={`amount-${id}`}>{t('cockpit.refund.amount', { left: moneyOf(left, currency, words) })}</label>
              {refused && (
                <p class="field__problem" id={`amount-${id}-erreur`}>
                  {refused.why}
                </p>
              )}
              <input
                type="text"
                id={`amount-${id}`}
                name="amount"
                inputmode="decimal"
                value={refused?.amount ?? (left / 100).toFixed(2).replace('.', ',')}
                maxlength={20}
                autocomplete="off"
                required
                aria-invalid={refused ? 'true' : undefined}
                aria-describedby={refused ? `amount-${id}-erreur` : undefined}
              />
            </div>
            <div class="field">
              <label for={`reason-${id}`}>{t('cockpit.reason')}</label>
              <input
                type="text"
                id={`reason-${id}`}
                name="reason"
                value={refused?.reason}
                maxlength={500}
                autocomplete="off"
                required
              />
            </div>
            <button class="button" type="submit">
              {t('cockpit.refund.give')}
            </button>
          </form>
        </details>
      )}
    </li>
  )
}
