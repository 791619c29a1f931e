import { Unreadable } from '../../problem.ts'
import { at, type Json, listOf, objectOf, textOf } from '../fields.ts'
import type { Catalog, Part, Seen, Session, Target } from '../types.ts'

/** Grist documents that everyone may see: each table a member. */
export const grist: Catalog = { name: 'grist', detect: detectGrist }

function detectGrist({ url, answer }: Seen): Target | undefined {
  const [, base = '', id, table] =
    /^((?:\/o\/[\w-]+)?)\/api\/docs\/([\w~-]{8,})(?:\/tables(?:\/([\w-]+)(?:\/(?:records|data))?)?)?\/?$/.exec(
      url.pathname,
    ) ?? []
  if (id) return targetOf(`${url.origin}${base}`, id, table)
  const [, org = '', page] = /^((?:\/o\/[\w-]+)?)\/(?:doc\/)?([A-Za-z0-9]{12,})(?:\/|$)/.exec(url.pathname) ?? []
  const isGrist = answer !== undefined && /gristConfig|getgrist|grist-core/i.test(answer.text.slice(0, 100_000))
  return page && isGrist ? targetOf(`${url.origin}${org}`, page) : undefined
}

const targetOf = (base: string, id: string, table?: string): Target => ({
  name: table ?? 'tables',
  read: (session) => readDocument(`${base}/api/docs/${id}/tables`, table, session),
})

async function* readDocument(tables: string, table: string | undefined, session: Session): AsyncGenerator<Part> {
  const names = table
    ? [table]
    : listOf(at((await session.get(tables)).json, 'tables')).flatMap((one) => textOf(objectOf(one).id) ?? [])
  for (const name of names) {
    const address = `${tables}/${encodeURIComponent(name)}`
    const columns = await session.tryGet(`${address}/columns`)
    const tidy = tidier(listOf(at(columns?.json, 'columns')))
    const { json } = await session.get(`${address}/records`)
    const records = at(json, 'records')
    if (!Array.isArray(records)) throw new Unreadable('not-this-protocol')
    yield { member: name, records: records.map((record) => tidy(objectOf(record))) }
  }
}

/** Labels instead of column ids; days and moments, which are seconds, as text; lists without their `L` mark. */
function tidier(columns: unknown[]): (record: Json) => Json {
  const kinds = new Map(columns.map(objectOf).map((column) => [String(column.id), objectOf(column.fields)]))
  return ({ id, fields }) => {
    const row: Json = { id }
    for (const [name, value] of Object.entries(objectOf(fields))) {
      const kind = kinds.get(name)
      const label = textOf(kind?.label) ?? name
      row[Object.hasOwn(row, label) ? name : label] = plain(value, textOf(kind?.type) ?? '')
    }
    return row
  }
}

function plain(value: unknown, type: string): unknown {
  if (Array.isArray(value)) return value[0] === 'L' ? value.slice(1) : value
  if (typeof value !== 'number' || !/^Date/.test(type)) return value
  const date = new Date(value * 1000)
  if (Number.isNaN(date.getTime())) return value
  return type === 'Date' ? date.toISOString().slice(0, 10) : date.toISOString()
}
