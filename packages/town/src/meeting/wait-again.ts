import { sql } from 'kysely'
import type { Db } from '../db.ts'

const tables = { remark: 'remark', post: 'neighbour_post' } as const

/** The word on a remark or a neighbour's post of a town is taken back: it waits again. False when there is none to take back. */
export async function waitAgainWritten(trx: Db, what: keyof typeof tables, id: number, town: string): Promise<boolean> {
  const { rows } = await sql`
    update ${sql.table(tables[what])} set state = 'waiting', decided_at = null, decided_by = null, reason = null
    where id = ${id} and town = ${town} and state in ('shown', 'refused') and decided_at is not null returning id`.execute(
    trx,
  )
  return rows.length > 0
}
