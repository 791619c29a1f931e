import { Unreadable } from '../../problem.ts'
import { addressWith, listOf, objectOf, textOf } from '../fields.ts'
import type { Catalog, Part, Seen, Session, Target } from '../types.ts'

/** Overpass API: a question to OpenStreetMap, answered as JSON with the middle of every shape. */
export const overpass: Catalog = { name: 'overpass', detect: detectOverpass }

function detectOverpass({ url }: Seen): Target | undefined {
  const question = url.searchParams.get('data')
  if (!/\/api\/interpreter$/.test(url.pathname) || !question) return undefined
  return { name: 'openstreetmap', read: (session) => readOverpass(url, question, session) }
}

async function* readOverpass(url: URL, question: string, session: Session): AsyncGenerator<Part> {
  const { json, text } = await session.get(addressWith(url, { data: inJson(question) }))
  const answer = objectOf(json)
  const remark = textOf(answer.remark)
  if (!Array.isArray(answer.elements)) throw new Unreadable('service-refuses', { reason: saidIn(text) })
  // Out of time or memory it gives what it has, with status 200.
  const broken =
    remark && /error|timed out|out of memory/i.test(remark)
      ? { key: 'service-refuses', values: { reason: remark.slice(0, 200) } }
      : undefined
  if (broken && answer.elements.length === 0) throw new Unreadable(broken.key, broken.values)
  yield {
    features: listOf(answer.elements).flatMap(featureOf),
    facts: { licence: 'ODbL 1.0', publisher: '© OpenStreetMap contributors' },
    ...(broken ? { incomplete: broken } : {}),
  }
}

function inJson(question: string): string {
  const settings = /\[out:\w+\]/.test(question)
    ? question.replace(/\[out:\w+(?:\([^)]*\))?\]/, '[out:json]')
    : `[out:json]${/^\s*\[/.test(question) ? '' : ';'}${question}`
  return settings.replace(/\bout\s+(body|tags|meta|skel)?\s*;/g, 'out $1 center;')
}

function saidIn(text: string): string {
  return (
    /<strong[^<>]{0,200}>\s{0,20}Error\s{0,20}<\/strong>\s{0,20}:?([^<]{0,200})/i.exec(text)?.[1] ??
    text
      .slice(0, 2000)
      .replace(/<[^>]*>/g, ' ')
      .slice(0, 200)
  ).trim()
}

/** An element that has tags; mere corners of shapes have none. */
function featureOf(element: unknown): unknown[] {
  const { type, id, lat, lon, center, geometry, tags, ...more } = objectOf(element)
  if (!tags || Object.keys(objectOf(tags)).length === 0) return []
  const at = objectOf(center)
  const [x, y] = [lon ?? at.lon, lat ?? at.lat]
  const line = listOf(geometry)
    .map(objectOf)
    .map((point) => [point.lon, point.lat])
  const closed = line.length > 3 && String(line[0]) === String(line.at(-1))
  const shape =
    line.length > 1
      ? closed
        ? { type: 'Polygon', coordinates: [line] }
        : { type: 'LineString', coordinates: line }
      : typeof x === 'number' && typeof y === 'number'
        ? { type: 'Point', coordinates: [x, y] }
        : null
  const { nodes: _nodes, members: _members, bounds: _bounds, ...own } = more
  return [
    {
      type: 'Feature',
      id: `${type}/${id}`,
      geometry: shape,
      properties: { '@id': `${type}/${id}`, ...own, ...objectOf(tags) },
    },
  ]
}
