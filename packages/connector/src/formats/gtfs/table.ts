import type { Layer, Member } from '../../types.ts'
import { openCsv } from '../csv/read.ts'

export type TableRow = (name: string) => string

/** Rows of one table of a feed, by column name; nothing when the feed has no such table. */
export async function* rowsOf(member: Member | undefined): AsyncGenerator<TableRow> {
  if (!member || member.bytes === 0) return
  const layer = await tableLayer(member)
  const index = new Map(layer.columns.map((name, column) => [name.trim(), column]))
  let values: unknown[] = []
  const cell: TableRow = (name) => {
    const column = index.get(name)
    const value = column === undefined ? undefined : values[column]
    return value === undefined || value === null ? '' : String(value).trim()
  }
  for await (const record of layer.records()) {
    values = record.values
    yield cell
  }
}

/** GTFS tables are comma-separated and their first line is the header. */
export async function tableLayer(member: Member): Promise<Layer> {
  const [layer] = await openCsv(member, { format: 'csv', confidence: 1, encoding: 'utf-8' })
  return layer!
}
