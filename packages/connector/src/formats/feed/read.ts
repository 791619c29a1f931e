import { newDecodeReport, repairsOf } from '../../detect/decode.ts'
import { looksMojibake, repairMojibake } from '../../detect/mojibake.ts'
import type { Detection, KnownColumn, Layer, Member, RawRecord, ReadContext } from '../../types.ts'
import { Tally } from '../table/tally.ts'
import { absolute, type FeedItem, readItem } from './item.ts'
import { feedParts } from './items.ts'
import { openJsonFeed } from './json-feed.ts'
import { childOf, textOf, type XmlNode } from './tree.ts'

/** What each element is, best first: the first that a feed has is taken. */
const meanings: Record<string, string[]> = {
  identifier: ['guid', 'id', 'dc:identifier'],
  name: ['title', 'dc:title'],
  url: ['link'],
  description: ['description', 'summary', 'itunes:summary', 'dc:description'],
  articleBody: ['content:encoded', 'content'],
  datePublished: ['pubDate', 'published', 'issued', 'dc:date', 'created', 'dcterms:created', 'updated'],
  dateModified: ['updated', 'modified', 'dcterms:modified'],
  author: ['author.name', 'dc:creator', 'author', 'itunes:author'],
  category: ['category'],
  image: ['image'],
}
/** RSS modules that announce events (mod_event, xCal). */
const eventMeanings: Record<string, string[]> = {
  startDate: ['ev:startdate', 'xcal:dtstart'],
  endDate: ['ev:enddate', 'xcal:dtend'],
  location: ['ev:location', 'xcal:location'],
  organizer: ['ev:organizer', 'xcal:organizer'],
}

/** The items of a feed: news, or events where the feed dates them as such. */
export async function openFeed(member: Member, detection: Detection, context: ReadContext): Promise<Layer[]> {
  if (detection.format === 'jsonfeed') return openJsonFeed(member, detection, context)
  const layer: Layer = {
    path: member.path,
    format: detection.format,
    encoding: detection.encoding ?? 'utf-8',
    columns: [],
    repairs: [],
    warnings: [],
    records: () => read(member, layer, context),
  }
  const facts: XmlNode[] = []
  const columns = new Set<string>()
  const parts = {
    fact: (node: XmlNode) => facts.push(node),
    item: (node: XmlNode) => collect(readItem(node, '', context.timezone), columns),
    forgive: () => {},
  }
  for await (const _ of feedParts(member, newDecodeReport(), parts));
  layer.columns = [...columns]
  layer.facts = factsOf(facts)
  const isEvent = eventMeanings.startDate!.some((name) => columns.has(name))
  layer.known = { entity: isEvent ? 'event' : 'article', mapping: mappingOf(columns, isEvent) }
  return [layer]
}

function collect(item: FeedItem, columns: Set<string>): void {
  for (const name of item.values.keys()) columns.add(name)
}

export function mappingOf(columns: ReadonlySet<string>, isEvent: boolean): KnownColumn[] {
  const { articleBody, datePublished, author, ...common } = meanings
  const wanted = isEvent ? { ...common, ...eventMeanings } : { ...common, articleBody, datePublished, author }
  const taken = new Set<string>()
  return Object.entries(wanted).flatMap(([to, names]) => {
    const from = names?.find((name) => columns.has(name) && !taken.has(name))
    if (!from) return []
    taken.add(from)
    return [{ to, from }]
  })
}

function factsOf(nodes: XmlNode[]): Record<string, string> {
  const find = (...names: string[]) => {
    for (const name of names) {
      for (const node of nodes.filter((one) => one.name === name)) {
        const text = textOf(childOf(node, 'name') ?? node).trim()
        if (text) return text
      }
    }
    return undefined
  }
  const link = nodes.find(
    ({ name, attributes }) => name === 'link' && attributes.href && (attributes.rel ?? 'alternate') === 'alternate',
  )
  const licence = nodes.find(({ name, attributes }) => name === 'link' && attributes.rel === 'license')
  const base =
    nodes.find(({ name }) => name === '@base')?.attributes['xml:base'] ??
    nodes.find(({ name, attributes }) => name === 'link' && attributes.rel === 'self')?.attributes.href
  const entries: Record<string, string | undefined> = {
    title: find('title', 'atom:title'),
    description: find('description', 'subtitle', 'tagline'),
    url: absolute(link?.attributes.href ?? find('link') ?? base ?? '', base ?? '') || undefined,
    language: find('language', 'dc:language'),
    licence:
      licence?.attributes.href ?? find('creativeCommons:license', 'cc:license', 'copyright', 'rights', 'dc:rights'),
    publisher: find('dc:publisher', 'managingEditor', 'author'),
    updated: find('lastBuildDate', 'updated', 'pubDate'),
  }
  return Object.fromEntries(
    Object.entries(entries).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

async function* read(member: Member, layer: Layer, context: ReadContext): AsyncGenerator<RawRecord> {
  const tally = new Tally(layer)
  tally.reset()
  const report = newDecodeReport()
  const index = new Map(layer.columns.map((name, column) => [name, column]))
  let out: RawRecord[] = []
  let where = 0
  const parts = {
    fact: () => {},
    forgive: (reason: string) => tally.warn('broken-markup', undefined, reason.slice(0, 120)),
    item: (node: XmlNode) => {
      out.push(recordOf(readItem(node, layer.facts?.url ?? '', context.timezone), ++where, index, tally))
    },
  }
  for await (const _ of feedParts(member, report, parts)) {
    yield* out
    out = []
  }
  yield* out
  for (const { kind, count } of repairsOf(report)) tally.repair(kind, count)
  tally.settle()
}

function recordOf({ values, point }: FeedItem, where: number, index: Map<string, number>, tally: Tally): RawRecord {
  const record: RawRecord = { values: [], where }
  for (const [name, value] of values) {
    const column = index.get(name)
    if (column === undefined) continue
    const repaired = typeof value === 'string' && looksMojibake(value) ? repairMojibake(value) : undefined
    if (repaired !== undefined) tally.repair('mojibake')
    record.values[column] = repaired ?? value
  }
  if (point) record.geometry = { type: 'Point', coordinates: point }
  return record
}
