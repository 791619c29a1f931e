/** A row in every table of the database that may hold something about a person, full of her address and her id: what an erasure has to find. */
import type { Db } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'

interface Column {
  table: string
  name: string
  type: string
  required: boolean
}

interface Given {
  id: string
  email: string
  /** `table.column` of what is declared to be hers. */
  columns: Set<string>
}

/** Fills the declared columns of every table; for a table with states, a row in each. Rules other than types are taken away first. */
export async function fillEveryTable(db: Db, { id, email, columns: declared }: Given): Promise<number> {
  const columns = await readColumns(db)
  const states = await readStates(db)
  await forgetRules(db)
  const tables = Map.groupBy(columns, ({ table }) => table)
  let rows = 0
  for (const [table, some] of tables) {
    if (table === 'person' || ![...declared].some((name) => name.startsWith(`${table}.`))) continue
    const variants = [...(states.get(table) ?? [undefined])]
    for (const state of variants) {
      rows++
      const value = ({ name, type }: Column) => {
        if (name === 'state' && state !== undefined) return sql`${state}`
        const hers = declared.has(`${table}.${name}`)
        if (hers && references.has(`${table}.${name}`)) return sql`${id}`
        if (hers && /json/.test(type))
          return sql`${JSON.stringify({ said: `écrire à ${email.toUpperCase()}`, of: email })}::jsonb`
        if (hers && type === 'text')
          return sql`${/(mail|recipient|contact|who|_by)$/.test(name) ? email : `de ${email}, pour elle`}`
        // What was typed, and what readers see of it, are one thing.
        const thing = name === 'thing_id' || (name === 'id' && type === 'text')
        return plain(type, thing ? 'urn:thing' : `${table}-${rows}`, rows)
      }
      const filled = some.filter(
        (column) => column.required || column.name === 'state' || declared.has(`${table}.${column.name}`),
      )
      await sql`insert into ${sql.table(table)} (${sql.join(filled.map(({ name }) => sql.ref(name)))}) overriding system value
        values (${sql.join(filled.map(value))})`.execute(db)
    }
  }
  return rows

  function plain(type: string, text: string, number: number) {
    if (type === 'text') return sql`${text}`
    if (/\[\]$/.test(type)) return sql`'{}'`
    if (/json/.test(type)) return sql`'{}'::jsonb`
    if (/timestamp|date/.test(type)) return sql`now()`
    if (/bool/.test(type)) return sql`false`
    if (/bytea/.test(type)) return sql`'\\x00'::bytea`
    return sql`${number}`
  }
}

const references = new Set<string>()

async function readColumns(db: Db): Promise<Column[]> {
  const found = await sql<{ name: string }>`
    select c.conrelid::regclass::text || '.' || a.attname as name from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
    where c.contype = 'f' and c.confrelid = 'person'::regclass`.execute(db)
  for (const { name } of found.rows) references.add(name)
  const { rows } = await sql<Column>`
    select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
      a.attnotnull and not a.atthasdef and a.attidentity = '' as required
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1, a.attnum`.execute(db)
  return rows
}

/** What `state` may be, from the rule that says so. */
async function readStates(db: Db): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ table: string; rule: string }>`
    select conrelid::regclass::text as table, pg_get_constraintdef(oid) as rule from pg_constraint
    where contype = 'c' and pg_get_constraintdef(oid) ~ 'CHECK \\(\\(state = ANY'`.execute(db)
  return new Map(rows.map(({ table, rule }) => [table, [...rule.matchAll(/'([^']+)'::text/g)].map((one) => one[1]!)]))
}

/** Rows need not make sense: only references to people still hold. */
async function forgetRules(db: Db): Promise<void> {
  const { rows } = await sql<{ table: string; name: string }>`
    select conrelid::regclass::text as table, conname as name from pg_constraint
    where connamespace = 'public'::regnamespace and (contype = 'c' or (contype = 'f' and confrelid <> 'person'::regclass)) and conislocal`.execute(
    db,
  )
  for (const { table, name } of rows)
    await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(db)
  await sql`do $$ declare one record; begin
    for one in select tgrelid::regclass::text as t, tgname as n from pg_trigger join pg_class c on c.oid = tgrelid
      where not tgisinternal and c.relnamespace = 'public'::regnamespace loop
      execute format('drop trigger %I on %s', one.n, one.t);
    end loop; end $$`.execute(db)
}

/** Where a text stands in the whole database: `table.column`, in whatever capitals. */
export async function tracesOf(db: Db, text: string): Promise<string[]> {
  const { rows: tables } = await sql<{ table: string }>`
    select relname as table from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`.execute(
    db,
  )
  const found: string[] = []
  for (const { table } of tables) {
    const { rows } = await sql<{ row: Record<string, unknown> }>`
      select to_jsonb(t) as row from ${sql.table(table)} t where position(${text.toLowerCase()} in lower(t::text)) > 0`.execute(
      db,
    )
    for (const { row } of rows)
      for (const [column, value] of Object.entries(row))
        if (JSON.stringify(value)?.toLowerCase().includes(text.toLowerCase())) found.push(`${table}.${column}`)
  }
  return [...new Set(found)]
}
