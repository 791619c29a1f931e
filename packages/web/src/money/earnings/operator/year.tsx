import { paidYears, type YearlyTotal, yearlyCsv, yearlyTotals } from '@wiker/billing/payout/yearly.ts'
import { withQuery } from '../../../components/links.ts'
import { useReader } from '../../../components/reader.ts'
import { Empty } from '../../../components/section.tsx'
import { asked, show, wordsFor } from '../../../pages/show.tsx'
import { allowed } from '../../../people/guard.tsx'
import type { Site, SiteContext } from '../../../server/deps.ts'
import { moneyOf } from '../../amount.ts'
import type { EarningsDeps } from '../asking.ts'
import { LedgerTable } from '../ledger-table.tsx'
import { OperatorHead } from './head.tsx'

const address = '/bureau/reseau/versements/annee'

/** `/bureau/reseau/versements/annee?annee=2026`: what each animator was paid in a year, for the DAS2; `annee.csv` the same for a spreadsheet. */
export function registerYear(site: Site, deps: EarningsDeps): void {
  site.get(address, async (c) => {
    const acting = await allowed(c, deps, 'payout.make', null)
    if (acting instanceof Response) return acting
    const year = yearAsked(c, deps)
    const { db } = deps.people
    return show(c, deps, {
      body: <YearBody year={year} years={await paidYears(db)} totals={await yearlyTotals(db, year)} />,
      head: { title: wordsFor(c).t('earnings.desk.year'), noindex: true },
    })
  })
  site.get(`${address}.csv`, async (c) => {
    const acting = await allowed(c, deps, 'payout.make', null)
    if (acting instanceof Response) return acting
    const { t } = wordsFor(c)
    const year = yearAsked(c, deps)
    const heads = columns.map((name) => t(`earnings.year.${name}`))
    return c.body(yearlyCsv(await yearlyTotals(deps.people.db, year), heads, t('earnings.year.yes')), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="das2-${year}.csv"`,
      'cache-control': 'private, no-store',
    })
  })
}

const columns = ['name', 'number', 'street', 'postcode', 'city', 'country', 'paid', 'currency', 'declared'] as const

function yearAsked(c: SiteContext, deps: EarningsDeps): number {
  const year = Number(asked(c, 'annee'))
  return Number.isInteger(year) && year > 2000 && year < 2200 ? year : Number(deps.money.today().slice(0, 4))
}

interface Props {
  year: number
  years: number[]
  totals: YearlyTotal[]
}

export function YearBody({ year, years, totals }: Props) {
  const { t, to, words } = useReader()
  const known = [...new Set([year, ...years])].sort((a, b) => b - a)
  return (
    <>
      <OperatorHead at={address} title={t('earnings.year.title', { year })} lead={t('earnings.year.lead')} />
      <nav class="tabs" aria-label={t('earnings.desk.year')}>
        {known.map((one) => (
          <a href={to(withQuery(address, { annee: String(one) }))} aria-current={one === year ? 'page' : undefined}>
            {one}
          </a>
        ))}
      </nav>
      {totals.length === 0 ? (
        <Empty>
          <p>{t('earnings.year.none', { year })}</p>
        </Empty>
      ) : (
        <>
          <p class="actions">
            <a class="button" href={to(withQuery(`${address}.csv`, { annee: String(year) }))}>
              {t('earnings.year.file')}
            </a>
          </p>
          <LedgerTable
            caption={t('earnings.year.title', { year })}
            columns={[
              { name: t('earnings.year.name') },
              { name: t('earnings.year.number') },
              { name: t('earnings.year.paid'), number: true },
              { name: t('earnings.year.declared') },
            ]}
            rows={totals.map((one) => ({
              cells: [
                <a href={to(`/bureau/reseau/animation/${encodeURIComponent(one.animator)}`)}>{one.legalName}</a>,
                one.legalId ?? '–',
                moneyOf(one.paid, one.currency, words),
                one.isDeclared ? t('earnings.year.yes') : '–',
              ],
            }))}
          />
        </>
      )}
    </>
  )
}
