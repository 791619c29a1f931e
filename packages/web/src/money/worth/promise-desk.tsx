import { monthBefore } from '@wiker/billing/worth/judge.ts'
import { type WorthMonth, worthOfTowns } from '@wiker/billing/worth/read.ts'
import { getPage } from '@wiker/town/pages/read.ts'
import { withQuery } from '../../components/links.ts'
import { useReader } from '../../components/reader.ts'
import { Empty } from '../../components/section.tsx'
import type { DeskPageDeps } from '../../desk/desk-deps.ts'
import { DeskHead } from '../../desk/town.tsx'
import { dayIn } from '../../formatting/dates.ts'
import { number } from '../../formatting/quantities.ts'
import { deskPlace, type Place } from '../../order/place.ts'
import { asked, show, wordsFor } from '../../pages/show.tsx'
import type { Site, SiteContext } from '../../server/deps.ts'
import { LedgerTable } from '../earnings/ledger-table.tsx'
import { monthIn } from './worth-words.ts'

/** `/bureau/{slug}/promesses`: which merchants were under what they were promised, month by month; `/bureau/reseau/promesses`: of every town. */
export function registerPromiseDesk(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/:slug/promesses', (c) => page(c, deps))
}

async function page(c: SiteContext, deps: DeskPageDeps) {
  const given = await deskPlace(c, deps, 'worth.see')
  if (given instanceof Response) return given
  const { place } = given
  const last = monthBefore(dayIn(deps.clock(), place.timezone).slice(0, 7))
  const wanted = asked(c, 'mois')
  const month = wanted && /^\d{4}-(0[1-9]|1[0-2])$/.test(wanted) && wanted <= last ? wanted : last
  const { db } = deps.people
  const months = await worthOfTowns(db, place.code === null ? null : [place.code], month)
  const names = new Map<number, string>()
  for (const one of months) names.set(one.page, (await getPage(db, one.page))?.name ?? String(one.page))
  return show(c, deps, {
    body: <PromiseDeskBody place={place} month={month} last={last} months={months} names={names} />,
    head: { title: wordsFor(c).t('worth.desk.title', { town: place.name }), noindex: true },
  })
}

interface Props {
  place: Place
  month: string
  /** The last month that is over. */
  last: string
  months: WorthMonth[]
  names: ReadonlyMap<number, string>
}

export function PromiseDeskBody({ place, month, last, months, names }: Props) {
  const { t, to, words } = useReader()
  const path = `/bureau/${place.slug}/promesses`
  const shown = [last, monthBefore(last), monthBefore(monthBefore(last))]
  return (
    <>
      <DeskHead
        title={t('worth.desk.title', { town: place.name })}
        lead={t('worth.desk.lead', { month: monthIn(month, words) })}
      />
      <nav class="tabs" aria-label={t('worth.months')}>
        {shown.map((one) => (
          <a href={to(withQuery(path, { mois: one }))} aria-current={one === month ? 'page' : undefined}>
            {monthIn(one, words)}
          </a>
        ))}
      </nav>
      {months.length === 0 ? (
        <Empty>
          <p>{t('worth.desk.none')}</p>
        </Empty>
      ) : (
        <LedgerTable
          caption={t('worth.desk.title', { town: place.name })}
          columns={[
            { name: t('worth.desk.shop') },
            { name: t('audience.read'), number: true },
            { name: t('worth.desk.promised'), number: true },
            { name: t('worth.desk.came') },
          ]}
          rows={months.map((one) => ({
            cells: [
              <a href={to(`/mon-espace/${one.page}/preuve/${month}`)}>{names.get(one.page) ?? one.page}</a>,
              number(one.readings, words),
              one.promised ? number(one.promised.readings, words) : '',
              t(`worth.desk.${outcomeOf(one)}`),
            ],
          }))}
        />
      )}
    </>
  )
}

function outcomeOf({ isUnder, freeRefused, promised, readings }: WorthMonth) {
  if (isUnder) return freeRefused ? 'over' : 'under'
  return promised && readings >= promised.readings ? 'kept' : 'apart'
}
