import type { Db } from '@wiker/platform/database/connect.ts'
import { textOfJson } from '@wiker/platform/database/jsonb.ts'
import { sql } from 'kysely'
import type { Composed } from './compose.ts'

/**
 * Opens a conflict for every edit whose ground has moved, keeps the open ones up to date, and closes those whose values agree again.
 * One that was settled opens again only when the sources say something new.
 */
export async function syncConflicts(trx: Db, composed: Pick<Composed, 'row' | 'laid'>[], now: Date): Promise<void> {
  const laid = composed.flatMap(({ row, laid }) =>
    laid.map(({ edit, under, contested }) => ({
      edit_id: edit.id,
      thing_id: row.id,
      kind: row.kind,
      town: row.town,
      path: edit.path,
      theirs: under,
      contested,
    })),
  )
  if (laid.length === 0) return
  const now_ = sql`${now}::timestamptz`
  const rows = sql`json_to_recordset(${textOfJson(laid)}::json) as r(edit_id bigint, thing_id text, kind text, town text, path text,
    theirs jsonb, contested boolean)`
  await sql`insert into conflict as c (edit_id, thing_id, kind, town, path, theirs, opened_at)
    select r.edit_id, r.thing_id, r.kind, r.town, r.path, r.theirs, ${now_} from ${rows} where r.contested
    on conflict (edit_id) where settled_at is null do update set theirs = excluded.theirs, thing_id = excluded.thing_id, town = excluded.town
    where c.theirs is distinct from excluded.theirs or c.thing_id <> excluded.thing_id`.execute(trx)
  await sql`update conflict c set settled_at = ${now_}, settlement = 'agreed' from ${rows}
    where c.edit_id = r.edit_id and c.settled_at is null and not r.contested`.execute(trx)
}
