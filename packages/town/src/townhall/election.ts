import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../db.ts'

/** What may be published in the name of the town hall while an election is near: plain information (electoral code, L52-1). */
export const plainKinds = ['practical', 'alert', 'legal', 'service'] as const
export type PlainKind = (typeof plainKinds)[number]

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
export const electionSchema = z
  .object({ name: z.string().trim().min(3).max(200), starts: day, ends: day })
  .refine(({ starts, ends }) => ends >= starts, { path: ['ends'] })

export interface Election {
  id: number
  name: string
  starts: string
  ends: string
  endedAt: Date | null
}

const columns = sql`id::int as id, name, to_char(starts, 'YYYY-MM-DD') as starts, to_char(ends, 'YYYY-MM-DD') as ends, ended_at as "endedAt"`

/** The election period a town is in on a day. While it lasts nothing of the town hall is put forward (boosts ask it too). */
export async function electionOn(db: Db, town: string, today: string): Promise<Election | undefined> {
  const { rows } = await sql<Election>`
    select ${columns} from election where town = ${town} and ended_at is null and starts <= ${today}::date and ends >= ${today}::date
    order by ends desc limit 1`.execute(db)
  return rows[0]
}

export async function townElections(db: Db, town: string): Promise<Election[]> {
  const { rows } =
    await sql<Election>`select ${columns} from election where town = ${town} order by starts desc, id desc limit 20`.execute(
      db,
    )
  return rows
}

export async function setElection(
  db: Db,
  town: string,
  given: z.infer<typeof electionSchema>,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into election (town, name, starts, ends, set_at) values (${town}, ${given.name}, ${given.starts}, ${given.ends}, ${now})
    returning id::int as id`.execute(db)
  return rows[0]!.id
}

/** Takes a period back before its end; false when it was. */
export async function endElection(db: Db, town: string, id: number, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update election set ended_at = ${now} where id = ${id} and town = ${town} and ended_at is null returning id`.execute(
    db,
  )
  return rows.length > 0
}

/** Keeps what the town hall declared of something it published in such a period. */
export async function keepStatement(
  trx: Db,
  publication: number,
  election: number,
  kind: PlainKind,
  now: Date,
): Promise<void> {
  await sql`insert into election_statement (publication_id, election_id, kind, at) values (${publication}, ${election}, ${kind}, ${now})`.execute(
    trx,
  )
}
