import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { pathOf } from '../records/path.ts'
import { type Kind, kinds, sectionOf } from '../sections.ts'
import { townAlone } from '../towns/scope.ts'
import type { Section, TownCard } from '../types.ts'
import { candidates } from './candidates.ts'
import { mistakes } from './mistakes.ts'
import { searchQuery, wordsOf } from './query.ts'

/** A thing of the town that a reader may be about to type. */
export interface SuggestedThing {
  name: string
  path: string
  section: Section
  category: string | null
  /** For events: the next day. */
  day: string | null
}

/** Names that begin as what is typed, or are spelt nearly so; coming events first, nothing that is past, no example, and no advertisement: there is no room to say whose. */
export async function suggestThings(
  db: Db,
  query: { town: TownCard; text: string; today: string; limit: number },
): Promise<SuggestedThing[]> {
  const { town, today, limit } = query
  const text = searchQuery(query.text, [town.name])
  if (!text) return []
  for (const way of ['typed', 'near'] as const) {
    const { rows } = await sql<{ id: string; kind: Kind; name: string; category: string | null; day: string | null }>`
      with found as (${candidates(text, today, townAlone(town), way)})
      select id, kind, name, category, day::text as day from found
      where not past and not example and bucket < 2 and kind not in ('subsidy', 'offer') and record -> 'advertiser' is null
      order by bucket, score desc, day nulls last, plain_name, id limit ${limit}`.execute(db)
    if (rows.length > 0) return rows.map(thingOf)
  }
  return []
}

function thingOf(row: { id: string; kind: Kind; name: string; category: string | null; day: string | null }) {
  const { id, kind, name, category, day } = row
  return { name, path: pathOf(id, name), section: sectionOf(kind, category), category, day }
}

/** The categories a town has something of, each with its section and how many, the fullest first. Examples and what is past do not count. */
export async function readTownCategories(
  db: Db,
  query: { town: TownCard; today: string },
): Promise<{ section: Section; category: string; count: number }[]> {
  const counted = kinds.map(
    (kind) => sql`
      select ${sql.lit(kind)} as kind, category, count(*)::int as count from ${sql.table(kind)} k
      where town = ${query.town.code} and withdrawn_at is null and not example and category is not null
        and ${kind === 'event' ? sql`exists (select from event_date d where d.event_id = k.id and d.ends_day >= ${query.today}::date)` : sql.lit(true)}
      group by category`,
  )
  const { rows } = await sql<{ kind: Kind; category: string; count: number }>`
    select * from (${sql.join(counted, sql` union all `)}) c order by count desc, category`.execute(db)
  return rows.map(({ kind, category, count }) => ({ section: sectionOf(kind, category), category, count }))
}

/** How alike a word of the town and a word that was typed must be, from 0 to 1, to be looked at. */
const likeness = 0.15
const mostLookedAt = 40

/** For words that nothing has: the words of the town's own names that look like them. "farmasie" gives "pharmacie". Null when nothing does. */
export async function meantWords(db: Db, query: { town: TownCard; text: string }): Promise<string | null> {
  const typed = wordsOf(query.text)
  const long = typed.filter((word) => word.length > 3)
  if (long.length === 0) return null
  const names = kinds.map(
    (kind) =>
      sql`select name from ${sql.table(kind)} where town = ${query.town.code} and withdrawn_at is null and not example`,
  )
  const { rows } = await sql<{ typed: string; plainTyped: string; word: string; plainWord: string }>`
    with words as (
      select distinct regexp_split_to_table(name, '[^[:alnum:]]+') as word from (${sql.join(names, sql` union all `)}) n
    ),
    alike as (
      select t.typed, w.word, row_number() over (partition by t.typed order by similarity(plain(w.word), plain(t.typed)) desc, w.word) as place
      from unnest(${long}::text[]) t (typed), words w
      where length(w.word) > 3 and similarity(plain(w.word), plain(t.typed)) >= ${likeness}
    )
    select typed, plain(typed) as "plainTyped", word, plain(word) as "plainWord" from alike where place <= ${mostLookedAt}`.execute(
    db,
  )
  const meant = typed.map((word) => nearest(rows.filter((row) => row.typed === word)) ?? word)
  return meant.join(' ').toLocaleLowerCase('fr') === typed.join(' ').toLocaleLowerCase('fr') ? null : meant.join(' ')
}

/** The word with the fewest mistakes, when they are no more than one letter in three. */
function nearest(rows: { plainTyped: string; word: string; plainWord: string }[]): string | undefined {
  const measured = rows
    .map(({ word, plainWord, plainTyped }) => ({
      word,
      far: mistakes(plainTyped, plainWord),
      most: Math.ceil(plainTyped.length / 3),
    }))
    .filter(({ far, most }) => far <= most)
  return measured.toSorted((one, other) => one.far - other.far)[0]?.word.toLocaleLowerCase('fr')
}
