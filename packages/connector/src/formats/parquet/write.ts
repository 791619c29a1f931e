import type { CanonicalRecord } from '@wiker/model'
import type { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import { flatRows } from '../table/flat-rows.ts'
import type { WriteOptions } from '../write-options.ts'
import type { Column } from './write-columns.ts'

/** Rows of a group: enough to pack well, few enough to hold. */
const GROUP = 20_000

/**
 * Parquet; with a geometry (GeoParquet 1.1, WKB in longitude and latitude) when the records have a position. A column has the
 * type all its values in the first records have; what differs later goes into `additional`.
 */
export async function* writeParquet(
  records: AsyncIterable<CanonicalRecord>,
  _options: WriteOptions,
): AsyncGenerator<Uint8Array> {
  const library = await import('hyparquet-writer')
  const { columnsOf, fill, kvMetadata } = await import('./write-columns.ts')
  const bytes = new library.ByteWriter()
  let names: string[] | undefined
  let columns: Column[] | undefined
  let writer: ParquetWriter | undefined
  let rows: unknown[][] = []
  const write = async () => {
    columns ??= columnsOf(names ?? [], rows)
    const columnData = fill(columns, rows)
    const schema = library.schemaFromColumnData({ columnData })
    writer ??= new library.ParquetWriter({ writer: bytes, schema, kvMetadata: kvMetadata(columns), createdBy: 'wiker' })
    if (rows.length > 0) await writer.write({ columnData, rowGroupSize: rows.length })
    rows = []
  }
  for await (const row of flatRows(records)) {
    if (!names) {
      names = row as string[]
      continue
    }
    if (rows.push(row) < GROUP) continue
    await write()
    yield taken(bytes)
  }
  if (rows.length > 0 || !writer) await write()
  await writer!.finish()
  yield taken(bytes)
}

/** What was written so far, handed on: the writer begins again at the start of its buffer. */
function taken(bytes: ByteWriter): Uint8Array {
  const chunk = bytes.getBytes().slice()
  bytes.index = 0
  return chunk
}
