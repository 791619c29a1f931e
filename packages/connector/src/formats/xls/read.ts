import { readFile } from 'node:fs/promises'
import { Unreadable } from '../../problem.ts'
import type { Detection, Layer, Member } from '../../types.ts'
import type { Row } from '../table/header.ts'
import { sheetLayers } from '../table/sheet-layer.ts'
import { formatKind, serialToIso } from '../xlsx/number-format.ts'

/** The largest workbook Excel 2003 could make with all its sheets full of numbers is smaller. */
const LARGEST = 256 * 1024 * 1024

interface Cell {
  /** `n` number, `s` text, `b` truth value, `d` date, `e` error, `z` nothing but a style. */
  t: string
  v?: unknown
  /** Number format. */
  z?: string | number
}

/** Every sheet with a row in it is a layer. A workbook of this age is one piece of memory, as it was for its makers. */
export async function openXls(member: Member, detection: Detection): Promise<Layer[]> {
  if (member.bytes > LARGEST) throw new Unreadable('too-large', { limit: LARGEST })
  const { sheets, epoch1904 } = await readBook(await readFile(member.file))
  const layers = await sheetLayers(
    member,
    detection.format,
    sheets.map(({ name, hidden, rows }) => ({
      name,
      hidden,
      rows: async function* () {
        // A damaged number puts a row far out: only those that are there are visited.
        for (const index of Object.keys(rows)) {
          const cells = rows[Number(index)]
          if (cells) yield rowOf(cells, Number(index) + 1, epoch1904)
        }
      },
    })),
  )
  if (layers.length === 0) throw new Unreadable('no-records')
  return layers
}

interface Book {
  sheets: { name: string; hidden: boolean; rows: (Cell | undefined)[][] }[]
  epoch1904: boolean
}

async function readBook(bytes: Buffer): Promise<Book> {
  const [library, codepages] = await Promise.all([import('@e965/xlsx'), import('@e965/xlsx/dist/cpexcel.full.mjs')])
  library.set_cptable(codepages)
  try {
    const book = library.read(bytes, {
      type: 'buffer',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellNF: true,
    })
    return {
      epoch1904: book.Workbook?.WBProps?.date1904 === true,
      sheets: book.SheetNames.map((name, index) => ({
        name,
        hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
        rows: (book.Sheets[name] as { '!data'?: Cell[][] } | undefined)?.['!data'] ?? [],
      })),
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    if (/password|encrypt/i.test(reason)) throw new Unreadable('encrypted')
    throw new Unreadable('broken', { reason: reason.slice(0, 200) })
  }
}

const MOST_COLUMNS = 16_384

function rowOf(cells: (Cell | undefined)[], line: number, epoch1904: boolean): Row {
  const values: unknown[] = []
  for (const key of Object.keys(cells)) {
    const column = Number(key)
    const value = cells[column] && column < MOST_COLUMNS ? cellValue(cells[column], epoch1904) : undefined
    if (value === undefined) continue
    while (values.length < column) values.push(undefined)
    values[column] = value
  }
  return { cells: values, line }
}

function cellValue({ t, v, z }: Cell, epoch1904: boolean): unknown {
  if (t === 'e' || t === 'z' || v === undefined || v === null) return undefined
  if (typeof v === 'number') {
    const kind = typeof z === 'string' ? formatKind(z) : 'number'
    return kind === 'number' ? v : (serialToIso(v, kind, epoch1904) ?? v)
  }
  return typeof v === 'string' || typeof v === 'boolean' ? v : String(v)
}
