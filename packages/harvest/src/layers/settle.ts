import { type CanonicalTableName, canonicalTables, type Db, type HandRole } from '@wiker/platform'
import { within } from '@wiker/platform/database/within.ts'
import { sql } from 'kysely'
import { kindOfEdit, settleOpen, undoLocked } from './edit.ts'
import { lockKinds } from './lock.ts'
import type { Moment } from './refresh.ts'

/** Something was set by hand, and what stands underneath has changed since: somebody must say which is true. */
export interface Conflict {
  id: number
  edit: number
  thing: string
  kind: CanonicalTableName
  name: string
  path: string
  /** What the person wrote, what stood underneath then, what the sources say now; `null`: nothing. */
  mine: unknown
  base: unknown
  theirs: unknown
  role: HandRole
  who: string
  editedAt: Date
  openedAt: Date
}

/** What a town's people have to settle, the oldest first. */
export async function openConflicts(db: Db, town: string): Promise<Conflict[]> {
  const open = sql`select thing_id from conflict where town = ${town} and settled_at is null`
  const names = canonicalTables.map((kind) => sql`select id, name from ${sql.table(kind)} where id in (${open})`)
  const { rows } = await sql<Conflict>`
    select c.id, c.edit_id as edit, c.thing_id as thing, c.kind, n.name, c.path, e.value as mine, e.base, c.theirs, e.role, e.who,
      e.at as "editedAt", c.opened_at as "openedAt"
    from conflict c join edit e on e.id = c.edit_id join (${sql.join(names, sql` union all `)}) n on n.id = c.thing_id
    where c.town = ${town} and c.settled_at is null order by c.opened_at, c.id`.execute(db)
  return rows
}

/**
 * Settles a conflict. `mine`: what was set by hand stays, and stays quiet until the sources say something new again; `theirs`: the edit is taken
 * back; `both`: what was set by hand stays shown, and the other value stays beside it where "why this value?" is answered. False when it is settled.
 */
export async function settleConflict(
  db: Db,
  id: number,
  settlement: 'mine' | 'theirs' | 'both',
  who: string,
  moment: Moment,
): Promise<boolean> {
  const { rows } = await sql<{ edit: number }>`
    select edit_id as edit from conflict where id = ${id} and settled_at is null`.execute(db)
  const edit = rows[0]?.edit
  const kind = edit === undefined ? undefined : await kindOfEdit(db, edit)
  if (edit === undefined || !kind) return false
  return within(db, async (trx) => {
    await lockKinds(trx, [kind])
    if (settlement === 'theirs') return undoLocked(trx, edit, who, moment)
    const { numAffectedRows } = await sql`
      update edit e set base = c.theirs from conflict c
      where c.id = ${id} and c.settled_at is null and e.id = c.edit_id and e.undone_at is null`.execute(trx)
    if (Number(numAffectedRows) === 0) return false
    await settleOpen(trx, edit, settlement, who, moment.now)
    return true
  })
}
