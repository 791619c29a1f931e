import type { EarnedLine } from '@wiker/billing/share/earned.ts'
import { withQuery } from '../../components/links.ts'
import { useReader } from '../../components/reader.ts'
import { Block, Empty } from '../../components/section.tsx'
import { addDays, dayPeriod, monthName, plainDay } from '../../formatting/dates.ts'
import { moneyOf, percentOf } from '../amount.ts'
import type { EarningsShown } from './earnings-body.tsx'
import { LedgerTable } from './ledger-table.tsx'

/** From whom a month's money comes, town by town, what was taken back among it. */
export function EarnedFrom({ lines, month, months, today, path }: EarningsShown & { path: string }) {
  const { t, to, words } = useReader()
  const known = [...new Set([`${today.slice(0, 7)}-01`, month, ...months.map((one) => one.month)])].sort().toReversed()
  return (
    <Block id="gagne" title={t('earnings.from', { month: monthName(month, words) })}>
      {known.length > 1 && (
        <nav class="tabs" aria-label={t('earnings.months')}>
          {known.slice(0, 24).map((one) => (
            <a
              href={`${to(withQuery(path, { mois: one.slice(0, 7) }))}#gagne`}
              aria-current={one === month ? 'page' : undefined}
            >
              {monthName(one, words)}
            </a>
          ))}
        </nav>
      )}
      {lines.length === 0 && (
        <Empty>
          <p>{t('earnings.none', { month: monthName(month, words) })}</p>
        </Empty>
      )}
      <EarnedTables lines={lines} />
    </Block>
  )
}

/** A table for each town and currency, with its sum. */
export function EarnedTables({ lines }: { lines: EarnedLine[] }) {
  const { t, words } = useReader()
  const groups = [...Map.groupBy(lines, ({ town, currency }) => `${town} ${currency}`).values()]
  return (
    <>
      {groups.map((some) => {
        const { townName, town, currency } = some[0]!
        const total = moneyOf(
          some.reduce((sum, { cents }) => sum + cents, 0),
          currency,
          words,
        )
        const name = townName ?? town ?? t('earnings.noTown')
        return (
          <section>
            <h3 class="kind">{t('earnings.townTotal', { name, amount: total })}</h3>
            <LedgerTable
              caption={name}
              columns={[
                { name: t('earnings.column.who') },
                { name: t('earnings.column.days') },
                { name: t('earnings.column.collected'), number: true },
                { name: t('earnings.column.rate'), number: true },
                { name: t('earnings.column.share'), number: true },
              ]}
              rows={some.map((line) => ({
                id: `l${line.transfer}`,
                cells: [
                  <Who line={line} />,
                  <Days line={line} />,
                  line.collected === null ? '–' : moneyOf(line.collected, currency, words),
                  line.rate === null ? '–' : percentOf(line.rate, words),
                  <strong class={line.cents < 0 ? 'below' : undefined}>{moneyOf(line.cents, currency, words)}</strong>,
                ],
              }))}
            />
          </section>
        )
      })}
    </>
  )
}

/** Whose subscription, and what happened that day. */
function Who({ line }: { line: EarnedLine }) {
  const { t, words } = useReader()
  return (
    <>
      {line.shop ?? t('earnings.noShop')}
      <span class="ledger__note">{t(`earnings.why.${line.why}`, { day: plainDay(line.day, words) })}</span>
    </>
  )
}

function Days({ line: { from, to, held } }: { line: EarnedLine }) {
  const { t, words } = useReader()
  if (!from || !to || !held) return <>–</>
  return (
    <>
      {dayPeriod(from, addDays(to, -1), words)}
      {(held.days < held.of || held.shared) && (
        <span class="ledger__note">
          {held.days < held.of && t('earnings.daysOf', { days: held.days, of: held.of })}
          {held.days < held.of && held.shared && ', '}
          {held.shared && t('earnings.shared')}
        </span>
      )}
    </>
  )
}
