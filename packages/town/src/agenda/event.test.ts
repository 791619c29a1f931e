import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { pathOf } from '../records/path.ts'
import { addEvent, addTown } from '../testing/rows.ts'
import type { EventPage, TownCard } from '../types.ts'
import { readEvent } from './event.ts'

const { db } = await testDatabase()
const today = '2026-11-23'
const here = { town: '44052' }
let town: TownCard

beforeEach(async () => {
  await sql`truncate town cascade`.execute(db)
  town = await addTown(db, { code: '44052', name: 'Donges', slug: 'donges' })
})

type Shown = Extract<EventPage, { state: 'shown' }>
const read = async (id: string, name: string) => (await readEvent(db, { town, path: pathOf(id, name), today })) as Shown

describe('the page of an event', () => {
  it('shows the coming days of a series, counts them, and hides the past ones', async () => {
    const dates = ['2026-11-17T20:00', '2026-11-24T20:00', '2026-12-01T20:00']
    const page = await read(await addEvent(db, { name: 'Chorale' }, { ...here, dates }), 'Chorale')
    expect(page.days.map((day) => day.day)).toEqual(['2026-11-24', '2026-12-01'])
    expect([page.coming, page.past, page.line?.day]).toEqual([2, false, '2026-11-24'])
    expect(page.days[0]!.startsAt).toBe('2026-11-24T20:00:00+01:00')
  })

  it('of an event that is over shows its days and says that it is past', async () => {
    const page = await read(
      await addEvent(db, { name: 'Carnaval' }, { ...here, dates: ['2026-03-01', '2026-03-02'] }),
      'Carnaval',
    )
    expect(page.days.map((day) => day.day)).toEqual(['2026-03-01', '2026-03-02'])
    expect([page.past, page.coming, page.line?.day]).toEqual([true, 0, '2026-03-02'])
  })

  it('without any known date is neither past nor coming', async () => {
    const page = await read(await addEvent(db, { name: 'Un jour' }, { ...here, dates: [] }), 'Un jour')
    expect(page).toMatchObject({ state: 'shown', past: false, days: [], line: null })
  })

  it('leads to the other events of its organiser and to those of the same days', async () => {
    const organizer = { name: 'Comité des fêtes' }
    const id = await addEvent(db, { name: 'Loto', organizer }, { ...here, dates: ['2026-11-28'] })
    await addEvent(db, { name: 'Bal', organizer }, { ...here, dates: ['2027-02-06'] })
    await addEvent(db, { name: 'Passé', organizer }, { ...here, dates: ['2026-02-06'] })
    await addEvent(db, { name: 'Concert' }, { ...here, dates: ['2026-11-29'] })
    await addEvent(db, { name: 'Plus tard' }, { ...here, dates: ['2026-12-29'] })
    const page = await read(id, 'Loto')
    expect(page.sameOrganizer.map((line) => line.name)).toEqual(['Bal'])
    expect(page.sameDays.map((line) => line.name)).toEqual(['Concert'])
  })

  it('is found by the end of its address, whatever name stands before', async () => {
    const id = await addEvent(db, { name: 'Loto' }, { ...here, dates: ['2026-11-28'] })
    expect(await read(id, 'Ancien nom du loto')).toMatchObject({ path: pathOf(id, 'Loto') })
    expect(await readEvent(db, { town, path: 'loto-0000000000', today })).toBeUndefined()
  })

  it('says that its source no longer announces it', async () => {
    const id = await addEvent(db, { name: 'Loto' }, { ...here, dates: ['2026-11-28'], withdrawn: true })
    expect(await read(id, 'Loto')).toEqual({
      state: 'withdrawn',
      name: 'Loto',
      withdrawnOn: '2026-11-01',
      hidden: false,
    })
  })
})
