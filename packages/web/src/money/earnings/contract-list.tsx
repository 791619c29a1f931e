import type { ContractLine } from '@wiker/billing/share/contracts.ts'
import { useReader } from '../../components/reader.ts'
import { addDays, plainDay } from '../../formatting/dates.ts'
import { percentOf } from '../amount.ts'

/** Her towns, since when, until when, and her part. */
export function ContractList({ contracts, today }: { contracts: ContractLine[]; today: string }) {
  const { t } = useReader()
  if (contracts.length === 0) return <p>{t('earnings.contracts.none')}</p>
  return (
    <ul class="list">
      {contracts.map((one) => (
        <li>
          <p class="list__name">{one.townName ?? one.town}</p>
          <ContractFacts contract={one} today={today} />
        </li>
      ))}
    </ul>
  )
}

export function ContractFacts({ contract, today }: { contract: ContractLine; today: string }) {
  const { t, words } = useReader()
  const { begins, ends, rates, weight } = contract
  return (
    <p class="line__facts">
      <span>
        {ends === null
          ? t(begins > today ? 'earnings.contract.will' : 'earnings.contract.since', { day: plainDay(begins, words) })
          : t('earnings.contract.period', {
              from: plainDay(begins, words),
              to: plainDay(addDays(ends, -1), words),
            })}
      </span>
      {rates.map(({ from, rate }) => (
        <span>
          {from === begins
            ? t('earnings.contract.rate', { rate: percentOf(rate, words) })
            : t('earnings.contract.rateFrom', { rate: percentOf(rate, words), day: plainDay(from, words) })}
        </span>
      ))}
      {weight !== 1 && <span>{t('earnings.contract.weight', { weight })}</span>}
    </p>
  )
}
