import type { Db } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'

/**
 * Two tables that live as long as the transaction: `touched`, the layers that were written (`laid`: their blocks are there), and `to_show`, the
 * things whose row must be made again. Empty each time: a transaction may do several things one after the other.
 */
export async function openTouched(trx: Db): Promise<void> {
  const { rows } = await sql`select where to_regclass('pg_temp.touched') is not null`.execute(trx)
  if (rows.length > 0) {
    await sql`delete from touched`.execute(trx)
    await sql`delete from to_show`.execute(trx)
    return
  }
  await sql`create temp table touched (key bigint not null, id text not null, kind text not null, thing_id text not null,
    laid boolean not null default false) on commit drop`.execute(trx)
  await sql`create temp table to_show (
    thing_id text primary key, kind text not null, layers integer, live integer, plain boolean) on commit drop`.execute(
    trx,
  )
}

/** Has these things made again, whatever was written. */
export async function touchThings(trx: Db, ids: string[]): Promise<void> {
  await sql`insert into touched (key, id, kind, thing_id)
    select key, id, kind, thing_id from source_record where thing_id = any(${ids}::text[])`.execute(trx)
}
