import type { Db } from '@wiker/platform'
import { sql } from 'kysely'

/** Those of some towns where something may wait for a hand: a conflict, two things that may be one, a record without a word. */
export async function townsWithWork(db: Db, towns: string[]): Promise<string[]> {
  const { rows } = await sql<{ town: string }>`
    select town from conflict where settled_at is null and town = any(${towns}::text[])
    union select l.town from match m join source_record l on l.id in (m.a, m.b)
      where m.decision is null and m.verdict is not null and l.town = any(${towns}::text[])
    union select m.town from match m where m.decision is null and m.verdict is not null and m.town = any(${towns}::text[])
    union select town from source_record where review = 'waiting' and withdrawn_at is null and town = any(${towns}::text[])`.execute(
    db,
  )
  return rows.map((row) => row.town)
}
