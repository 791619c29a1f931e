import { rm } from 'node:fs/promises'
import { editField, openConflicts, readReviewed } from '@wiker/harvest'
import { addSource, emptyTown, event, harvest, moment, shownNames } from '@wiker/harvest/layers/testing.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addAbsence } from '@wiker/town/desk/absences.ts'
import { readRules } from '@wiker/town/desk/rules.ts'
import { readDeeds } from '@wiker/town/people/audit.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deskDeps, type Grantee, grantEverybody, signEverybodyIn, textOf, visits } from '../../testing/desk.ts'
import { applyAllRules } from './apply-rules.ts'
import type { DayDeps } from './card-kind.ts'

const database = await testDatabase()
const { db } = database
const { deps } = await deskDeps(database)
const day = deps as DayDeps
let signedIn: Awaited<ReturnType<typeof signEverybodyIn>>
const { get, post } = visits(() => signedIn)

beforeAll(async () => {
  signedIn = await signEverybodyIn(database, deps)
})
afterAll(() => rm(deps.desk!.files, { recursive: true, force: true }))
beforeEach(async () => {
  await emptyTown(db)
  await sql`truncate desk_answer, desk_rule, desk_absence, audit`.execute(db)
  await sql`insert into town (code, name, slug, timezone, opened_at) values ('44195', 'Savenay', 'savenay', 'Europe/Paris', now())`.execute(
    db,
  )
  await grantEverybody(database, '44015', '44195')
})

const concert = (i: number, category = 'concert') =>
  event({
    key: `c${i}`,
    name: `Concert du ${i} décembre`,
    startDate: `2026-12-${String(i).padStart(2, '0')}T20:00:00+01:00`,
    categories: [category],
  })
const waiting = () => readReviewed(db, '44015', { state: 'waiting', limit: 50 })
const queued = () => addSource(db, 'asso', { settings: { publish: 'queue' } })
const answer = (who: Grantee, fields: Record<string, string>) =>
  post(who, '/bureau/blain/jour', { token: crypto.randomUUID(), ...fields })
const idOf = async (email: string) =>
  (await sql<{ id: string }>`select id from person where email = ${email}`.execute(db)).rows[0]!.id

describe('A card', () => {
  test('is answered once, however often it is sent, and what is answered is taken back whole', async () => {
    await harvest(db, await queued(), [concert(5), concert(6)])
    const [first] = await waiting()
    const fields = { kind: 'harvested', card: String(first!.key), do: 'accept', token: 'sent-twice-1' }
    const both = await Promise.all([
      post('animator', '/bureau/blain/jour', fields),
      post('animator', '/bureau/blain/jour', fields),
    ])
    expect(both.map((one) => one.status)).toEqual([303, 303])
    expect(await shownNames(db)).toEqual(['Concert du 5 décembre'])
    expect((await readDeeds(db, { towns: ['44015'] })).map(({ action }) => action)).toEqual(['record.review'])
    const undo = await post('animator', '/bureau/blain/jour/annuler', { token: 'sent-twice-1' })
    expect(undo.headers.get('location')).toContain('annule')
    expect(await shownNames(db)).toEqual([])
    expect(await waiting()).toHaveLength(2)
    expect((await readDeeds(db, { towns: ['44015'] }))[0]!.details).toMatchObject({ verdict: 'undo' })
  })

  test('put off comes back on its day, and the day ends', async () => {
    await harvest(db, await queued(), [concert(5)])
    const [first] = await waiting()
    await answer('animator', { kind: 'harvested', card: String(first!.key), do: 'later#+3' })
    const page = await textOf(get('animator', '/bureau/blain'))
    expect(page).toContain('C’est fait pour aujourd’hui')
    expect(page).toContain('26 novembre')
    expect(await waiting()).toHaveLength(1)
  })

  test('settled in favour of the source, then taken back, shows again what was set by hand', async () => {
    const mairie = await addSource(db, 'mairie', { towns: ['44015'] })
    await harvest(db, mairie, [concert(5)])
    const edit = { path: 'startDate', value: '2026-12-05T19:30:00+01:00', role: 'animator', who: 'm' } as const
    await editField(db, { thing: concert(5).id!, ...edit }, moment)
    await harvest(db, mairie, [{ ...concert(5), startDate: '2026-12-05T21:00:00+01:00' } as never])
    const [conflict] = await openConflicts(db, '44015')
    const at = async () =>
      (await sql<{ at: string }>`select record ->> 'startDate' as at from event`.execute(db)).rows[0]!.at
    for (const settlement of ['theirs', 'mine', 'both']) {
      const token = `settle-${settlement}`
      await answer('animator', { kind: 'conflict', card: String(conflict!.id), do: settlement, token })
      expect(await openConflicts(db, '44015')).toEqual([])
      expect(await at()).toContain(settlement === 'theirs' ? 'T21:00' : 'T19:30')
      await post('animator', '/bureau/blain/jour/annuler', { token })
      expect(await openConflicts(db, '44015')).toEqual([conflict])
      expect(await at()).toContain('T19:30')
    }
  })

  test('of another town is nobody’s else', async () => {
    await harvest(db, await queued(), [concert(5)])
    const [first] = await waiting()
    const fields = { kind: 'harvested', card: String(first!.key), do: 'accept' }
    expect((await answer('elsewhere', fields)).status).toBe(403)
    expect((await answer('inhabitant', fields)).status).toBe(403)
    expect(await waiting()).toHaveLength(1)
    await post('elsewhere', '/bureau/savenay/jour', { ...fields, token: 'elsewhere-1' })
    expect(await waiting()).toHaveLength(1)
  })
})

