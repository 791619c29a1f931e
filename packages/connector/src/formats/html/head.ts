import { nameColumns, type Row, type TableHead } from '../table/header.ts'

/** The header a table marks as such: lines of it are joined, a word that spans several columns stands before each of theirs. */
export function headOf(rows: Row[], headers: number): TableHead {
  const lines = rows
    .slice(0, headers)
    .filter(({ cells }) => new Set(cells.filter((cell) => cell !== undefined)).size > 1 || headers === 1)
  const used = lines.length > 0 ? lines : rows.slice(headers - 1, headers)
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  const names = Array.from({ length: width }, (_, column) => {
    const parts = used.map(({ cells }) =>
      String(cells[column] ?? '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    return parts.filter((part, index) => part !== '' && part !== parts[index - 1]).join(' ')
  })
  const titles = rows
    .slice(0, headers)
    .filter((row) => !used.includes(row))
    .map(({ cells }) => String(cells.find((cell) => cell !== undefined) ?? ''))
  return {
    skip: headers,
    headerRow: rows[headers - 1]!.line,
    titles: titles.filter((title) => title !== ''),
    twoLines: used.length > 1,
    ...nameColumns(names),
  }
}

/** Names of layers, each once. */
export function namesOf(tables: { name?: string }[]): string[] {
  const raw = tables.map(
    ({ name }, index) => name?.replace(/\s+/g, ' ').slice(0, 80) || `table${tables.length > 1 ? index + 1 : ''}`,
  )
  return nameColumns(raw).columns
}
