import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { mergeThings, splitThing } from './decide.ts'
import { editField } from './edit.ts'
import { hideThing, showThing } from './hide.ts'
import { brokenRules, event, harvest, idOf, loto, moment, shownNames, tellOf, townOfThree } from './testing.ts'

const { db } = await testDatabase()
let townHall: number | undefined
let agenda: number | undefined
beforeEach(async () => {
  ;({ townHall, agenda } = await townOfThree(db))
})

const later = { now: new Date('2026-11-25T10:00:00Z'), today: '2026-11-25' }
const hide = (thing: string) => hideThing(db, { thing, reason: 'Fausse annonce', who: 'Anne' }, moment)
const show = (thing: string) => showThing(db, thing, 'Anne', later)
const days = async () => (await sql<{ n: number }>`select count(*)::int as n from event_date`.execute(db)).rows[0]!.n
const sound = async () => expect(await brokenRules(db)).toEqual([])

test('What a person hid is shown nowhere, whatever its source says since, and comes back as its source tells it', async () => {
  await tellOf(db, agenda!)
  const thing = idOf('event', String(agenda))
  expect(await hide(thing)).toEqual({ ok: true, thing })
  expect(await hide(thing)).toEqual({ ok: false, reason: 'same-state' })
  expect([await shownNames(db), await days()]).toEqual([[], 0])
  await tellOf(db, agenda!, { name: 'Loto, nouvelle annonce' })
  await editField(db, { thing, path: 'price', value: 5, role: 'animator', who: 'Anne' }, moment)
  expect([await shownNames(db), await days()]).toEqual([[], 0])
  await sound()
  expect(await show(thing)).toEqual({ ok: true, thing })
  expect(await show(thing)).toEqual({ ok: false, reason: 'same-state' })
  expect([await shownNames(db), await days()]).toEqual([['Loto, nouvelle annonce'], 1])
  await sound()
})

test('It goes with its records into what they are joined to, and stays with each when they are taken apart', async () => {
  await tellOf(db, townHall!, { name: 'Soirée jeux', location: { name: 'Médiathèque' } })
  await tellOf(db, agenda!)
  const [a, b] = [idOf('event', String(townHall)), idOf('event', String(agenda))]
  await hide(b)
  expect(await shownNames(db)).toEqual(['Soirée jeux'])
  await mergeThings(db, a, b, 'Anne', moment)
  expect(await shownNames(db)).toEqual([])
  await sound()
  await splitThing(db, a, [b], 'Anne', later)
  expect(await shownNames(db)).toEqual(['Soirée jeux'])
  await show(b)
  expect(await shownNames(db)).toEqual(['Loto de l’amicale laïque', 'Soirée jeux'])
  await sound()
})

test('Nothing is hidden that nobody tells of', async () => {
  expect(await hide('urn:wiker:event:0')).toEqual({ ok: false, reason: 'unknown-thing' })
  expect(await show('urn:wiker:event:0')).toEqual({ ok: false, reason: 'unknown-thing' })
})

const names = ['Loto de l’amicale laïque', 'LOTO DE L’AMICALE', 'Concert de la chorale', 'Bal folk']
const step = fc.oneof(
  fc.record({
    what: fc.constant('harvest' as const),
    source: fc.nat(2),
    name: fc.nat(3),
    edition: fc.constantFrom('', 'new '),
  }),
  fc.record({ what: fc.constant('gone' as const), source: fc.nat(2) }),
  fc.record({ what: fc.constantFrom('hide' as const, 'show' as const), source: fc.nat(2) }),
  fc.record({ what: fc.constantFrom('merge' as const, 'split' as const), a: fc.nat(2), b: fc.nat(2) }),
)

test('Through any sequence of harvests, joinings and takings apart, no hidden record is shown and every other is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
      const sources = Object.values(await townOfThree(db))
      const first = (source: number) => idOf('event', `${source}`)
      for (const [i, id] of sources.entries()) await harvest(db, id, [event({ ...loto, name: names[i]!, key: `${i}` })])
      for (const one of steps) {
        if (one.what === 'harvest') {
          const told = event({ ...loto, name: names[one.name]!, key: `${one.edition}${one.source}` })
          await harvest(db, sources[one.source]!, [told], { approved: { withdrawn: 9, added: 9 } })
        } else if (one.what === 'gone') {
          await harvest(db, sources[one.source]!, [], { approved: { withdrawn: 9, added: 9 } })
        } else if (one.what === 'hide') await hide(first(one.source))
        else if (one.what === 'show') await show(first(one.source))
        else if ('a' in one && one.what === 'merge') await mergeThings(db, first(one.a), first(one.b), 'Anne', moment)
        else if ('a' in one) await splitThing(db, first(one.a), [first(one.b)], 'Anne', moment)
        // The doctor holds both halves of the rule: nothing hidden is shown, nothing else is missing.
        await sound()
      }
    }),
    {
      numRuns: 15,
      examples: [
        // Its source calls it by another name and another number before it is shown again.
        [
          [
            { what: 'hide', source: 0 },
            { what: 'harvest', source: 1, name: 3, edition: '' },
            { what: 'harvest', source: 0, name: 3, edition: 'new ' },
          ],
        ],
      ],
    },
  )
})
