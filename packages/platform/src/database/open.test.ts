import { readdir, readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { jsonb } from './jsonb.ts'

const { db } = await testDatabase()

const blain = { code: '44015', name: 'Blain', slug: 'blain', timezone: 'Europe/Paris', postal_codes: ['44130'] }

test('a town is found again without its accents', async () => {
  await db.insertInto('town').values(blain).execute()
  await db
    .insertInto('town')
    .values({ ...blain, code: '44098', name: 'Le Cœur-d’Hérépian', slug: 'coeur' })
    .execute()
  const found = await db
    .selectFrom('town')
    .select(['name', 'plain_name'])
    .where('code', '=', '44098')
    .executeTakeFirst()
  expect(found?.plain_name).toBe("le coeur-d'herepian")
})

test('French order puts É with E, whatever the order of the server', async () => {
  const names = ['Zoo', 'Étang', 'Erdre', 'écluse', 'Ferme']
  const { rows } = await sql<{ name: string }>`
    select name from unnest(${names}::text[]) name order by name collate "fr-x-icu"`.execute(db)
  expect(rows.map((row) => row.name)).toEqual(['écluse', 'Erdre', 'Étang', 'Ferme', 'Zoo'])
})

test('a word is found in its other forms, with or without accents and apostrophes', async () => {
  const { rows } = await sql<{ found: boolean }>`
    select to_tsvector('wiker_fr', 'Les fêtes de l’école : kermesses') @@ websearch_to_tsquery('wiker_fr', 'fete ECOLE kermesse') as found`.execute(
    db,
  )
  expect(rows[0]?.found).toBe(true)
})

test('days stay days, moments are moments, identifiers and amounts are numbers, and JSON keeps lists', async () => {
  const source = await db
    .insertInto('source')
    .values({ name: 'Mairie', url: 'https://example.org/a.csv', settings: jsonb({ lines: [1, 'deux'] }) })
    .returningAll()
    .executeTakeFirstOrThrow()
  expect(source.id).toBeTypeOf('number')
  expect(source.settings).toEqual({ lines: [1, 'deux'] })
  expect(source.created_at).toBeInstanceOf(Date)

  const common = { town: '44015', town_reason: 'code', source_id: source.id, hash: 'x', record: jsonb({ type: 'X' }) }
  await db
    .insertInto('event')
    .values({ ...common, id: 'urn:wiker:event:1', name: 'Loto', starts_on: '2026-03-29', ends_on: null })
    .execute()
  await db
    .insertInto('subsidy')
    .values({ ...common, id: 'urn:wiker:subsidy:1', name: 'Subvention', amount: 1234.56, year: 2025 })
    .execute()
  const event = await db.selectFrom('event').select(['starts_on', 'ends_on', 'withdrawn_at']).executeTakeFirst()
  expect(event).toEqual({ starts_on: '2026-03-29', ends_on: null, withdrawn_at: null })
  expect(await db.selectFrom('subsidy').select('amount').executeTakeFirst()).toEqual({ amount: 1234.56 })
})

test('text that no database takes is mended, never lost with its record', async () => {
  await db
    .insertInto('source')
    .values({ name: 'x', url: 'y', settings: jsonb({ a: 'nul\u0000 et \ud83d seul' }) })
    .execute()
  const { settings } = await db
    .selectFrom('source')
    .select('settings')
    .where('name', '=', 'x')
    .executeTakeFirstOrThrow()
  expect(settings).toEqual({ a: 'nul et \ufffd seul' })
})

test('every table and column of the database is in the types, and the other way round', async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and table_name not in ('migration', 'canonical')`.execute(db)
  const folder = new URL('./schema/', import.meta.url)
  const files = [
    new URL('./schema.ts', import.meta.url),
    ...(await readdir(folder)).map((file) => new URL(file, folder)),
  ]
  const sources = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  expect(columnsOfTypes(sources.join('\n'))).toEqual(rows.map(({ name }) => name).sort())
})

/** Reads the interfaces of the schema: TypeScript keeps no trace of them at run time. */
function columnsOfTypes(source: string): string[] {
  const interfaces = new Map<string, { parents: string[]; fields: [string, string][] }>()
  for (const [, name, parents, body] of source.matchAll(
    /^export interface (\w+)(?:\s+extends\s+([\w,\s]+?))?\s*\{\n([^}]*)^\}/gm,
  ))
    interfaces.set(name!, {
      parents: parents?.split(/,\s*/) ?? [],
      fields: [...body!.matchAll(/^ {2}(\w+): (.+)$/gm)].map((field) => [field[1]!, field[2]!]),
    })
  const fieldsOf = (name: string): [string, string][] => [
    ...interfaces.get(name)!.parents.flatMap(fieldsOf),
    ...interfaces.get(name)!.fields,
  ]
  return fieldsOf('Database')
    .flatMap(([table, type]) => fieldsOf(type).map(([column]) => `${table}.${column}`))
    .sort()
}
