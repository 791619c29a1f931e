import type { StatementCard } from '@wiker/billing/payout/standing.ts'
import type { StatementRow } from '@wiker/billing/payout/statement-file.ts'
import type { EarnedLine } from '@wiker/billing/share/earned.ts'
import { useReader } from '../../components/reader.ts'
import { Block } from '../../components/section.tsx'
import { monthName, plainDay } from '../../formatting/dates.ts'
import { Back, Said } from '../../meet/fields.tsx'
import { LongField, ProblemList, type Problems, TextField } from '../../pages-of/fields.tsx'
import { moneyOf } from '../amount.ts'
import { EarnedTables } from './earned-from.tsx'

export interface StatementShown {
  row: StatementRow
  card: StatementCard
  lines: EarnedLine[]
  today: string
  /** Hers who looks; else the operator's look at it. */
  isOwn: boolean
  /** Cents of VAT that her own invoice would usually charge. */
  usualVat: number
  said?: string | undefined
  problems?: Problems
  typed?: Record<string, string>
}

export function StatementBody(shown: StatementShown) {
  const { t, to, words } = useReader()
  const { row, card, lines, isOwn, said, problems = {} } = shown
  const path = `/bureau/revenus/releves/${row.id}`
  const money = (cents: number) => moneyOf(cents, row.currency, words)
  return (
    <>
      {isOwn && <Back href="/bureau/revenus#releves" text={t('earnings.title')} />}
      <div class="page-head">
        <h1>{t('earnings.statement', { month: monthName(row.month, words) })}</h1>
        <p>{t(`earnings.state.${card.state}`, { day: card.payableFrom ? plainDay(card.payableFrom, words) : '' })}</p>
      </div>
      <Said>{said}</Said>
      <ProblemList problems={problems} />
      <dl class="amounts amounts--lines">
        <div>
          <dt>{t('earnings.total.net')}</dt>
          <dd>{money(row.net)}</dd>
        </div>
        {row.vat !== 0 && (
          <div>
            <dt>{t('earnings.total.vat')}</dt>
            <dd>{money(row.vat)}</dd>
          </div>
        )}
        <div>
          <dt>{t('earnings.total.gross')}</dt>
          <dd>{money(row.gross)}</dd>
        </div>
      </dl>
      <p class="actions">
        <a class="button" href={to(`${path}/releve.pdf`)}>
          {t('earnings.paper.statement')}
        </a>
        {row.invoiceId !== null && (
          <a class="button button--quiet" href={to(`${path}/facture.pdf`)}>
            {t('earnings.paper.invoice', { number: row.invoice ?? '' })}
          </a>
        )}
      </p>
      <Block id="lignes" title={t('earnings.statement.lines')}>
        <EarnedTables lines={lines} />
      </Block>
      {row.contest && (
        <Block id="contestation" title={t('earnings.contest.title')}>
          <blockquote class="letter">{row.contest}</blockquote>
          {row.settlement && (
            <>
              <h3 class="kind">{t('earnings.contest.answer')}</h3>
              <p class="letter">{row.settlement}</p>
            </>
          )}
        </Block>
      )}
      {isOwn && card.state === 'to-invoice' && <OwnInvoiceForm {...shown} />}
      {isOwn && ['contestable', 'to-invoice'].includes(card.state) && <ContestForm {...shown} />}
    </>
  )
}

/** Without a mandate: the number and the VAT of the invoice that she sends. */
function OwnInvoiceForm({ row, usualVat, problems, typed = {} }: StatementShown) {
  const { t, to, words } = useReader()
  return (
    <Block id="facture" title={t('earnings.own.title')}>
      <p>{t('earnings.own.lead', { amount: moneyOf(row.net, row.currency, words) })}</p>
      <p>
        <a href={to('/bureau/revenus/mandat')}>{t('earnings.own.mandate')}</a>
      </p>
      <form class="report" method="post" action={to(`/bureau/revenus/releves/${row.id}`)}>
        <TextField
          name="number"
          label={t('earnings.own.number')}
          value={typed.number}
          problems={problems}
          maxlength={60}
          required
        />
        <TextField
          name="vat"
          label={t('earnings.own.vat')}
          hint={t('earnings.own.vatHint')}
          value={
            typed.vat ??
            (usualVat === 0
              ? '0'
              : new Intl.NumberFormat(words.locale, { minimumFractionDigits: 2, useGrouping: false }).format(
                  usualVat / 100,
                ))
          }
          problems={problems}
          maxlength={20}
        />
        <button class="button" type="submit" name="do" value="facture">
          {t('earnings.own.keep')}
        </button>
      </form>
    </Block>
  )
}

function ContestForm({ row, card, problems, typed = {} }: StatementShown) {
  const { t, to, words } = useReader()
  return (
    <Block id="contester" title={t('earnings.contest.do')}>
      <p>
        {card.payableFrom
          ? t('earnings.contest.until', { day: plainDay(card.payableFrom, words) })
          : t('earnings.contest.lead')}
      </p>
      <form class="report" method="post" action={to(`/bureau/revenus/releves/${row.id}`)}>
        <LongField
          name="reason"
          label={t('earnings.contest.reason')}
          value={typed.reason}
          problems={problems}
          maxlength={2000}
          required
        />
        <button class="button button--quiet" type="submit" name="do" value="contester">
          {t('earnings.contest.send')}
        </button>
      </form>
    </Block>
  )
}
