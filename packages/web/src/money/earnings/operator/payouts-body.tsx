import type { BatchCard, Contested, Payable } from '@wiker/billing/payout/payables.ts'
import { useReader } from '../../../components/reader.ts'
import { Block } from '../../../components/section.tsx'
import { monthName, plainDay } from '../../../formatting/dates.ts'
import { LongField } from '../../../pages-of/fields.tsx'
import { moneyOf } from '../../amount.ts'
import { LedgerTable } from '../ledger-table.tsx'
import { OperatorHead } from './head.tsx'
import { type PayoutsShown, payoutsPath } from './payouts.tsx'

export function PayoutsBody({ payables, batches, contested, certificates, said }: PayoutsShown) {
  const { t, to } = useReader()
  return (
    <>
      <OperatorHead at={payoutsPath} title={t('earnings.desk.payouts')} lead={t('earnings.pay.lead')} said={said} />
      <PrepareForms payables={payables} />
      {contested.length > 0 && (
        <Block id="contestations" title={t('earnings.pay.contested')}>
          {contested.map((one) => (
            <ContestForm contested={one} />
          ))}
        </Block>
      )}
      <Block id="du" title={t('earnings.pay.owed')}>
        {payables.length === 0 ? <p>{t('earnings.pay.none')}</p> : <OwedTable payables={payables} />}
      </Block>
      {batches.length > 0 && (
        <Block id="lots" title={t('earnings.pay.batches')}>
          <BatchTable batches={batches} />
        </Block>
      )}
      {certificates.length > 0 && (
        <Block id="attestations" title={t('earnings.pay.certificates')}>
          <p>{t('earnings.pay.certificatesLead')}</p>
          <ul class="list">
            {certificates.map(({ animator, legalName }) => (
              <li>
                <a class="tall" href={to(`/bureau/reseau/animation/${encodeURIComponent(animator)}`)}>
                  {legalName}
                </a>
              </li>
            ))}
          </ul>
        </Block>
      )}
    </>
  )
}

/** One press for each way and currency in which something may be paid. */
function PrepareForms({ payables }: Pick<PayoutsShown, 'payables'>) {
  const { t, to, words } = useReader()
  const ready = payables.filter(
    ({ payable, way, currency }) => payable > 0 && way && (way === 'connect' || currency === 'EUR'),
  )
  if (ready.length === 0) return <p class="notice notice--info">{t('earnings.pay.nothing')}</p>
  return (
    <>
      {[...Map.groupBy(ready, ({ way, currency }) => `${way} ${currency}`).values()].map((some) => {
        const { way, currency } = some[0]!
        const sum = some.reduce((total, { payable }) => total + payable, 0)
        return (
          <form class="actions" method="post" action={to(payoutsPath)}>
            <input type="hidden" name="do" value="preparer" />
            <input type="hidden" name="way" value={way} />
            <input type="hidden" name="currency" value={currency} />
            <button class="button" type="submit">
              {t(`earnings.pay.prepare.${way!}`, { amount: moneyOf(sum, currency, words), count: some.length })}
            </button>
          </form>
        )
      })}
    </>
  )
}

function OwedTable({ payables }: { payables: Payable[] }) {
  const { t, to, words } = useReader()
  return (
    <LedgerTable
      caption={t('earnings.pay.owed')}
      columns={[
        { name: t('earnings.column.animator') },
        { name: t('earnings.pay.due'), number: true },
        { name: t('earnings.pay.payable'), number: true },
        { name: t('earnings.pay.why') },
      ]}
      rows={payables.map((one) => ({
        cells: [
          <a href={to(`/bureau/reseau/animation/${encodeURIComponent(one.animator)}`)}>
            {one.name ?? t('earnings.contracts.gone')}
          </a>,
          <span class={one.due < 0 ? 'below' : undefined}>{moneyOf(one.due, one.currency, words)}</span>,
          moneyOf(one.payable, one.currency, words),
          <Why payable={one} />,
        ],
      }))}
    />
  )
}

/** Why what is owed is not all payable. */
function Why({ payable: one }: { payable: Payable }) {
  const { t, to, words } = useReader()
  const month = (day: string) => monthName(day, words)
  const reasons = [
    ...one.obstacles.map((obstacle) => t(`earnings.pay.obstacle.${obstacle}`)),
    ...(one.due < 0 ? [t('earnings.pay.below')] : []),
    ...(one.onTheWay > 0 ? [t('earnings.pay.onTheWay', { amount: moneyOf(one.onTheWay, one.currency, words) })] : []),
    ...(one.untold !== 0 ? [t('earnings.pay.untold', { amount: moneyOf(one.untold, one.currency, words) })] : []),
    ...(one.way === 'sepa' && one.currency !== 'EUR' && one.payable > 0 ? [t('earnings.pay.notEuro')] : []),
  ]
  return (
    <>
      {reasons.length + one.waiting.length === 0 && t('earnings.pay.ready')}
      {reasons.map((reason) => (
        <span class="reason">{reason}</span>
      ))}
      {one.waiting.map(({ statement, month: first, state }) => (
        <a class="reason" href={to(`/bureau/revenus/releves/${statement}`)}>
          {t(`earnings.pay.waiting.${state}`, { month: month(first) })}
        </a>
      ))}
    </>
  )
}

function BatchTable({ batches }: { batches: BatchCard[] }) {
  const { t, to, words } = useReader()
  return (
    <LedgerTable
      caption={t('earnings.pay.batches')}
      columns={[
        { name: t('earnings.column.day') },
        { name: t('earnings.column.amount'), number: true },
        { name: t('earnings.column.way') },
        { name: t('earnings.column.state') },
      ]}
      rows={batches.map((one) => ({
        cells: [
          <a href={to(`${payoutsPath}/${one.id}`)}>{plainDay(one.day, words)}</a>,
          moneyOf(one.cents, one.currency, words),
          t(`earnings.pay.way.${one.way}`),
          one.open > 0 ? t('earnings.pay.open', { count: one.open }) : t('earnings.pay.closed'),
        ],
      }))}
    />
  )
}

function ContestForm({ contested }: { contested: Contested }) {
  const { t, to, words } = useReader()
  const { statement, name, month, gross, currency, contest } = contested
  return (
    <section class="panel">
      <h3>
        <a href={to(`/bureau/revenus/releves/${statement}`)}>
          {name} – {monthName(month, words)} – {moneyOf(gross, currency, words)}
        </a>
      </h3>
      <blockquote class="letter">{contest}</blockquote>
      <form class="report" method="post" action={to(payoutsPath)}>
        <input type="hidden" name="do" value="repondre" />
        <input type="hidden" name="statement" value={statement} />
        <LongField
          name="answer"
          label={t('earnings.pay.answer')}
          hint={t('earnings.pay.answerHint')}
          maxlength={2000}
          required
        />
        <button class="button" type="submit">
          {t('earnings.pay.settle')}
        </button>
      </form>
    </section>
  )
}
