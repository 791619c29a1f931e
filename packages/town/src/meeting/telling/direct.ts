import { jsonb } from '@wiker/platform/database/jsonb.ts'
import type { NotificationKind } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import type { Db } from '../../db.ts'
import { ensureChoice, readChoice, usualChoice } from './choices.ts'
import { dueAt } from './due.ts'

export interface Direct {
  person: string
  kind: Extract<NotificationKind, 'answer' | 'reminder'>
  town: string
  timezone: string
  /** What gathers it with others that have not left. */
  subject: string
  thing?: string | undefined
  details: Record<string, string | number | boolean | null>
}

/** Tells one person something that concerns only them. */
export async function tellDirectly(db: Db, direct: Direct, now: Date): Promise<void> {
  const { person, kind, town, timezone, subject, thing, details } = direct
  await ensureChoice(db, person)
  const due = dueAt(now, timezone, (await readChoice(db, person)) ?? usualChoice, false)
  await sql`
    insert into notification (person_id, kind, town, subject, thing_id, details, created_at, changed_at, due_at)
    values (${person}, ${kind}, ${town}, ${subject}, ${thing ?? null}, ${jsonb(details)}, ${now}, ${now}, ${due})
    on conflict (person_id, subject, (kind = 'reminder')) where closed_at is null
      do update set details = excluded.details, changed_at = excluded.changed_at, read_at = null`.execute(db)
}
