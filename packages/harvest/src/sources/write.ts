import { dayIn } from '@wiker/platform'
import type { Db } from '@wiker/platform/database/connect.ts'
import { jsonb } from '@wiker/platform/database/jsonb.ts'
import { sql } from 'kysely'
import { lockSource } from '../layers/lock.ts'
import { refreshThings } from '../layers/refresh.ts'
import { openTouched } from '../layers/touched.ts'
import { removeLayers, withdraw } from '../store/apply.ts'
import { isSchedule } from './rhythm.ts'
import { type SourceDeclaration, sourceDeclarationSchema } from './source.ts'

export type SourceCreation =
  | { ok: true; id: number; created: boolean }
  | { ok: false; reason: 'invalid' | 'bad-schedule'; message: string }

/**
 * Creates a source, or brings the one with the same slug up to date (same address and no slug: the same source too).
 * A scheduled source is due at once, then when its cron, or its own rhythm (`learnt`), says. A retired one comes back.
 */
export async function saveSource(db: Db, declaration: SourceDeclaration, now: Date): Promise<SourceCreation> {
  const checked = sourceDeclarationSchema.safeParse(declaration)
  if (!checked.success) return { ok: false, reason: 'invalid', message: checked.error.issues[0]!.message }
  const source = checked.data
  if (source.schedule && !isSchedule(source.schedule, now)) {
    return { ok: false, reason: 'bad-schedule', message: source.schedule }
  }
  const { rows: found } = await sql<{ id: number }>`
    select id from source
    where slug = ${source.slug ?? null} or (archived_at is null and (slug is null and ${source.slug ?? null}::text is null and url = ${source.url}))
    `.execute(db)
  const values = sql`${valuesOf(source)}, ${source.schedule ? now : null}::timestamptz`
  if (found[0]) {
    await sql`update source set archived_at = null, reading = case when url = ${source.url} then reading end,
      whole_at = case when url = ${source.url} then whole_at end, (${columns}, next_run_at) = row(${values}) where id = ${found[0].id}`.execute(
      db,
    )
    return { ok: true, id: found[0].id, created: false }
  }
  const { rows } = await sql<{
    id: number
  }>`insert into source (${columns}, next_run_at) values (${values}) returning id`.execute(db)
  return { ok: true, id: rows[0]!.id, created: true }
}

const columns =
  sql.raw(`slug, name, url, publisher, publisher_url, licence, licence_url, attribution, data_date, entity, towns,
  departments, schedule, settings`)

const valuesOf = (source: SourceDeclaration) => sql`
  ${source.slug ?? null}, ${source.name}, ${source.url}, ${source.publisher ?? null}, ${source.publisherUrl ?? null},
  ${source.licence ?? null}, ${source.licenceUrl ?? null}, ${source.attribution ?? null}, ${source.dataDate ?? null},
  ${source.entity ?? null}, ${source.towns ?? null}::text[], ${source.departments ?? null}::text[], ${source.schedule ?? null},
  ${jsonb(source.settings ?? {})}`

/** Whether a source is kept word for word as it is declared. */
export async function isAsDeclared(db: Db, id: number, declaration: SourceDeclaration): Promise<boolean> {
  const source = sourceDeclarationSchema.parse(declaration)
  const { rows } = await sql`
    select from source where id = ${id} and (${columns}) is not distinct from row(${valuesOf(source)})`.execute(db)
  return rows.length > 0
}

/** Notes when a source is due next; null: only when somebody asks. */
export async function planNextRun(db: Db, id: number, next: Date | null): Promise<void> {
  await sql`update source set next_run_at = ${next}::timestamptz where id = ${id}`.execute(db)
}

/** What becomes of a source's rows when it is given up. Nobody decides it silently: the caller must choose. */
export type RowsAfterwards = 'keep' | 'withdraw' | 'remove'

/**
 * Gives a source up. `keep`: what it says stays, with its name under it, and nothing harvests it any more; `withdraw`: it is hidden, and comes
 * back with the source; `remove`: it is deleted with the source and its runs. What another source or a person says too stays in every case.
 */
export async function retireSource(db: Db, id: number, rows: RowsAfterwards, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`update source set archived_at = ${now}, next_run_at = null, schedule = null where id = ${id}`.execute(trx)
    if (rows === 'keep') return
    await lockSource(trx, id)
    await openTouched(trx)
    if (rows === 'withdraw') {
      await withdraw(trx, id, now)
      await forgetReadings(trx, id)
    } else await removeLayers(trx, id)
    await refreshThings(trx, { now, today: dayIn('Europe/Paris', now) })
    if (rows === 'remove') await sql`delete from source where id = ${id}`.execute(trx)
  })
}

/** The next reading is a whole one, whatever the source says of having changed. */
async function forgetReadings(trx: Db, id: number): Promise<void> {
  await sql`update run set etag = null, last_modified = null, explanation = explanation - 'fingerprint'
    where source_id = ${id} and state = 'done'`.execute(trx)
  await sql`update source set reading = null, whole_at = null where id = ${id}`.execute(trx)
}
