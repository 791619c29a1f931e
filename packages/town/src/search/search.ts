import { advertiserOf } from '@wiker/model'
import { sql } from 'kysely'
import { zoned } from '../days.ts'
import type { Db } from '../db.ts'
import { pathOf } from '../records/path.ts'
import { type Kind, sectionOf } from '../sections.ts'
import { elsewhere, townAlone } from '../towns/scope.ts'
import type { Scope, SearchHit, SearchPage, Section, TownCard } from '../types.ts'
import { candidates, type Way } from './candidates.ts'
import { highlight, marks } from './excerpt.ts'
import { searchQuery, type TextQuery } from './query.ts'

const hitsOnPage = 20

export interface Search {
  text: string
  today: string
  section?: Section | null
  page?: number
}

/** Search in all that a town has, or as far around as the scope says. */
export async function searchTown(db: Db, query: Search & { town: TownCard; scope?: Scope }): Promise<SearchPage> {
  return search(db, query, query.scope ?? townAlone(query.town), [query.town.name])
}

/** The same search over every open town. */
export async function searchNetwork(db: Db, query: Search): Promise<SearchPage> {
  return search(db, query, null, [])
}

/** First as typed; when nothing matches, names that are spelt nearly so; then whatever has one of the words. */
async function search(db: Db, query: Search, scope: Scope | null, without: string[]): Promise<SearchPage> {
  const page = Math.max(1, Math.trunc(query.page ?? 1))
  const text = searchQuery(query.text, without)
  if (!text) return { ...nothing, text: query.text.trim(), page }
  for (const way of ['typed', 'near', 'any'] as const) {
    if (way === 'any' && !text.anyWord) continue
    const sections = await countSections(db, text, query, scope, way)
    if (sections.length === 0) continue
    const chosen = sections.filter((one) => !query.section || one.section === query.section)
    const lines = chosen.reduce((sum, one) => sum + one.all, 0)
    return {
      text: text.text,
      items: await readHits(db, text, query, scope, way, page),
      total: chosen.reduce((sum, one) => sum + one.count, 0),
      page,
      pages: Math.max(1, Math.ceil(lines / hitsOnPage)),
      facets: [],
      sections: sections.filter((one) => one.count > 0).map(({ section, count }) => ({ section, count })),
      approximate: way !== 'typed',
    }
  }
  return { ...nothing, text: text.text, page }
}

const nothing: SearchPage = {
  text: '',
  items: [],
  total: 0,
  page: 1,
  pages: 1,
  facets: [],
  sections: [],
  approximate: false,
}

async function countSections(db: Db, text: TextQuery, query: Search, scope: Scope | null, way: Way) {
  const { rows } = await sql<{ section: Section; count: number; all: number }>`
    with found as (${candidates(text, query.today, scope, way)})
    select section, count(*)::int as all, (count(*) filter (where not example))::int as count
    from found group by section order by count desc, section`.execute(db)
  return rows
}

interface HitRow {
  id: string
  kind: Kind
  name: string
  category: string | null
  example: boolean
  record: object
  excerpt: string
  day: string | null
  startsAt: number | null
  past: boolean
  townSlug: string
  townName: string
  timezone: string
  town: string
  latitude: number | null
  longitude: number | null
}

/** What a record tells of itself; without any text, where it is. */
const told = sql`coalesce(nullif(b.record ->> 'description', ''), nullif(b.record ->> 'articleBody', ''),
  concat_ws(', ', coalesce(b.record ->> 'streetAddress', b.record -> 'location' ->> 'name'), b.record ->> 'addressLocality'))`

/** Excerpts are cut for the hits of the page alone: that is the dear part. */
async function readHits(
  db: Db,
  text: TextQuery,
  query: Search,
  scope: Scope | null,
  way: Way,
  page: number,
): Promise<SearchHit[]> {
  const { rows } = await sql<HitRow>`
    with found as (${candidates(text, query.today, scope, way)}),
    best as (
      select * from found where ${query.section ?? null}::text is null or section = ${query.section ?? null}
      order by bucket, score desc, day nulls last, plain_name, id limit ${hitsOnPage} offset ${(page - 1) * hitsOnPage}
    )
    select b.id, b.kind, b.name, b.category, b.town, b.latitude, b.longitude, b.example, b.past, b.record, b.day::text as day,
           (extract(epoch from b.starts_at) * 1000)::float8 as "startsAt",
           ts_headline('wiker_fr', left(${told}, 5000), ${text.anyWord ?? text.tsquery}, ${marks}) as excerpt,
           t.slug as "townSlug", t.name as "townName", t.timezone
    from best b join town t on t.code = b.town
    order by b.bucket, b.score desc, b.day nulls last, b.plain_name, b.id`.execute(db)
  return rows.map((row) => hitOf(row, scope))
}

function hitOf(row: HitRow, scope: Scope | null): SearchHit {
  const other = scope && elsewhere(scope, row)
  return {
    id: row.id,
    path: pathOf(row.id, row.name),
    section: sectionOf(row.kind, row.category),
    kind: row.kind,
    name: row.name,
    category: row.category,
    excerpt: highlight(row.excerpt),
    day: row.day,
    startsAt: row.startsAt === null ? null : zoned(row.timezone, row.startsAt),
    past: row.past,
    town: { slug: row.townSlug, name: row.townName },
    example: row.example,
    ...(advertiserOf(row.record) && { advertiser: advertiserOf(row.record)! }),
    ...(other && { distance: other.distance }),
  }
}
