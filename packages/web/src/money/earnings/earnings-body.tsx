import type { Mandate } from '@wiker/billing/payout/identity.ts'
import type { Obstacle, PayoutLine, Standing } from '@wiker/billing/payout/standing.ts'
import type { ContractLine } from '@wiker/billing/share/contracts.ts'
import type { EarnedLine, EarnedMonth } from '@wiker/billing/share/earned.ts'
import { useReader } from '../../components/reader.ts'
import { Block } from '../../components/section.tsx'
import { monthName } from '../../formatting/dates.ts'
import { moneyOf } from '../amount.ts'
import { ComingList } from './coming.tsx'
import { ContractList } from './contract-list.tsx'
import { EarnedFrom } from './earned-from.tsx'
import { PayoutTable } from './payout-table.tsx'
import { StatementTable } from './statement-table.tsx'
import { EarningsTabs } from './tabs.tsx'
import { TownTotals } from './town-totals.tsx'

export interface EarningsShown {
  today: string
  /** First day of the month whose lines are shown. */
  month: string
  months: EarnedMonth[]
  lines: EarnedLine[]
  standings: Standing[]
  payouts: PayoutLine[]
  contracts: ContractLine[]
  obstacles: Obstacle[]
  mandate: Mandate | undefined
  isDemonstration: boolean
  /** Where the page is; her own when not given. */
  path?: string
  /** Whose, when somebody else looks at it. */
  name?: string
}

export function EarningsBody(shown: EarningsShown) {
  const { t } = useReader()
  const { path = '/bureau/revenus', name, isDemonstration } = shown
  return (
    <>
      <div class="page-head">
        <h1>{name ?? t('earnings.title')}</h1>
        <p>{t('earnings.lead')}</p>
      </div>
      {!name && <EarningsTabs at="/bureau/revenus" />}
      {isDemonstration && <p class="notice notice--info">{t('earnings.demonstration')}</p>}
      <Figures {...shown} />
      <Block id="quand" title={t('earnings.coming.title')}>
        <ComingList {...shown} />
      </Block>
      <EarnedFrom {...shown} path={path} />
      {shown.months.length > 0 && <TownTotals months={shown.months} today={shown.today} />}
      {shown.standings.some(({ statements }) => statements.length > 0) && (
        <Block id="releves" title={t('earnings.statements')}>
          <StatementTable statements={shown.standings.flatMap(({ statements }) => statements)} />
        </Block>
      )}
      {shown.payouts.length > 0 && (
        <Block id="versements" title={t('earnings.payouts')}>
          <PayoutTable payouts={shown.payouts} />
        </Block>
      )}
      <Block id="contrats" title={t('earnings.contracts')}>
        <ContractList contracts={shown.contracts} today={shown.today} />
      </Block>
    </>
  )
}

/** This month, all in all, and what is still owed: one line of figures a currency. */
function Figures({ today, months, standings }: EarningsShown) {
  const { t, words } = useReader()
  const thisMonth = `${today.slice(0, 7)}-01`
  const currencies = standings.length > 0 ? standings.map(({ currency }) => currency) : ['EUR']
  return (
    <>
      {currencies.map((currency) => {
        const hers = months.filter((one) => one.currency === currency)
        const sum = (some: EarnedMonth[]) => some.reduce((total, { cents }) => total + cents, 0)
        const figures = [
          [
            t('earnings.figure.month', { month: monthName(thisMonth, words) }),
            sum(hers.filter(({ month }) => month === thisMonth)),
            '#gagne',
          ],
          [t('earnings.figure.all'), sum(hers), '#debut'],
          [t('earnings.figure.due'), standings.find((one) => one.currency === currency)?.due ?? 0, '#quand'],
        ] as const
        return (
          <dl class="amounts amounts--lines">
            {figures.map(([name, cents, href]) => (
              <div>
                <dt>{name}</dt>
                <dd>
                  {standings.length > 0 ? (
                    <a href={href}>{moneyOf(cents, currency, words)}</a>
                  ) : (
                    moneyOf(cents, currency, words)
                  )}
                </dd>
              </div>
            ))}
          </dl>
        )
      })}
    </>
  )
}
