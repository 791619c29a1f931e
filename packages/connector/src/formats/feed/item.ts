import { feedDate } from './dates.ts'
import { childOf, childrenOf, markupOf, textOf, type XmlNode } from './tree.ts'

export interface FeedItem {
  /** By the feed's own element names. */
  values: Map<string, unknown>
  point?: [number, number]
}

const dates = new Set([
  'pubDate',
  'dc:date',
  'dcterms:modified',
  'dcterms:created',
  'published',
  'updated',
  'issued',
  'modified',
  'created',
  'ev:startdate',
  'ev:enddate',
  'xcal:dtstart',
  'xcal:dtend',
])
const special = new Set([
  'link',
  'category',
  'author',
  'enclosure',
  'content',
  'summary',
  'media:content',
  'media:thumbnail',
  'media:group',
  'image',
  'source',
  'georss:point',
  'georss:where',
  'geo:lat',
  'geo:long',
  'geo:Point',
])

/** One item under its own element names; relative addresses are made whole with `base`. */
export function readItem(node: XmlNode, base: string, timezone: string): FeedItem {
  const values = new Map<string, unknown>()
  const set = (name: string, value: unknown) => {
    if (value !== undefined && value !== '' && !values.has(name)) values.set(name, value)
  }
  for (const child of node.children) {
    if (typeof child === 'string' || special.has(child.name)) continue
    const text = textOf(child).trim()
    set(child.name, dates.has(child.name) ? text && feedDate(text, timezone) : text)
  }
  set('link', absolute(linkOf(node), node.attributes['xml:base'] ?? base))
  set('category', categoriesOf(node))
  const author = childOf(node, 'author')
  set(
    author && childOf(author, 'name') ? 'author.name' : 'author',
    textOf((author && childOf(author, 'name')) ?? author).trim(),
  )
  for (const name of ['content', 'summary']) set(name, contentOf(childOf(node, name)))
  set('image', absolute(imageOf(node, values), base))
  const point = pointOf(node)
  return { values, ...(point ? { point } : {}) }
}

function linkOf(node: XmlNode): string {
  const links = childrenOf(node, 'link')
  const alternate =
    links.find(({ attributes }) => attributes.href && (attributes.rel ?? 'alternate') === 'alternate') ??
    links.find(({ attributes }) => attributes.href && attributes.rel !== 'enclosure' && attributes.rel !== 'self')
  if (alternate) return alternate.attributes.href!
  const text = links.map((link) => textOf(link).trim()).find(Boolean)
  const guid = childOf(node, 'guid')
  return (
    text ??
    (guid && guid.attributes.isPermaLink !== 'false' && /^https?:/.test(textOf(guid).trim()) ? textOf(guid).trim() : '')
  )
}

function categoriesOf(node: XmlNode): string[] | undefined {
  const words = childrenOf(node, 'category', 'dc:subject').map(
    (one) => one.attributes.label ?? one.attributes.term ?? textOf(one),
  )
  const clean = [...new Set(words.map((word) => word.trim()).filter(Boolean))]
  return clean.length > 0 ? clean : undefined
}

/** Atom's text constructs: escaped markup, plain text, or elements. */
function contentOf(node: XmlNode | undefined): string | undefined {
  if (!node || node.attributes.src) return undefined
  if (/xhtml/i.test(node.attributes.type ?? '')) return markupOf(node).trim()
  return textOf(node).trim()
}

function imageOf(node: XmlNode, values: Map<string, unknown>): string {
  const media = [
    ...childrenOf(node, 'media:content', 'media:thumbnail'),
    ...childrenOf(node, 'media:group').flatMap((group) => childrenOf(group, 'media:content', 'media:thumbnail')),
  ]
  const isImage = ({ attributes: { type = '', medium = '', url = '', href = '' } }: XmlNode) =>
    /^image\//i.test(type) ||
    medium === 'image' ||
    (type === '' && medium === '' && /\.(jpe?g|png|webp|gif)(\?|$)/i.test(url || href))
  const enclosures = [
    ...childrenOf(node, 'enclosure'),
    ...childrenOf(node, 'link').filter(({ attributes }) => attributes.rel === 'enclosure'),
  ]
  const found = [...enclosures, ...media].find((one) => isImage(one) || one.name === 'media:thumbnail')
  if (found) return found.attributes.url ?? found.attributes.href ?? ''
  const own = childOf(node, 'image')
  if (own) return (textOf(childOf(own, 'url') ?? own).trim() || own.attributes.href) ?? ''
  const html = [values.get('content:encoded'), values.get('content'), values.get('description'), values.get('summary')]
  for (const one of html) {
    const source = typeof one === 'string' ? /<img\b[^>]*?\bsrc\s*=\s*["']([^"']+)["']/i.exec(one)?.[1] : undefined
    if (source && !source.startsWith('data:')) return source.replaceAll('&amp;', '&')
  }
  return ''
}

/** GeoRSS (simple and GML) and W3C Geo: latitude first. */
function pointOf(node: XmlNode): [number, number] | undefined {
  const where = childOf(node, 'georss:where', 'geo:Point')
  const text = textOf(childOf(node, 'georss:point') ?? where).trim()
  const pair = text
    ? text.split(/[\s,]+/).map(Number)
    : [Number(textOf(childOf(node, 'geo:lat')) || Number.NaN), Number(textOf(childOf(node, 'geo:long')) || Number.NaN)]
  const [latitude, longitude] = pair
  return latitude !== undefined && longitude !== undefined && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
    ? [longitude, latitude]
    : undefined
}

export function absolute(address: string, base: string): string {
  if (address === '' || /^[a-z][a-z0-9+.-]*:/i.test(address)) return address
  return URL.canParse(address, base) ? new URL(address, base).href : address
}
