import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { readFrenchPublicHolidays, readFrenchSchoolHolidays } from './french.ts'
import { loadHolidays, schoolHolidaysKnownUntil } from './load.ts'
import { rangesOf } from './ranges.ts'

const { db } = await testDatabase()
const shipped = (file: string) => new URL(`../../../../demo/data/${file}`, import.meta.url).pathname

test('The holidays of each zone are ranges again, and are known up to a day', async () => {
  const school = await readFrenchSchoolHolidays(shipped('vacances-scolaires.csv.gz'), 'calendrier scolaire')
  const publics = await readFrenchPublicHolidays(shipped('jours-feries.csv.gz'), 'jours fériés')
  expect((await loadHolidays(db, [...school, ...publics])).written).toBeGreaterThan(1000)
  expect((await loadHolidays(db, [...school, ...publics])).written).toBe(0)
  const { rows } = await sql`select zone, name, starts, ends from holiday
    where kind = 'school' and zone = 'B' and starts between '2025-10-01' and '2026-08-01' order by starts`.execute(db)
  expect(rows).toEqual([
    { zone: 'B', name: 'Vacances de la Toussaint', starts: '2025-10-18', ends: '2025-11-02' },
    { zone: 'B', name: 'Vacances de Noël', starts: '2025-12-20', ends: '2026-01-04' },
    { zone: 'B', name: "Vacances d'hiver", starts: '2026-02-14', ends: '2026-03-01' },
    { zone: 'B', name: 'Vacances de printemps', starts: '2026-04-11', ends: '2026-04-26' },
    { zone: 'B', name: "Vacances d'été", starts: '2026-07-04', ends: '2026-08-30' },
  ])
  expect(await schoolHolidaysKnownUntil(db, 'FR', 'B')).toBe('2026-08-30')
  expect(await schoolHolidaysKnownUntil(db, 'FR', 'D')).toBeNull()
})

test('Easter Monday of 2027 is a public holiday', async () => {
  const { rows } = await sql`select name from holiday where kind = 'public' and starts = '2027-03-29'`.execute(db)
  expect(rows).toEqual([{ name: 'Lundi de Pâques' }])
})

test('Days that do not follow each other are not one holiday', () => {
  const days = ['2026-02-28', '2026-03-01', '2026-03-03'].map((day) => ({ day, name: 'Hiver' }))
  expect(rangesOf(days)).toEqual([
    { name: 'Hiver', starts: '2026-02-28', ends: '2026-03-01' },
    { name: 'Hiver', starts: '2026-03-03', ends: '2026-03-03' },
  ])
})
