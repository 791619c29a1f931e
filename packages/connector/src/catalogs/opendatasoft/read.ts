import { Unreadable } from '../../problem.ts'
import { addressWith, at, isObject, listOf, numberOf, objectOf, textOf } from '../fields.ts'
import { byOffset } from '../paging.ts'
import type { Part, Session } from '../types.ts'

export interface Place {
  base: string
  dataset: string
  /** What the address asks for: where, refine, select… */
  query: URLSearchParams
  /** An export that the address names itself. */
  file?: URL
  /** The address is one of API v1. */
  old?: boolean
}

/** `records` never gives more than this in all; exports have no such end. */
const MOST_RECORDS = 10_000
const paging = new Set(['limit', 'offset', 'rows', 'start', 'format', 'dataset', 'facet', 'timezone', 'lang', 'apikey'])

/**
 * Explore API v2.1: the export of the whole data set as lines of JSON; where a portal gives no export, `records` by
 * hundreds; where it speaks no v2, `records/1.0`. The version is the day its data were last processed.
 */
export async function* readDataset(place: Place, session: Session): AsyncGenerator<Part> {
  const { base, dataset } = place
  const id = encodeURIComponent(dataset)
  const modern = `${base}/api/explore/v2.1/catalog/datasets/${id}`
  const described = place.old ? undefined : await session.tryGet(modern)
  const found =
    described && isObject(described.json) && described.json.dataset_id !== undefined ? described.json : undefined
  const metas = objectOf(at(found, 'metas', 'default') ?? (await oldMetas(base, id, session)))
  if (!found && !place.old && Object.keys(metas).length === 0) throw new Unreadable('not-this-protocol')
  const filtered = [...place.query.keys()].some((name) => !paging.has(name)) || place.file !== undefined
  const version = textOf(metas.data_processed) ?? textOf(metas.modified)
  const head: Part = {
    ...(version ? { version } : {}),
    facts: {
      title: textOf(metas.title),
      publisher: textOf(metas.publisher),
      licence: textOf(metas.license_url) ?? textOf(metas.license),
      modified: version,
    },
    ...(filtered ? {} : { total: numberOf(metas.records_count) }),
  }
  // Without records yet it only tells the version; the first page brings the facts.
  yield head.version === undefined ? {} : { version: head.version }
  if (place.file) yield { ...head, member: nameOf(place.file, dataset), document: await session.download(place.file) }
  else if (found) yield* modernRecords(modern, place, head, session)
  else yield* oldRecords(place, head, session)
}

const nameOf = (file: URL, dataset: string): string => `${dataset}.${file.pathname.split('/').at(-1)}`

async function oldMetas(base: string, id: string, session: Session): Promise<unknown> {
  const old = await session.tryGet(`${base}/api/datasets/1.0/${id}/`)
  return at(old?.json, 'metas')
}

async function* modernRecords(modern: string, place: Place, head: Part, session: Session): AsyncGenerator<Part> {
  const wanted = [...place.query].filter(([name]) => !paging.has(name))
  const lines = new URL(`${modern}/exports/jsonl`)
  for (const [name, value] of wanted) lines.searchParams.append(name, value)
  const exported = await session.download(lines).catch((error: unknown) => {
    if (error instanceof Unreadable && refusals.has(error.problem.key)) return undefined
    throw error
  })
  if (exported) {
    yield { ...head, member: `${place.dataset}.json`, document: exported, lines: true }
    return
  }
  const records = new URL(`${modern}/records`)
  for (const [name, value] of wanted) records.searchParams.append(name, value)
  const pages = byOffset(session, {
    size: 100,
    most: MOST_RECORDS,
    address: (offset) => addressWith(records, { limit: Math.min(100, MOST_RECORDS - offset), offset }),
    pick: ({ json }) => ({ list: listOf(at(json, 'results')), total: numberOf(at(json, 'total_count')) }),
  })
  for await (const { list, total } of pages) yield { ...head, records: list, total }
}

const refusals = new Set(['not-found', 'bad-status', 'not-allowed', 'server-error', 'too-many-requests'])

async function* oldRecords({ base, dataset, query }: Place, head: Part, session: Session): AsyncGenerator<Part> {
  const search = new URL(`${base}/api/records/1.0/search/`)
  for (const [name, value] of query) if (name !== 'rows' && name !== 'start') search.searchParams.append(name, value)
  search.searchParams.set('dataset', dataset)
  const pages = byOffset(session, {
    size: 100,
    most: MOST_RECORDS,
    address: (start) => addressWith(search, { rows: 100, start }),
    pick: ({ json }) => ({ list: listOf(at(json, 'records')), total: numberOf(at(json, 'nhits')) }),
  })
  for await (const { list, total } of pages) yield { ...head, records: list.map(plainRecord), total }
}

/** v1 wraps the columns: they stand beside the record's own number here. */
function plainRecord(record: unknown): unknown {
  const { fields, datasetid: _dataset, ...own } = objectOf(record)
  return isObject(fields) ? { ...fields, ...own } : record
}
