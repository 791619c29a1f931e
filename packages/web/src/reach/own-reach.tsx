import { dayIn } from '@wiker/town/days.ts'
import type { Page } from '@wiker/town/pages/types.ts'
import { readShopMonth, type ShopMonth } from '@wiker/town/worth/month.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { dayPeriod } from '../formatting/dates.ts'
import { number } from '../formatting/quantities.ts'
import { LedgerTable } from '../money/earnings/ledger-table.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import type { PagesDeps } from '../pages-of/deps.ts'
import { ownPage } from '../pages-of/own-page.ts'
import { SpaceHead } from '../pages-of/space-head.tsx'
import type { Site, SiteContext } from '../server/deps.ts'

/** `/mon-espace/7/lectures`: how often what an organisation published was read this month, each with its own count. */
export function registerOwnReach(site: Site, deps: PagesDeps): void {
  site.get('/mon-espace/:page{[0-9]+}/lectures', (c) => reachPage(c, deps))
}

async function reachPage(c: SiteContext, deps: PagesDeps) {
  const given = await ownPage(c, deps, 'publication.write')
  if (given instanceof Response) return given
  const { page, town } = given
  const today = dayIn(town.timezone, deps.clock())
  const month = await readShopMonth(deps.people.db, page, today.slice(0, 7), today)
  return show(c, deps, {
    town,
    body: <OwnReachBody page={page} month={month} />,
    head: { title: wordsFor(c).t('reach.own.title'), noindex: true },
  })
}

export function OwnReachBody({
  page,
  month,
}: {
  page: Pick<Page, 'id' | 'name'>
  month: Pick<ShopMonth, 'days' | 'before' | 'seen' | 'publications'>
}) {
  const { t, words } = useReader()
  const { days, before, seen, publications } = month
  const periods = { period: dayPeriod(days.from, days.to, words), before: dayPeriod(before.from, before.to, words) }
  return (
    <>
      <SpaceHead page={page} title={t('reach.own.title')} lead={t('reach.own.lead', periods)} />
      <p>{t('reach.own.total', { ...seen })}</p>
      <Block id="textes" title={t('worth.texts.title')}>
        {publications.length === 0 ? (
          <p>{t('worth.texts.none')}</p>
        ) : (
          <LedgerTable
            caption={t('worth.texts.title')}
            columns={[{ name: t('worth.texts.name') }, { name: t('audience.read'), number: true }]}
            rows={publications.map(({ name, seen: read }) => ({ cells: [name, number(read, words)] }))}
          />
        )}
      </Block>
      <p class="find__hint">{t('reach.how')}</p>
    </>
  )
}
