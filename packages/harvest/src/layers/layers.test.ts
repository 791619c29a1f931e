import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { retireSource } from '../sources/write.ts'
import { confirmMissing } from '../store/confirm.ts'
import { saveRecord } from '../store/save-record.ts'
import { editField } from './edit.ts'
import {
  addSource,
  brokenRules,
  emptyTown,
  event,
  harvest,
  idOf,
  loto,
  moment,
  readState,
  shownNames,
  shownRows,
  tellOf,
  townOfThree,
} from './testing.ts'

const { db } = await testDatabase()
let [townHall, agenda, club]: number[] = []

beforeEach(async () => {
  ;({ townHall, agenda, club } = await townOfThree(db))
})

const gone = { approved: { withdrawn: 9, added: 9 } }
const tell = (source: number, more?: object, key?: string) => tellOf(db, source, more, key)
const rows = (kind?: string) => shownRows(db, kind)
const sound = async () => expect(await brokenRules(db)).toEqual([])

describe('One event from several sources', () => {
  test('failure 19: is one event with their credits, and stays while any of them tells of it', async () => {
    await tell(club!)
    await tell(agenda!, { name: 'LOTO DE L’AMICALE LAÏQUE' })
    expect(await tell(townHall!, { name: 'Loto de l’Amicale laïque' })).toMatchObject({ added: 1, joined: 1 })
    const [one, ...others] = await rows()
    expect(others).toEqual([])
    expect(one!.credits.map((credit) => credit.source)).toEqual([townHall, agenda, club])
    expect(one!.name).toBe('Loto de l’Amicale laïque')
    for (const source of [townHall!, club!]) await harvest(db, source, [], gone)
    expect((await rows())[0]).toMatchObject({ id: one!.id, name: 'LOTO DE L’AMICALE LAÏQUE' })
    await harvest(db, agenda!, [], gone)
    expect(await rows()).toEqual([])
    await tell(townHall!)
    expect(await rows()).toMatchObject([{ id: one!.id }])
    await sound()
  })

  test('is one event too when its sources are read at the same moment, again and again', async () => {
    const all = [townHall!, agenda!, club!, await addSource(db, 'c'), await addSource(db, 'd')]
    for (const minute of ['00', '15', '30', '45']) {
      const startDate = `2026-12-05T20:${minute}:00+01:00`
      const reports = await Promise.all(
        all.map((source, i) => tell(source, i % 2 === 0 || minute === '00' ? { startDate } : {})),
      )
      expect(reports.every((report) => report.added + report.changed + report.same === 1)).toBe(true)
      await sound()
    }
    await Promise.all(all.map((source) => tell(source)))
    expect(await rows()).toHaveLength(1)
    expect((await rows())[0]!.credits).toHaveLength(5)
  })

  test('has its days once, and they follow the word that is shown', async () => {
    await tell(agenda!)
    await tell(townHall!, { startDate: '2026-12-05T20:30:00+01:00' })
    const { rows: days } =
      await sql`select to_char(starts_at at time zone 'Europe/Paris', 'HH24:MI') as at from event_date`.execute(db)
    expect(days).toEqual([{ at: '20:30' }])
  })

  test('is told apart again when a source makes another event of it, and both have their own address', async () => {
    await tell(agenda!)
    await tell(townHall!)
    const before = (await readState(db)).addresses
    const [{ id: page }] = (await rows()) as [{ id: string }, ...unknown[]]
    for (let round = 0; round < 2; round++) {
      await tell(townHall!, { name: 'Conférence sur les abeilles', startDate: '2027-02-20T20:00:00+01:00' })
      expect(await rows()).toHaveLength(2)
      expect((await readState(db)).addresses).toEqual(before)
      await sound()
      await tell(townHall!)
      expect(await rows()).toMatchObject([{ id: page }])
    }
    await sound()
  })

  test('stays one event, at its page, when it is put off and its sources hear of it one after the other', async () => {
    for (const source of [club!, agenda!, townHall!]) await tell(source)
    const [{ id: page }] = (await rows()) as [{ id: string }, ...unknown[]]
    const putOff = { startDate: '2026-12-12T20:00:00+01:00' }
    await tell(townHall!, putOff)
    expect(await rows()).toMatchObject([{ id: page, record: putOff }])
    await tell(club!, { ...putOff, url: 'https://example.org/loto' })
    expect(await rows()).toMatchObject([{ id: page, record: putOff }])
    await tell(agenda!, putOff)
    expect(await rows()).toMatchObject([{ id: page, record: putOff }])
    const { rows: days } = await sql`select day from event_date`.execute(db)
    expect(days).toEqual([{ day: '2026-12-12' }])
    await sound()
  })

  test('stays one event when it is moved from the afternoon to the evening and its sources hear of it one after the other', async () => {
    for (const source of [club!, agenda!, townHall!]) await tell(source)
    const [{ id: page }] = (await rows()) as [{ id: string }, ...unknown[]]
    const moved = { startDate: '2026-12-05T14:00:00+01:00' }
    for (const source of [townHall!, club!, agenda!]) {
      await tell(source, moved)
      expect(await rows()).toMatchObject([{ id: page }])
    }
    expect(await rows()).toMatchObject([{ id: page, record: moved }])
    await sound()
  })

  test('is another event when it comes back after it took place', async () => {
    await tell(agenda!)
    await tell(townHall!)
    const after = { now: new Date('2026-12-20T10:00:00Z'), today: '2026-12-20' }
    const again = event({ ...loto, key: String(townHall), startDate: '2027-01-09T20:00:00+01:00' })
    await harvest(db, townHall!, [again], after)
    expect(await rows()).toHaveLength(2)
  })

  test('what a person typed is one thing with what a source tells, and goes before it', async () => {
    await tell(agenda!, { price: 4 })
    const saved = await saveRecord(
      db,
      { type: 'Event', ...loto, eventStatus: 'scheduled', price: 5 },
      { town: '44015', ...moment },
    )
    expect(saved.ok).toBe(true)
    const [one, ...others] = await rows()
    expect(others).toEqual([])
    expect(one).toMatchObject({ record: { price: 5 }, credits: [{ by: 'organiser' }, { source: agenda }] })
    await sound()
  })

  test('comes under a new name and a new identifier at once: the page and what was set by hand stay', async () => {
    const others = Array.from({ length: 9 }, (_, i) =>
      event({ name: `Fête ${i}`, startDate: '2026-12-24', key: `other ${i}` }),
    )
    const say = (name: string, key: string) => harvest(db, townHall!, [...others, event({ ...loto, name, key })])
    await say('Loto annuel de l’amicale laïque', 'a')
    const edited = await editField(
      db,
      { thing: idOf('event', 'a'), path: 'price', value: 3, role: 'animator', who: 'Anne' },
      moment,
    )
    expect(edited.ok).toBe(true)
    for (let run = 0; run < 3; run++) {
      await say(loto.name, `b${run}`)
      expect((await rows()).filter((row) => row.name.startsWith('Loto'))).toMatchObject([
        { id: idOf('event', 'a'), record: { price: 3 } },
      ])
    }
    expect(await shownNames(db)).toContain(loto.name)
    await sound()
  })
})

