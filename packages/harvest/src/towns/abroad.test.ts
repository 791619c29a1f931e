import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findAbroad, loadTownsAbroad } from './abroad.ts'
import { readFrenchGazetteer } from './gazetteer.ts'
import { loadFrenchTowns } from './load.ts'
import { matchTown } from './match.ts'
import { openTowns } from './open.ts'
import { readTownRegister } from './register.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T10:00:00Z')

test('A town of Spain, of the Canaries, of Romania and of Sweden open beside those of France, each with its clock', async () => {
  await loadFrenchTowns(db, await readFrenchGazetteer())
  for (const country of ['ES', 'RO', 'SE'] as const) {
    expect((await loadTownsAbroad(db, country)).written).toBeGreaterThan(200)
    expect((await loadTownsAbroad(db, country)).written).toBe(0)
  }
  const codes = ['ES28079', 'ES35016', 'RO1017', 'SE1480', '44015']
  expect(await openTowns(db, codes, now)).toEqual({ ok: true, opened: codes, already: [] })
  const { rows } =
    await sql`select code, country, name, slug, department, timezone, population, latitude is not null as placed from town
    where opened_at is not null order by code`.execute(db)
  expect(rows).toEqual([
    expect.objectContaining({ code: '44015', country: 'FR', slug: 'blain' }),
    expect.objectContaining({
      code: 'ES28079',
      name: 'Madrid',
      slug: 'madrid',
      timezone: 'Europe/Madrid',
      placed: true,
    }),
    expect.objectContaining({ code: 'ES35016', timezone: 'Atlantic/Canary' }),
    expect.objectContaining({ code: 'RO1017', name: 'Alba Iulia', timezone: 'Europe/Bucharest', population: 55722 }),
    expect.objectContaining({
      code: 'SE1480',
      name: 'Göteborg',
      department: 'Västra Götalands län',
      timezone: 'Europe/Stockholm',
    }),
  ])
  const { rows: twice } = await sql`select slug from town group by slug having count(*) > 1`.execute(db)
  expect(twice).toEqual([])
})

test('A code is found in the register that has it; one of several countries is asked about', async () => {
  expect(await findAbroad('0114')).toEqual({ ok: true, code: 'SE0114' })
  expect(await findAbroad('28079')).toMatchObject({ ok: true, code: 'ES28079' })
  expect(await findAbroad('00000')).toEqual({ ok: false, countries: [] })
})

test('What a source of a Spanish town calls 28079 is Madrid, and what a French one calls so is not', async () => {
  const register = await readTownRegister(db)
  const inSpain = matchTown({ townCode: '28065' }, register, { towns: ['ES28079'] })
  expect(inSpain).toMatchObject({ ok: true, town: { name: 'Getafe' }, reason: 'code' })
  expect(matchTown({ townCode: '44195' }, register, { departments: ['44'] })).toMatchObject({
    town: { name: 'Savenay' },
  })
  expect(matchTown({ townCode: '28079' }, register, {})).toMatchObject({ town: { country: 'FR' } })
})
