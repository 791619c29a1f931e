import type { CanonicalRecord } from '@wiker/model'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { editField } from '../layers/edit.ts'
import { addSource, emptyTown, event, harvest, moment } from '../layers/testing.ts'

const { db } = await testDatabase()
let source: number

beforeEach(async () => {
  await emptyTown(db)
  source = await addSource(db, 'mairie', { towns: ['44015'] })
})

const hall = { location: { name: 'Salle Henri Dunant' } }
const loto = (startDate: string, more: object = {}) => event({ name: 'Loto de l’amicale', startDate, ...hall, ...more })
/** Enough others that a change of one is no upheaval. */
const others = Array.from({ length: 8 }, (_, i) =>
  event({ name: `Concert ${i}`, startDate: `2026-12-1${i}T20:00:00+01:00` }),
)
const pages = async () =>
  (
    await sql<{ id: string; name: string; start: string }>`select id, name, record->>'startDate' as start from event
      where withdrawn_at is null and name not like 'Concert%' order by 3`.execute(db)
  ).rows
const tell = (...records: CanonicalRecord[]) => harvest(db, source, [...records, ...others])

describe('An event that nothing numbers', () => {
  test.each([
    ['is put off by half an hour', loto('2026-12-05T20:30:00+01:00')],
    ['goes to another hall', loto('2026-12-05T20:00:00+01:00', { location: { name: 'Halle aux grains' } })],
    ['is put off by a week', loto('2026-12-12T20:00:00+01:00')],
    ['is full', loto('2026-12-05T20:00:00+01:00', { name: 'COMPLET – Loto de l’amicale' })],
  ])('that %s is the same event, and keeps its page and what was set by hand', async (_, now) => {
    await tell(loto('2026-12-05T20:00:00+01:00'))
    const [before] = await pages()
    const edit = {
      thing: before!.id,
      path: 'description',
      value: 'Apporter ses jetons.',
      role: 'animator',
      who: 'Anne',
    } as const
    expect(await editField(db, edit, moment)).toMatchObject({ ok: true })
    expect(await tell(now)).toMatchObject({ added: 0, changed: 1, missing: 0, withdrawn: 0 })
    expect(await pages()).toEqual([{ id: before!.id, name: now.name, start: (now as { startDate: string }).startDate }])
    expect(await tell(now)).toMatchObject({ added: 0, changed: 0, missing: 0, withdrawn: 0 })
    const { rows } = await sql`select record->>'description' as text from event where id = ${before!.id}`.execute(db)
    expect(rows).toEqual([{ text: 'Apporter ses jetons.' }])
  })

  test('is another one when the old one is past, or when its source lists several of that name', async () => {
    await tell(loto('2026-11-22T20:00:00+01:00'))
    expect(await tell(loto('2026-12-05T20:00:00+01:00'))).toMatchObject({ added: 1, recognised: 0 })
    const weekly = ['2026-12-05', '2026-12-12', '2026-12-19'].map((day) => loto(`${day}T20:00:00+01:00`))
    await tell(...weekly)
    const next = await tell(...weekly.slice(0, 2), loto('2026-12-26T20:00:00+01:00'))
    expect(next).toMatchObject({ added: 1, missing: 1, recognised: 0 })
  })

  test('is another one when only hour and hall are the same', async () => {
    await tell(loto('2026-12-05T20:00:00+01:00'))
    const report = await tell(
      event({ name: 'Conférence sur les abeilles', startDate: '2026-12-05T20:00:00+01:00', ...hall }),
    )
    expect(report).toMatchObject({ added: 1, missing: 1, recognised: 0 })
  })
})
