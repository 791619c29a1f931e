import { advertiserOf } from '@wiker/model'
import { readEvent } from '@wiker/town/agenda/event.ts'
import type { EventPage } from '@wiker/town/types.ts'
import { townColour } from '../components/colours.ts'
import { recordPath, withQuery } from '../components/links.ts'
import { priceInWords } from '../components/price.ts'
import { useReader } from '../components/reader.ts'
import { plain } from '../components/record.tsx'
import { dayPeriod } from '../formatting/dates.ts'
import { hourPeriod } from '../formatting/hours.ts'
import { readableName } from '../formatting/names.ts'
import { recurrenceInWords } from '../formatting/recurrence.ts'
import type { Words } from '../formatting/words.ts'
import { asked, wordsFor } from '../pages/show.tsx'
import { formFile, ownPicture, storedForm } from '../pictures/address.ts'
import { OwnPhoto } from '../pictures/photo.tsx'
import type { Deps, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { originOf } from '../server/origin.ts'
import { showBare } from './bare.tsx'
import { fileName, sendPdf } from './pdf.ts'
import { printSheet } from './press.ts'
import { qrSvg } from './qr.ts'
import { QrCode } from './week.tsx'
import { bareAddress } from './week-sheet.ts'

type Shown = Extract<EventPage, { state: 'shown' }>

/** What a poster says of an event, in words. */
export interface Poster {
  name: string
  town: string
  date: string
  hour: string
  rule: string
  status: string
  facts: { text: string; strong: boolean }[]
  advert: string
  text: string
  /** Where the code leads. */
  address: string
  site: string
}

/** `/{town}/agenda/{event}/affiche`: a poster to be printed, with the code that leads to the event's page. */
export async function posterPage(c: SiteContext, deps: Deps) {
  const page = await readAsked(c, deps)
  if (page instanceof Response) return page
  if (!page) return c.notFound()
  const poster = posterOf(page, originOf(c, deps), wordsFor(c), c.var.today)
  return showBare(c, deps, {
    title: `${poster.name} – ${poster.town}`,
    colour: page.town.colour,
    kind: 'sheet',
    body: <PosterBody poster={poster} page={page} paper={askedPaper(c)} />,
  })
}

export async function posterPdf(c: SiteContext, deps: Deps) {
  const page = await readAsked(c, deps)
  if (page instanceof Response) return page
  if (!page) return c.notFound()
  const words = wordsFor(c)
  const { event, town } = page
  const poster = posterOf(page, originOf(c, deps), words, c.var.today)
  const own = event.image && ownPicture(event.image.url, deps.publicUrl)
  const stored = own && storedForm(formFile(own.id, 'jpeg', own))
  const picture = stored && (await deps.files.get(stored.name))
  const pdf = await printSheet({
    template: 'poster',
    data: {
      ...poster,
      paper: askedPaper(c),
      language: words.language,
      colour: townColour(town.colour ?? undefined).strong,
      picture: picture ? 'picture.jpg' : '',
      alt: event.image?.alt ?? '',
      credit: picture && event.image?.credit ? words.t('photo.credit', { name: event.image.credit }) : '',
      qrAlt: words.t('print.qr', { address: poster.address }),
      scan: words.t('print.poster.scan'),
    },
    files: { 'qr.svg': Buffer.from(qrSvg(poster.address)), ...(picture && { 'picture.jpg': picture }) },
  })
  return sendPdf(c, pdf, fileName('affiche', page.path))
}

/** The event of the address, when it can be announced: it has a day. */
async function readAsked(c: SiteContext, deps: Deps): Promise<Shown | Response | undefined> {
  const { town, today } = c.var
  const path = c.req.param('record') ?? ''
  const page = await readEvent(deps.db, { town, path, today })
  if (page?.state !== 'shown' || page.days.length === 0) return undefined
  if (page.path !== path) return c.redirect(localPath(c.var.language, c.req.path.replace(path, page.path)), 301)
  return page
}

function askedPaper(c: SiteContext): 'a4' | 'a5' {
  return asked(c, 'format') === 'a5' ? 'a5' : 'a4'
}

export function posterOf(page: Shown, publicUrl: string, words: Words, today: string): Poster {
  const { event, town, days } = page
  const { t } = words
  const [first] = days
  const address = publicUrl + localPath(words.language, recordPath(town.slug, 'agenda', page.path))
  const where = [
    event.location?.name && readableName(event.location.name),
    event.location?.streetAddress,
    event.location?.addressLocality,
  ]
  const fact = (text: string | undefined, strong = false) => (text ? [{ text, strong }] : [])
  const advertiser = advertiserOf(event)
  const began = (event.startDate ?? first?.day)?.slice(0, 10)
  return {
    name: readableName(event.name),
    town: town.name,
    date: first ? dayPeriod(first.day, first.endsDay, words, today) : '',
    hour: first?.startsAt
      ? hourPeriod(first.startsAt, first.endsDay === first.day ? first.endsAt : null, town.timezone, words)
      : '',
    rule: (event.recurrence && began && recurrenceInWords(event.recurrence, began, words)) || '',
    status: [page.example && t('example.badge'), first && first.status !== 'scheduled' && t(`status.${first.status}`)]
      .filter(Boolean)
      .join(', '),
    facts: [
      ...fact(where.filter(Boolean).join(', '), true),
      ...fact(priceInWords(event.price, event.isAccessibleForFree, words, event.priceCurrency)),
      ...fact(event.organizer && t('print.poster.by', { name: event.organizer.name })),
      ...fact(event.telephone),
    ],
    advert: advertiser ? t('print.advert', { name: advertiser.name }) : '',
    text: plain(event.description, 600),
    address,
    site: bareAddress(publicUrl),
  }
}

export function PosterBody({ poster, page, paper }: { poster: Poster; page: Shown; paper: 'a4' | 'a5' }) {
  const { t, to } = useReader()
  const path = recordPath(page.town.slug, 'agenda', page.path)
  const other = paper === 'a4' ? 'a5' : 'a4'
  return (
    <>
      <nav class="sheet-bar no-print" aria-label={t('print.ways')}>
        <a class="button" href={to(withQuery(`${path}/affiche.pdf`, { format: paper === 'a5' ? 'a5' : undefined }))}>
          {t('print.pdf')}
        </a>
        <a
          class="button button--quiet"
          href={to(withQuery(`${path}/affiche`, { format: other === 'a5' ? 'a5' : undefined }))}
        >
          {t(`print.poster.${other}`)}
        </a>
        <a class="button button--quiet" href={to(path)}>
          {t('print.poster.back')}
        </a>
      </nav>
      <article class={`a4 poster poster--${paper}`}>
        <p class="poster__town">{poster.town}</p>
        <h1>{poster.name}</h1>
        {poster.status && <p class="poster__status">{poster.status}</p>}
        <p class="poster__when">
          {poster.date}
          <br />
          {poster.hour}
        </p>
        {poster.rule && <p>{poster.rule}</p>}
        <div class="poster__picture">
          {page.event.image && <OwnPhoto image={page.event.image} name={poster.name} sizes="800px" eager />}
          {!page.event.image && poster.text && <p>{poster.text}</p>}
        </div>
        <footer class="a4__foot">
          <div>
            {poster.facts.map(({ text, strong }) => (
              <p>{strong ? <strong>{text}</strong> : text}</p>
            ))}
            {poster.advert && (
              <p>
                <strong>{poster.advert}</strong>
              </p>
            )}
            {page.event.image?.credit && (
              <p class="a4__printed">{t('photo.credit', { name: page.event.image.credit })}</p>
            )}
          </div>
          <div class="poster__code">
            <QrCode address={poster.address} />
            <p>{t('print.poster.scan')}</p>
          </div>
        </footer>
      </article>
    </>
  )
}
