import { decodeAll } from '../../detect/decode.ts'
import { problemOf } from '../../problem.ts'
import type { Layer, Member, Warning } from '../../types.ts'
import { layersOfGraph } from '../items/graph-layers.ts'
import { itemLayer } from '../items/layer.ts'
import { knownItem, plainItem } from '../items/schema-org.ts'
import { parseText } from '../json/source.ts'
import { graphOfJsonld } from '../jsonld/expand.ts'
import { furniture } from '../rdf/classes.ts'
import { Graph } from '../rdf/graph.ts'
import type { Item } from '../rdf/tree.ts'
import { Tally } from '../table/tally.ts'
import { type Document, elementsOf, textOfElement } from './dom.ts'
import { microdataOf } from './microdata.ts'
import { microformatsOf } from './microformats.ts'
import { openGraphOf } from './open-graph.ts'
import { rdfaOf } from './rdfa.ts'

export interface Kind {
  /** How it stands in the page: `json-ld`, `microdata`, `rdfa`, `microformats`, `open-graph`. */
  syntax: string
  name: string
  /** Something people come for, not who made the page. */
  telling: boolean
  layer(path: string, encoding: string | undefined): Layer
}

export interface ThingsOfPage {
  kinds: Kind[]
  warnings: Warning[]
}

const NOWHERE = 'https://base.invalid/'
const cache = new WeakMap<Member, Promise<ThingsOfPage>>()

/** Everything a page says in itself, found once. The same thing in two syntaxes is taken from the richer one. */
export function thingsOfPage(member: Member): Promise<ThingsOfPage> {
  let found = cache.get(member)
  if (!found) {
    found = look(member)
    cache.set(member, found)
  }
  return found
}

async function look(member: Member): Promise<ThingsOfPage> {
  const html = await decodeAll(member)
  const { parseDocument } = await import('htmlparser2')
  const document = parseDocument(html, { decodeEntities: true })
  const base = baseOf(document)
  const absolute = (url: string) => resolved(url, base)
  const facts = factsOf(document)
  const warnings: Warning[] = []
  const kinds: Kind[] = []
  const addGraph = (graph: Graph, syntax: string) => {
    if (graph.subjects.size === 0) return
    for (const layer of layersOfGraph(graph, { path: '', format: 'html', facts })) {
      const name = layer.path.replace(/^#/, '')
      const kind = name || nameOfKnown(layer)
      if (!furniture.test(kind)) kinds.push(kindOf(syntax, kind, layer.known, () => layer))
    }
  }
  const addItems = (items: Item[], syntax: string) => {
    for (const [name, group] of byType(items)) {
      if (furniture.test(name)) continue
      const known = knownItem(name)
      const layer = () => itemLayer(() => group.map(plainItem), { path: '', format: 'html', facts, known })
      kinds.push(kindOf(syntax, name, known, layer))
    }
  }
  addGraph(await jsonldOf(document, warnings), 'json-ld')
  addItems(microdataOf(document, absolute), 'microdata')
  if (/\btypeof\s*=/i.test(html)) addGraph(await rdfaOf(html, base ?? NOWHERE), 'rdfa')
  if (/\b(h-event|vevent|h-entry|hentry)\b/.test(html))
    addItems(await microformatsOf(html, base).catch(() => []), 'microformats')
  const shared = openGraphOf(document)
  if (shared && !kinds.some(({ telling }) => telling)) addItems([shared], 'open-graph')
  return { kinds: onlyOnce(kinds), warnings }
}

const nameOfKnown = (layer: Layer): string =>
  layer.known?.entity === 'event' ? 'Event' : (layer.known?.entity ?? 'Thing')

function kindOf(syntax: string, name: string, known: Layer['known'], layer: () => Layer): Kind {
  const made = (path: string, encoding: string | undefined): Layer =>
    Object.assign(layer(), { path, encoding: encoding ?? 'utf-8' })
  return { syntax, name, telling: known !== undefined && known.entity !== 'organization', layer: made }
}

/** Pages often say the same in two syntaxes: a kind is taken from the first that has it. */
function onlyOnce(kinds: Kind[]): Kind[] {
  const entity = ({ name }: Kind) => knownItem(name)?.entity ?? name
  return kinds.filter(
    (kind, index) =>
      !kinds.slice(0, index).some((before) => before.syntax !== kind.syntax && entity(before) === entity(kind)),
  )
}

/** Articles and organisations by their type; all events are one kind. */
function byType(items: Item[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items.flatMap((one) => [one, ...contained(one)])) {
    const types = Array.isArray(item['@type']) ? (item['@type'] as string[]) : []
    const name = types.some((type) => knownItem(type)?.entity === 'event') ? 'Event' : (types[0] ?? 'Thing')
    groups.set(name, [...(groups.get(name) ?? []), item])
  }
  return groups
}

/** Events a list, a page or a place names as its own. */
function contained(item: Item, depth = 0): Item[] {
  if (depth > 5) return []
  return ['event', 'events', 'itemListElement', 'item', 'mainEntity', 'subEvent', 'hasPart', 'blogPost'].flatMap(
    (key) => {
      const values = (Array.isArray(item[key]) ? item[key] : [item[key]]) as unknown[]
      return values.flatMap((one) =>
        typeof one === 'object' && one !== null ? [one as Item, ...contained(one as Item, depth + 1)] : [],
      )
    },
  )
}

async function jsonldOf(document: Document, warnings: Warning[]): Promise<Graph> {
  const graph = new Graph()
  for (const element of elementsOf(document)) {
    if (element.name !== 'script' || !/^application\/ld\+json\b/i.test(element.attribs.type?.trim() ?? '')) continue
    const text = element.children.map((child) => ('data' in child ? child.data : '')).join('')
    try {
      await graphOfJsonld(
        parseText(
          text.replace(/^\s*(<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)|(-->|\/\*\]\]>\*\/|\]\]>)\s*$/g, ''),
          new Tally({ repairs: [], warnings }),
        ),
        graph,
      )
    } catch (error) {
      warnings.push({ kind: 'broken-markup', count: 1, message: String(problemOf(error).values?.reason ?? 'JSON-LD') })
    }
  }
  return graph
}

/** The page's own address, as far as the page says it. */
function baseOf(document: Document): string | undefined {
  let canonical: string | undefined
  for (const { name, attribs } of elementsOf(document)) {
    if (name === 'base' && /^https?:/i.test(attribs.href ?? '')) return attribs.href
    if (name === 'link' && /\bcanonical\b/i.test(attribs.rel ?? '') && /^https?:/i.test(attribs.href ?? ''))
      canonical ??= attribs.href
    if (name === 'meta' && attribs.property === 'og:url' && /^https?:/i.test(attribs.content ?? ''))
      canonical ??= attribs.content
  }
  return canonical
}

function resolved(url: string, base: string | undefined): string {
  if (!base || !URL.canParse(url, base)) return url
  return new URL(url, base).href
}

function factsOf(document: Document): Record<string, string> {
  const facts: Record<string, string> = {}
  for (const element of elementsOf(document)) {
    if (element.name === 'html' && element.attribs.lang) facts.language ??= element.attribs.lang
    if (element.name === 'title') facts.title ??= textOfElement(element).slice(0, 300)
    if (element.name === 'meta' && element.attribs.name?.toLowerCase() === 'description')
      facts.description ??= (element.attribs.content ?? '').slice(0, 500)
  }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== ''))
}
