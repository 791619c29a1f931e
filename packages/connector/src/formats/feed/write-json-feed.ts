import type { CanonicalRecord } from '@wiker/model'
import type { WriteOptions } from '../write-options.ts'
import { instant, publishedOf } from './published.ts'

/** JSON Feed 1.1; what an event adds stands in an extension, `_event`. */
export async function* writeJsonFeed(
  records: AsyncIterable<CanonicalRecord>,
  options: WriteOptions,
): AsyncGenerator<string> {
  const head = {
    version: 'https://jsonfeed.org/version/1.1',
    title: options.title ?? 'Wiker',
    home_page_url: options.page,
    feed_url: options.url,
    description: options.description,
    language: options.language,
  }
  yield `${JSON.stringify(head).slice(0, -1)},"items":[`
  let first = true
  for await (const record of records) {
    yield `${first ? '\n' : ',\n'}${JSON.stringify(itemOf(record))}`
    first = false
  }
  yield '\n]}\n'
}

function itemOf(record: CanonicalRecord): Record<string, unknown> {
  const said = publishedOf(record)
  const { start, end, place, organizer, point } = said
  const event = { start, end, place, organizer, ...point }
  return {
    id: record.id,
    url: record.url,
    title: record.name,
    content_text: said.body ?? record.description ?? record.name ?? '',
    summary: said.body === undefined ? undefined : record.description,
    image: record.image?.url,
    date_published: instant(said.published ?? said.sourceDate),
    date_modified: instant(said.modified),
    authors: said.author ? [{ name: said.author }] : undefined,
    tags: record.categories,
    _event: Object.values(event).some((value) => value !== undefined) ? event : undefined,
  }
}
