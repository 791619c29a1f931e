import type { CsvSettings } from '../formats/csv/pieces.ts'
import { csvPieceReader } from '../formats/csv/read-piece.ts'
import type { JsonSettings } from '../formats/json/pieces.ts'
import { jsonPieceReader } from '../formats/json/read-piece.ts'
import type { Layer } from '../types.ts'
import type { PieceReader, PieceReaderName } from './types.ts'

/** The reader of the pieces of a layer. Columns it finds are appended to the layer's. */
export function pieceReader(name: PieceReaderName, settings: unknown, layer: Layer): PieceReader {
  switch (name) {
    case 'csv':
      return csvPieceReader(settings as CsvSettings, layer)
    case 'json':
      return jsonPieceReader(settings as JsonSettings, layer)
    case 'records':
      return ({ records = [], derived }, { where }) => {
        if (derived) layer.derived = new Set(derived)
        return { records, end: { where }, counted: { repairs: [], warnings: [] } }
      }
  }
}
