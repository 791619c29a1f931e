import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { examine } from '../doctor/examine.ts'
import { retireSource } from '../sources/write.ts'
import { confirmMissing } from '../store/confirm.ts'
import { saveRecord } from '../store/save-record.ts'
import { doubtfulPairs, mergeThings, splitThing, tellApart } from './decide.ts'
import { editField, undoEdit } from './edit.ts'
import { explainThing } from './explain.ts'
import { openConflicts, settleConflict } from './settle.ts'
import { addSource, emptyTown, event, harvest, idOf, moment, place, readState, shownNames } from './testing.ts'

const { db } = await testDatabase()
let [townHall, agenda, club]: number[] = []

beforeEach(async () => {
  await emptyTown(db)
  townHall = await addSource(db, 'mairie', { towns: ['44015'], licence: 'Licence Ouverte 2.0' })
  agenda = await addSource(db, 'openagenda', { settings: { standing: 'official' } })
  club = await addSource(db, 'club')
})

const loto = {
  name: 'Loto de l’amicale laïque',
  startDate: '2026-12-05T20:00:00+01:00',
  location: { name: 'Salle Henri Dunant', townCode: '44015' },
}
const later = { now: new Date('2026-11-25T10:00:00Z'), today: '2026-11-25' }
const gone = { approved: { withdrawn: 9, added: 9 } }
const tell = (source: number, more: object = {}, key = String(source)) =>
  harvest(db, source, [event({ ...loto, key, ...more })])

async function rows(kind = 'event') {
  const { rows } = await sql<{
    id: string
    name: string
    credits: { source: number }[]
    record: Record<string, unknown>
  }>`
    select id, name, credits, record from ${sql.table(kind)} where withdrawn_at is null order by name, id`.execute(db)
  return rows
}

async function sound() {
  expect((await examine(db, moment.today)).filter((finding) => finding.broken > 0)).toEqual([])
}

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

describe('What is set by hand', () => {
  const edit = (path: string, value: unknown, role: 'animator' | 'organiser' = 'animator') =>
    editField(
      db,
      { thing: idOf('event', String(agenda)), path, value, role, who: 'Anne', note: 'vu avec le club' },
      moment,
    )
  const shown = async () => (await rows())[0]!.record

  test('failure 16: the title stays, the hour follows the source, and a change underneath is told once', async () => {
    await tell(agenda!)
    expect(await edit('name', 'Grand loto')).toMatchObject({ ok: true })
    await tell(agenda!, { startDate: '2026-12-05T19:00:00+01:00' })
    expect(await shown()).toMatchObject({ name: 'Grand loto', startDate: '2026-12-05T19:00:00+01:00' })
    expect(await openConflicts(db, '44015')).toEqual([])
    await tell(agenda!, { name: 'Loto reporté' })
    await tell(agenda!, { name: 'Loto reporté !' })
    expect(await openConflicts(db, '44015')).toMatchObject([
      { name: 'Grand loto', path: 'name', mine: 'Grand loto', base: loto.name, theirs: 'Loto reporté !', who: 'Anne' },
    ])
    expect(await shown()).toMatchObject({ name: 'Grand loto' })
    await sound()
  })

  test('a conflict is settled for mine until something new is said, for theirs, or for both; and by itself when they agree', async () => {
    await tell(agenda!)
    await edit('price', 5)
    const conflict = async () => (await openConflicts(db, '44015'))[0]
    await tell(agenda!, { price: 6 })
    expect(await settleConflict(db, (await conflict())!.id, 'mine', 'Anne', later)).toBe(true)
    await tell(agenda!, { price: 6, url: 'https://example.org/loto' })
    expect(await conflict()).toBeUndefined()
    await tell(agenda!, { price: 7 })
    expect(await settleConflict(db, (await conflict())!.id, 'both', 'Anne', later)).toBe(true)
    expect((await explainThing(db, idOf('event', String(agenda))))!.noted).toMatchObject([
      { path: 'price', value: 7, by: 'Anne' },
    ])
    await tell(agenda!, { price: 8 })
    expect(await conflict()).toMatchObject({ theirs: 8 })
    await tell(agenda!, { price: 5 })
    expect(await conflict()).toBeUndefined()
    await tell(agenda!, { price: 9 })
    const last = (await conflict())!
    expect(await settleConflict(db, last.id, 'theirs', 'Anne', later)).toBe(true)
    expect(await settleConflict(db, last.id, 'theirs', 'Anne', later)).toBe(false)
    expect(await shown()).toMatchObject({ price: 9 })
    await sound()
  })

  test('is judged by the model, names a field that exists, and can be taken back', async () => {
    await tell(agenda!)
    expect(await edit('startDate', 'samedi')).toMatchObject({
      ok: false,
      reason: 'invalid',
      problems: [{ field: 'startDate' }],
    })
    expect(await edit('name', null)).toMatchObject({ ok: false, reason: 'invalid' })
    expect(await edit('colour', 'red')).toMatchObject({ ok: false, reason: 'invalid' })
    expect(await edit('provenance.source', 'x')).toMatchObject({ ok: false, reason: 'field-not-editable' })
    expect(await edit('name', loto.name)).toMatchObject({ ok: false, reason: 'same-value' })
    expect(
      await editField(db, { thing: 'urn:wiker:event:0', path: 'name', value: 'x', role: 'animator', who: 'A' }, moment),
    ).toEqual({
      ok: false,
      reason: 'unknown-thing',
    })
    const first = await edit('startDate', '2026-12-06T20:00:00+01:00')
    const { rows: days } = await sql`select day from event_date`.execute(db)
    expect(days).toEqual([{ day: '2026-12-06' }])
    const second = await edit('startDate', '2026-12-07T20:00:00+01:00')
    if (!first.ok || !second.ok) throw new Error('refused')
    expect(await undoEdit(db, first.edit, 'Anne', later)).toBe(false)
    expect(await undoEdit(db, second.edit, 'Anne', later)).toBe(true)
    expect(await shown()).toMatchObject({ startDate: loto.startDate })
    await sound()
  })

  test('goes with its record when two things are joined, and back when they are taken apart', async () => {
    await tell(townHall!, { name: 'Soirée jeux', location: { name: 'Médiathèque' } })
    await tell(agenda!)
    await edit('name', 'Grand loto')
    const [a, b] = [idOf('event', String(townHall)), idOf('event', String(agenda))]
    const merged = await mergeThings(db, a, b, 'Anne', later)
    expect(merged).toMatchObject({ ok: true, things: [expect.any(String)] })
    expect(await rows()).toMatchObject([{ name: 'Grand loto', credits: [{ source: townHall }, { source: agenda }] }])
    expect(await splitThing(db, a, [b], 'Anne', later)).toMatchObject({ ok: true, things: [a, b].sort() })
    expect(await shownNames(db)).toEqual(['Grand loto', 'Soirée jeux'])
    await sound()
  })
})

