import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { impersonal, personalData } from './index.ts'

const { db } = await testDatabase()
const declared = new Set(personalData.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)))
const tables = new Set(personalData.map(({ table }) => table))

const { rows: columns } = await sql<{ table: string; column: string; type: string }>`
  select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1, 2`.execute(db)
const { rows: references } = await sql<{ table: string; column: string; rule: string }>`
  select c.conrelid::regclass::text as table, a.attname as column, c.confdeltype as rule
  from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
  where c.contype = 'f' and c.confrelid = 'person'::regclass`.execute(db)

describe('Every place of the database that holds something about a person', () => {
  test('with a reference to somebody is declared', () => {
    const missing = references.map(({ table, column }) => `${table}.${column}`).filter((name) => !declared.has(name))
    expect(missing, 'declare them in town/people/personal-data').toEqual([])
  })

  test('with a name that promises an address, a telephone, a device or somebody, is declared or said to be none', () => {
    const promising =
      /mail|phone|recipient|contact|(^|_)ip(_|$)|user_agent|who$|_by$|author|reporter|person|sender|birth|iban|^first_name|^last_name/
    const missing = columns
      .filter(({ column, type }) => promising.test(column) && /text|json|char|inet/.test(type))
      .map(({ table, column }) => `${table}.${column}`)
      .filter((name) => !declared.has(name) && !Object.hasOwn(impersonal, name))
    expect(missing, 'declare them in town/people/personal-data').toEqual([])
  })

  test('is a table and columns that exist', () => {
    const known = new Set(columns.map(({ table, column }) => `${table}.${column}`))
    expect([...declared, ...Object.keys(impersonal)].filter((name) => !known.has(name))).toEqual([])
    for (const { table, hidden = [], keep } of personalData)
      for (const column of [...hidden, ...(keep ? [keep.from] : [])]) expect(known).toContain(`${table}.${column}`)
  })

  test('lets an account go: no reference stands in the way', () => {
    expect(references.filter(({ rule }) => !['c', 'n'].includes(rule))).toEqual([])
  })

  test('leaves nobody’s row behind: what cascades with an account is said to be erased', () => {
    const cascading = references.filter(({ rule }) => rule === 'c').map(({ table, column }) => `${table}.${column}`)
    const kept = personalData
      .filter(({ erasure }) => erasure.do !== 'delete')
      .flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`))
    const saidToGo = personalData
      .filter(({ erasure }) => erasure.do === 'delete')
      .flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`))
    expect(cascading.filter((name) => kept.includes(name) && !saidToGo.includes(name))).toEqual([])
  })

  test('is read by a question that the database understands', async () => {
    const who = { id: 'nobody', email: "o'nobody+%_@example.org" }
    for (const { table, of } of personalData)
      if (of) await sql`select 1 from ${sql.table(table)} where ${of(who)}`.execute(db)
    expect(tables.size).toBeGreaterThan(10)
  })
})
