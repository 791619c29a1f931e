import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { addEvent, addRecord, addTown } from '../testing/rows.ts'
import type { TownCard } from '../types.ts'
import { readAgendaRecords } from './feed.ts'
import { readLastYear, readPastAgenda } from './past.ts'
import { readUndated } from './undated.ts'
import { readAgenda } from './upcoming.ts'

const { db } = await testDatabase()
const today = '2026-11-23'
const here = { town: '44043', dates: [] }
let clisson: TownCard

beforeEach(async () => {
  await sql`truncate town cascade`.execute(db)
  clisson = await addTown(db, { code: '44043', name: 'Clisson', slug: 'clisson' })
})

const names = (lines: { name: string }[]) => lines.map((line) => line.name)
const yearly = (month: number, day: number) => ({
  rrule: `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${day}`,
  timezone: 'Europe/Paris',
})

describe('what Clisson has without a date', () => {
  it('is said with the words of the source, and never under a day', async () => {
    await addEvent(db, { name: 'Hellfest', description: 'habituel : troisième week-end de juin' }, here)
    await addEvent(db, { name: 'Randonnée', description: 'dimanche 24 avril, année non dite' }, here)
    await addEvent(db, { name: 'Repair café', additional: { recurrence: 'une fois par mois' } }, here)
    const undated = await readUndated(db, { town: clisson, today })
    expect(undated.yearly).toMatchObject([
      { name: 'Hellfest', words: 'habituel : troisième week-end de juin', next: null, section: 'agenda' },
    ])
    expect(names(undated.unconfirmed)).toEqual(['Randonnée'])
    expect(undated.regular).toMatchObject([{ name: 'Repair café', words: 'une fois par mois' }])
    const agenda = await readAgenda(db, { town: clisson, from: '2026-01-01', to: '2027-12-31', today })
    expect([agenda.total, agenda.days]).toEqual([0, []])
  })

  it('has the festivals of the town with their season, once', async () => {
    await addEvent(db, { name: 'Hellfest', description: 'chaque année en juin' }, here)
    const festival = { ...here, category: 'festival' }
    await addRecord(db, 'organization', 'Organization', { name: 'Festival : Hellfest Open Air' }, festival)
    await addRecord(db, 'organization', 'Organization', { name: 'Festival : Les Italiennes' }, festival)
    expect(names((await readUndated(db, { town: clisson, today })).yearly)).toEqual([
      'Hellfest',
      'Festival : Les Italiennes',
    ])
  })

  it('tells the next day that a yearly rule gives, as reckoned', async () => {
    const foulees = { name: 'Foulées', startDate: '2022-08-15', recurrence: yearly(8, 15) }
    await addEvent(db, foulees, { ...here, dates: ['2026-08-15', '2027-08-15'] })
    expect((await readUndated(db, { town: clisson, today })).yearly).toMatchObject([
      { name: 'Foulées', next: '2027-08-15' },
    ])
    expect(await readLastYear(db, { town: clisson, today, limit: 5 })).toEqual([])
    const summer = await readAgenda(db, { town: clisson, from: '2027-08-01', to: '2027-08-31', today })
    const range = { town: clisson, from: '2027-08-01', to: '2027-08-31', today }
    expect(await readAgendaRecords(db, range)).toEqual([])
    expect(summer.days[0]?.lines[0]).toMatchObject({ name: 'Foulées', reckoned: true })
  })

  it('leaves out what is over, cancelled, withdrawn or an example', async () => {
    await addEvent(db, { name: 'Terminé', endDate: '2023-06-05' }, here)
    await addEvent(db, { name: 'Annulé', eventStatus: 'cancelled' }, here)
    await addEvent(db, { name: 'Retiré' }, { ...here, withdrawn: true })
    await addEvent(db, { name: 'Exemple' }, { ...here, example: true })
    expect(await readUndated(db, { town: clisson, today })).toEqual({ yearly: [], regular: [], unconfirmed: [] })
  })
})

describe('what has taken place at Clisson', () => {
  beforeEach(async () => {
    await addEvent(db, { name: 'Marché des créateurs' }, { ...here, dates: ['2024-05-04'] })
    await addEvent(db, { name: 'Fête de la musique' }, { ...here, dates: ['2026-06-21T19:00'] })
    await addEvent(db, { name: 'Aujourd’hui' }, { ...here, dates: [today] })
    await addEvent(db, { name: 'Salon' }, { ...here, dates: [{ day: '2026-11-20', until: '2026-11-24' }] })
    const mondays = ['2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26', '2026-11-02']
    await addEvent(db, { name: 'Yoga' }, { ...here, dates: mondays })
    await addEvent(db, { name: 'Exemple' }, { ...here, dates: ['2026-10-01'], example: true })
  })

  it('is listed the latest first, without what still lasts, series and examples', async () => {
    const past = await readPastAgenda(db, { town: clisson, today })
    expect(past.days.map(({ day, lines }) => [day, ...names(lines)])).toEqual([
      ['2026-06-21', 'Fête de la musique'],
      ['2024-05-04', 'Marché des créateurs'],
    ])
    expect([past.total, past.pages]).toEqual([2, 1])
  })

  it('of the last twelve months alone on the home', async () => {
    expect(names(await readLastYear(db, { town: clisson, today, limit: 5 }))).toEqual(['Fête de la musique'])
  })
})
