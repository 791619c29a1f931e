import { createReadStream } from 'node:fs'
import { text } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'
import { type HolidayRow, rangesOf } from './ranges.ts'

/**
 * School holidays of the three zones, from the table of data.gouv.fr that has a line a day and a column a zone
 * (`date,vacances_zone_a,vacances_zone_b,vacances_zone_c,nom_vacances`). What comes after its last holiday is unknown, not free of holidays.
 */
export async function readFrenchSchoolHolidays(file: string, source: string): Promise<HolidayRow[]> {
  const lines = await readLines(file)
  const zones = { A: 1, B: 2, C: 3 }
  return Object.entries(zones).flatMap(([zone, column]) =>
    rangesOf(
      lines
        .filter((cells) => cells[column] === 'True')
        .map((cells) => ({ day: cells[0]!, name: cells[4] || 'Vacances scolaires' })),
    ).map((range) => ({ country: 'FR', kind: 'school' as const, zone, ...range, source })),
  )
}

/** Public holidays of the whole country, a line a day (`date,jour_ferie,nom_jour_ferie`). */
export async function readFrenchPublicHolidays(file: string, source: string): Promise<HolidayRow[]> {
  const lines = await readLines(file)
  return lines
    .filter((cells) => cells[1] === '1')
    .map(([day, , name]) => ({
      country: 'FR',
      kind: 'public',
      zone: '',
      name: name!,
      starts: day!,
      ends: day!,
      source,
    }))
}

async function readLines(file: string): Promise<string[][]> {
  const content = createReadStream(file)
  const [, ...lines] = (await text(file.endsWith('.gz') ? content.pipe(createGunzip()) : content)).trim().split(/\r?\n/)
  return lines.map((line) => line.split(','))
}
