import { Unreadable } from '../../problem.ts'
import type { Detection, Layer, Member, ReadContext } from '../../types.ts'
import { heldMember } from '../../unpack/member.ts'
import { headOf } from '../html/head.ts'
import { sheetNames, tableRows } from '../ods/sheets.ts'
import type { Row } from '../table/header.ts'
import { type Sheet, sheetLayers } from '../table/sheet-layer.ts'
import { openText } from '../text/read.ts'
import { XmlPackage } from '../xml/package.ts'
import { readWord } from './word.ts'
import { paragraphsOf } from './writer-text.ts'

/** Every table of the document is a layer; a document without one is read as the announcement it may be. */
export async function openDocx(member: Member, detection: Detection, context: ReadContext): Promise<Layer[]> {
  const parts = await XmlPackage.open(member, context.limits)
  try {
    const found = detection.format === 'odt' ? await ofWriter(parts) : await ofWord(parts)
    const layers = await sheetLayers(member, detection.format, found.sheets)
    if (layers.length > 0) return layers
    if (found.text.trim() === '') throw new Unreadable('no-records')
    return announced(member, found.text, detection.format, context)
  } finally {
    parts.close()
  }
}

interface Found {
  sheets: Sheet[]
  text: string
}

async function ofWord(parts: XmlPackage): Promise<Found> {
  const { tables, text } = await readWord(parts.text('word/document.xml'))
  const sheets = tables
    .filter(({ rows }) => isTable(rows))
    .map(({ rows, headers }, index, all) => ({
      ...sheetOf(rows, `table${all.length > 1 ? index + 1 : ''}`),
      ...(headers > 0 && headers < rows.length ? { head: headOf(rows, headers) } : {}),
    }))
  return { sheets, text }
}

async function ofWriter(parts: XmlPackage): Promise<Found> {
  const sheets: Sheet[] = []
  for (const [index, { name }] of (await sheetNames(parts.text('content.xml'))).entries()) {
    const rows: Row[] = []
    for await (const row of tableRows(parts.text('content.xml'), index)) rows.push(row)
    if (isTable(rows)) sheets.push(sheetOf(rows, name))
  }
  return { sheets, text: sheets.length > 0 ? '' : await paragraphsOf(parts.text('content.xml')) }
}

/** A frame around a title or a letterhead is no table. */
const isTable = (rows: Row[]): boolean =>
  rows.filter(({ cells }) => cells.filter((cell) => cell !== undefined && cell !== '').length >= 2).length >= 2

function sheetOf(rows: Row[], name: string): Sheet {
  return {
    name,
    hidden: false,
    rows: async function* () {
      for (const { cells, line } of rows) yield { cells: [...cells], line }
    },
  }
}

async function announced(member: Member, text: string, format: string, context: ReadContext): Promise<Layer[]> {
  const plain = heldMember(member.path, Buffer.from(text))
  const layers = await openText(plain, { format: 'text', confidence: 1, encoding: 'utf-8' }, context)
  for (const layer of layers) layer.format = format
  return layers
}
