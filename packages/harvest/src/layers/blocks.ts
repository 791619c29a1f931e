import { createHash } from 'node:crypto'
import type { CanonicalRecord } from '@wiker/model'
import type { Db } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import { blockKeysOf, comparableOf, type MatchTown } from '../match/index.ts'

const batch = 1000

/** Lays down where the touched records of a kind may be met by records of other sources. */
export async function layBlocks(trx: Db, kind: string): Promise<void> {
  await sql`delete from match_block b using touched t where t.kind = ${kind} and b.layer = t.key`.execute(trx)
  let after = 0
  for (;;) {
    const { rows } = await sql<{ key: number; voice: number; record: CanonicalRecord; town: MatchTown }>`
      select l.key, coalesce(l.source_id, -l.key) as voice, l.record,
        json_build_object('code', w.code, 'name', w.name, 'timezone', w.timezone, 'country', w.country) as town
      from (select distinct key from touched where kind = ${kind} and key > ${after}) t join source_record l on l.key = t.key
        join town w on w.code = l.town
      where l.withdrawn_at is null order by l.key limit ${batch}`.execute(trx)
    if (rows.length === 0) return
    after = rows.at(-1)!.key
    const layers = rows.map(({ key, voice, record, town }) => {
      const comparable = comparableOf(record, { town, source: voice })
      return { key, voice, blocks: comparable ? blockKeysOf(comparable).map(numberOf) : [] }
    })
    await sql`insert into match_block (block, layer, voice)
      select b.block::bigint, r.key, r.voice from json_to_recordset(${JSON.stringify(layers)}::json) as r(key bigint, voice bigint, blocks json),
        json_array_elements_text(r.blocks) as b(block)`.execute(trx)
  }
}

/** A key as a number that fits the column; two keys that meet by chance only cost a comparison. */
function numberOf(key: string): string {
  return createHash('sha1').update(key).digest().readBigInt64BE(0).toString()
}
