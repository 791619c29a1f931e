import { hash } from 'node:crypto'
import type { CanonicalRecord } from '@wiker/model'
import type { Db } from '@wiker/platform/database/connect.ts'
import { type RawBuilder, sql } from 'kysely'
import { blockKeysOf, comparableOf, type MatchTown, matchedKinds } from '../match/index.ts'

const batch = 1000

interface ToLay {
  /** Number of its row, by which rows are taken in order. */
  place: number
  id: string
  record: CanonicalRecord
  town: MatchTown
}

/**
 * Finds out where the records of `incoming` that are new, changed or never compared may be met by those of other sources, and notes it in a
 * table that lives as long as the transaction. The long part of matching, before anybody has to wait for it.
 */
export async function prepareBlocks(trx: Db, sourceId: number): Promise<void> {
  await sql`create temp table prepared_block (id text not null, block bigint not null) on commit drop`.execute(trx)
  const rows = (after: number) => sql<ToLay>`
    select i.position as place, i.id, i.record, ${townColumn}
    from incoming i join town w on w.code = i.town left join source_record l on l.id = i.id and l.source_id = ${sourceId}
    where i.position > ${after} and i.kind = any(${[...matchedKinds]}::text[])
      and (l.key is null or l.hash <> i.hash or l.withdrawn_at is not null or l.missing_runs > 0 or not l.matched)
    order by i.position limit ${batch}`
  await eachBatch(trx, rows, async (laid) => {
    await sql`insert into prepared_block (id, block) select r.id, b.block::bigint from ${laid}`.execute(trx)
  })
  await sql`create index on prepared_block (id)`.execute(trx)
}

/** Lays down what was prepared, for the records of this source that were written. */
export async function layPrepared(trx: Db, sourceId: number): Promise<void> {
  await sql`delete from match_block b using touched t where b.layer = t.key`.execute(trx)
  await sql`insert into match_block (block, layer, voice)
    select p.block, t.key, ${sourceId}::bigint from touched t join prepared_block p on p.id = t.id`.execute(trx)
  await sql`update touched t set laid = true from prepared_block p where p.id = t.id`.execute(trx)
}

/** Lays down where the touched records of a kind may be met, those left aside for which it is done. */
export async function layBlocks(trx: Db, kind: string): Promise<void> {
  await sql`delete from match_block b using touched t where t.kind = ${kind} and not t.laid and b.layer = t.key`.execute(
    trx,
  )
  const rows = (after: number) => sql<ToLay>`
    select l.key as place, l.key::text as id, l.record, ${townColumn}
    from (select distinct key from touched where kind = ${kind} and not laid and key > ${after}) t join source_record l on l.key = t.key
      join town w on w.code = l.town
    where l.withdrawn_at is null order by l.key limit ${batch}`
  await eachBatch(trx, rows, async (laid) => {
    await sql`insert into match_block (block, layer, voice)
      select b.block::bigint, l.key, coalesce(l.source_id, -l.key) from ${laid} join source_record l on l.key = r.id::bigint`.execute(
      trx,
    )
  })
}

const townColumn = sql`json_build_object('code', w.code, 'name', w.name, 'timezone', w.timezone, 'country', w.country) as town`

async function eachBatch(
  trx: Db,
  rowsAfter: (place: number) => RawBuilder<ToLay>,
  write: (laid: RawBuilder<unknown>) => Promise<void>,
): Promise<void> {
  let after = 0
  for (;;) {
    const { rows } = await rowsAfter(after).execute(trx)
    if (rows.length === 0) return
    after = rows.at(-1)!.place
    const laid = JSON.stringify(rows.map(({ id, record, town }) => ({ id, blocks: blocksOf(record, town) })))
    await write(
      sql`json_to_recordset(${laid}::json) as r(id text, blocks json) cross join json_array_elements_text(r.blocks) as b(block)`,
    )
  }
}

function blocksOf(record: CanonicalRecord, town: MatchTown): string[] {
  const comparable = comparableOf(record, { town, source: '' })
  return comparable ? blockKeysOf(comparable).map(numberOf) : []
}

/** A key as a number that fits the column; two keys that meet by chance only cost a comparison. */
function numberOf(key: string): string {
  return hash('sha1', key, 'buffer').readBigInt64BE(0).toString()
}
