import { type Audience, type Grown, type Period, periods, readAudience } from '@wiker/town/audience/read.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import type { DeskPageDeps } from '../desk/desk-deps.ts'
import { DeskHead } from '../desk/town.tsx'
import { dayIn, dayPeriod, plainDay } from '../formatting/dates.ts'
import { deskPlace, type Place } from '../order/place.ts'
import { asked, show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'

/** `/bureau/{slug}/audience`: how often a site is read, page by page, each figure with the period before; `/bureau/reseau/audience`: the sum of all. */
export function registerDeskAudience(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/:slug/audience', (c) => page(c, deps))
}

async function page(c: SiteContext, deps: DeskPageDeps) {
  const given = await deskPlace(c, deps, 'audience.see')
  if (given instanceof Response) return given
  const { place } = given
  const period = (Object.keys(periods) as Period[]).find((one) => one === asked(c, 'periode')) ?? 'month'
  const audience = await readAudience(deps.people.db, place.code, period, dayIn(deps.clock(), place.timezone))
  return show(c, deps, {
    body: <AudienceBody place={place} audience={audience} period={period} />,
    head: { title: wordsFor(c).t('audience.title', { town: place.name }), noindex: true },
  })
}

export function AudienceBody({ place, audience, period }: { place: Place; audience: Audience; period: Period }) {
  const { t, to, words } = useReader()
  const { from, to: until, total, days, weeks, pages, referrers } = audience
  const path = `/bureau/${place.slug}/audience`
  const figure = new Intl.NumberFormat(words.locale)
  return (
    <>
      <DeskHead title={t('audience.title', { town: place.name })} lead={t('audience.lead')} />
      <nav class="tabs" aria-label={t('audience.period')}>
        {(Object.keys(periods) as Period[]).map((one) => (
          <a href={to(withQuery(path, { periode: one }))} aria-current={one === period ? 'page' : undefined}>
            {t(`audience.period.${one}`)}
          </a>
        ))}
      </nav>
      {place.town && (
        <p>
          <a class="tall" href={to(`/bureau/${place.slug}/mairie/${until.slice(0, 7)}`)}>
            {t('reach.link')}
          </a>
        </p>
      )}
      <Block id="total" title={t('audience.total', { period: dayPeriod(from, until, words) })}>
        <p class="big-date">{t('audience.readings', { count: total.now })}</p>
        <p>
          <Growth grown={total} />
        </p>
      </Block>
      {total.now > 0 && (
        <>
          <Block id="jours" title={t(period === 'week' ? 'audience.byDay' : 'audience.byWeek')}>
            <Table names={[t(period === 'week' ? 'audience.day' : 'audience.week'), t('audience.read')]}>
              {period === 'week'
                ? days.map(({ day, readings }) => (
                    <tr>
                      <th scope="row">{plainDay(day, words)}</th>
                      <td>{figure.format(readings)}</td>
                    </tr>
                  ))
                : weeks.map((week) => (
                    <tr>
                      <th scope="row">{t('audience.weekOf', { date: plainDay(week.from, words) })}</th>
                      <td>{figure.format(week.readings)}</td>
                    </tr>
                  ))}
            </Table>
          </Block>
          <Block id="pages" title={t('audience.pages')}>
            <Table names={[t('audience.page'), t('audience.read'), t('audience.growth')]}>
              {pages.map(({ page, now, before }) => (
                <tr>
                  <th scope="row">
                    <a href={to(page)}>{page}</a>
                  </th>
                  <td>{figure.format(now)}</td>
                  <td>{before === 0 ? t('audience.unread') : <Growth grown={{ now, before }} />}</td>
                </tr>
              ))}
            </Table>
          </Block>
          <Block id="provenances" title={t('audience.referrers')}>
            <Table names={[t('audience.referrer'), t('audience.read')]}>
              {referrers.map(({ referrer, readings }) => (
                <tr>
                  <th scope="row">{t(`audience.from.${referrer}`)}</th>
                  <td>{figure.format(readings)}</td>
                </tr>
              ))}
            </Table>
          </Block>
        </>
      )}
      <p class="find__hint">{t('audience.how')}</p>
    </>
  )
}

function Table({ names, children }: { names: string[]; children?: unknown }) {
  return (
    <div class="scroller" tabindex={0}>
      <table>
        <thead>
          <tr>
            {names.map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

/** Readings before, under which no percentage is told. */
const leastBase = 30

/** A growth with its base: « 12 % de plus (50 avant) » ; without a base, there is none to tell. */
function Growth({ grown: { now, before } }: { grown: Grown }) {
  const { t } = useReader()
  if (before === 0) return <>{t('audience.noBase')}</>
  // Of a handful, a share says nothing: the numbers alone do.
  if (before < leastBase) return <>{t('audience.before', { before })}</>
  const percent = Math.round((100 * (now - before)) / before)
  if (percent === 0) return <>{t('audience.same', { before })}</>
  return <>{t(percent > 0 ? 'audience.more' : 'audience.less', { percent: Math.abs(percent), before })}</>
}
