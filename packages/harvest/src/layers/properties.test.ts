import type { CanonicalRecord } from '@wiker/model'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { examine } from '../doctor/examine.ts'
import { mergeThings, splitThing } from './decide.ts'
import { editField } from './edit.ts'
import { addSource, emptyTown, event, harvest, idOf, moment, place, readState, readVersions } from './testing.ts'

const { db } = await testDatabase()
const runs = { numRuns: 12 }

/** What happens, and stands, in the town; each source tells some of it in its own words. */
interface Fact {
  title: string
  hall: string
  day: number
  hour: number
}
interface Telling {
  fact: number
  shouted: boolean
  suffix: string
  withHour: boolean
  withHall: boolean
  text: string
  status: 'scheduled' | 'cancelled'
}

const facts = fc.uniqueArray(
  fc.record({
    title: fc.constantFrom(
      'Loto de l’amicale laïque',
      'Marché de Noël',
      'Concert de la chorale',
      'Vide-grenier',
      'Bal folk',
    ),
    hall: fc.constantFrom('Salle Henri Dunant', 'Gymnase de la Prée', 'Théâtre Jean-Le-Gallo'),
    day: fc.integer({ min: 1, max: 9 }),
    hour: fc.integer({ min: 10, max: 21 }),
  }),
  { minLength: 1, maxLength: 5, selector: (fact) => `${fact.title} ${fact.day}` },
)
const telling = (count: number) =>
  fc.record({
    fact: fc.nat(count - 1),
    shouted: fc.boolean(),
    suffix: fc.constantFrom('', ' - Blain', ' (entrée libre)'),
    withHour: fc.boolean(),
    withHall: fc.boolean(),
    text: fc.constantFrom('', 'Buvette sur place.', 'Buvette sur place. Réservation conseillée au café.'),
    status: fc.constantFrom('scheduled' as const, 'scheduled' as const, 'cancelled' as const),
  })
const sourcesOf = (count: number) =>
  fc.array(fc.uniqueArray(telling(count), { minLength: 1, maxLength: 4, selector: (told) => told.fact }), {
    minLength: 2,
    maxLength: 3,
  })
const world = facts.chain((known) =>
  sourcesOf(known.length).chain((told) =>
    fc.record({
      facts: fc.constant(known),
      told: fc.constant(told),
      order: fc.shuffledSubarray([...told.keys()], { minLength: told.length, maxLength: told.length }),
    }),
  ),
)

function recordsOf(source: number, told: Telling[], known: Fact[], edition = ''): CanonicalRecord[] {
  return told.flatMap(({ fact, shouted, suffix, withHour, withHall, text, status }) => {
    const { title, hall, day, hour } = known[fact]!
    const name = `${shouted ? title.toUpperCase() : title}${suffix}`
    const key = `${edition}${source} ${title} ${day}`
    const startDate = `2026-12-0${day}${withHour ? `T${hour}:00:00+01:00` : ''}`
    const location = withHall ? { location: { name: hall, townCode: '44015' } } : {}
    return [
      event({ key, name, startDate, eventStatus: status, ...location, ...(text && { description: text }) }),
      ...(withHall
        ? [place({ key: `${edition}${source} ${hall}`, name: hall, latitude: 47.47, longitude: -1.76 })]
        : []),
    ]
  })
}

async function townWith(count: number): Promise<number[]> {
  await emptyTown(db)
  const kinds = [{ towns: ['44015'] }, {}, { settings: { standing: 'compilation' as const } }]
  const ids: number[] = []
  for (let i = 0; i < count; i++) ids.push(await addSource(db, `source-${i}`, kinds[i]))
  return ids
}

/** Source ids differ from one town of the test to the next: their places in the list do not. */
function named(state: Awaited<ReturnType<typeof readState>>, ids: number[]) {
  const text = JSON.stringify(state.things, (key, value) => (key === 'source' ? ids.indexOf(value) : value))
  return { ...state, things: JSON.parse(text) }
}

async function soundness() {
  return (await examine(db, moment.today)).filter((finding) => finding.broken > 0)
}

test('failure 19: the order of imports changes neither what is one thing, nor what is shown of it, nor the addresses that answer', async () => {
  await fc.assert(
    fc.asyncProperty(world, async ({ facts, told, order }) => {
      const states = []
      for (const sequence of [[...told.keys()], order]) {
        const ids = await townWith(told.length)
        for (const i of sequence) await harvest(db, ids[i]!, recordsOf(i, told[i]!, facts))
        states.push(named(await readState(db), ids))
        expect(await soundness()).toEqual([])
      }
      expect(states[1]).toEqual(states[0])
    }),
    runs,
  )
})

