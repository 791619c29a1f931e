import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { readFrenchGazetteer } from './gazetteer.ts'
import { loadFrenchTowns } from './load.ts'
import { openTowns, townsOfDepartment } from './open.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T10:00:00Z')

test('Every commune of France is known, once, with its clock and its school holidays', async () => {
  const gazetteer = await readFrenchGazetteer()
  expect((await loadFrenchTowns(db, gazetteer)).towns).toBe(gazetteer.towns.length)
  expect((await loadFrenchTowns(db, gazetteer)).written).toBe(0)
  const { rows } = await sql`select name, slug, department, region, timezone, school_zone, postal_codes from town
    where code in ('44015', '97411', '98735', '2A004') order by code`.execute(db)
  expect(rows).toEqual([
    {
      name: 'Ajaccio',
      slug: 'ajaccio',
      department: '2A',
      region: 'Corse',
      timezone: 'Europe/Paris',
      school_zone: null,
      postal_codes: ['20000', '20090', '20167'],
    },
    {
      name: 'Blain',
      slug: 'blain',
      department: '44',
      region: 'Pays de la Loire',
      timezone: 'Europe/Paris',
      school_zone: 'B',
      postal_codes: ['44130'],
    },
    expect.objectContaining({ name: 'Saint-Denis', timezone: 'Indian/Reunion', school_zone: null }),
    expect.objectContaining({ timezone: 'Pacific/Tahiti' }),
  ])
  const { rows: twice } = await sql`select slug from town group by slug having count(*) > 1`.execute(db)
  expect(twice).toEqual([])
})

test('The largest of several towns of the same name has the short address', async () => {
  const { rows } = await sql<{
    slug: string
  }>`select slug from town where name = 'Saint-Denis' order by population desc`.execute(db)
  expect(rows.map((row) => row.slug).slice(0, 3)).toEqual(['saint-denis', 'saint-denis-93', 'saint-denis-11'])
})

test('A town opens once, a former commune opens the present one, and an unknown code opens none', async () => {
  expect(await openTowns(db, ['44015', '44052'], now)).toEqual({ ok: true, opened: ['44015', '44052'], already: [] })
  expect(await openTowns(db, ['44052', '75101'], now)).toEqual({ ok: true, opened: ['75056'], already: ['44052'] })
  expect(await openTowns(db, ['44195', '99999'], now)).toEqual({ ok: false, unknown: ['99999'] })
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from town where opened_at is not null`.execute(db)
  expect(rows[0]!.n).toBe(3)
})

test('A town that is open keeps its address when the list is loaded again', async () => {
  await sql`update town set slug = 'blain-en-bretagne', name = 'Blain?' where code = '44015'`.execute(db)
  expect((await loadFrenchTowns(db, await readFrenchGazetteer())).written).toBe(1)
  const { rows } = await sql`select slug, name from town where code = '44015'`.execute(db)
  expect(rows).toEqual([{ slug: 'blain-en-bretagne', name: 'Blain' }])
})

test('The towns of a département are listed, the most populated first', async () => {
  const codes = await townsOfDepartment(db, '44')
  expect(codes[0]).toBe('44109')
  expect(codes.length).toBe(207)
})

test('A town knows the intercommunality it belongs to', async () => {
  const { rows } = await sql`
    select intercommunality, intercommunality_name as name from town where code in ('44195', '44137') order by code`.execute(
    db,
  )
  expect(rows).toEqual([
    { intercommunality: '200072734', name: 'CC Estuaire et Sillon' },
    { intercommunality: '200072734', name: 'CC Estuaire et Sillon' },
  ])
})
