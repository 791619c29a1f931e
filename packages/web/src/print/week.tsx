import { isDay } from '@wiker/town/days.ts'
import { townColour } from '../components/colours.ts'
import { sectionPath, townPath, withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { addDays, isoWeekday } from '../formatting/dates.ts'
import { asked, wordsFor } from '../pages/show.tsx'
import { askedAgenda } from '../reading/asked-agenda.ts'
import type { Deps, SiteContext } from '../server/deps.ts'
import { originOf } from '../server/origin.ts'
import { showBare } from './bare.tsx'
import { fileName, sendPdf } from './pdf.ts'
import { printSheet } from './press.ts'
import { qrOf, qrSvg } from './qr.ts'
import { a4, readWeek, type WeekAsked, type WeekSheet, weekSheet } from './week-sheet.ts'

/** `/{town}/semaine`: the week on one A4 sheet, for a window. */
export async function weekPage(c: SiteContext, deps: Deps) {
  const choice = askedWeek(c)
  const words = wordsFor(c)
  const sheet = weekSheet(await readWeek(deps.db, choice, words), choice, originOf(c, deps), words)
  return showBare(c, deps, {
    title: `${sheet.title} – ${sheet.town}`,
    colour: choice.town.colour,
    kind: 'sheet',
    body: <WeekBody sheet={sheet} asked={choice} />,
  })
}

/** `/{town}/semaine.pdf`: the same, set by Typst, with as much as its one page holds. */
export async function weekPdf(c: SiteContext, deps: Deps) {
  const choice = askedWeek(c)
  const words = wordsFor(c)
  const { town } = choice
  const week = await readWeek(deps.db, choice, words)
  for (let lines = a4.lines + 6; ; lines -= 1.5) {
    const sheet = weekSheet(week, choice, originOf(c, deps), words, { ...a4, lines: Math.max(lines, 0) })
    const pdf = await printSheet({
      template: 'week',
      data: {
        ...sheet,
        site: 'Wiker',
        language: words.language,
        colour: townColour(town.colour ?? undefined).strong,
        qrAlt: words.t('print.qr', { address: sheet.address }),
      },
      files: { 'qr.svg': Buffer.from(qrSvg(sheet.address)) },
    })
    if (pagesOf(pdf) === 1 || lines <= 0) return sendPdf(c, pdf, fileName('semaine', town.slug, choice.from))
  }
}

function askedWeek(c: SiteContext): WeekAsked {
  const { town, today } = c.var
  const day = asked(c, 'from')
  const { categories } = askedAgenda((name) => asked(c, name), today)
  return { town, today, categories, from: day && isDay(day) && day >= addDays(today, -7) ? day : today }
}

/** Every page object says so, but where they are packed away: then the tree of pages tells. */
export function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page(?![s\w])/g)?.length ?? 0
}

export function WeekBody({
  sheet,
  asked,
}: {
  sheet: WeekSheet
  asked: Pick<WeekAsked, 'town' | 'from' | 'today' | 'categories'>
}) {
  const { t, to } = useReader()
  const { town, from, today } = asked
  const category = asked.categories.join(',') || undefined
  const path = townPath(town.slug, 'semaine')
  const monday = addDays(today, 8 - isoWeekday(today))
  return (
    <>
      <nav class="sheet-bar no-print" aria-label={t('print.ways')}>
        <a class="button" href={to(withQuery(`${path}.pdf`, { from: from === today ? undefined : from, category }))}>
          {t('print.pdf')}
        </a>
        {from === monday ? (
          <a class="button button--quiet" href={to(withQuery(path, { category }))}>
            {t('print.week.fromToday')}
          </a>
        ) : (
          <a class="button button--quiet" href={to(withQuery(path, { from: monday, category }))}>
            {t('print.week.fromMonday')}
          </a>
        )}
        <a class="button button--quiet" href={to(sectionPath(town.slug, 'agenda'))}>
          {t('print.back')}
        </a>
      </nav>
      <article class={sheet.large ? 'a4 a4--large' : 'a4'}>
        <header class="a4__head">
          <p class="a4__town">{sheet.town}</p>
          <h1>{sheet.title}</h1>
        </header>
        {sheet.days.length === 0 && <p class="a4__empty">{sheet.empty}</p>}
        {sheet.days.map((day) => (
          <section class="a4__day">
            <h2>{day.name}</h2>
            <ul>
              {day.items.map((item) => (
                <li>
                  <span class="a4__hour">{item.hour}</span>
                  <span>
                    {item.cancelled ? <s>{item.name}</s> : <strong>{item.name}</strong>}
                    {item.example && <em> – {item.example}</em>}
                    {item.status && <strong class="a4__status"> – {item.status}</strong>}
                    {[item.where, item.price].filter(Boolean).map((one) => ` – ${one}`)}
                    {item.advert && <em> – {item.advert}</em>}
                  </span>
                </li>
              ))}
              {day.more && <li class="a4__more">{day.more}</li>}
            </ul>
          </section>
        ))}
        <footer class="a4__foot">
          <div>
            {sheet.more && <p class="a4__left">{sheet.more}</p>}
            <p>{sheet.foot}</p>
            <p class="a4__printed">{sheet.printed}</p>
          </div>
          <QrCode address={sheet.address} />
        </footer>
      </article>
    </>
  )
}

export function QrCode({ address }: { address: string }) {
  const { t } = useReader()
  const { size, path } = qrOf(address)
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('print.qr', { address })}>
      <path d={path} />
    </svg>
  )
}