describe('What people decide of two things', () => {
  const halls = async () => {
    await harvest(db, townHall!, [
      place({ key: 'a', name: 'Château de la Groulais', latitude: 47.4745, longitude: -1.768 }),
    ])
    await harvest(db, agenda!, [
      place({ key: 'b', name: 'Château de Blain - Monument historique', latitude: 47.4747, longitude: -1.7682 }),
    ])
  }

  test('pairs that the machine dares not join are shown with their reasons, and not asked for again', async () => {
    const names = [
      'Château de Blain',
      'Le château',
      'Château : expositions',
      'Groulais',
      'Visites du château de la Groulais',
      'Donjon',
    ]
    const at = (i: number, more: object) =>
      place({ latitude: 47.4745, longitude: -1.768, ...more, name: names[i]!, key: names[i]! })
    await harvest(db, townHall!, [
      place({ key: 'a', name: 'Château de la Groulais', latitude: 47.4746, longitude: -1.7681 }),
    ])
    const told = async () => {
      for (const [i, source] of [agenda!, club!].entries())
        await harvest(
          db,
          source,
          [0, 1, 2].map((j) => at(i * 3 + j, {})),
        )
    }
    await told()
    const pairs = await doubtfulPairs(db, '44015')
    expect(pairs.length).toBeGreaterThan(0)
    for (const pair of pairs) {
      expect(pair.reasons.length).toBeGreaterThan(0)
      const apart = await tellApart(db, pair.a.thing, pair.b.thing, 'Anne', later)
      expect(apart.ok || apart.reason === 'one-thing').toBe(true)
    }
    expect(await doubtfulPairs(db, '44015')).toEqual([])
    await told()
    expect(await doubtfulPairs(db, '44015')).toEqual([])
    await sound()
  })

  test('holds through every later harvest, also under new identifiers', async () => {
    await halls()
    expect(await mergeThings(db, idOf('place', 'a'), idOf('place', 'b'), 'Anne', later)).toMatchObject({ ok: true })
    await harvest(db, agenda!, [
      place({ key: 'new', name: 'Château de Blain - Monument historique', latitude: 47.4747, longitude: -1.7682 }),
    ])
    await harvest(db, townHall!, [place({ key: 'a', name: 'Tout autre chose' })])
    expect(await rows('place')).toHaveLength(1)
    await sound()
  })

  test('is refused when it makes no sense', async () => {
    await halls()
    await tell(club!)
    const [a, b, other] = [idOf('place', 'a'), idOf('place', 'b'), idOf('event', String(club))]
    expect(await mergeThings(db, a, other, 'Anne', later)).toEqual({ ok: false, reason: 'two-kinds' })
    expect(await mergeThings(db, a, a, 'Anne', later)).toEqual({ ok: false, reason: 'one-thing' })
    expect(await mergeThings(db, a, 'urn:wiker:place:0', 'Anne', later)).toEqual({ ok: false, reason: 'unknown-thing' })
    expect(await splitThing(db, a, [b], 'Anne', later)).toEqual({ ok: false, reason: 'not-its-records' })
    expect(await splitThing(db, a, [a], 'Anne', later)).toEqual({ ok: false, reason: 'not-its-records' })
  })
})

test('Why this value: each field says from whom it is, by which rule, and what the others say', async () => {
  await tell(agenda!, { startDate: '2026-12-05T20:00:00+01:00', price: 4 })
  await tell(townHall!, { startDate: '2026-12-05' })
  const thing = idOf('event', String(agenda))
  await editField(db, { thing, path: 'price', value: 5, role: 'animator', who: 'Anne', note: 'appel au club' }, moment)
  const explained = (await explainThing(db, thing))!
  const field = (name: string) => explained.fields.find((one) => one.field === name)
  expect(explained.voices.map((voice) => [voice.source!.name, voice.standing]).sort()).toEqual([
    ['mairie', 'own'],
    ['openagenda', 'official'],
  ])
  expect(field('startDate')).toMatchObject({
    shown: '2026-12-05T20:00:00+01:00',
    rule: 'refines',
    from: { source: { name: 'openagenda' } },
    others: [{ value: '2026-12-05', voice: { source: { name: 'mairie', licence: 'Licence Ouverte 2.0' } } }],
  })
  expect(field('price')).toMatchObject({
    shown: 5,
    rule: 'edited',
    edits: [{ who: 'Anne', note: 'appel au club', base: 4, under: 4 }],
    others: [{ value: 4 }],
  })
  expect(await explainThing(db, 'urn:wiker:event:0')).toBeUndefined()
})
