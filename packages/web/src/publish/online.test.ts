import { saveRecord } from '@wiker/harvest'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { keepDraft } from '@wiker/town/publishing/keep-draft.ts'
import { decideReach, readAsked, readReach } from '@wiker/town/publishing/reach.ts'
import { readPublication } from '@wiker/town/publishing/read.ts'
import { trustSender } from '@wiker/town/publishing/trusted.ts'
import type { PublishingActor } from '@wiker/town/publishing/types.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { getTown } from '@wiker/town/towns/get.ts'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { publicUrl, silent } from '../testing/site.ts'
import { changeOnline, putOnline, takeOffline } from './online.ts'
import { publishDue } from './publish-job.ts'
import { nothingTyped, readWhen } from './read-when.ts'

const { db } = await testDatabase()
const town = '44015'
let now: Date
const deps = { clock: () => now, publicUrl, log: silent }
const marie: PublishingActor = { person: 'marie', capacity: 'proposer' }
const loto = {
  type: 'Event' as const,
  name: 'Loto de l’amicale',
  eventStatus: 'scheduled' as const,
  startDate: '2026-11-28T20:30:00+01:00',
  location: { name: 'Salle polyvalente' },
  organizer: { name: 'Amicale laïque' },
}

beforeEach(async () => {
  now = new Date('2026-11-23T11:00:00Z')
  await sql`truncate town, person, publication, happening, match_block cascade`.execute(db)
  await addTown(db, { code: town, name: 'Blain', slug: 'blain', latitude: 47.476, longitude: -1.763 })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay', latitude: 47.36, longitude: -1.94 })
  await addTown(db, { code: '44113', name: 'Nozay', slug: 'nozay', latitude: 47.565, longitude: -1.625 })
  await sql`insert into person (id, name, email) values ('marie', 'Marie', 'marie@example.org'), ('anne', 'Anne', 'anne@example.org')`.execute(
    db,
  )
  await trustSender(db, { page: null, email: 'marie@example.org' }, town, 'anne')
})

async function draft(more: object = {}): Promise<number> {
  const kept = await keepDraft(db, { town, kind: 'event', record: loto, author: 'marie', ...more }, now)
  return kept.ok ? kept.publication.id : 0
}
const shown = async () =>
  (
    await sql<{ id: string; name: string; day: string; publisher: string }>`
      select e.id, e.name, d.day, e.credits #>> '{0,publisher}' as publisher from event e join event_date d on d.event_id = e.id
      where e.withdrawn_at is null order by 2`.execute(db)
  ).rows
const happenings = async () =>
  (await sql<{ kind: string; details: object }>`select kind, details from happening order by id`.execute(db)).rows

test('What is put online is read under the id it keeps, with who says so; a change keeps the address and tells what matters', async () => {
  const id = await draft()
  expect(await putOnline(deps, db, id, marie)).toMatchObject({ ok: true, publication: { state: 'published' } })
  const { recordId } = (await readPublication(db, id))!
  expect(await shown()).toEqual([{ id: recordId, name: loto.name, day: '2026-11-28', publisher: 'Amicale laïque' }])
  await changeOnline(deps, db, id, marie, { record: { ...loto, name: 'Grand loto' } })
  await changeOnline(deps, db, id, marie, { record: { ...loto, name: 'Grand loto', eventStatus: 'cancelled' } })
  expect(await shown()).toMatchObject([{ id: recordId, name: 'Grand loto' }])
  expect(await happenings()).toEqual([
    { kind: 'published', details: {} },
    { kind: 'changed', details: { what: 'cancelled' } },
  ])
  expect(await takeOffline(deps, db, id, marie, 'Erreur')).toMatchObject({
    ok: true,
    publication: { state: 'withdrawn' },
  })
  expect(await shown()).toEqual([])
  expect((await happenings()).at(-1)).toEqual({ kind: 'withdrawn', details: {} })
})

test('Several things are published in one transaction of the caller, or none of them', async () => {
  const [one, other] = [await draft(), await draft({ record: { ...loto, name: 'Concert', startDate: '2026-12-05' } })]
  await db
    .transaction()
    .execute(async (trx) => {
      for (const id of [one, other]) await putOnline(deps, trx, id, marie)
      throw new Error('undone')
    })
    .catch(() => undefined)
  expect(await shown()).toEqual([])
  await db.transaction().execute(async (trx) => {
    for (const id of [one, other]) await putOnline(deps, trx, id, marie)
  })
  expect((await shown()).map(({ name }) => name)).toEqual(['Concert', loto.name])
})

