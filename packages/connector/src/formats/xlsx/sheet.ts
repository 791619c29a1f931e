import type { Row } from '../table/header.ts'
import type { XmlPackage } from '../xml/package.ts'
import { parseXml } from '../xml/sax.ts'
import { filler, type Merge } from './merges.ts'
import { percentOf, serialToIso } from './number-format.ts'
import { unescapeXstring, type Workbook } from './workbook.ts'

const MOST_COLUMNS = 16_384

/** Rows of a worksheet (ECMA-376 §18.3): cached values of formulas, dates as ISO text, errors as nothing. */
export async function* sheetRows(
  parts: XmlPackage,
  path: string,
  workbook: Workbook,
  merges: readonly Merge[] = [],
): AsyncGenerator<Row> {
  const fill = filler(merges)
  let rows: Row[] = []
  let line = 0
  let cells: unknown[] = []
  let column = -1
  let type = ''
  let style = 0
  let value = ''
  let collecting = false
  let phonetic = false
  const events = parseXml(parts.text(path), {
    open(name, attributes) {
      switch (name) {
        case 'row':
          line = Number(attributes.r) || line + 1
          cells = []
          column = -1
          break
        case 'c':
          column = attributes.r ? columnIndex(attributes.r) : column + 1
          type = attributes.t ?? 'n'
          style = Number(attributes.s ?? 0)
          value = ''
          break
        case 'v':
        case 't':
          collecting = !phonetic
          break
        case 'rPh':
          phonetic = true
      }
    },
    text(text) {
      if (collecting) value += text
    },
    close(name) {
      switch (name) {
        case 'v':
        case 't':
          collecting = false
          break
        case 'rPh':
          phonetic = false
          break
        case 'c':
          if (value !== '' && column >= 0 && column < MOST_COLUMNS)
            put(cells, column, typed(value, type, style, workbook))
          break
        case 'row':
          if (cells.length > 0) {
            const merged = fill(cells, line)
            rows.push(merged > 0 ? { cells, line, merged } : { cells, line })
          }
      }
    },
  })
  for await (const _ of events) {
    yield* rows
    rows = []
  }
  yield* rows
}

function put(cells: unknown[], column: number, value: unknown): void {
  while (cells.length < column) cells.push(undefined)
  cells[column] = value
}

function typed(value: string, type: string, style: number, workbook: Workbook): unknown {
  switch (type) {
    case 's':
      return workbook.strings[Number(value)]
    case 'str':
    case 'inlineStr':
      return unescapeXstring(value)
    case 'b':
      return value === '1' || value === 'true'
    case 'e':
      return undefined
    case 'd':
      return value.replace(/T00:00:00(\.0+)?$/, '')
  }
  const number = Number(value)
  if (Number.isNaN(number)) return value
  const kind = workbook.kinds[style] ?? 'number'
  if (kind === 'percent') return percentOf(number)
  return kind === 'number' ? number : (serialToIso(number, kind, workbook.epoch1904) ?? number)
}

/** `BC12` → 54. */
function columnIndex(reference: string): number {
  let index = 0
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at) & ~32
    if (code < 65 || code > 90) break
    index = index * 26 + code - 64
  }
  return index - 1
}
