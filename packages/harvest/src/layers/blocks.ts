import { hash } from 'node:crypto'
import type { CanonicalRecord } from '@wiker/model'
import type { Db } from '@wiker/platform/database/connect.ts'
import { type RawBuilder, sql } from 'kysely'
import {
  blockKeysOf,
  type Comparable,
  comparableOf,
  contactKeysOf,
  type MatchTown,
  matchedKinds,
} from '../match/index.ts'

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
  await sql`create temp table prepared_block (id text not null, block bigint not null, contact boolean not null) on commit drop`.execute(
    trx,
  )
  const rows = (after: number) => sql<ToLay>`
    select i.position as place, i.id, i.record, ${townColumn}
    from incoming i join town w on w.code = i.town left join source_record l on l.id = i.id and l.source_id = ${sourceId}
    where i.position > ${after} and i.kind = any(${[...matchedKinds]}::text[])
      and (l.key is null or l.hash <> i.hash or l.withdrawn_at is not null or l.missing_runs > 0 or not l.matched)
    order by i.position limit ${batch}`
  await eachBatch(trx, rows, async (laid) => {
    await sql`insert into prepared_block (id, block, contact) select r.id, b.block, b.contact from ${laid}`.execute(trx)
  })
  await sql`create index on prepared_block (id)`.execute(trx)
}

/** Lays down what was prepared, for the records of this source that were written. */
export async function layPrepared(trx: Db, sourceId: number): Promise<void> {
  await touchSharers(trx)
  await sql`delete from match_block b using touched t where b.layer = t.key and not t.laid`.execute(trx)
  await sql`insert into match_block (block, layer, voice, contact)
    select p.block, t.key, ${sourceId}::bigint, p.contact from touched t join prepared_block p on p.id = t.id where not t.laid`.execute(
    trx,
  )
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
    await sql`insert into match_block (block, layer, voice, contact)
      select b.block, l.key, coalesce(l.source_id, -l.key), b.contact from ${laid} join source_record l on l.key = r.id::bigint`.execute(
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
      sql`json_to_recordset(${laid}::json) as r(id text, blocks json) cross join json_to_recordset(r.blocks) as b(block bigint, contact boolean)`,
    )
  }
}

interface Block {
  block: string
  contact: boolean
}

function blocksOf(record: CanonicalRecord, town: MatchTown): Block[] {
  const comparable = comparableOf(record, { town, source: '' })
  if (!comparable) return []
  const contacts = contactKeysOf(comparable)
  return blockKeysOf(comparable).map((key) => ({ block: numberOf(key), contact: contacts.has(key) }))
}

const mostSharers = 500

/**
 * How much a telephone tells depends on how many things have it: when one more has it, or one fewer, all that have it are compared again, so that
 * the order in which sources came plays no part. Called before blocks are taken away and after they are laid. A number on more than five hundred
 * records tells nothing either way.
 */
export function touchSharers(trx: Db): Promise<void> {
  return touchSharing(trx, sql`touched t join match_block b on b.layer = t.key`)
}

/** The same before all that a source said is forgotten. */
export function touchSharersOf(trx: Db, sourceId: number): Promise<void> {
  return touchSharing(trx, sql`source_record t join match_block b on b.layer = t.key and t.source_id = ${sourceId}`)
}

async function touchSharing(trx: Db, given: RawBuilder<unknown>): Promise<void> {
  await sql`
    with shared as (
      select o.block from match_block o where o.block in (select b.block from ${given} where b.contact)
      group by o.block having count(*) between 2 and ${mostSharers})
    insert into touched (key, id, kind, thing_id, laid)
    select distinct l.key, l.id, l.kind, l.thing_id, true
    from shared join match_block o on o.block = shared.block and o.contact join source_record l on l.key = o.layer
    where l.withdrawn_at is null and l.key not in (select key from touched)`.execute(trx)
}

/** How many differently named things one source gives each of these contacts to, where it is more than one. */
export async function readShared(db: Db, comparables: Iterable<Comparable>): Promise<Map<string, Map<string, number>>> {
  const contacts = new Map<string, { id: string; contact: string }[]>()
  for (const one of comparables) {
    for (const [key, contact] of contactKeysOf(one)) {
      const block = numberOf(key)
      contacts.set(block, [...(contacts.get(block) ?? []), { id: one.id, contact }])
    }
  }
  if (contacts.size === 0) return new Map()
  const { rows } = await sql<{ block: string; things: number }>`
    select block::text, max(things)::int as things from (
      select b.block, b.voice, count(distinct lower(l.name)) as things from match_block b join source_record l on l.key = b.layer
      where b.contact and b.block = any(${[...contacts.keys()]}::bigint[]) group by b.block, b.voice) per_voice
    group by block having max(things) > 1`.execute(db)
  const shared = new Map<string, Map<string, number>>()
  for (const { block, things } of rows) {
    for (const { id, contact } of contacts.get(block)!)
      shared.set(id, (shared.get(id) ?? new Map()).set(contact, things))
  }
  return shared
}

/** A key as a number that fits the column; two keys that meet by chance only cost a comparison. */
function numberOf(key: string): string {
  return hash('sha1', key, 'buffer').readBigInt64BE(0).toString()
}
