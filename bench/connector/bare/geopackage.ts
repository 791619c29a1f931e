import { DatabaseSync } from 'node:sqlite'
import type { Take } from './registry.ts'

export function sqlite(file: string, take: Take): void {
  const database = new DatabaseSync(file, { readOnly: true })
  for (const row of database.prepare('SELECT * FROM evenements').iterate()) take(row.nom)
  database.close()
}
