import type { Db } from '@wiker/platform/database/connect.ts'
import { jsonb } from '@wiker/platform/database/jsonb.ts'
import { canonicalTables } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import { nextRun } from './schedule.ts'
import { type SourceDeclaration, sourceDeclarationSchema } from './source.ts'

export type SourceCreation =
  | { ok: true; id: number; created: boolean }
  | { ok: false; reason: 'invalid' | 'bad-schedule'; message: string }

/**
 * Creates a source, or brings the one with the same slug up to date (same address and no slug: the same source too).
 * A scheduled source is due at once, then when its cron says. A retired one comes back.
 */
export async function saveSource(db: Db, declaration: SourceDeclaration, now: Date): Promise<SourceCreation> {
  const checked = sourceDeclarationSchema.safeParse(declaration)
  if (!checked.success) return { ok: false, reason: 'invalid', message: checked.error.issues[0]!.message }
  const source = checked.data
  if (source.schedule && !nextRun(source.schedule, now)) {
    return { ok: false, reason: 'bad-schedule', message: source.schedule }
  }
  const { rows: found } = await sql<{ id: number }>`
    select id from source
    where slug = ${source.slug ?? null} or (archived_at is null and (slug is null and ${source.slug ?? null}::text is null and url = ${source.url}))
    `.execute(db)
  const values = sql`${valuesOf(source)}, ${source.schedule ? now : null}::timestamptz`
  if (found[0]) {
    await sql`update source set archived_at = null, (${columns}, next_run_at) = row(${values}) where id = ${found[0].id}`.execute(
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

/** Notes when a scheduled source is due next. */
export async function planNextRun(db: Db, id: number, schedule: string | null, now: Date): Promise<void> {
  const next = schedule ? (nextRun(schedule, now) ?? null) : null
  await sql`update source set next_run_at = ${next}::timestamptz where id = ${id}`.execute(db)
}

/** What becomes of a source's rows when it is given up. Nobody decides it silently: the caller must choose. */
export type RowsAfterwards = 'keep' | 'withdraw' | 'remove'

/**
 * Gives a source up. `keep`: its rows stay published with its name under them; `withdraw`: they are hidden, and come back with the source;
 * `remove`: they are deleted with it and its runs.
 */
export async function retireSource(db: Db, id: number, rows: RowsAfterwards, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (rows === 'remove') {
      await sql`delete from source where id = ${id}`.execute(trx)
      return
    }
    await sql`update source set archived_at = ${now}, next_run_at = null, schedule = null where id = ${id}`.execute(trx)
    if (rows === 'keep') return
    for (const table of canonicalTables) {
      await sql`update ${sql.table(table)} set withdrawn_at = ${now}, updated_at = ${now}
        where source_id = ${id} and withdrawn_at is null`.execute(trx)
    }
    await sql`delete from event_date d using event e where e.id = d.event_id and e.source_id = ${id}`.execute(trx)
  })
}
