import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { expect, it } from 'vitest'
import { addEvent, addRecord, addTown } from '../testing/rows.ts'
import { readNetworkWeek } from './week.ts'

const { db } = await testDatabase()
await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
await addTown(db, { code: '44109', name: 'Nantes', slug: 'nantes', open: false })

const savenay = { town: '44195' }
await addEvent(db, { name: 'Loto' }, { ...savenay, category: 'loto', dates: ['2026-11-28T20:30'] })
await addEvent(db, { name: 'Fest-noz' }, { town: '44015', dates: ['2026-11-28'] })
await addEvent(db, { name: 'Trop tard' }, { ...savenay, dates: ['2026-11-30'] })
await addEvent(db, { name: 'Annulé', eventStatus: 'cancelled' }, { ...savenay, dates: ['2026-11-28'] })
await addEvent(db, { name: 'Exemple' }, { ...savenay, example: true, dates: ['2026-11-28'] })
await addEvent(db, { name: 'Yoga' }, { ...savenay, dates: ['2026-11-24', '2026-12-01'] })
await addEvent(db, { name: 'Ailleurs' }, { town: '44109', dates: ['2026-11-28'] })
await addRecord(
  db,
  'market',
  'Market',
  { name: 'Marché du mercredi', openingHours: 'We 08:00-13:00' },
  { ...savenay, category: 'market' },
)
await addRecord(db, 'market', 'Market', { name: 'Marché sans jour' }, { ...savenay, category: 'market' })

for (const [name, season] of [
  ['Marché d’été', 'juillet et août'],
  ['Marché du jeudi', 'toute l’année'],
] as const) {
  await addRecord(db, 'market', 'Market', { name, openingHours: 'Th', season }, { town: '44015', category: 'market' })
}

it('the week around here has markets and one-off events of every open town, the soonest first', async () => {
  const lines = await readNetworkWeek(db, { today: '2026-11-23' })
  expect(lines.map(({ day, time, name, town }) => [day, time, name, town.slug])).toEqual([
    ['2026-11-25', '08:00', 'Marché du mercredi', 'savenay'],
    ['2026-11-26', null, 'Marché du jeudi', 'blain'],
    ['2026-11-28', '20:30', 'Loto', 'savenay'],
    ['2026-11-28', null, 'Fest-noz', 'blain'],
  ])
})

it('is cut where it would be too long', async () => {
  expect(await readNetworkWeek(db, { today: '2026-11-23', most: 1 })).toHaveLength(1)
})
