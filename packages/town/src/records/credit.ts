import type { CanonicalRecord } from '@wiker/model'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { SourceCredit } from '../types.ts'

interface SourceRow {
  id: string
  name: string
  url: string
  publisher: string | null
  publisherUrl: string | null
  licence: string | null
  licenceUrl: string | null
  dataDate: string | null
  retrieved: string | null
}
export type Sources = Map<string, SourceRow>

/** The sources of some records, with the instant of their last good reading: one query for a whole page. */
export async function readSources(db: Db, ids: Iterable<string | null>): Promise<Sources> {
  const wanted = [...new Set([...ids].filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<SourceRow>`
    select s.id::text as id, s.name, s.url, s.publisher, s.publisher_url as "publisherUrl", s.licence,
           s.licence_url as "licenceUrl", s.data_date as "dataDate",
           (select to_char(max(r.finished_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
              from run r where r.source_id = s.id and r.state in ('done', 'unchanged')) as retrieved
    from source s where s.id = any(${wanted}::bigint[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Who says so. What the record says of itself goes before what is known of its source as a whole. */
export function creditOf(record: CanonicalRecord, sourceId: string | null, sources: Sources): SourceCredit {
  const source = sourceId === null ? undefined : sources.get(sourceId)
  const own = record.provenance
  return {
    name: source?.name ?? own?.publisher ?? own?.source ?? '',
    publisher: own?.publisher ?? source?.publisher ?? null,
    url: webAddress(own?.page) ?? webAddress(record.url) ?? webAddress(source?.publisherUrl) ?? webAddress(source?.url),
    licence: own?.licence ?? source?.licence ?? null,
    licenceUrl: webAddress(source?.licenceUrl),
    dataDate: own?.published ?? source?.dataDate ?? null,
    retrieved: source?.retrieved ?? own?.retrieved ?? null,
  }
}

/** One of those who tell of a thing, as its row keeps it. */
export interface KeptCredit {
  /** Null or absent: a person typed it. */
  source?: number | null
  publisher?: string
  licence?: string
  page?: string
  url?: string
  published?: string
}

/** Who else tells of a thing, besides the first credit of its row. */
export async function readOtherCredits(db: Db, credits: readonly KeptCredit[]): Promise<SourceCredit[]> {
  const others = credits
    .slice(1)
    .flatMap(({ source, ...said }) => (source ? [{ source: String(source), ...said }] : []))
  const sources = await readSources(
    db,
    others.map((other) => other.source),
  )
  return others.map(({ source, url, ...provenance }) => {
    const said = { ...(url && { url }), provenance: { source: '', ...provenance } }
    return creditOf(said as CanonicalRecord, source, sources)
  })
}

/** Only what a browser may follow: a source read from a file of the repository has no address. */
function webAddress(text: string | null | undefined): string | null {
  return text && /^https?:\/\//i.test(text) ? text : null
}
