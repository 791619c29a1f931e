import type { CanonicalRecord } from '@wiker/model'
import { Temporal } from 'temporal-polyfill'
import type { WriteOptions } from '../write-options.ts'
import { publishedOf } from './published.ts'

/** RSS 2.0 with Atom's self link, mod_event for the dates of events and Media RSS for pictures. */
export async function* writeRss(
  records: AsyncIterable<CanonicalRecord>,
  options: WriteOptions,
): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:ev="http://purl.org/rss/1.0/modules/event/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:georss="http://www.georss.org/georss">
<channel>
${element('title', options.title ?? 'Wiker')}${element('link', options.page ?? options.url ?? '')}${element('description', options.description ?? options.title ?? '')}${element('language', options.language)}${element('lastBuildDate', rfc822(options.now))}${
  options.url ? `<atom:link rel="self" type="application/rss+xml" href="${escaped(options.url)}"/>\n` : ''
}`
  for await (const record of records) yield itemOf(record)
  yield '</channel>\n</rss>\n'
}

/** Any record as an item: news by its publication date, an event with its own dates in mod_event. */
function itemOf(record: CanonicalRecord): string {
  const { id, name, url, image } = record
  const said = publishedOf(record)
  const published = said.published ?? said.modified ?? said.sourceDate
  return `<item>
${element('title', name)}${element('link', url)}<guid isPermaLink="false">${escaped(id)}</guid>
${element('description', record.description ?? said.body)}${element('dc:creator', said.author)}${element('pubDate', published && rfc822(published))}${(
  record.categories ?? []
)
  .map((category) => element('category', category))
  .join(
    '',
  )}${element('ev:startdate', said.start)}${element('ev:enddate', said.end)}${element('ev:location', said.place)}${element('ev:organizer', said.organizer)}${
  image
    ? `<media:content medium="image" url="${escaped(image.url)}">${image.credit ? `<media:credit>${escaped(image.credit)}</media:credit>` : ''}</media:content>\n`
    : ''
}${said.point ? element('georss:point', `${said.point.latitude} ${said.point.longitude}`) : ''}</item>
`
}

function element(name: string, text: string | undefined): string {
  return text ? `<${name}>${escaped(text)}</${name}>\n` : ''
}

/** Also leaves out the control characters XML 1.0 forbids. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Sat, 28 Nov 2026 20:30:00 +0100`; nothing for a text that is no date. RSS knows no day without an hour: a day begins at 00:00. */
function rfc822(iso: string): string | undefined {
  const found = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:\d\d))?$/.exec(iso)
  if (!found) return undefined
  const [, day = '', time = '00:00', seconds = '00', zone = 'Z'] = found
  const date = Temporal.PlainDate.from(day)
  const offset = zone === 'Z' ? '+0000' : zone.replace(':', '')
  return `${weekdays[date.dayOfWeek - 1]}, ${String(date.day).padStart(2, '0')} ${months[date.month - 1]} ${date.year} ${time}:${seconds} ${offset}`
}
