import type { BatchLine, readBatch } from '@wiker/billing/payout/payables.ts'
import { useReader } from '../../../components/reader.ts'
import { Block } from '../../../components/section.tsx'
import { plainDay } from '../../../formatting/dates.ts'
import { TextField } from '../../../pages-of/fields.tsx'
import { moneyOf } from '../../amount.ts'
import { LedgerTable } from '../ledger-table.tsx'
import { problemInWords } from '../problem.ts'
import { OperatorHead } from './head.tsx'
import { payoutsPath } from './payouts.tsx'

type Batch = NonNullable<Awaited<ReturnType<typeof readBatch>>>

interface Props {
  batch: Batch
  today: string
  /** The house's own account is known: without it there is no file. */
  hasDebtor: boolean
  said?: string | undefined
  problem?: string | undefined
}

export function BatchBody({ batch, today, hasDebtor, said, problem }: Props) {
  const { t, to, words } = useReader()
  const path = to(`${payoutsPath}/${batch.id}`)
  const money = (cents: number) => moneyOf(cents, batch.currency, words)
  return (
    <>
      <OperatorHead
        at={payoutsPath}
        title={t('earnings.batch.title', { id: batch.id })}
        lead={t(`earnings.batch.lead.${batch.way}`, {
          amount: money(batch.cents),
          count: batch.payouts,
          day: plainDay(batch.day, words),
        })}
        said={said}
        wrong={problem}
      />
      {batch.way === 'sepa' && (
        <p class="actions">
          {hasDebtor ? (
            <a class="button" href={`${path}/virements.xml`}>
              {t('earnings.batch.file')}
            </a>
          ) : (
            <a class="tall" href={to('/bureau/reseau/identite')}>
              {t('earnings.batch.noDebtor')}
            </a>
          )}
        </p>
      )}
      {batch.open > 0 && batch.way === 'connect' && (
        <form class="actions" method="post" action={path}>
          <button class="button" type="submit" name="do" value="stripe">
            {t('earnings.batch.connect', { count: batch.open })}
          </button>
        </form>
      )}
      {batch.open > 0 && batch.way === 'sepa' && (
        <Block id="fait" title={t('earnings.batch.bank')}>
          <form class="report" method="post" action={path}>
            <TextField
              name="on"
              type="date"
              label={t('earnings.batch.on')}
              hint={t('earnings.batch.onHint')}
              value={today}
              required
            />
            <button class="button" type="submit" name="do" value="paye">
              {t('earnings.batch.paid', { count: batch.open })}
            </button>
          </form>
        </Block>
      )}
      <Block id="lignes" title={t('earnings.batch.lines')}>
        <LedgerTable
          caption={t('earnings.batch.lines')}
          columns={[
            { name: t('earnings.column.animator') },
            { name: t('earnings.column.account') },
            { name: t('earnings.column.amount'), number: true },
            { name: t('earnings.column.state') },
          ]}
          rows={batch.lines.map((line) => ({
            cells: [
              <a href={to(`/bureau/reseau/animation/${encodeURIComponent(line.animator)}`)}>{line.name}</a>,
              line.account,
              money(line.cents),
              <LineState line={line} path={path} byHand={batch.way === 'sepa'} />,
            ],
          }))}
        />
      </Block>
    </>
  )
}

/** What came of a payout, and a place to say that it was refused or came back. */
function LineState({ line, path, byHand }: { line: BatchLine; path: string; byHand: boolean }) {
  const { t, words } = useReader()
  const isPaid = line.state === 'paid'
  const isOpen = byHand && (isPaid || line.state === 'prepared')
  const id = `raison-${line.id}`
  return (
    <div class="line-state">
      <span>
        {t(`earnings.batch.state.${line.state}`, { day: line.paidOn ? plainDay(line.paidOn, words) : '' })}
        {line.problem && <span class="ledger__note">{problemInWords(line.problem, words)}</span>}
      </span>
      {isOpen && (
        <details>
          <summary>{t(isPaid ? 'earnings.batch.returned' : 'earnings.batch.refused')}</summary>
          <form method="post" action={path}>
            <input type="hidden" name="payout" value={line.id} />
            <div class="field">
              <label for={id}>{t('earnings.batch.reason')}</label>
              <input id={id} type="text" name="problem" maxlength={200} required />
            </div>
            <button class="button button--quiet" type="submit" name="do" value="refuse">
              {t('earnings.batch.sayIt')}
            </button>
          </form>
        </details>
      )}
    </div>
  )
}
