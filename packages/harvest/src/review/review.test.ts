import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { explainThing } from '../layers/explain.ts'
import { addSource, emptyTown, event, harvest, idOf, moment, readState, shownNames } from '../layers/testing.ts'
import { reviewRecords } from './decide.ts'
import { countWaiting, readReviewed } from './queue.ts'

const { db } = await testDatabase()
beforeEach(() => emptyTown(db))

const fest = event({ key: 'fest', name: 'Fest-noz de la Saint-Jean', startDate: '2026-12-05T21:00:00+01:00' })
const loto = event({ key: 'loto', name: 'Loto de l’amicale', startDate: '2026-12-06T14:00:00+01:00' })
const queued = () => addSource(db, 'asso', { settings: { publish: 'queue' } })
const waiting = () => readReviewed(db, '44015', { state: 'waiting', limit: 50 })
const decide = async (name: string, verdict: 'accept' | 'refuse') => {
  const all = [...(await waiting()), ...(await readReviewed(db, '44015', { state: 'refused', limit: 50 }))]
  const keys = all.filter((one) => one.name === name).map((one) => one.key)
  return reviewRecords(db, { keys }, { town: '44015', verdict, who: 'marie@example.org' }, moment)
}

describe('A source whose records wait for a word', () => {
  test('shows nobody anything before it is given', async () => {
    const source = await queued()
    await harvest(db, source, [fest, loto])
    expect(await shownNames(db)).toEqual([])
    expect(await countWaiting(db, '44015')).toEqual([{ source, name: 'asso', count: 2 }])
    expect((await waiting()).map((one) => one.name)).toEqual(['Fest-noz de la Saint-Jean', 'Loto de l’amicale'])
    expect(await explainThing(db, idOf('event', 'fest'))).toBeUndefined()
  })

  test('shows what was accepted, and its later changes without asking again', async () => {
    const source = await queued()
    await harvest(db, source, [fest, loto])
    expect(await decide('Loto de l’amicale', 'accept')).toBe(1)
    expect(await shownNames(db)).toEqual(['Loto de l’amicale'])
    const { rows } = await sql`select from event_date`.execute(db)
    expect(rows).toHaveLength(1)
    await harvest(db, source, [fest, { ...loto, name: 'Grand loto de l’amicale' }])
    expect(await shownNames(db)).toEqual(['Grand loto de l’amicale'])
  })

  test('does not ask again for what was refused, however often it comes, and a refusal may be taken back', async () => {
    const source = await queued()
    await harvest(db, source, [fest, loto])
    await decide('Fest-noz de la Saint-Jean', 'refuse')
    await harvest(db, source, [{ ...fest, description: 'Avec buvette' }, loto])
    expect((await waiting()).map((one) => one.name)).toEqual(['Loto de l’amicale'])
    expect(await shownNames(db)).toEqual([])
    // Gone for two runs, then there again.
    await harvest(db, source, [loto], { approved: { withdrawn: 5, added: 5 } })
    await harvest(db, source, [fest, loto])
    expect((await waiting()).map((one) => one.name)).toEqual(['Loto de l’amicale'])
    await decide('Fest-noz de la Saint-Jean', 'accept')
    expect(await shownNames(db)).toEqual(['Fest-noz de la Saint-Jean'])
  })

  test('joins what was accepted to what another source already tells of it, and what waits adds nothing to it', async () => {
    const [mairie, source] = [await addSource(db, 'mairie'), await queued()]
    await harvest(db, mairie, [
      event({ key: 'm', name: 'Fest-noz de la Saint-Jean', startDate: '2026-12-05T21:00:00+01:00' }),
    ])
    await harvest(db, source, [{ ...fest, description: 'Avec buvette' } as typeof fest])
    const before = (await readState(db)).things as { record: { description?: string }; credits: unknown[] }[]
    expect(before.map((thing) => [thing.record.description, thing.credits.length])).toEqual([[undefined, 1]])
    await reviewRecords(db, { source }, { town: '44015', verdict: 'accept', who: 'm' }, moment)
    const after = (await readState(db)).things as typeof before
    expect(after.map((thing) => [thing.record.description, thing.credits.length])).toEqual([['Avec buvette', 2]])
  })

  test('leaves the records of another town alone', async () => {
    await harvest(db, await queued(), [fest])
    const keys = (await waiting()).map((one) => one.key)
    expect(await reviewRecords(db, { keys }, { town: '44195', verdict: 'accept', who: 'm' }, moment)).toBe(0)
    expect(await shownNames(db)).toEqual([])
  })
})
