import { canonicalTables, type Db } from '@wiker/platform'
import { sql } from 'kysely'

export interface Copied {
  records: number
  seconds: number
}

/** The floor: PostgreSQL's own COPY of the rows readers see, from a file of the server into a table with a key and nothing else. */
export async function copyRows(db: Db): Promise<Copied> {
  return db.connection().execute(async (session) => {
    const { rows } = await sql<{ data_directory: string }>`show data_directory`.execute(session)
    const file = sql.lit(`${rows[0]!.data_directory}/bench.copy`)
    const columns = sql.raw('id, town, hash, name, category, latitude, longitude, record, body')
    const shown = canonicalTables.map(
      (table) => sql`select ${columns} from ${sql.table(table)} where source_id is not null`,
    )
    await sql`copy (${sql.join(shown, sql` union all `)}) to ${file}`.execute(session)
    await sql`create table bench_copy (id text primary key, town text, hash text, name text, category text, latitude float8, longitude float8,
      record jsonb, body text)`.execute(session)
    const begun = performance.now()
    await sql`copy bench_copy from ${file}`.execute(session)
    const seconds = (performance.now() - begun) / 1000
    const { rows: counted } = await sql<{ records: number }>`select count(*)::int as records from bench_copy`.execute(
      session,
    )
    await sql`drop table bench_copy`.execute(session)
    return { records: counted[0]!.records, seconds }
  })
}
