import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** Days after which what nobody answered goes all the same. */
const forgottenDays = 180

export interface ToErase {
  id: number
  /** Names in the file store. */
  files: string[]
}

/** Items whose time is over, with their files: those go first. */
export async function itemsToErase(db: Db, now: Date): Promise<ToErase[]> {
  const old = new Date(now.getTime() - forgottenDays * 86_400_000)
  const { rows } = await sql<ToErase>`
    select id, array_remove(array[file, picture ->> 'file'], null) as files from door_item
    where erase_after < ${now} or (received_at < ${old} and erase_after is null) order by id limit 500`.execute(db)
  return rows
}

/** Nothing is left of it but what was published. */
export async function forgetItem(db: Db, id: number): Promise<void> {
  await sql`delete from door_item where id = ${id}`.execute(db)
}

/** Is a file of the store still another item's? The same file sent twice is one. */
export async function isFileUsed(db: Db, file: string, except: number): Promise<boolean> {
  const { rows } = await sql`
    select from door_item where id <> ${except} and (file = ${file} or picture ->> 'file' = ${file}) limit 1`.execute(
    db,
  )
  return rows.length > 0
}
