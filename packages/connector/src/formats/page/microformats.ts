import { isObject } from '../json/locate.ts'
import type { Item } from '../rdf/tree.ts'

/** The parser wants an address to resolve against; where the page tells none, links lose the one it made up. */
const NOWHERE = 'https://base.invalid'

/** h-event, h-entry and h-card (microformats2, and their older class names) in the words of schema.org. */
export async function microformatsOf(html: string, base: string | undefined): Promise<Item[]> {
  const { mf2 } = await import('microformats-parser')
  const { items } = mf2(html, { baseUrl: base ?? NOWHERE })
  return (items as Microformat[])
    .flatMap((one) => all(one))
    .flatMap((one): Item[] => {
      const item = translated(one)
      return item ? [item] : []
    })
}

interface Microformat {
  type?: string[]
  properties?: Record<string, unknown[]>
  children?: Microformat[]
  value?: string
}

/** Lists (h-feed) hold their entries as children. */
function all(item: Microformat, depth = 0): Microformat[] {
  const inside = depth < 10 ? (item.children ?? []).flatMap((child) => all(child, depth + 1)) : []
  return [item, ...inside]
}

const names: Record<string, string> = {
  name: 'name',
  summary: 'summary',
  content: 'description',
  description: 'description',
  start: 'startDate',
  end: 'endDate',
  dtstart: 'startDate',
  dtend: 'endDate',
  url: 'url',
  photo: 'image',
  featured: 'image',
  category: 'keywords',
  organizer: 'organizer',
  location: 'location',
  published: 'datePublished',
  updated: 'dateModified',
  author: 'author',
  uid: 'identifier',
  status: 'eventStatus',
}

function translated({ type = [], properties = {} }: Microformat): Item | undefined {
  const event = type.includes('h-event')
  if (!event && !type.includes('h-entry')) return undefined
  const item: Item = { '@type': [event ? 'Event' : 'BlogPosting'] }
  for (const [key, values] of Object.entries(properties)) {
    const name = (!event && key === 'name' ? 'headline' : names[key]) ?? key
    if (name === '__proto__' || item[name] !== undefined) continue
    const plain = values.map((value) => plainOf(value, name)).filter((value) => value !== undefined)
    if (plain.length > 0) item[name] = plain.length === 1 || name !== 'keywords' ? plain[0] : plain
  }
  if (item.description === undefined && item.summary !== undefined) item.description = item.summary
  return item
}

function plainOf(value: unknown, name: string): unknown {
  if (typeof value === 'string') return value.replace(NOWHERE, '').trim() || undefined
  if (!isObject(value)) return undefined
  if (typeof value.html === 'string') return value.html
  const { properties } = value as Microformat
  if (!properties) return typeof value.value === 'string' ? value.value : undefined
  const one = (key: string) => properties[key]?.find((part) => typeof part === 'string')
  const adr = properties.adr?.find(isObject) as Microformat | undefined
  const geo = properties.geo?.find(isObject) as Microformat | undefined
  const part = (key: string) => one(key) ?? adr?.properties?.[key]?.[0] ?? geo?.properties?.[key]?.[0]
  if (name !== 'location')
    return { name: one('name'), url: one('url'), email: one('email')?.replace(/^mailto:/, ''), telephone: one('tel') }
  return {
    name: one('name'),
    url: one('url'),
    address: {
      streetAddress: part('street-address'),
      postalCode: part('postal-code'),
      addressLocality: part('locality'),
      addressCountry: part('country-name'),
    },
    geo: { latitude: part('latitude'), longitude: part('longitude') },
  }
}
