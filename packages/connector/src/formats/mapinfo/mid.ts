import type { Member } from '../../types.ts'
import { Lines } from './lines.ts'

export interface MifColumn {
  name: string
  type: string
}

/** `Columns 2`, then a name and a type a line. */
export function columnsOf(header: string): MifColumn[] {
  const found = /^\s*columns\s+(\d+)\s*$/im.exec(header)
  if (!found) return []
  const lines = header
    .slice(found.index + found[0].length)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  return lines.slice(0, Number(found[1])).map((line) => {
    const [, name = line.trim(), type = 'char'] = /^\s*(\S+)\s+([a-z]+)/i.exec(line) ?? []
    return { name, type: type.toLowerCase() }
  })
}

/** Rows of the table beside the shapes. A quoted cell may run over several lines. */
export async function* midRows(
  member: Member,
  { columns, delimiter, encoding }: { columns: MifColumn[]; delimiter: string; encoding: string },
): AsyncGenerator<unknown[]> {
  const lines = new Lines(member, encoding)
  try {
    for (let line = await lines.next(); line !== undefined; line = await lines.next()) {
      let whole = line
      for (let more = 0; more < 200 && isOpen(whole); more++) {
        const next = await lines.next()
        if (next === undefined) break
        whole += `\n${next}`
      }
      if (whole.trim() === '' && columns.length > 1) continue
      yield cellsOf(whole, delimiter).map((cell, index) => typed(cell, columns[index]?.type ?? 'char'))
    }
  } finally {
    await lines.close()
  }
}

const isOpen = (line: string) => (line.split('"').length - 1) % 2 === 1

function cellsOf(line: string, delimiter: string): string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    const sign = line[at]!
    if (quoted && sign === '"' && line[at + 1] === '"') {
      cell += '"'
      at++
    } else if (sign === '"' && (quoted || cell === '')) quoted = !quoted
    else if (sign === delimiter && !quoted) {
      cells.push(cell)
      cell = ''
    } else cell += sign
  }
  return [...cells, cell]
}

/** Days are `20261128`; a line break within a text is written `\n`. */
function typed(cell: string, type: string): unknown {
  const text = cell.trim()
  if (text === '') return undefined
  if (type === 'date') return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text
  if (type === 'logical') return /^[TtYy1]/.test(text) ? true : /^[FfNn0]/.test(text) ? false : undefined
  if (/^(?:integer|smallint|largeint|float|decimal)$/.test(type)) {
    const value = Number(text)
    return Number.isFinite(value) && !/^-?\d{16,}$/.test(text) ? value : text
  }
  return text.replaceAll('\\n', '\n')
}
