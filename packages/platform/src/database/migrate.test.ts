import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, inject, test } from 'vitest'
import { asAdmin, databaseUrl } from '../testing/test-server.ts'
import { connect } from './connect.ts'
import { migrate, readMigrations } from './migrate.ts'

const adminUrl = inject('adminUrl')
const name = `${inject('template')}_migrate`
await asAdmin(adminUrl, `create database ${name} template template0 encoding 'UTF8'`)
const { pool, close } = connect(databaseUrl(adminUrl, name))
afterAll(async () => {
  await close()
  await asAdmin(adminUrl, `drop database ${name} with (force)`)
})

const first = { name: '0001_first', text: 'create table a (x int); insert into a values (1);' }
const second = { name: '0002_second', text: 'alter table a add y int;' }
const broken = { name: '0003_broken', text: 'create table b (x int); select nothing_of_the_kind();' }
const tables = async () =>
  (
    await pool.query(`select table_name from information_schema.tables where table_schema = 'public' order by 1`)
  ).rows.map((row) => row.table_name)

test('migrations are applied once, in order, even when several processes start together', async () => {
  const applied = await Promise.all([migrate(pool, [first]), migrate(pool, [first]), migrate(pool, [first])])
  expect(applied.flat()).toEqual(['0001_first'])
  expect(await migrate(pool, [first, second])).toEqual(['0002_second'])
  expect((await pool.query('select * from a')).rows).toEqual([{ x: 1, y: null }])
})

test('a migration that fails leaves nothing behind', async () => {
  await expect(migrate(pool, [first, second, broken])).rejects.toThrow(
    /"0003_broken" failed: function nothing_of_the_kind/,
  )
  expect(await tables()).toEqual(['a', 'migration'])
})

test('a file changed after it was applied, an unknown one, and one that comes too late are told', async () => {
  await expect(migrate(pool, [{ ...first, text: 'create table z ()' }, second])).rejects.toThrow(
    /0001_first.sql was changed/,
  )
  await expect(migrate(pool, [first])).rejects.toThrow(/"0002_second", which this Wiker does not know/)
  const late = { name: '0001_late', text: '' }
  await expect(migrate(pool, [first, late, second])).rejects.toThrow(/"0001_late" comes before "0002_second"/)
  expect(await migrate(pool, [{ ...first, text: first.text.replaceAll('\n', '\r\n') }, second])).toEqual([])
})

test('two migrations may not have the same number, and a name says what it does', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wiker-migrations-'))
  await writeFile(join(folder, '0001_a.sql'), '')
  await writeFile(join(folder, '0001_b.sql'), '')
  await expect(readMigrations(folder)).rejects.toThrow('Two migrations have the number 0001')
  await rm(join(folder, '0001_b.sql'))
  await writeFile(join(folder, '2.sql'), '')
  await expect(readMigrations(folder)).rejects.toThrow('not 2.sql')
  await rm(folder, { recursive: true })
})
