import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db.ts'
import { pathOf } from '../records/path.ts'
import type { Cell } from './types.ts'

/** What finds a row of each table again. Only these are read. */
const keys: Record<string, readonly string[]> = {
  town: ['code'],
  holiday: ['country', 'kind', 'zone', 'starts', 'name'],
  event_date: ['event_id', 'day', 'recurrence_id'],
  ...Object.fromEntries(
    [
      'event',
      'place',
      'organization',
      'market',
      'article',
      'notice',
      'menu',
      'subsidy',
      'budget_line',
      'deliberation',
      'statistic',
      'transit',
    ].map((table) => [table, ['id']]),
  ),
}

/** Tables whose rows have a page of their own. */
const withPage = new Set([
  'event',
  'place',
  'organization',
  'market',
  'transit',
  'menu',
  'article',
  'notice',
  'subsidy',
])

type Data = Record<string, unknown>

/** A row of the database that can say where each of its values lies. */
export class StoryRow {
  readonly table: string
  readonly data: Data
  /** The event of an `event_date`: whose name and page it goes by. */
  readonly owner: StoryRow | undefined

  constructor(table: string, data: Data, owner?: StoryRow) {
    this.table = table
    this.data = data
    this.owner = owner
  }

  /** A column, or a path inside the record; undefined when there is nothing. */
  get(field: string): unknown {
    return valueAt(this.data, field)
  }

  text(field: string): string | undefined {
    const value = this.get(field)
    return typeof value === 'string' && value.trim() ? value.trim() : undefined
  }

  number(field: string): number | undefined {
    const value = this.get(field)
    return typeof value === 'number' ? value : undefined
  }

  get id(): string {
    return String(this.data.id)
  }

  /** Where a value lies. The field must hold a text or a number: ask `text` or `number` before. */
  cell(field: string): Cell {
    const value = this.get(field)
    if (typeof value !== 'string' && typeof value !== 'number') {
      throw new Error(`No value in ${this.table}.${field} of ${JSON.stringify(this.key)}`)
    }
    const named = this.owner ?? this
    const provenance = (named.get('record.provenance') ?? {}) as Data
    const source = named.get('source_id')
    return {
      table: this.table,
      key: this.key,
      field,
      value,
      name: String(named.data.name ?? ''),
      ...(withPage.has(named.table) && {
        path: pathOf(named.id, String(named.data.name)),
        category: named.text('category') ?? null,
      }),
      ...(typeof this.data.town_slug === 'string' && { of: this.data.town_slug }),
      source: typeof source === 'number' ? source : null,
      ...only(provenance, ['page', 'published', 'retrieved', 'publisher', 'licence']),
    }
  }

  private get key(): Record<string, string> {
    return Object.fromEntries(keys[this.table]!.map((name) => [name, String(this.data[name] ?? '')]))
  }
}

function valueAt(data: Data, field: string): unknown {
  let value: unknown = data
  for (const step of field.split('.')) value = (value as Data | null | undefined)?.[step]
  return value
}

function only(data: Data, names: string[]): Partial<Cell> {
  return Object.fromEntries(names.flatMap((name) => (typeof data[name] === 'string' ? [[name, data[name]]] : [])))
}

/** Rows of a table, under the name `t`, that a reader sees: nothing withdrawn, no example. */
export async function readRows(
  db: Db,
  table: string,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown> = sql`t.id`,
  limit = 500,
): Promise<StoryRow[]> {
  const { rows } = await sql<{ data: Data }>`
    select to_jsonb(t) - '{search,body,plain_name}'::text[] as data from ${sql.table(table)} t
    where t.withdrawn_at is null and not t.example and ${where} order by ${order} limit ${limit}`.execute(db)
  return rows.map(({ data }) => new StoryRow(table, data))
}

/** The town itself, as a row. */
export async function readTownRow(db: Db, code: string): Promise<StoryRow> {
  const { rows } = await sql<{ data: Data }>`
    select to_jsonb(t) - '{outline,plain_name}'::text[] as data from town t where code = ${code}`.execute(db)
  return new StoryRow('town', rows[0]!.data)
}

/** What a cell holds today; undefined when its row is gone or taken from view. */
export async function readCell(db: Db, { table, key, field }: Cell): Promise<unknown> {
  const names = keys[table]
  if (!names) return undefined
  const same = names.map((name) => sql`${sql.ref(`t.${name}`)}::text = ${key[name] ?? ''}`)
  const shown = names[0] === 'id' ? sql`t.withdrawn_at is null` : sql.lit(true)
  const { rows } = await sql<{ data: Data }>`
    select to_jsonb(t) as data from ${sql.table(table)} t where ${sql.join(same, sql` and `)} and ${shown}`.execute(db)
  return rows[0] && valueAt(rows[0].data, field)
}
