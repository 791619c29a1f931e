import type { Standing } from '@wiker/billing/cockpit/subscriptions.ts'
import { recurring, sumsOf } from '@wiker/billing/cockpit/values.ts'
import { useReader } from '../../components/reader.ts'
import { Block } from '../../components/section.tsx'
import { number } from '../../formatting/quantities.ts'
import { moneyOf } from '../amount.ts'
import { LedgerTable } from '../earnings/ledger-table.tsx'
import { home } from './asking.ts'
import { sumsInWords } from './figure.tsx'
import type { TownLine } from './lists/towns.ts'
import { countryName } from './words.ts'

export function ByCountry({ standing, towns }: { standing: Standing[]; towns: TownLine[] }) {
  const { t, to, words } = useReader()
  const codes = [...new Set([...towns.map((one) => one.country), ...standing.map((one) => one.country)])].sort()
  if (codes.length === 0) return null
  return (
    <Block id="pays" title={t('cockpit.byCountry')}>
      <LedgerTable
        caption={t('cockpit.byCountry')}
        columns={[
          { name: t('cockpit.column.country') },
          { name: t('cockpit.towns.open'), number: true },
          { name: t('cockpit.paying'), number: true },
          { name: t('cockpit.recurring'), number: true },
        ]}
        rows={codes.map((code) => {
          const live = standing.filter((one) => one.country === code && recurring.some((state) => state === one.state))
          const sums = sumsOf(live, (one) => ({ currency: one.currency, cents: one.monthly }))
          const lines = to(`${home}/abonnements?etat=recurring&pays=${code}`)
          return {
            cells: [
              countryName(code, words),
              <a data-figure="count" href={to(`${home}/communes?etat=ouvertes&pays=${code}`)}>
                {number(towns.filter((one) => one.country === code && !one.opensOn).length, words)}
              </a>,
              <a data-figure="count" href={lines}>
                {number(
                  live.reduce((sum, one) => sum + one.merchants, 0),
                  words,
                )}
              </a>,
              <a data-figure="sum" href={lines}>
                {sumsInWords(sums, words).map((one) => (
                  <span class="ledger__line">{one}</span>
                ))}
              </a>,
            ],
          }
        })}
      />
    </Block>
  )
}

/** The towns that bring most, with what came in since a day; the list has them all. */
export function ByTown({ towns, since }: { towns: TownLine[]; since: string }) {
  const { t, to, words } = useReader()
  const first = towns.toSorted((a, b) => b.merchants - a.merchants || a.name.localeCompare(b.name)).slice(0, 12)
  if (first.length === 0) return null
  return (
    <Block
      id="communes"
      title={t('cockpit.byTown')}
      more={{ href: to(`${home}/communes`), text: t('cockpit.towns.all', { count: towns.length }) }}
    >
      <LedgerTable
        caption={t('cockpit.byTown')}
        columns={[
          { name: t('cockpit.column.town') },
          { name: t('cockpit.paying'), number: true },
          { name: t('cockpit.recurring'), number: true },
          { name: t('cockpit.column.year'), number: true },
        ]}
        rows={first.map((one) => {
          const lines = to(`${home}/abonnements?etat=recurring&commune=${one.code}&devise=${one.currency}`)
          return {
            cells: [
              <a href={to(`${home}/communes/${one.code}`)}>{one.name}</a>,
              <a data-figure="count" href={lines}>
                {number(one.merchants, words)}
              </a>,
              <a data-figure="sum" href={lines}>
                {moneyOf(one.monthly, one.currency, words)}
              </a>,
              <a data-figure="sum" href={to(`${home}/encaissements?commune=${one.code}&depuis=${since.slice(0, 7)}`)}>
                {moneyOf(one.collected, one.currency, words)}
              </a>,
            ],
          }
        })}
      />
    </Block>
  )
}
