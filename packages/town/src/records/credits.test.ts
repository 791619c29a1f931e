import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { beforeEach, expect, it } from 'vitest'
import { readEvent } from '../agenda/event.ts'
import { readTownSources } from '../sources/read.ts'
import { addEvent, addRecord, addSource, addTown, idOf } from '../testing/rows.ts'
import type { TownCard } from '../types.ts'
import { getRecord } from './get.ts'
import { keyOf, pathOf } from './path.ts'

const { db } = await testDatabase()
const today = '2026-11-23'
let town: TownCard
let sources: number[]

beforeEach(async () => {
  await sql`truncate town, source cascade`.execute(db)
  town = await addTown(db, { code: '44010', name: 'Batz-sur-Mer', slug: 'batz-sur-mer' })
  sources = [
    await addSource(db, { name: 'Agenda de la mairie', licence: 'Licence Ouverte 2.0' }),
    await addSource(db, { name: 'OpenAgenda', licence: 'ODbL' }),
  ]
})

const told = () => ({ town: '44010', source: sources[0]!, alsoFrom: [sources[1]!] })

it('an event that two sources announce names both on its page, the one that is believed first before the other', async () => {
  const id = await addEvent(db, { name: 'Fête du sel' }, { ...told(), dates: ['2026-12-05'] })
  const page = await readEvent(db, { town, today, path: pathOf(id, 'Fête du sel') })
  expect(page).toMatchObject({
    state: 'shown',
    credit: { name: 'Agenda de la mairie', licence: 'Licence Ouverte 2.0' },
    alsoFrom: [{ name: 'OpenAgenda', licence: 'ODbL' }],
  })
})

it('a museum that two sources tell of names both, and counts as theirs where the town says what it is made of', async () => {
  const id = await addRecord(db, 'place', 'Place', { name: 'Musée' }, { ...told(), category: 'museum' })
  const page = await getRecord(db, { town, today, path: pathOf(id, 'Musée') })
  expect(page).toMatchObject({ state: 'shown', line: { credit: { name: 'Agenda de la mairie' } } })
  expect(page).toMatchObject({ alsoFrom: [{ name: 'OpenAgenda' }] })
  expect((await readTownSources(db, town)).map(({ credit, count }) => [credit.name, count])).toEqual([
    ['Agenda de la mairie', 1],
    ['OpenAgenda', 1],
  ])
})

it('the address of what was joined to another leads to it', async () => {
  const event = await addEvent(db, { name: 'Fête du sel' }, { ...told(), dates: ['2026-12-05'] })
  const museum = await addRecord(db, 'place', 'Place', { name: 'Musée' }, { ...told(), category: 'museum' })
  const [oldEvent, oldMuseum] = [idOf('event', 'other source'), idOf('place', 'other source')]
  await sql`insert into thing_alias (id, thing_id, kind, town, since) values
    (${oldEvent}, ${event}, 'event', '44010', now()), (${oldMuseum}, ${museum}, 'place', '44010', now())`.execute(db)
  const eventAt = (id: string) => readEvent(db, { town, today, path: `ancien-titre-${keyOf(id)}` })
  expect(await eventAt(oldEvent)).toEqual({
    state: 'moved',
    town: 'batz-sur-mer',
    section: 'agenda',
    path: pathOf(event, 'Fête du sel'),
  })
  expect(await getRecord(db, { town, today, path: keyOf(oldMuseum) })).toEqual({
    state: 'moved',
    town: 'batz-sur-mer',
    section: 'heritage',
    path: pathOf(museum, 'Musée'),
  })
  expect(await eventAt(idOf('event', 'never'))).toBeUndefined()
})
