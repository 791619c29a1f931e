import { decodePiece, newDecodeReport } from '../../detect/decode.ts'
import type { PieceReader } from '../../parallel/types.ts'
import type { Layer, RawRecord } from '../../types.ts'
import { featureRecord, unfold } from '../geojson/read.ts'
import { Tally } from '../table/tally.ts'
import { Flattener } from './flatten.ts'
import type { JsonCarry, JsonSettings } from './pieces.ts'
import { elementsIn, trimmedLine } from './scan.ts'
import { type Item, parseElement } from './source.ts'

/** Reads a piece of a JSON document as `read.ts` (of GeoJSON: its own) reads the whole of it. */
export function jsonPieceReader(
  { encoding, shape, features }: JsonSettings,
  layer: Pick<Layer, 'columns' | 'derived'>,
): PieceReader {
  return (piece, { where, carry }) => {
    const counted: Pick<Layer, 'repairs' | 'warnings'> = { repairs: [], warnings: [] }
    const tally = new Tally(counted)
    const report = newDecodeReport()
    const derived = new Set(layer.derived)
    layer.derived = derived
    const flattener = new Flattener(layer.columns, tally, derived)
    const before = carry as JsonCarry | undefined
    const { buffer, byteOffset, byteLength } = piece.bytes!
    const text = decodePiece(Buffer.from(buffer, byteOffset, byteLength), encoding, piece.first, report)
    const { items, left } = before?.ended
      ? { items: [], left: before }
      : shape === 'list'
        ? listed((before?.rest ?? '') + text, piece.last, tally)
        : { items: lines(text, tally), left: undefined }
    const records: RawRecord[] = []
    let number = where
    const add = (item: Item) => {
      if ('broken' in item) records.push({ values: [], where: number, broken: item.broken })
      else if (features) records.push(featureRecord(item.value, number, flattener, tally))
      else records.push(flattener.record(item.value, number))
      number++
    }
    for (const item of items) {
      if (features && shape === 'lines' && 'value' in item) for (const one of unfold(item.value)) add(one)
      else add(item)
    }
    return { records, counted, end: { where: number, notes: report, ...(left ? { carry: left } : {}) } }
  }
}

function listed(text: string, final: boolean, tally: Tally): { items: Item[]; left?: JsonCarry } {
  const whole = wholeList(text)
  if (whole) return { items: whole.map((value) => ({ value })) }
  const { elements, rest, ended } = elementsIn(text, final)
  const items = elements.map((element) => parseElement(element, tally))
  return { items, ...(rest !== '' || ended ? { left: { rest, ended } } : {}) }
}

/** Elements without a fault are parsed at once: the same values, without looking for the end of each. */
function wholeList(text: string): unknown[] | undefined {
  try {
    return JSON.parse(`[${text.replace(/^[\s,]+/, '')}]`) as unknown[]
  } catch {
    return undefined
  }
}

function lines(text: string, tally: Tally): Item[] {
  const items: Item[] = []
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start)
    const line = trimmedLine(text.slice(start, end < 0 ? text.length : end))
    if (line !== '') items.push(parseElement(line, tally))
    start = end < 0 ? text.length : end + 1
  }
  return items
}
