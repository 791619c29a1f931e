import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClock } from '@wiker/platform'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { untoldFaults } from './health/keep.ts'
import { editField } from './layers/edit.ts'
import { type House, harvestSource } from './run/run.ts'
import { readSource } from './sources/read.ts'
import { retireSource, saveSource } from './sources/write.ts'

/**
 * What has broken other importers of open data, by number, as far as it happens between a source's server and the town's pages. The others are the
 * connector's: packages/connector/src/failures.test.ts.
 */

const { db } = await testDatabase()
/** What each address answers now. */
const answers = new Map<string, string | number>()
const server = createServer((request, response) => {
  const answer = answers.get(request.url!.slice(1)) ?? 404
  if (typeof answer === 'number') response.writeHead(answer).end()
  else response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(answer)
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => new Promise((resolve) => server.close(resolve)))
const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

let now = new Date()
const moment = () => ({ now, today: now.toISOString().slice(0, 10) })
const house: House = {
  db,
  clock: { now: () => now, today: (zone) => createClock(now.toISOString()).today(zone) },
  root: '/',
  network: { wait: async () => undefined, retries: 0 },
}

beforeEach(async () => {
  await sql`truncate town, source, match_block cascade`.execute(db)
  await sql`insert into town (code, name, slug, postal_codes, department, timezone, school_zone, latitude, longitude, opened_at)
    values ('44015', 'Blain', 'blain', '{44130}', '44', 'Europe/Paris', 'B', 47.4762, -1.7627, now())`.execute(db)
  answers.clear()
  now = new Date('2026-10-05T06:00:00Z')
})

async function source(file: string, settings: object = {}): Promise<number> {
  const saved = await saveSource(
    db,
    {
      slug: file.replace('.', '-'),
      name: file,
      url: `${site}/${file}`,
      towns: ['44015'],
      schedule: 'learnt',
      settings: { allowHosts: ['127.0.0.1'], ...settings },
    },
    now,
  )
  if (!saved.ok) throw new Error(saved.message)
  return saved.id
}

/** The next day's harvest of a source, which answers this. */
async function harvest(id: number, file: string, answer: string | number) {
  now = new Date(now.getTime() + 86_400_000)
  answers.set(file, answer)
  return harvestSource(house, id)
}

type Line = [title: string, day: string, hour?: string]
const concerts = (count: number): Line[] =>
  Array.from({ length: count }, (_, i) => [`Concert numéro ${i}`, `2026-12-${String(i + 1).padStart(2, '0')}`])
const csv = (rows: Line[]) =>
  `Titre;Date;Heure;Lieu\n${rows.map(([title, day, hour = '20:30']) => `${title};${day};${hour};Salle Henri Dunant`).join('\n')}\n`
const ics = (edition: string, rows: Line[], more = '') =>
  `BEGIN:VCALENDAR\nVERSION:2.0\n${rows
    .map(
      ([title, day, hour = '20:30'], i) =>
        `BEGIN:VEVENT\nUID:${edition}-${i}\nSUMMARY:${title}\nDTSTART;TZID=Europe/Paris:${day.replaceAll('-', '')}T${hour.replace(':', '')}00\n${more}LOCATION:Salle Henri Dunant\nEND:VEVENT\n`,
    )
    .join('')}END:VCALENDAR\n`
const shown = async () =>
  (
    await sql<{ id: string; name: string; credits: unknown[] }>`
      select id, name, credits from event where withdrawn_at is null order by starts_on, name`.execute(db)
  ).rows
const names = async () => (await shown()).map((row) => row.name)

test('failure 11: a calendar that numbers its events anew at each export changes nothing', async () => {
  const id = await source('club.ics')
  await harvest(id, 'club.ics', ics('first', concerts(6)))
  const before = await shown()
  for (const edition of ['second', 'third']) {
    expect(await harvest(id, 'club.ics', ics(edition, concerts(6)))).toMatchObject({
      added: 0,
      changed: 0,
      withdrawn: 0,
    })
  }
  expect(await shown()).toEqual(before)
})

test('failure 15: a source takes back only what is its own, after two good runs, and never much at once unasked', async () => {
  const [mairie, club] = [await source('mairie.csv'), await source('club.csv')]
  await harvest(mairie, 'mairie.csv', csv(concerts(10)))
  await harvest(club, 'club.csv', csv([['Loto', '2026-12-24']]))
  expect(await harvest(mairie, 'mairie.csv', csv(concerts(5)))).toMatchObject({ state: 'held' })
  expect(await names()).toHaveLength(11)
  await harvest(mairie, 'mairie.csv', csv(concerts(9)))
  expect(await names()).toHaveLength(11)
  await harvest(mairie, 'mairie.csv', csv(concerts(9)))
  expect(await names()).toHaveLength(10)
  expect(await names()).toContain('Loto')
})

test('failure 16: what a person corrected stays, whatever the source says at night', async () => {
  const id = await source('mairie.csv')
  await harvest(id, 'mairie.csv', csv(concerts(6)))
  const [{ id: thing }] = (await shown()) as [{ id: string }, ...unknown[]]
  const edit = {
    thing,
    path: 'name',
    value: 'Grand concert de la Sainte-Barbe',
    role: 'animator',
    who: 'Anne',
  } as const
  expect(await editField(db, edit, moment())).toMatchObject({ ok: true })
  const [first, ...rest] = concerts(6)
  for (const hour of ['20:30', '20:00', '19:00']) {
    await harvest(id, 'mairie.csv', csv([[first![0], first![1], hour], ...rest]))
    expect(await names()).toContain('Grand concert de la Sainte-Barbe')
    expect(await names()).toHaveLength(6)
  }
})

test('failure 17: a source that fails, and one that falls silent, are told, each once', async () => {
  const [broken, silent] = [await source('broken.csv'), await source('silent.csv')]
  const told: string[] = []
  for (let day = 1; day <= 30; day++) {
    await harvest(broken, 'broken.csv', day < 20 ? csv(concerts(5)) : 404)
    await harvest(silent, 'silent.csv', csv(concerts(Math.min(day, 8) + 6)))
    await db.transaction().execute(async (trx) => {
      const faults = await untoldFaults(trx)
      told.push(...faults.map((fault) => `${fault.name} ${fault.kind}`))
      for (const { id } of faults) await sql`update source_fault set told_at = ${now} where id = ${id}`.execute(trx)
    })
  }
  expect(told.sort()).toEqual(['broken.csv unreachable', 'silent.csv silent'])
})

test('failure 18: a harvest that takes too long ends, changes nothing, and is tried again', async () => {
  const id = await source('mairie.csv')
  await harvest(id, 'mairie.csv', csv(concerts(5)))
  await sql`update source set settings = settings || '{"timeBox": 0.000001}' where id = ${id}`.execute(db)
  const outcome = await harvest(id, 'mairie.csv', csv(concerts(9)))
  expect(outcome).toMatchObject({ state: 'failed', problem: { key: 'run-too-long' } })
  expect(await names()).toHaveLength(5)
  const { nextRunAt } = (await readSource(db, id))!
  expect(nextRunAt!.getTime() - now.getTime()).toBeLessThanOrEqual(3_600_000)
})

test('failure 19: what two sources announce in their own words is one event with both credits, again and again', async () => {
  const [mairie, club] = [await source('mairie.csv'), await source('club.ics')]
  const page = csv([
    ['LOTO DE L’AMICALE LAÏQUE', '2026-12-05'],
    ['Bal folk', '2026-12-06'],
  ])
  const ownCalendar = (edition: string) => ics(edition, [["Loto de l'amicale laïque", '2026-12-05']])
  for (const edition of ['first', 'second', 'third']) {
    await harvest(mairie, 'mairie.csv', page)
    await harvest(club, 'club.ics', ownCalendar(edition))
    expect(await shown()).toMatchObject([{ credits: [{}, {}] }, { name: 'Bal folk', credits: [{}] }])
  }
})

test('failure 22: of every row it is known what became of it', async () => {
  const id = await source('mairie.csv')
  const rows: Line[] = [...concerts(20), concerts(1)[0]!, ['', '', '']]
  const outcome = await harvest(id, 'mairie.csv', csv(rows))
  if (!('runId' in outcome)) throw new Error(outcome.state)
  const { read, added, merged, refused, elsewhere, unplaced } = outcome
  expect(read).toBe(rows.length)
  expect(added! + merged! + refused! + elsewhere! + unplaced!).toBe(read)
})

test('failure 23: the same hall under a new number at each export stays one place', async () => {
  const id = await source('salles.csv')
  const file = (edition: number) =>
    `identifiant;Nom;Adresse;Code postal;Commune\n${Array.from({ length: 12 }, (_, i) => `${edition}-${i};Salle ${i};${i} rue du Port;44130;Blain`).join('\n')}\n`
  for (let edition = 0; edition < 6; edition++) await harvest(id, 'salles.csv', file(edition))
  const { rows } =
    await sql`select count(*)::int as all, count(*) filter (where withdrawn_at is null)::int as shown from place`.execute(
      db,
    )
  expect(rows).toEqual([{ all: 12, shown: 12 }])
})

test('failure 24: a weekly series keeps its hour over both changes of clocks, and no day is there twice', async () => {
  const id = await source('yoga.ics')
  const series = ics('a', [['Yoga', '2026-10-06', '18:30']], 'RRULE:FREQ=WEEKLY;UNTIL=20270430T000000Z\n')
  await harvest(id, 'yoga.ics', series)
  await harvest(id, 'yoga.ics', series.replace('UID:a', 'UID:b'))
  const { rows } = await sql<{ day: string; at: string }>`
    select day, to_char(starts_at at time zone 'Europe/Paris', 'HH24:MI') as at from event_date order by day`.execute(
    db,
  )
  expect(new Set(rows.map((row) => row.at))).toEqual(new Set(['18:30']))
  const days = rows.map((row) => row.day)
  expect(days).toEqual([...new Set(days)])
  expect(days).toEqual(expect.arrayContaining(['2026-10-20', '2026-10-27', '2027-03-23', '2027-03-30']))
})

test.each([
  ['keep', 2],
  ['withdraw', 1],
  ['remove', 1],
] as const)('failure 27: a source is given up by choice: to %s what it alone told of', async (choice, left) => {
  const [mairie, club] = [await source('mairie.csv'), await source('club.ics')]
  await harvest(
    mairie,
    'mairie.csv',
    csv([
      ['Loto de l’amicale', '2026-12-05'],
      ['Bal folk', '2026-12-06'],
    ]),
  )
  await harvest(club, 'club.ics', ics('a', [['Loto de l’amicale', '2026-12-05']]))
  await retireSource(db, mairie, choice, now)
  expect(await names()).toHaveLength(left)
  expect(await names()).toContain('Loto de l’amicale')
})

test('failure 28: the run keeps why each row was refused, with the row as its publisher wrote it', async () => {
  const id = await source('mairie.csv')
  const file = 'Titre;Date;Places\nLoto;28/11/2026;120\n;;60\nBal;29/11/2026;80\n'
  expect(await harvest(id, 'mairie.csv', file)).toMatchObject({ read: 3, added: 2, refused: 1 })
  const { rows } = await sql`select position, problems->0->>'key' as key, raw from refusal`.execute(db)
  expect(rows).toEqual([{ position: 3, key: expect.stringMatching(/^[a-z-]+$/), raw: { Places: '60' } }])
})

test('each of the twenty-eight has a test of its name', async () => {
  const files = [
    new URL('./failures.test.ts', import.meta.url),
    new URL('../../connector/src/failures.test.ts', import.meta.url),
  ]
  const text = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n')
  const numbers = [...text.matchAll(/\(\s*'failure (\d+): /g)].map(([, number]) => Number(number))
  expect([...new Set(numbers)].sort((a, b) => a - b)).toEqual(Array.from({ length: 28 }, (_, i) => i + 1))
})
