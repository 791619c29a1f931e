import { readFile } from 'node:fs/promises'
import type { Clock, Db } from '@wiker/platform'
import { sql } from 'kysely'
import { type NewRecord, saveRecord } from '../store/save-record.ts'
import { resolveDays } from './relative-days.ts'

type Example = NewRecord & { key: string; location?: object }

interface ExampleFile {
  language: string
  towns: Record<string, Example[]>
}

/** Gives the first towns their examples, dated from today on. Each is judged and stored like any entry; one that is refused is a mistake of the file. */
export async function loadExamples(db: Db, file: string, clock: Clock): Promise<number> {
  const { towns } = JSON.parse(await readFile(file, 'utf8')) as ExampleFile
  let saved = 0
  for (const [code, examples] of Object.entries(towns)) {
    const { rows } = await sql<{ name: string; timezone: string; postal_codes: string[] }>`
      select name, timezone, postal_codes from town where code = ${code} and opened_at is not null`.execute(db)
    const town = rows[0]
    if (!town) continue
    const today = clock.today(town.timezone)
    const address = { addressLocality: town.name, postalCode: town.postal_codes[0], townCode: code }
    for (const example of examples) {
      const { key, ...record } = resolveDays(example, today, town.timezone)
      const located = (
        record.location ? { ...record, location: { ...record.location, ...address } } : record
      ) as NewRecord
      const result = await saveRecord(db, located, { town: code, now: clock.now(), today, example: true, key })
      if (!result.ok) throw new Error(`Example "${key}" of ${town.name}: ${JSON.stringify(result.problems)}`)
      saved++
    }
  }
  return saved
}
