import type { AsyncBuffer, RowGroup } from 'hyparquet'
import { Unreadable } from '../../problem.ts'

const HEAD = 8 * 1024
const LARGEST_HEAD = 1024 * 1024
/** Values of nested columns are more than rows; no page of a town has so many. */
const MOST_NESTED = 20_000_000
/** Cells of one group, all columns together. */
const MOST_CELLS = 200_000_000

/**
 * A few bytes of a page can claim a billion equal values: what every page of a group announces is held against the group's
 * own rows before any of them is unpacked.
 */
export async function checkPages(buffer: AsyncBuffer, group: RowGroup): Promise<void> {
  const { deserializeTCompactProtocol } = await import('hyparquet/src/thrift.js')
  if (Number(group.num_rows) * group.columns.length > MOST_CELLS)
    throw new Unreadable('too-large', { limit: MOST_CELLS })
  for (const { meta_data: meta } of group.columns) {
    if (!meta) continue
    const most = meta.path_in_schema.length === 1 ? Number(group.num_rows) : MOST_NESTED
    const dictionary = Number(meta.dictionary_page_offset ?? 0n)
    let at = dictionary > 0 ? Math.min(dictionary, Number(meta.data_page_offset)) : Number(meta.data_page_offset)
    const end = Math.min(at + Number(meta.total_compressed_size), buffer.byteLength)
    while (at < end - 1) {
      const { header, length } = await headerAt(buffer, at, end, deserializeTCompactProtocol)
      const values = header.field_5?.field_1 ?? header.field_8?.field_1 ?? header.field_7?.field_1 ?? 0
      const size = header.field_3
      if (!(values >= 0 && values <= most) || !(size >= 0))
        throw new Unreadable('broken', { reason: `a page of ${values} values` })
      at += length + size
    }
  }
}

/** parquet.thrift `PageHeader`: 3 is the packed size; 5, 7 and 8 are the kinds of page, each with its number of values first. */
interface Header {
  field_3: number
  field_5?: { field_1: number }
  field_7?: { field_1: number }
  field_8?: { field_1: number }
}

type Parse = (reader: { view: DataView; offset: number }) => unknown

/** The header of a page; a long one, with the extremes of its values in it, is read again whole. */
async function headerAt(
  buffer: AsyncBuffer,
  at: number,
  end: number,
  parse: Parse,
): Promise<{ header: Header; length: number }> {
  for (const size of [HEAD, LARGEST_HEAD]) {
    const reader = { view: new DataView(await buffer.slice(at, Math.min(at + size, end))), offset: 0 }
    try {
      return { header: parse(reader) as Header, length: reader.offset }
    } catch (error) {
      if (size === LARGEST_HEAD || at + size >= end) throw error
    }
  }
  throw new Unreadable('broken', { reason: 'a page without a header' })
}
