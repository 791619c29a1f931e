import { readFileSync } from 'node:fs'
import { read, utils } from '@e965/xlsx'
import type { Take } from './registry.ts'

export function sheetjs(file: string, take: Take): void {
  const { SheetNames, Sheets } = read(readFileSync(file), { dense: true, cellDates: true })
  const rows = utils.sheet_to_json<unknown[]>(Sheets[SheetNames[0]!]!, { header: 1 })
  for (const cells of rows.slice(1)) take(cells[1])
}
