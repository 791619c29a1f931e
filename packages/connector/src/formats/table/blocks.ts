import { filledWidth, findHead, isSureHeader, type Row } from './header.ts'

/** Rows of one table among several on a sheet, by their numbers. */
export interface Block {
  from: number
  to: number
}

interface Part extends Block {
  rows: Row[]
  columns: string[]
}

const LOOK = 5000
const KEPT = 60

/**
 * Tables one below the other, with blank rows between them and a header each. One block when that is not so: groups of one
 * table are often set apart by a blank row, and then have no header of their own or the same one.
 */
export async function blocksOf(rows: AsyncIterable<Row>): Promise<Block[]> {
  const parts: Part[] = []
  let looked = 0
  for await (const row of rows) {
    if (++looked > LOOK) return []
    const last = parts.at(-1)
    if (last && row.line <= last.to + 1) {
      last.to = row.line
      if (last.rows.length < KEPT) last.rows.push(row)
    } else parts.push({ from: row.line, to: row.line, rows: [row], columns: [] })
  }
  const blocks: Part[] = []
  for (const part of parts) {
    const columns = headerOf(part.rows)
    const before = blocks.at(-1)
    if (before && (!columns || blocks.some((one) => alike(one.columns, columns)))) before.to = part.to
    else if (before && before.columns.length === 0) Object.assign(before, { to: part.to, columns: columns ?? [] })
    else blocks.push({ ...part, columns: columns ?? [] })
  }
  return blocks.length > 1 ? blocks.map(({ from, to }) => ({ from, to })) : []
}

/** The names of a block's columns when its first rows are a header beyond doubt. */
function headerOf(rows: Row[]): string[] | undefined {
  const index = rows.findIndex((row) => filledWidth(row.cells) > 1)
  if (index < 0 || index > 2 || rows.length < index + 3) return undefined
  const table = rows.slice(index)
  const head = findHead(table)
  return head.headerRow === table[0]!.line && isSureHeader(table) ? head.columns : undefined
}

function alike(a: readonly string[], b: readonly string[]): boolean {
  const names = new Set(a)
  return a.length > 0 && b.filter((name) => names.has(name)).length >= Math.min(a.length, b.length) * 0.5
}
