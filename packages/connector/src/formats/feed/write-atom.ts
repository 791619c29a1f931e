import type { CanonicalRecord } from '@wiker/model'
import type { WriteOptions } from '../write-options.ts'
import { instant, publishedOf } from './published.ts'
import { escaped } from './write.ts'

/** Atom 1.0 (RFC 4287), with mod_event for the dates of events and GeoRSS for positions. */
export async function* writeAtom(
  records: AsyncIterable<CanonicalRecord>,
  options: WriteOptions,
): AsyncGenerator<string> {
  const title = options.title ?? 'Wiker'
  const language = options.language ? ` xml:lang="${escaped(options.language)}"` : ''
  yield `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:ev="http://purl.org/rss/1.0/modules/event/" xmlns:georss="http://www.georss.org/georss"${language}>
${element('id', options.url ?? options.page ?? `urn:wiker:feed:${encodeURIComponent(title)}`)}${element('title', title)}${element('subtitle', options.description)}${element('updated', options.now)}<author>${element('name', title).trim()}</author>
${link('self', options.url, 'application/atom+xml')}${link('alternate', options.page, 'text/html')}`
  for await (const record of records) yield entryOf(record, options.now)
  yield '</feed>\n'
}

function entryOf(record: CanonicalRecord, now: string): string {
  const said = publishedOf(record)
  const published = instant(said.published ?? said.sourceDate)
  const updated = instant(said.modified) ?? published ?? instant(record.provenance?.retrieved) ?? now
  const { body = record.description } = said
  const categories = (record.categories ?? []).map((word) => `<category term="${escaped(word)}"/>\n`).join('')
  const point = said.point && `${said.point.latitude} ${said.point.longitude}`
  return `<entry>
${element('id', record.id)}${element('title', record.name ?? record.id)}${element('updated', updated)}${element('published', published)}${link('alternate', record.url, 'text/html')}${link('enclosure', record.image?.url, 'image/*')}${
  said.author ? `<author>${element('name', said.author).trim()}</author>\n` : ''
}${categories}${element('summary', record.description)}${body ? `<content type="text">${escaped(body)}</content>\n` : ''}${element('ev:startdate', said.start)}${element('ev:enddate', said.end)}${element('ev:location', said.place)}${element('ev:organizer', said.organizer)}${element('georss:point', point)}</entry>
`
}

const element = (name: string, text: string | undefined): string =>
  text ? `<${name}>${escaped(text)}</${name}>\n` : ''

const link = (rel: string, href: string | undefined, type: string): string =>
  href ? `<link rel="${rel}" type="${type}" href="${escaped(href)}"/>\n` : ''
