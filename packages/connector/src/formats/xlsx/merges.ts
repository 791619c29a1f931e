/** A cell that was merged with those below it: rows by their numbers, `column` from 0. */
export interface Merge {
  column: number
  from: number
  to: number
}

const reference = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g
const MOST = 200_000

/**
 * The vertical merges of a worksheet (ECMA-376 §18.3.1.55), one column wide: titles over several columns are left as they
 * are. They stand after the rows, so that the sheet is looked through for them first.
 */
export async function mergesOf(pieces: AsyncIterable<string>): Promise<Merge[]> {
  const merges: Merge[] = []
  let rest = ''
  for await (const piece of pieces) {
    const text = rest + piece
    for (const [, left, from, right, to] of text.matchAll(reference)) {
      if (left === right && Number(to) > Number(from) && merges.length < MOST)
        merges.push({ column: indexOf(left!), from: Number(from), to: Number(to) })
    }
    rest = text.slice(Math.max(text.lastIndexOf('<'), text.length - 200))
  }
  return merges
}

/** Gives the value of a merged cell to the rows below it that have something of their own. */
export function filler(merges: readonly Merge[]): (cells: unknown[], line: number) => number {
  const byRow = new Map<number, Merge[]>()
  for (const merge of merges) byRow.set(merge.from, [...(byRow.get(merge.from) ?? []), merge])
  let open: (Merge & { value: unknown })[] = []
  return (cells, line) => {
    open = open.filter(({ to }) => to >= line)
    let filled = 0
    for (const { column, value } of open) {
      if (cells[column] !== undefined || value === undefined) continue
      while (cells.length < column) cells.push(undefined)
      cells[column] = value
      filled++
    }
    for (const merge of byRow.get(line) ?? []) open.push({ ...merge, value: cells[merge.column] })
    return filled
  }
}

function indexOf(letters: string): number {
  let index = 0
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}