test('failures 11 and 19: a second import changes nothing, and new identifiers change nothing', async () => {
  await fc.assert(
    fc.asyncProperty(world, async ({ facts, told, order }) => {
      const ids = await townWith(told.length)
      for (const i of order) await harvest(db, ids[i]!, recordsOf(i, told[i]!, facts))
      const before = await readVersions(db)
      for (const i of told.keys()) {
        const again = await harvest(db, ids[i]!, recordsOf(i, told[i]!, facts), {
          now: new Date('2026-11-24T10:00:00Z'),
        })
        expect(again).toMatchObject({ added: 0, changed: 0, withdrawn: 0, missing: 0 })
      }
      for (const edition of ['second ', 'third ']) {
        for (const i of order) await harvest(db, ids[i]!, recordsOf(i, told[i]!, facts, edition))
      }
      expect(await readVersions(db)).toEqual(before)
    }),
    runs,
  )
})

test('failure 16: what a person wrote survives any sequence of harvests', async () => {
  const steps = fc.array(
    fc.record({
      source: fc.nat(2),
      hour: fc.constantFrom('T20:00:00+01:00', 'T21:00:00+01:00', ''),
      name: fc.constantFrom('Loto de l’amicale', 'LOTO DE L’AMICALE LAÏQUE', 'Grand loto de l’amicale'),
      gone: fc.boolean(),
      edition: fc.constantFrom('', 'new '),
    }),
    { minLength: 1, maxLength: 8 },
  )
  await fc.assert(
    fc.asyncProperty(steps, fc.constantFrom('animator' as const, 'organiser' as const), async (sequence, role) => {
      const ids = await townWith(3)
      const loto = {
        name: 'Loto de l’amicale',
        startDate: '2026-12-05T20:00:00+01:00',
        location: { name: 'Salle Henri Dunant' },
      }
      for (const [i, id] of ids.entries()) await harvest(db, id, [event({ ...loto, key: `${i}` })])
      const thing = idOf('event', '0')
      const edited = await editField(db, { thing, path: 'name', value: 'Super loto', role, who: 'Anne' }, moment)
      expect(edited.ok).toBe(true)
      for (const { source, hour, name, gone, edition } of sequence) {
        const now = event({ ...loto, name, startDate: `2026-12-05${hour}`, key: `${edition}${source}` })
        await harvest(db, ids[source]!, gone ? [] : [now], { approved: { withdrawn: 9, added: 9 } })
        const { rows } = await sql<{ name: string }>`
          select coalesce(e.name, 'none') as name from event e
          where e.id = coalesce((select thing_id from thing_alias where id = ${thing}), ${thing})`.execute(db)
        expect(rows).toEqual([{ name: 'Super loto' }])
        expect(await soundness()).toEqual([])
      }
    }),
    runs,
  )
})

test('Joining two things by hand and taking them apart again leaves everything as it was', async () => {
  await fc.assert(
    fc.asyncProperty(world, fc.nat(), fc.nat(), async ({ facts, told }, some, other) => {
      const ids = await townWith(told.length)
      for (const [i, id] of ids.entries()) await harvest(db, id, recordsOf(i, told[i]!, facts))
      const before = await readState(db)
      const events = before.things.filter((thing) => (thing.record as CanonicalRecord).type === 'Event')
      const [a, b] = [events[some % events.length]!, events[other % events.length]!] as unknown as {
        members: string[]
      }[]
      if (!a || !b || a === b) return
      const merged = await mergeThings(db, a.members[0]!, b.members[0]!, 'Anne', moment)
      expect(merged).toMatchObject({ ok: true, things: [expect.any(String)] })
      expect((await readState(db)).addresses).toEqual(before.addresses)
      for (const [i, id] of ids.entries()) await harvest(db, id, recordsOf(i, told[i]!, facts, 'new '))
      expect((await readState(db)).things).toHaveLength(before.things.length - 1)
      expect(await splitThing(db, a.members[0]!, b.members, 'Anne', moment)).toMatchObject({ ok: true })
      expect(await readState(db)).toEqual(before)
      expect(await soundness()).toEqual([])
    }),
    runs,
  )
})
