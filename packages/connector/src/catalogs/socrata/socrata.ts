import { Unreadable } from '../../problem.ts'
import { addressWith, at, objectOf, textOf } from '../fields.ts'
import { byOffset } from '../paging.ts'
import type { Catalog, Part, Seen, Session, Target } from '../types.ts'

/** Socrata (Tyler) portals: SODA 2. */
export const socrata: Catalog = { name: 'socrata', detect: detectSocrata }

function detectSocrata({ url }: Seen): Target | undefined {
  const patterns = [
    /^\/(?:d|resource|api\/views)\/([a-z0-9]{4}-[a-z0-9]{4})(?:\.(?:json|geojson))?(?:\/.*)?$/,
    /^\/[\w-]+\/[^/]+\/([a-z0-9]{4}-[a-z0-9]{4})(?:\/(?:data|about_data))?\/?$/,
  ]
  const id = patterns.map((pattern) => pattern.exec(url.pathname)?.[1]).find(Boolean)
  return id ? { name: id, read: (session) => readDataset(url, id, session) } : undefined
}

const PAGE = 5000

async function* readDataset(url: URL, id: string, session: Session): AsyncGenerator<Part> {
  const meta = objectOf((await session.tryGet(`${url.origin}/api/views/${id}.json`))?.json)
  if (meta.id !== id) throw new Unreadable('not-this-protocol')
  const updated = textOf(meta.rowsUpdatedAt)
  const question = [...url.searchParams].filter(
    ([name]) => name.startsWith('$') && !/^\$(limit|offset|order)$/.test(name),
  )
  if (updated && question.length === 0) yield { version: updated }
  const resource = addressWith(`${url.origin}/resource/${id}.json`, {
    ...Object.fromEntries(question),
    $order: ':id',
    $limit: PAGE,
  })
  const pages = byOffset(session, {
    size: PAGE,
    address: ($offset) => addressWith(resource, { $offset }),
    pick: ({ json }) => {
      if (!Array.isArray(json)) throw new Unreadable('not-this-protocol')
      return { list: json.map(plain) }
    },
  })
  const facts = {
    title: textOf(meta.name),
    publisher: textOf(meta.attribution),
    licence: textOf(at(meta, 'license', 'name')),
  }
  for await (const { list } of pages) yield { records: list, facts }
}

/** Columns that the portal computed for its maps are none of the publisher's. */
function plain(row: unknown): unknown {
  return Object.fromEntries(Object.entries(objectOf(row)).filter(([name]) => !name.startsWith(':@computed')))
}
