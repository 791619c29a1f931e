import type { DatabaseSync } from 'node:sqlite'
import { looksMojibake, repairMojibake } from '../../detect/mojibake.ts'
import { Unreadable } from '../../problem.ts'
import type { Detection, Layer, Member, RawRecord, ReadContext } from '../../types.ts'
import { Tally } from '../table/tally.ts'
import { openDatabase, quoted, tablesOf } from './database.ts'
import { plainValue } from './value.ts'

/** Every table is a layer, the empty ones too: a data base that was just made is no mistake. Views and virtual tables are code and are not run. */
export async function openSqlite(member: Member, _detection: Detection, context: ReadContext): Promise<Layer[]> {
  const database = await openDatabase(member)
  try {
    const tables = tablesOf(database)
    if (tables.length === 0) throw new Unreadable('no-records')
    if (tables.length > context.limits.maxMembers)
      throw new Unreadable('too-many-members', { limit: context.limits.maxMembers })
    return tables.map(({ name, columns }) => layerOf(member, name, columns))
  } catch (error) {
    throw unreadable(error)
  } finally {
    database.close()
  }
}

function layerOf(member: Member, table: string, columns: string[]): Layer {
  const layer: Layer = {
    path: `${member.path}#${table}`,
    format: 'sqlite',
    columns: [...columns],
    facts: { table },
    repairs: [],
    warnings: [],
    records: () => read(member, table, columns, layer),
  }
  return layer
}

async function* read(member: Member, table: string, columns: string[], layer: Layer): AsyncGenerator<RawRecord> {
  const tally = new Tally(layer)
  tally.reset()
  let database: DatabaseSync | undefined
  try {
    database = await openDatabase(member)
    const rows = database.prepare(`SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(table)}`)
    rows.setReturnArrays(true)
    rows.setReadBigInts(true)
    let where = 0
    for (const row of rows.iterate()) {
      where++
      const values = (row as unknown as unknown[]).map((value) => clean(plainValue(value), tally, where))
      yield { values, where }
    }
  } catch (error) {
    throw unreadable(error)
  } finally {
    database?.close()
  }
  tally.settle()
}

function clean(value: unknown, tally: Tally, where: number): unknown {
  if (value instanceof Uint8Array) {
    tally.warn('binary-cells', `row ${where}`)
    return undefined
  }
  if (typeof value !== 'string' || !looksMojibake(value)) return value
  const after = repairMojibake(value)
  if (after === undefined) return value
  tally.repair('mojibake', 1, { before: value.slice(0, 80), after: after.slice(0, 80), where: `row ${where}` })
  return after
}

/** What the library says of a damaged page is the file's fault; anything else is ours and goes on as it is. */
function unreadable(error: unknown): unknown {
  const code = (error as { code?: unknown }).code
  if (code !== 'ERR_SQLITE_ERROR') return error
  const reason = (error as Error).message
  return new Unreadable(/not a database|encrypted/.test(reason) ? 'encrypted' : 'broken', {
    reason: reason.slice(0, 200),
  })
}
