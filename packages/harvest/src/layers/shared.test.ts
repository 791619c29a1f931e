import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { retireSource } from '../sources/write.ts'
import { addSource, emptyTown, harvest, moment, place } from './testing.ts'

const { db } = await testDatabase()

const halls = [
  'Salle des Carrières',
  'Espace des Carrières',
  'Salle Jacques Prévert',
  'Halle Prévert',
  'Gymnase du lac',
]
const phone = '02 40 79 00 08'

/** What each source lists: some halls, most with the telephone of the town hall. */
const list = fc.uniqueArray(
  fc.record({ hall: fc.constantFrom(...halls), phone: fc.constantFrom(phone, phone, undefined) }),
  {
    minLength: 2,
    maxLength: 5,
    selector: ({ hall }) => hall,
  },
)
type List = { hall: string; phone: string | undefined }[]

function told(source: number, listed: List) {
  return listed.map(({ hall, phone }) =>
    place({ key: `${source} ${hall}`, name: hall, ...(phone && { telephone: phone }) }),
  )
}

async function verdicts() {
  const { rows } = await sql<{ a: string; b: string; verdict: string; score: number }>`
    select a, b, verdict, score from match order by a, b`.execute(db)
  return rows
}

test('failure 19: how many share a telephone changes what it tells, and the order in which they came does not', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(list, list, list),
      fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
      async (lists, order) => {
        const states = []
        for (const sequence of [[0, 1, 2], order]) {
          await emptyTown(db)
          const ids = [await addSource(db, 'a'), await addSource(db, 'b'), await addSource(db, 'c')]
          for (const i of sequence) await harvest(db, ids[i]!, told(i, lists[i]!))
          states.push(await verdicts())
        }
        expect(states[1]).toEqual(states[0])
      },
    ),
    { numRuns: 8 },
  )
})

test('A source that is given up, or that gives a telephone no longer, leaves the others as if it had never been', async () => {
  await fc.assert(
    fc.asyncProperty(fc.tuple(list, list, list), fc.constantFrom('remove', 'change'), async (lists, how) => {
      const states = []
      for (const visited of [false, true]) {
        await emptyTown(db)
        const ids = [await addSource(db, 'a'), await addSource(db, 'b'), await addSource(db, 'c')]
        const without = lists[2].map(({ hall }) => ({ hall, phone: undefined }))
        if (visited) await harvest(db, ids[2]!, told(2, lists[2]))
        else if (how === 'change') await harvest(db, ids[2]!, told(2, without))
        for (const i of [0, 1]) await harvest(db, ids[i]!, told(i, lists[i as 0 | 1]))
        if (visited && how === 'change') await harvest(db, ids[2]!, told(2, without))
        if (visited && how === 'remove') await retireSource(db, ids[2]!, 'remove', moment.now)
        states.push((await verdicts()).filter(({ verdict }) => verdict !== null))
      }
      expect(states[1]).toEqual(states[0])
    }),
    { numRuns: 8 },
  )
})

test('A switchboard that a list gives to many halls is known as one when another source has it too', async () => {
  await emptyTown(db)
  const [townHall, tourism] = [await addSource(db, 'a'), await addSource(db, 'b')]
  const [one, ...others] = halls
  await harvest(db, townHall, told(0, [{ hall: one!, phone }]))
  await harvest(db, tourism, told(1, [{ hall: 'Espace des Carrières', phone }]))
  const scoreOf = async () => (await verdicts()).find(({ verdict }) => verdict === 'same')?.score ?? 0
  const alone = await scoreOf()
  await harvest(
    db,
    townHall,
    told(
      0,
      [one!, ...others.slice(1)].map((hall) => ({ hall, phone })),
    ),
  )
  expect(alone).toBeGreaterThan(0.9)
  expect(await scoreOf()).toBeLessThan(alone)
})