describe('A rule', () => {
  const accept = async (many: number) => {
    for (const one of (await waiting()).slice(0, many))
      await answer('animator', { kind: 'harvested', card: String(one.key), do: 'accept' })
  }

  test('is offered after four equal answers, does nothing before somebody agrees, and then no more than it says', async () => {
    const source = await queued()
    await harvest(
      db,
      source,
      [1, 2, 3, 4].map((i) => concert(i)),
    )
    await accept(4)
    await harvest(db, source, [1, 2, 3, 4, 5].map((i) => concert(i)).concat(concert(6, 'loto')))
    await applyAllRules(day)
    expect(await waiting()).toHaveLength(2)
    expect(await textOf(get('animator', '/bureau/blain'))).toContain('Toujours accepter : asso, Concert ?')
    const [card] = (await sql<{ id: string }>`select 'harvested ' || min(alike) as id from desk_answer`.execute(db))
      .rows
    await answer('animator', { kind: 'rule', card: card!.id, do: 'accept' })
    expect((await waiting()).map((one) => one.name)).toEqual(['Concert du 6 décembre'])
    const { rows } =
      await sql`select rule_id is not null as by_rule from desk_answer where name like 'Concert du 5%'`.execute(db)
    expect(rows).toEqual([{ by_rule: true }])
    const [rule] = await readRules(db, '44015')
    expect(await textOf(get('animator', '/bureau/blain/regles'))).toContain('Toujours accepter')
    await post('animator', '/bureau/blain/regles', { regle: String(rule!.id) })
    await harvest(db, source, [1, 2, 3, 4, 5, 7].map((i) => concert(i)).concat(concert(6, 'loto')))
    await applyAllRules(day)
    expect(await waiting()).toHaveLength(2)
  })

  test('is not offered when one answer was otherwise, or was taken back', async () => {
    await harvest(
      db,
      await queued(),
      [1, 2, 3, 4, 5].map((i) => concert(i)),
    )
    await accept(4)
    await answer('animator', { kind: 'harvested', card: String((await waiting())[0]!.key), do: 'refuse' })
    expect(await textOf(get('animator', '/bureau/blain'))).not.toContain('Toujours accepter')
  })

  test('sleeps when who agreed to it looks after the town no more', async () => {
    const source = await queued()
    await harvest(
      db,
      source,
      [1, 2, 3, 4].map((i) => concert(i)),
    )
    await accept(4)
    const [card] = (await sql<{ id: string }>`select 'harvested ' || min(alike) as id from desk_answer`.execute(db))
      .rows
    await answer('animator', { kind: 'rule', card: card!.id, do: 'accept' })
    await sql`delete from role where role = 'animator' and town = '44015'`.execute(db)
    await harvest(
      db,
      source,
      [1, 2, 3, 4, 5].map((i) => concert(i)),
    )
    await applyAllRules(day)
    expect(await waiting()).toHaveLength(1)
  })
})

describe('A deputy', () => {
  test('has the desk from one day to another, and the journal tells who did what', async () => {
    await harvest(db, await queued(), [concert(5)])
    expect((await get('inhabitant', '/bureau/blain')).status).toBe(403)
    const [person, deputy] = [await idOf('animator@example.org'), await idOf('inhabitant@example.org')]
    const given = {
      town: '44015',
      person,
      deputy,
      startsOn: '2026-11-23',
      endsOn: '2026-11-30',
      away: true,
      now: deps.clock(),
    }
    await addAbsence(db, { ...given, startsOn: '2026-11-24' })
    expect((await get('inhabitant', '/bureau/blain')).status).toBe(403)
    await addAbsence(db, given)
    expect(await textOf(get('inhabitant', '/bureau/blain'))).toContain('Concert du 5 décembre')
    expect((await get('inhabitant', '/bureau/blain/remplacement')).status).toBe(403)
    expect((await get('inhabitant', '/bureau/blain/pages')).status).toBe(403)
    await answer('inhabitant', { kind: 'harvested', card: String((await waiting())[0]!.key), do: 'accept' })
    expect((await readDeeds(db, { towns: ['44015'] }))[0]).toMatchObject({
      role: 'deputy',
      email: 'inhabitant@example.org',
    })
  })

  test('is asked for by a form that says what is wrong, and comes back as it was filled', async () => {
    const wrong = await post('animator', '/bureau/blain/remplacement', {
      from: '2026-12-20',
      to: '2026-12-10',
      deputy: 'nobody@example.org',
      away: 'yes',
    })
    expect(wrong.status).toBe(422)
    const page = await textOf(wrong)
    expect(page).toContain('Personne n’a de compte à cette adresse')
    const right = await post('animator', '/bureau/blain/remplacement', {
      from: '2026-12-20',
      to: '2026-12-27',
      deputy: '',
      away: 'yes',
    })
    expect(right.status).toBe(303)
    expect(await textOf(get('animator', '/bureau/blain/remplacement'))).toContain('sans remplacement')
  })
})
