import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { pathOf } from '../records/path.ts'
import { addEvent, addTown } from '../testing/rows.ts'
import { sendReport } from './send.ts'

const { db } = await testDatabase()
await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
const loto = await addEvent(db, { name: 'Loto' }, { town: '44015', dates: ['2026-11-28'] })

const last = async () =>
  (await sql<Record<string, unknown>>`select * from report order by id desc limit 1`.execute(db)).rows[0]

const now = new Date('2026-11-23T11:00:00Z')

describe('telling that something is wrong', () => {
  it('keeps the page, its town and its record, in any language', async () => {
    for (const page of [`/blain/agenda/${pathOf(loto, 'Loto')}`, `/en/blain/agenda/${pathOf(loto, 'Loto')}`]) {
      expect(await sendReport(db, { page, reason: 'cancelled', message: ' Annulé ' }, now)).toMatchObject({ ok: true })
      expect(await last()).toMatchObject({
        page,
        town: '44015',
        record: loto,
        reason: 'cancelled',
        message: 'Annulé',
        contact: null,
        handled_at: null,
      })
    }
  })

  it('of a page of the network has no town', async () => {
    await sendReport(db, { page: '/', reason: 'other', message: 'x', contact: 'moi@example.org' }, now)
    expect(await last()).toMatchObject({ town: null, record: null, contact: 'moi@example.org' })
  })

  it('says which field is missing or wrong', async () => {
    expect(await sendReport(db, { page: 'https://ailleurs.example', reason: 'spam' }, now)).toEqual({
      ok: false,
      reason: 'incomplete',
      fields: ['page', 'reason', 'message'],
    })
    expect(await sendReport(db, { page: '/blain', reason: 'illegal', message: 'x' }, now)).toMatchObject({
      ok: false,
      fields: ['goodFaith'],
    })
    expect(
      await sendReport(db, { page: '/blain', reason: 'illegal', message: 'x', goodFaith: true }, now),
    ).toMatchObject({
      ok: true,
    })
    expect(await sendReport(db, { page: '/blain', reason: 'other', message: 'x'.repeat(4001) }, now)).toMatchObject({
      fields: ['message'],
    })
  })
})
