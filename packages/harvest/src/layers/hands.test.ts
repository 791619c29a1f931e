import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { doubtfulPairs, mergeThings, splitThing, tellApart } from './decide.ts'
import { editField, undoEdit } from './edit.ts'
import { explainThing } from './explain.ts'
import { openConflicts, settleConflict } from './settle.ts'
import {
  brokenRules,
  harvest,
  idOf,
  loto,
  moment,
  place,
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

const later = { now: new Date('2026-11-25T10:00:00Z'), today: '2026-11-25' }
const tell = (source: number, more?: object, key?: string) => tellOf(db, source, more, key)
const rows = (kind?: string) => shownRows(db, kind)
const sound = async () => expect(await brokenRules(db)).toEqual([])

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
