import { readFile } from 'node:fs/promises'
import type { PDFDocumentProxy } from 'unpdf/pdfjs'
import { languageOf } from '../../picture/language.ts'
import { Unreadable } from '../../problem.ts'
import type { Layer, Member, ReadContext } from '../../types.ts'
import { announcedOn } from '../picture/read.ts'
import type { Row } from '../table/header.ts'
import { sheetLayers } from '../table/sheet-layer.ts'
import { alignedGrids } from './aligned.ts'
import { pageOf } from './page.ts'
import { type Grid, ruledGrids } from './ruled.ts'
import { textOfScan } from './scan.ts'
import { textOfPdf } from './text.ts'

const LARGEST = 128 * 1024 * 1024
const MOST_PAGES = 3000

interface Table {
  columns: number[]
  rows: Row[]
}

/**
 * The tables of a document of text, those that go on over pages in one. A document without any is read as the announcement it may be, and one
 * that was scanned as the pictures it is made of.
 */
export async function openPdf(member: Member, context: ReadContext): Promise<Layer[]> {
  if (member.bytes > LARGEST) throw new Unreadable('too-large', { limit: LARGEST })
  const document = await openDocument(await readFile(member.file))
  try {
    const tables = await tablesOf(document)
    if (typeof tables === 'string') return await announced(member, document, tables, context)
    const layers = await sheetLayers(
      member,
      'pdf',
      tables.map(({ rows }, index) => ({
        name: `table${tables.length > 1 ? index + 1 : ''}`,
        hidden: false,
        rows: async function* () {
          // A record may change its cells: each reading has its own.
          for (const { cells, line } of rows) yield { cells: [...cells], line }
        },
      })),
    )
    if (layers.length === 0) throw new Unreadable('no-table')
    return layers
  } finally {
    await document.loadingTask.destroy()
  }
}

export async function openDocument(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const { getDocumentProxy } = await import('unpdf')
  try {
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, stopAtErrors: false, useSystemFonts: false })
  } catch (error) {
    const { name, message } = error as Error
    throw name === 'PasswordException'
      ? new Unreadable('encrypted')
      : new Unreadable('broken', { reason: message.slice(0, 200) })
  }
}

/** A notice of a few pages announces something; a report of a hundred does not. */
const MOST_ANNOUNCED = 4

async function announced(
  member: Member,
  document: PDFDocumentProxy,
  without: 'no-table' | 'pdf-without-text',
  context: ReadContext,
): Promise<Layer[]> {
  if (document.numPages > MOST_ANNOUNCED) throw new Unreadable(without)
  const text =
    without === 'no-table'
      ? (await textOfPdf(document, MOST_ANNOUNCED)).text
      : await textOfScan(document, languageOf(context.country))
  if (text.trim() === '') throw new Unreadable(without)
  const layers = await announcedOn(member, text, 'pdf', context)
  // Minutes and reports announce nothing: what was looked for in them was a table.
  if (layers.every(({ columns }) => columns.length === 0)) throw new Unreadable(without)
  return layers
}

async function tablesOf(document: PDFDocumentProxy): Promise<Table[] | 'no-table' | 'pdf-without-text'> {
  const tables: Table[] = []
  let words = 0
  let failure: Error | undefined
  for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
    try {
      const page = await pageOf(document, number)
      words += page.words.length
      const ruled = ruledGrids(page)
      const grids = ruled.length > 0 ? ruled : alignedGrids(page)
      for (const grid of grids.toSorted((a, b) => b.top - a.top)) add(grid, tables)
    } catch (error) {
      failure ??= error as Error
    }
  }
  if (tables.length > 0) return tables.filter(({ rows }) => rows.length > 1)
  if (failure) throw new Unreadable('broken', { reason: String(failure.message).slice(0, 200) })
  return words === 0 ? 'pdf-without-text' : 'no-table'
}

/** A table whose columns stand where those of the last one stood is the same, gone on. */
function add({ columns, rows }: Grid, tables: Table[]): void {
  const last = tables.at(-1)
  const goesOn =
    last?.columns.length === columns.length && last.columns.every((x, index) => Math.abs(x - columns[index]!) < 12)
  const table = goesOn && last ? last : { columns, rows: [] }
  if (table !== last) tables.push(table)
  for (const row of rows) table.rows.push({ cells: row.map((text) => text || undefined), line: table.rows.length + 1 })
}
