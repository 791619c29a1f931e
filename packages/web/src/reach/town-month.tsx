import { monthBefore } from '@wiker/billing/worth/judge.ts'
import { readTownMonth, type TownMonth } from '@wiker/town/reach/town-month.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { townColour } from '../components/colours.ts'
import { recordPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import type { DeskPageDeps } from '../desk/desk-deps.ts'
import { DeskHead, deskTown } from '../desk/town.tsx'
import { dayIn, dayPeriod } from '../formatting/dates.ts'
import { readableName } from '../formatting/names.ts'
import { number } from '../formatting/quantities.ts'
import { LedgerTable } from '../money/earnings/ledger-table.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import { fileName, sendPdf } from '../print/pdf.ts'
import { printSheet } from '../print/press.ts'
import type { Site, SiteContext } from '../server/deps.ts'
import { figuresOf, monthIn, monthPath } from './town-month-words.ts'

/** `/bureau/{slug}/mairie/2026-11`: a month of the town on one page, for its mayor; `.pdf`: the same on paper. */
export function registerTownMonth(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/:slug/mairie/:month{[0-9]{4}-(0[1-9]|1[0-2])}', (c) => page(c, deps))
  site.get('/bureau/:slug/mairie/:month{[0-9]{4}-(0[1-9]|1[0-2])\\.pdf}', (c) => pdf(c, deps))
}

async function page(c: SiteContext, deps: DeskPageDeps) {
  const given = await monthAsked(c, deps)
  if (given instanceof Response) return given
  const { town, month, last } = given
  return show(c, deps, {
    body: <TownMonthBody town={town} month={month} last={last} />,
    head: {
      title: wordsFor(c).t('reach.title', { town: town.name, month: monthIn(month.month, wordsFor(c)) }),
      noindex: true,
    },
  })
}

async function pdf(c: SiteContext, deps: DeskPageDeps) {
  const given = await monthAsked(c, deps)
  if (given instanceof Response) return given
  const { town, month } = given
  const words = wordsFor(c)
  const { t } = words
  const sheet = await printSheet({
    template: 'town-month',
    data: {
      site: 'Wiker',
      language: words.language,
      colour: townColour(town.colour ?? undefined).strong,
      town: town.name,
      title: monthIn(month.month, words),
      lead: t('reach.lead', { period: dayPeriod(month.days.from, month.days.to, words) }),
      columns: [t('reach.what'), monthIn(month.month, words), monthIn(month.before.from.slice(0, 7), words)],
      figures: figuresOf(month, words).map(({ name, grown }) => [
        name,
        number(grown.now, words),
        number(grown.before, words),
      ]),
      mostRead: { title: t('reach.mostRead'), none: t('reach.mostRead.none') },
      read: month.mostRead.map(({ name, readings }) => [readableName(name), number(readings, words)]),
      letter: { title: t('reach.letter'), text: t('reach.letter.text', { ...month.letter }) },
      foot: [t('reach.sources', { count: month.sources }), t('reach.how')].join(' '),
    },
  })
  c.header('cache-control', 'private, no-store')
  return sendPdf(c, sheet, fileName('mairie', town.slug, month.month))
}

async function monthAsked(c: SiteContext, deps: DeskPageDeps) {
  const given = await deskTown(c, deps, 'audience.see')
  if (given instanceof Response) return given
  const { town } = given
  const today = dayIn(deps.clock(), town.timezone)
  const last = today.slice(0, 7)
  const month = c.req.param('month')!.slice(0, 7)
  if (month > last || Number(last.slice(0, 4)) - Number(month.slice(0, 4)) > 2) return c.notFound()
  return { town, last, month: await readTownMonth(deps.people.db, town, month, today) }
}

interface Props {
  town: Pick<TownCard, 'name' | 'slug'>
  month: TownMonth
  /** This month. */
  last: string
}

export function TownMonthBody({ town, month, last }: Props) {
  const { t, to, words } = useReader()
  const name = monthIn(month.month, words)
  return (
    <>
      <DeskHead
        title={t('reach.title', { town: town.name, month: name })}
        lead={t('reach.lead', { period: dayPeriod(month.days.from, month.days.to, words) })}
      />
      <nav class="tabs no-print" aria-label={t('reach.months')}>
        {[last, monthBefore(last), monthBefore(monthBefore(last))].map((one) => (
          <a href={to(monthPath(town.slug, one))} aria-current={one === month.month ? 'page' : undefined}>
            {monthIn(one, words)}
          </a>
        ))}
      </nav>
      <p class="actions no-print">
        <a class="button button--quiet" href={to(`${monthPath(town.slug, month.month)}.pdf`)}>
          {t('reach.pdf')}
        </a>
      </p>
      <Block id="chiffres" title={t('reach.figures')}>
        <LedgerTable
          caption={t('reach.figures')}
          columns={[
            { name: t('reach.what') },
            { name, number: true },
            { name: monthIn(month.before.from.slice(0, 7), words), number: true },
          ]}
          rows={figuresOf(month, words).map((one) => ({
            cells: [one.name, number(one.grown.now, words), number(one.grown.before, words)],
          }))}
        />
      </Block>
      <Block id="lu" title={t('reach.mostRead')}>
        {month.mostRead.length === 0 ? (
          <p>{t('reach.mostRead.none')}</p>
        ) : (
          <LedgerTable
            caption={t('reach.mostRead')}
            columns={[{ name: t('reach.page') }, { name: t('audience.read'), number: true }]}
            rows={month.mostRead.map(({ name: title, section, path, readings }) => ({
              cells: [
                <a href={to(recordPath(town.slug, section, path))}>{readableName(title)}</a>,
                number(readings, words),
              ],
            }))}
          />
        )}
      </Block>
      <Block id="lettre" title={t('reach.letter')}>
        <p>{t('reach.letter.text', { ...month.letter })}</p>
      </Block>
      <p>{t('reach.sources', { count: month.sources })}</p>
      <p class="find__hint">{t('reach.how')}</p>
    </>
  )
}
