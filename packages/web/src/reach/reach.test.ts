import { recentMails } from '@wiker/platform/mail/mail.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { readTownMonth } from '@wiker/town/reach/town-month.ts'
import { keyOf } from '@wiker/town/records/path.ts'
import { addEvent, addTown } from '@wiker/town/testing/rows.ts'
import { getTown } from '@wiker/town/towns/get.ts'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { pagesOf } from '../print/week.tsx'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../testing/desk.ts'
import { publicUrl, silent } from '../testing/site.ts'
import { tellTown } from './month-job.ts'

const database = await testDatabase()
const { db } = database
const { deps } = await deskDeps(database)
let site: Awaited<ReturnType<typeof signEverybodyIn>>
const { get } = visits(() => site)

beforeAll(async () => {
  site = await signEverybodyIn(database, deps)
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  await grantEverybody(database, '44015', '44195')
  const loto = await addEvent(db, { name: 'Loto de l’amicale' }, { town: '44015', dates: ['2026-10-10'] })
  await addEvent(db, { name: 'Bal annulé' }, { town: '44015', dates: [{ day: '2026-10-12', status: 'cancelled' }] })
  await addEvent(db, { name: 'Concert' }, { town: '44015', dates: ['2026-09-12'] })
  for (const [day, page, readings] of [
    ['2026-10-01', `/blain/agenda/loto-${keyOf(loto)}`, 7],
    ['2026-10-31', '/blain', 20],
    ['2026-09-30', '/blain', 3],
    ['2026-11-01', '/blain', 50],
  ] as const)
    await sql`insert into audience values ('44015', ${day}, ${page}, 'direct', ${readings})`.execute(db)
})

const path = '/bureau/blain/mairie/2026-10'

test('The mayor’s page counts the month of the town, each figure with the month before', async () => {
  const month = await readTownMonth(db, { code: '44015', timezone: 'Europe/Paris' }, '2026-10', '2026-11-23')
  expect(month).toMatchObject({
    readings: { now: 27, before: 3 },
    events: { now: 1, before: 1 },
    mostRead: [{ name: 'Loto de l’amicale', readings: 7, section: 'agenda' }],
  })
  const text = await textOf(get('townHall', path))
  expect(text).toContain('Lectures du site 27 3')
  expect(text).not.toContain('%')
})

test('is read by the town hall, the animator and the operator of that town, and by nobody else; no month to come', async () => {
  for (const who of ['townHall', 'animator', 'operator'] as const) expect((await get(who, path)).status).toBe(200)
  for (const who of ['inhabitant', 'elsewhere'] as const) expect((await get(who, path)).status).toBe(403)
  expect((await get(undefined, path)).status).toBe(303)
  expect((await get('townHall', '/bureau/blain/mairie/2026-12')).status).toBe(404)
})

test('comes as one page of paper', async () => {
  const answer = await get('townHall', `${path}.pdf`)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(pagesOf(Buffer.from(await answer.arrayBuffer()))).toBe(1)
})

test('is sent to the town hall in the first days of the next month, once', async () => {
  const town = (await getTown(db, 'blain'))!
  const house = (now: string) => ({ db, now: () => new Date(now), post: deps.post!, publicUrl, log: silent })
  await tellTown(house('2026-11-20T08:00:00Z'), town)
  const told = async () => (await recentMails(db)).filter(({ kind }) => kind === 'town-month')
  expect(await told()).toEqual([])
  for (const now of ['2026-11-02T06:20:00Z', '2026-11-03T06:20:00Z']) await tellTown(house(now), town)
  expect((await told()).map(({ to }) => to)).toEqual(['townhall@example.org'])
  expect((await told())[0]!.text).toContain(path)
})
