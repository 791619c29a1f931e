import { categories, type Entity, type Section } from '@wiker/model'
import { canonicalTables, createClock } from '@wiker/platform'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { examine } from '../doctor/examine.ts'
import type { House } from '../run/run.ts'
import { readDemoFolder } from './folder.ts'
import { seedDemo } from './seed.ts'

const { db } = await testDatabase()
const root = new URL('../../../../', import.meta.url).pathname
const folder = `${root}demo`
const house: House = { db, clock: createClock('2026-11-23'), root }
const told: string[] = []

beforeAll(async () => {
  await seedDemo(house, folder, (line) => told.push(line))
}, 180_000)

test('An empty database opens the towns of the demonstration, the first ones first, and tells how far it is', async () => {
  const { towns, sources } = await readDemoFolder(folder)
  const { rows } = await sql<{ n: number; first: string[] }>`select count(*)::int as n,
    (select array_agg(slug order by code) from town where code in ('44015', '44052', '44137', '44195')) as first
    from town where opened_at is not null`.execute(db)
  expect(rows[0]).toEqual({ n: towns.length, first: ['blain', 'donges', 'prinquiau', 'savenay'] })
  expect(told.length).toBeGreaterThanOrEqual(sources.length)
})

test('Every shipped source is harvested, each with what was understood of it', async () => {
  const { rows } = await sql<{ slug: string; state: string; added: number; members: number; fingerprint: string }>`
    select slug, state, added, jsonb_array_length(explanation->'members') as members, explanation->>'fingerprint' as fingerprint
    from run join source on source.id = source_id order by slug`.execute(db)
  expect(rows.map((row) => row.slug)).toEqual(
    (await readDemoFolder(folder)).sources.map((source) => source.slug).sort(),
  )
  for (const row of rows) {
    expect(row, row.slug).toMatchObject({ state: 'done' })
    expect(row.added, row.slug).toBeGreaterThan(0)
    expect(row.members, row.slug).toBeGreaterThan(0)
  }
})

test('At least 45 towns have something real in at least three sections', async () => {
  const sections = await sectionsOfTowns()
  const rich = [...sections.values()].filter((own) => own.size >= 3)
  expect(rich.length).toBeGreaterThanOrEqual(45)
})

test('No real date was moved: nothing real is announced for a day that no source tells', async () => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from event where not example and starts_on is not null and not recurring
      and starts_on::text <> left(record->>'startDate', 10)`.execute(db)
  expect(rows[0]!.n).toBe(0)
  const { rows: examples } = await sql<{ towns: string[] }>`
    select array_agg(distinct town order by town) as towns from event where example`.execute(db)
  expect(examples[0]!.towns).toEqual(['44015', '44052', '44137', '44195'])
})

test('Every invariant holds, and no e-mail of a bulk source is anywhere', async () => {
  const findings = await examine(db, '2026-11-23')
  expect(findings.filter((finding) => finding.broken > 0)).toEqual([])
  for (const table of canonicalTables) {
    const { rows } = await sql<{ id: string }>`
      select id from ${sql.table(table)} where record::text ~ '[a-z0-9]@[a-z0-9-]+[.][a-z]' and record::text !~ 'https?://[^"]*@' limit 3`.execute(
      db,
    )
    expect(rows, table).toEqual([])
  }
})

test('A second start does nothing', async () => {
  const before = await sql`select count(*)::int as runs from run`.execute(db)
  expect(await seedDemo(house, folder, () => undefined)).toMatchObject({ state: 'nothing', harvested: [] })
  expect((await sql`select count(*)::int as runs from run`.execute(db)).rows).toEqual(before.rows)
})

test('A start that was cut short goes on where it stopped, and does not bring examples back', async () => {
  await sql`delete from run where source_id = (select id from source where slug = 'marches')`.execute(db)
  await sql`delete from event where example`.execute(db)
  const report = await seedDemo(house, folder, () => undefined)
  expect(report).toMatchObject({ state: 'done', opened: 0, examples: 0 })
  expect(report.harvested).toMatchObject([{ slug: 'marches', outcome: { state: 'done', added: 0 } }])
})

test('A database in use for other towns is left alone', async () => {
  await sql`delete from source`.execute(db)
  await sql`update town set opened_at = null where code <> '44015'`.execute(db)
  expect(await seedDemo(house, folder, () => undefined)).toMatchObject({ state: 'nothing' })
})

/** Sections of each open town's site that hold something real. */
async function sectionsOfTowns(): Promise<Map<string, Set<Section | 'money'>>> {
  const sections = new Map<string, Set<Section | 'money'>>()
  const entityOf: Record<string, Entity> = { budget_line: 'budget' }
  for (const table of canonicalTables) {
    const { rows } = await sql<{ town: string; category: keyof typeof categories | null }>`
      select distinct t.town, t.category from ${sql.table(table)} t join town on town.code = t.town
      where opened_at is not null and not example and withdrawn_at is null`.execute(db)
    for (const { town, category } of rows) {
      const shelf: Partial<Record<Entity, Section>> = category ? categories[category] : {}
      const section =
        table === 'subsidy' ? 'money' : table === 'transit' ? 'practical' : shelf[entityOf[table] ?? (table as Entity)]
      if (section) sections.set(town, (sections.get(town) ?? new Set()).add(section))
    }
  }
  return sections
}
