import type { Detection, Layer, Member, ReadContext } from '../../types.ts'
import { Flattener } from '../json/flatten.ts'
import { isObject } from '../json/locate.ts'
import { parseDocument } from '../json/source.ts'
import { Tally } from '../table/tally.ts'
import { feedDate } from './dates.ts'

const meanings: [string, string][] = [
  ['identifier', 'id'],
  ['name', 'title'],
  ['url', 'url'],
  ['description', 'summary'],
  ['articleBody', 'content_text'],
  ['articleBody', 'content_html'],
  ['datePublished', 'date_published'],
  ['dateModified', 'date_modified'],
  ['author', 'author.name'],
  ['category', 'tags'],
  ['image', 'image'],
]

/** JSON Feed 1.1 (and 1.0, which had one author). */
export async function openJsonFeed(member: Member, detection: Detection, context: ReadContext): Promise<Layer[]> {
  const first = { repairs: [], warnings: [] }
  const root = await parseDocument(member, new Tally(first))
  const feed = isObject(root) ? root : {}
  const items = Array.isArray(feed.items) ? feed.items.filter(isObject) : []
  const layer: Layer = {
    path: member.path,
    format: 'jsonfeed',
    encoding: detection.encoding ?? 'utf-8',
    columns: [],
    facts: factsOf(feed),
    repairs: [],
    warnings: [...first.warnings],
    records: async function* () {
      const flattener = new Flattener(layer.columns, new Tally(layer))
      for (const [index, item] of items.entries()) yield flattener.record(readable(item, context.timezone), index + 1)
    },
  }
  for await (const _ of layer.records());
  const taken = new Set<string>()
  const mapping = meanings.flatMap(([to, from]) => {
    if (taken.has(to) || !layer.columns.includes(from)) return []
    taken.add(to)
    return [{ to, from }]
  })
  layer.known = { entity: 'article', mapping }
  return [layer]
}

function readable(item: Record<string, unknown>, timezone: string): Record<string, unknown> {
  const { authors, author: old, banner_image, ...rest } = item
  const author = (Array.isArray(authors) ? authors[0] : undefined) ?? old
  const dated = Object.fromEntries(
    ['date_published', 'date_modified'].flatMap((key) =>
      typeof rest[key] === 'string' ? [[key, feedDate(rest[key], timezone)]] : [],
    ),
  )
  return { ...rest, ...dated, ...(author ? { author } : {}), ...(rest.image ? {} : { image: banner_image }) }
}

function factsOf(feed: Record<string, unknown>): Record<string, string> {
  const pairs = [
    ['title', feed.title],
    ['description', feed.description],
    ['url', feed.home_page_url],
    ['language', feed.language],
  ]
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
}
