import { type WriteFormat, writers } from '@wiker/connector/formats/writers.ts'
import type { CanonicalRecord } from '@wiker/model'
import { readHolidayRanges } from '@wiker/town/practical/holiday-ranges.ts'
import type { FeedItem } from '@wiker/town/types.ts'
import { recordPath } from '../components/links.ts'
import { isWrittenHere } from '../components/written-text.tsx'
import { exceptionsInWords } from '../formatting/exceptions.ts'
import { labelled } from '../formatting/labelled.ts'
import { words } from '../formatting/words.ts'
import { plainOf } from '../markdown/plain.ts'
import type { Deps, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { originOf } from '../server/origin.ts'
import { openHeaders } from '../server/security.ts'
import { forPeople } from './for-people.ts'

export type FeedFormat = Extract<WriteFormat, 'ics' | 'rss' | 'geojson' | 'jsonld' | 'csv'>

export interface Feed {
  format: FeedFormat
  items: FeedItem[]
  title: string
  /** Path and query of the page that shows the same. */
  page: string
  fileName: string
}

/** Formats whose readers are people with a calendar or a feed reader. */
const forReading: FeedFormat[] = ['ics', 'rss']
/** Files people keep, rather than pages they look at. */
const kept: FeedFormat[] = ['ics', 'csv']

/** The records in a format, each with the address of its page here and its own source named; the scripts of any site may read them. */
export async function sendFeed(c: SiteContext, deps: Deps, feed: Feed): Promise<Response> {
  const format = writers[feed.format]
  const { pathname, search } = new URL(c.req.url)
  const holidays = feed.format === 'ics' ? await readHolidayRanges(deps.db, c.var.town) : {}
  const pieces = format.write(addressed(c, deps, feed), {
    title: feed.title,
    page: originOf(c, deps) + feed.page,
    url: originOf(c, deps) + pathname + search,
    language: c.var.language,
    timezone: c.var.town.timezone,
    now: deps.clock().toISOString(),
    ...holidays,
  })
  for (const [name, value] of openHeaders) c.header(name, value)
  const disposition = `${kept.includes(feed.format) ? 'attachment' : 'inline'}; filename="${feed.fileName}"`
  return c.body(await joined(pieces), 200, {
    'content-type': format.mediaType,
    'content-disposition': disposition,
  })
}

/** A record that leaves leads back to its page here; the page of its source stays in its provenance. */
async function* addressed(c: SiteContext, deps: Deps, { items, format }: Feed): AsyncGenerator<CanonicalRecord> {
  for (const { record, section, path, of } of items) {
    const { town, language } = c.var
    const origin = of && of !== town.slug ? deps.publicUrl : originOf(c, deps)
    const url = origin + localPath(language, recordPath(of ?? town.slug, section, path))
    const provenance = record.provenance && { page: record.url, ...record.provenance }
    const leaving = { ...record, url, ...(provenance && { provenance }) }
    const spoken = words[c.var.language]
    yield forReading.includes(format) ? forPeople(readable(leaving, c, deps), spoken) : labelled(leaving, spoken)
  }
}

/** Without the marks of Markdown, and with the dates of a series that are cancelled or moved in words: not every reader shows them otherwise. */
function readable(record: CanonicalRecord, c: SiteContext, deps: Deps): CanonicalRecord {
  const { town, today, language } = c.var
  const text = record.description ?? ('articleBody' in record ? record.articleBody : undefined)
  const plain = text && isWrittenHere(record, deps.publicUrl) ? plainOf(text) : text
  const exceptions = record.type === 'Event' ? exceptionsInWords(record, today, town.timezone, words[language]) : []
  const description = [...exceptions, plain].filter(Boolean).join('\n\n')
  return description ? { ...record, description } : record
}

async function joined(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}