test('Of who is not trusted it waits; and a record that the model refuses is told where', async () => {
  await sql`delete from trusted_sender`.execute(db)
  expect(await putOnline(deps, db, await draft(), marie)).toMatchObject({ ok: true, publication: { state: 'waiting' } })
  const wrong = await draft({ record: { ...loto, startDate: 'demain' } })
  expect(await putOnline(deps, db, wrong, marie)).toMatchObject({
    reason: 'invalid',
    problems: [{ field: 'startDate' }],
  })
  expect(await shown()).toEqual([])
})

test('What a source tells of too is one thing with it, and stays when its author takes it back', async () => {
  const { rows } = await sql<{
    id: number
  }>`insert into source (name, url) values ('Mairie', 'https://example.org') returning id`.execute(db)
  const saved = await saveRecord(
    db,
    { ...loto, id: 'urn:wiker:event:0123456789abcdef0123' },
    { town, now, today: '2026-11-23' },
  )
  await sql`update source_record set source_id = ${rows[0]!.id}, typed_by = null`.execute(db)
  const id = await draft()
  const online = await putOnline(deps, db, id, marie)
  expect(online).toMatchObject({ ok: true, thing: saved.ok && saved.id })
  expect(await shown()).toHaveLength(1)
  await takeOffline(deps, db, id, marie)
  expect(await shown()).toHaveLength(1)
})

test('What is for later is put online at its hour, once, by however many workers', async () => {
  const id = await draft({ publishAt: new Date('2026-11-24T08:00:00Z') })
  expect(await putOnline(deps, db, id, marie)).toMatchObject({ ok: true, publication: { state: 'scheduled' } })
  expect(await publishDue(deps, db)).toBe(0)
  now = new Date('2026-11-24T08:00:30Z')
  const published = await Promise.all([publishDue(deps, db), publishDue(deps, db)])
  expect(published.reduce((sum, one) => sum + one)).toBe(1)
  expect(await shown()).toHaveLength(1)
  expect(await happenings()).toHaveLength(1)
})

test('The towns within reach are asked, and those that trust its author have accepted', async () => {
  await trustSender(db, { page: null, email: 'marie@example.org' }, '44113', 'anne')
  const far = await draft({ reach: 'far' })
  await putOnline(deps, db, far, marie)
  expect((await readReach(db, far)).map(({ name, state }) => `${name} ${state}`)).toEqual([
    'Nozay accepted',
    'Savenay asked',
  ])
  expect((await readAsked(db, '44195')).map((one) => one.id)).toEqual([far])
  const anne = { person: 'anne', capacity: 'animator' } as const
  expect(await decideReach(db, far, '44195', anne, { verdict: 'refuse', reason: 'Trop loin', now })).toBe(true)
  expect(await readAsked(db, '44195')).toEqual([])
  expect(await decideReach(db, far, '44195', anne, { verdict: 'undo', now })).toBe(true)
  const near = await draft({ reach: 'town', record: { ...loto, startDate: '2026-12-12' } })
  await putOnline(deps, db, near, marie)
  expect(await readReach(db, near)).toEqual([])
})

test.each([
  'tous les mardis 20h sauf vacances scolaires',
  'tous les vendredis 18h sauf jours fériés',
  'les 3, 10 et 17 décembre de 14h à 18h',
  'du 11 au 13 décembre à 20h30',
  'le 1er dimanche du mois 10h30',
  'du vendredi 11 décembre 18h au dimanche 13 décembre 17h',
])('The days that were shown before sending are the days of the agenda: %s', async (typed) => {
  await sql`insert into holiday (country, kind, zone, name, starts, ends, source) values
    ('FR', 'school', 'B', 'Vacances de Noël', '2026-12-19', '2027-01-03', 'https://example.org'),
    ('FR', 'public', '', 'Noël', '2026-12-25', '2026-12-25', 'https://example.org') on conflict do nothing`.execute(db)
  const home = (await getTown(db, 'blain'))!
  const read = await readWhen(db, { ...nothingTyped, when: typed }, { town: home, today: '2026-11-23' })
  await putOnline(deps, db, await draft({ record: { ...loto, ...read.dates } }), marie)
  const { rows } = await sql<{ day: string; ends: string; at: string | null }>`
    select day::text, ends_day::text as ends, to_char(starts_at at time zone 'Europe/Paris', 'HH24:MI') as at from event_date
    where day >= '2026-11-23' order by day limit ${read.occurrences.length}`.execute(db)
  expect(rows).toEqual(
    read.occurrences.map(({ day, endDay, start }) => ({
      day,
      ends: endDay,
      at: start.includes('T') ? start.slice(11, 16) : null,
    })),
  )
})
