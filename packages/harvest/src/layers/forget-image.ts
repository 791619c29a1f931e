import type { Db } from '@wiker/platform/database/connect.ts'
import type { CanonicalTableName, HandRole } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import { type NewRecord, saveRecord } from '../store/save-record.ts'
import { lockKinds } from './lock.ts'
import { type Moment, refreshThings } from './refresh.ts'
import { openTouched, touchThings } from './touched.ts'

/**
 * Takes a picture out of all that people typed: what a layer says of it (its address, its words, a poster's text) and what was laid over by hand, of
 * now and of before. Things are made again without it. `address`: a piece of its address that no other picture has. Called in a transaction.
 */
export async function forgetImage(trx: Db, address: string, moment: Moment): Promise<void> {
  const inRecord = sql`strpos(record -> 'image' ->> 'url', ${address}) > 0`
  const byHand = sql`path = 'image' and (strpos(value ->> 'url', ${address}) > 0 or strpos(base ->> 'url', ${address}) > 0)`
  const { rows: kinds } = await sql<{ kind: CanonicalTableName }>`
    select kind from source_record where source_id is null and ${inRecord}
    union select kind from edit where ${byHand}`.execute(trx)
  if (kinds.length === 0) return
  await lockKinds(
    trx,
    kinds.map(({ kind }) => kind),
  )
  const { rows: layers } = await sql<{ record: NewRecord; town: string; by: HandRole }>`
    select record - 'image' as record, town, typed_by as by from source_record
    where source_id is null and withdrawn_at is null and ${inRecord}`.execute(trx)
  for (const { record, town, by } of layers) {
    const saved = await saveRecord(trx, record, { town, by, ...moment })
    if (!saved.ok) throw new Error(`A record could not be kept without its picture: ${JSON.stringify(saved.problems)}`)
  }
  await sql`update source_record set record = record - 'image' where source_id is null and ${inRecord}`.execute(trx)
  const { rows: edits } = await sql<{ thing: string }>`
    delete from edit e where ${byHand}
    returning coalesce((select a.thing_id from thing_alias a where a.id = e.thing_id), e.thing_id) as thing`.execute(
    trx,
  )
  if (edits.length === 0) return
  await openTouched(trx)
  await touchThings(
    trx,
    edits.map(({ thing }) => thing),
  )
  await refreshThings(trx, moment)
}
