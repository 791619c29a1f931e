import { createHash, randomBytes } from 'node:crypto'
import { canonicalSchema } from '@wiker/model'
import { canonicalTables, type Db, type HandRole } from '@wiker/platform'
import { within } from '@wiker/platform/database/within.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { layDownDates } from '../events/lay-down.ts'
import { findThing } from '../layers/read.ts'
import { rowOf } from '../rows/row.ts'
import { languageOf } from '../towns/language.ts'
import { withdrawLayer, writeExample, writeTyped } from './typed.ts'

export interface SaveOptions {
  town: string
  now: Date
  /** Day of the town's calendar. */
  today: string
  /** Shown as an example, counted nowhere, removed by one command. */
  example?: boolean
  /** Makes the same record find itself again. Without it the record is a new one, or the one of its `id`. */
  key?: string
  /** Who types it: what an organiser says goes before every source. */
  by?: HandRole
}

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> & { id?: string } : never
/** Any record of the model, its `id` to be made. */
export type NewRecord = WithoutId<z.input<typeof canonicalSchema>>

/** `thing`: what readers see it in, which has another id when a source tells of it too. */
export type Saved = { ok: true; id: string; thing: string } | { ok: false; problems: { field: string; key: string }[] }

/**
 * Stores one record that comes from no source: typed by a person, or an example. The same model judges it as judges a harvest.
 * `record` needs no `id`. A record of a source is never overwritten: what a person changes in one is an edit (layers/edit.ts). What was typed
 * and what a source tells of the same thing become one thing, as two sources do. `db` may be a transaction.
 */
export async function saveRecord(db: Db, record: NewRecord, options: SaveOptions): Promise<Saved> {
  const id = record.id ?? newId(record.type, options)
  const checked = canonicalSchema.safeParse({ ...record, id })
  if (!checked.success) {
    const problems = checked.error.issues.map((issue) => ({ field: issue.path.join('.'), key: issue.code }))
    return { ok: false, problems }
  }
  const { rows } = await sql<{ country: string }>`select country from town where code = ${options.town}`.execute(db)
  const language = languageOf(rows[0]?.country ?? '')
  const row = rowOf(checked.data, { town: options.town, reason: 'given', positionHolds: true, language })
  if (!row) return { ok: false, problems: [{ field: 'type', key: 'kind-without-page' }] }
  return within(db, async (trx): Promise<Saved> => {
    const { now, today, example, by = 'organiser' } = options
    const written = example ? await writeExample(trx, row, now) : await writeTyped(trx, row, by, { now, today })
    if (!written) return { ok: false, problems: [{ field: 'id', key: 'id-of-another-source' }] }
    if (example && row.kind === 'event') await layDownDates(trx, [id], today)
    return { ok: true, id, thing: (await findThing(trx, id))?.id ?? id }
  })
}

/**
 * Takes a record back that a person typed: what was said stays, and is shown no more. A source that tells of the same thing goes on doing so.
 * Returns the id of the thing that it was in; undefined when nobody typed a record of that id, or it was taken back before. `db` may be a transaction.
 */
export async function withdrawTyped(
  db: Db,
  id: string,
  moment: { now: Date; today: string },
): Promise<string | undefined> {
  return within(db, (trx) => withdrawLayer(trx, id, moment))
}

/** Removes every example of every town. Returns how many there were. */
export async function clearExamples(db: Db): Promise<number> {
  return db.transaction().execute(async (trx) => {
    let removed = 0
    for (const table of canonicalTables) {
      const { numAffectedRows } = await sql`delete from ${sql.table(table)} where example`.execute(trx)
      removed += Number(numAffectedRows ?? 0)
    }
    return removed
  })
}

function newId(type: string, { key, town }: SaveOptions): string {
  const entity = type.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase()
  const hex = key
    ? createHash('sha256').update(`${town}\n${type}\n${key}`).digest('hex')
    : randomBytes(10).toString('hex')
  return `urn:wiker:${entity}:${hex.slice(0, 20)}`
}