describe('A source that is given up', () => {
  test('failure 27: takes nothing away that another tells of too, whatever becomes of its own', async () => {
    for (const choice of ['keep', 'withdraw', 'remove'] as const) {
      await tell(townHall!)
      await tell(agenda!)
      await harvest(db, agenda!, [
        event({ ...loto, key: String(agenda) }),
        event({ name: 'Bal', startDate: '2026-12-31' }),
      ])
      const [kept] = (await rows()).filter((row) => row.name === loto.name)
      await retireSource(db, agenda!, choice, moment.now)
      expect(await shownNames(db)).toEqual(choice === 'keep' ? ['Bal', loto.name] : [loto.name])
      expect((await rows()).find((row) => row.name === loto.name)).toMatchObject({
        id: kept!.id,
        credits: choice === 'keep' ? [{ source: townHall }, { source: agenda }] : [{ source: townHall }],
      })
      await sound()
      await emptyTown(db)
      townHall = await addSource(db, 'mairie', { towns: ['44015'] })
      agenda = await addSource(db, 'openagenda')
    }
  })

  test('failure 27: what is removed with the source that named the page leaves the page to the others', async () => {
    await tell(agenda!)
    await tell(townHall!)
    const { id } = (await rows())[0]!
    expect(id).toBe(idOf('event', String(agenda)))
    await retireSource(db, agenda!, 'remove', moment.now)
    expect(await rows()).toMatchObject([{ id, credits: [{ source: townHall }] }])
    expect((await readState(db)).addresses).toContain(idOf('event', String(townHall)))
    await sound()
  })
})

test('failure 15: a source that says the same twice says twice what it no longer gives', async () => {
  const many = Array.from({ length: 10 }, (_, i) => event({ name: `Fête ${i}`, startDate: '2026-12-24', key: `${i}` }))
  await harvest(db, club!, many)
  await harvest(db, club!, many.slice(1))
  expect(await confirmMissing(db, agenda!, moment)).toBe(0)
  expect(await confirmMissing(db, club!, moment)).toBe(1)
  expect(await shownNames(db)).toHaveLength(9)
  expect(await confirmMissing(db, club!, moment)).toBe(0)
})
