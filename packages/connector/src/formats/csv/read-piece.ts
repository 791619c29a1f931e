import { decodePiece, newDecodeReport } from '../../detect/decode.ts'
import { looksMojibake } from '../../detect/mojibake.ts'
import type { PieceReader } from '../../parallel/types.ts'
import type { Layer, RawRecord } from '../../types.ts'
import type { Row } from '../table/header.ts'
import { TableRecords } from '../table/records.ts'
import { Tally } from '../table/tally.ts'
import type { CsvCarry, CsvNotes, CsvSettings } from './pieces.ts'
import { Tokenizer } from './tokenizer.ts'

/** Reads a piece of a table as `read.ts` reads the whole of it. */
export function csvPieceReader(settings: CsvSettings, layer: Pick<Layer, 'columns'>): PieceReader {
  const { dialect, head, encoding } = settings
  return (piece, { where, carry }) => {
    const counted: Pick<Layer, 'repairs' | 'warnings'> = { repairs: [], warnings: [] }
    const report = newDecodeReport()
    const { rest = '', state = { skip: 0, held: [] } } = (carry ?? {}) as Partial<CsvCarry>
    const { buffer, byteOffset, byteLength } = piece.bytes!
    const text = rest + decodePiece(Buffer.from(buffer, byteOffset, byteLength), encoding, piece.first, report)
    const tokenizer = new Tokenizer(dialect, where)
    const table = new TableRecords({
      head,
      columns: layer.columns,
      known: settings.columns.length,
      tally: new Tally(counted),
      ragged: true,
      ...(piece.first ? {} : { state }),
    })
    table.mojibake = looksMojibake(text)
    const records: RawRecord[] = []
    const take = (rows: Row[], out: RawRecord[]) => {
      for (const row of rows) table.push(row, out)
    }
    take(tokenizer.push(text), records)
    if (piece.last) {
      const tail: RawRecord[] = []
      take(tokenizer.end(), tail)
      table.end(tail, tokenizer.open)
      for (const record of tail) records.push(record)
    }
    const notes: CsvNotes = { report, unclosed: tokenizer.unclosed, state: table.state }
    const end = { where: tokenizer.line, notes, ...(tokenizer.rest === '' ? {} : { carry: tokenizer.rest }) }
    return { records, counted, end }
  }
}
