import { categoryKeys } from '@wiker/model'
import { sql } from 'kysely'
import { type Kind, kinds, sectionOf } from '../sections.ts'
import { within } from '../towns/scope.ts'
import type { Scope } from '../types.ts'
import type { TextQuery } from './query.ts'

/** All the words as the reader typed them, names spelt nearly so, or any of the words. */
export type Way = 'typed' | 'near' | 'any'

/** How alike a name and what was typed must be, from 0 to 1, to be taken for a typing mistake. */
const likeness = 0.45
/** Nobody reads further; a word that is everywhere stays cheap. */
const mostOfKind = 1000

/**
 * All that a query finds: `id, kind, section, name, plain_name, category, town, latitude, longitude, record, example, day, starts_at, past, bucket, score`, things of one
 * name in a town once. `bucket` puts coming events first, then names, then texts, and what is past last.
 */
export function candidates(text: TextQuery, today: string, scope: Scope | null, way: Way) {
  const parts = kinds.map((kind) => sql`(${ofKind(kind, text, today, scope, way)})`)
  return sql`
    select distinct on (kind, town, plain_name, category) *, case
        when past then 4
        when kind = 'event' and day is not null then case when named then 0 else 2 end
        when named then 1
        else 3 end as bucket
    from (${sql.join(parts, sql` union all `)}) every_kind
    order by kind, town, plain_name, category, example, past, day, id`
}

function ofKind(kind: Kind, text: TextQuery, today: string, scope: Scope | null, way: Way) {
  const { condition, score, named } =
    way === 'near' ? spelt(text, scope) : asTyped(way === 'any' ? text.anyWord! : text.tsquery)
  return sql`
    select k.id, ${sql.lit(kind)} as kind, ${sectionColumn(kind)} as section, k.name, k.plain_name, k.category, k.town, k.latitude, k.longitude, k.record, k.example,
           ${when(kind, today)}, ${score} as score, ${named} as named
    from ${sql.table(kind)} k ${kind === 'event' ? nextDay(today) : sql``}
    where k.withdrawn_at is null and ${condition}
      and ${scope === null ? sql`exists (select from town where code = k.town and opened_at is not null)` : within(scope, 'k')}
    order by score desc limit ${mostOfKind}`
}

function asTyped(query: TextQuery['tsquery']) {
  return {
    condition: sql`k.search @@ ${query}`,
    score: sql`ts_rank('{0, 0.1, 0.4, 1}', k.search, ${query})`,
    named: sql`to_tsvector('wiker_fr', k.name) @@ ${query}`,
  }
}

/** In one town every name is looked at; around it and in the whole network the trigram index decides, at PostgreSQL's own likeness. */
function spelt(text: TextQuery, scope: Scope | null) {
  const alike = sql`word_similarity(plain(${text.text}), k.plain_name)`
  return {
    condition:
      scope === null || scope.around.length > 0
        ? sql`plain(${text.text}) <% k.plain_name`
        : sql`${alike} >= ${likeness}`,
    score: alike,
    named: sql.lit(true),
  }
}

function nextDay(today: string) {
  return sql`
    left join lateral (
      select d.day, d.starts_at from event_date d where d.event_id = k.id and d.ends_day >= ${today}::date order by d.day, d.starts_at limit 1
    ) next on true`
}

function when(kind: Kind, today: string) {
  if (kind === 'event') {
    const gone = sql`next.day is null and k.starts_on is not null`
    return sql`next.day, next.starts_at, ${gone} as past`
  }
  const over =
    kind === 'offer' || kind === 'notice' ? sql`coalesce(k.valid_to < ${today}::date, false)` : sql.lit(false)
  return sql`null::date as day, null::timestamptz as starts_at, ${over} as past`
}

/** The section of each row, as `sectionOf` says it, in SQL. */
function sectionColumn(kind: Kind) {
  const bySection = Map.groupBy(categoryKeys, (category) => sectionOf(kind, category))
  const usual = sectionOf(kind, null)
  const others = [...bySection].filter(([section]) => section !== usual)
  if (others.length === 0) return sql.lit(usual)
  const cases = others.map(([section, keys]) => sql`when k.category = any(${keys}::text[]) then ${sql.lit(section)}`)
  return sql`case ${sql.join(cases, sql` `)} else ${sql.lit(usual)} end`
}
