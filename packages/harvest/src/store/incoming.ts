import type { Db } from '@wiker/platform/database/connect.ts'
import { textOfJson } from '@wiker/platform/database/jsonb.ts'
import { sql } from 'kysely'
import type { Row } from '../rows/row.ts'

export interface IncomingRow extends Row {
  member: string
  /** 1-based line, row or item of that member, as a person finds it there. */
  line: number
}

const batch = 500

/** A table of what the source gives now, beside what is already stored: everything after is decided in sets. Lives as long as the transaction. */
export async function layIncoming(trx: Db, rows: AsyncIterable<IncomingRow>): Promise<void> {
  await sql`create temp table incoming (
    position integer generated always as identity, kind text not null, id text not null, town text not null, town_reason text not null,
    hash text not null, content_key text not null, name text not null, category text, latitude float8, longitude float8,
    record jsonb not null, body text not null, extra jsonb not null, member text not null, line integer not null
  ) on commit drop`.execute(trx)
  let waiting: IncomingRow[] = []
  for await (const row of rows) {
    waiting.push(row)
    if (waiting.length === batch) {
      await write(trx, waiting)
      waiting = []
    }
  }
  if (waiting.length > 0) await write(trx, waiting)
  await sql`create index on incoming (id)`.execute(trx)
  await sql`analyze incoming`.execute(trx)
}

async function write(trx: Db, rows: IncomingRow[]): Promise<void> {
  await sql`insert into incoming (kind, id, town, town_reason, hash, content_key, name, category, latitude, longitude,
      record, body, extra, member, line)
    select * from json_to_recordset(${textOfJson(rows)}::json) as r(kind text, id text, town text, town_reason text, hash text,
      content_key text, name text, category text, latitude float8, longitude float8, record jsonb, body text, extra jsonb,
      member text, line integer)`.execute(trx)
}
