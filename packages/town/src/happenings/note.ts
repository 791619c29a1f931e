import type { HappeningKind } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** What followers may want to be told of: something new, a change (cancelled, full, moved…), an official alert. */
export interface Happening {
  kind: HappeningKind
  town: string
  /** Id of the record it is about. */
  thing?: string | undefined
  page?: number | undefined
  publication?: number | undefined
  details?: Record<string, string | number | boolean | null>
}

/** Writes down what happened, in the transaction of the deed: whoever tells people reads it from there, once. */
export async function noteHappening(db: Db, happening: Happening): Promise<void> {
  const { kind, town, thing, page, publication, details = {} } = happening
  await sql`insert into happening (kind, town, thing_id, page_id, publication_id, details)
    values (${kind}, ${town}, ${thing ?? null}, ${page ?? null}, ${publication ?? null}, ${JSON.stringify(details)}::jsonb)`.execute(
    db,
  )
}
