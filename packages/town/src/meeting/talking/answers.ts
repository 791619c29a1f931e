import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { cleanText } from '@wiker/platform/database/jsonb.ts'
import { sql } from 'kysely'
import type { Db } from '../../db.ts'
import { isThing } from '../same-thing.ts'

export interface ShownAnswer {
  id: number
  question: string
  answer: string
  at: Date
}

/** What was asked and answered of an event or an organisation, for everybody. */
export async function readAnswers(db: Db, thing: string): Promise<ShownAnswer[]> {
  const { rows } = await sql<ShownAnswer>`
    select id, question, answer, shown_at as at from shown_answer s where ${isThing(sql`s.thing_id`, thing)} order by id limit 50`.execute(
    db,
  )
  return rows
}

export type Shown = { ok: true } | { ok: false; reason: 'not-agreed' | 'unknown' }

/** Shows a question with its answer, without its asker's name: only when the asker agreed to it. Said again, it is put otherwise. */
export async function showAnswer(
  db: Database,
  given: { conversation: number; question: string; answer: string; by: string },
  now: Date,
): Promise<Shown> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ town: string; thing: string | null; agreed: boolean }>`
      select town, thing_id as thing, may_publish as agreed from conversation where id = ${given.conversation} and kind = 'question'
      for update`.execute(trx)
    const asked = rows[0]
    if (!asked?.thing) return { ok: false, reason: 'unknown' } as const
    if (!asked.agreed) return { ok: false, reason: 'not-agreed' } as const
    await sql`
      insert into shown_answer (conversation_id, town, thing_id, question, answer, shown_by, shown_at)
      values (${given.conversation}, ${asked.town}, ${asked.thing}, ${cleanText(given.question)}, ${cleanText(given.answer)}, ${given.by}, ${now})
      on conflict (conversation_id) do update set question = excluded.question, answer = excluded.answer, shown_by = excluded.shown_by,
        shown_at = excluded.shown_at`.execute(trx)
    return { ok: true } as const
  })
}

/** Takes it away again; only one of that thing. */
export async function hideAnswer(db: Db, id: number, thing: string): Promise<boolean> {
  const { rows } =
    await sql`delete from shown_answer s where id = ${id} and ${isThing(sql`s.thing_id`, thing)} returning id`.execute(
      db,
    )
  return rows.length > 0
}
