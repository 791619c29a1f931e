import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { addTown } from '../testing/rows.ts'
import { change } from './change.ts'
import { decide, type Reviewer, undoDecision } from './decide.ts'
import { keepDraft } from './keep-draft.ts'
import { publicationsOf, readPublication, readWaiting } from './read.ts'
import { release } from './release.ts'
import { confirm, submit } from './submit.ts'
import { canBe, type PublishingDeed, statesAfter } from './transitions.ts'
import { distrustSender, trustSender } from './trusted.ts'
import type { Done, Publication, PublicationState, PublishingActor } from './types.ts'
import { readVersions } from './versions.ts'
import { withdraw } from './withdraw.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T11:00:00Z')
const town = '44015'
const marie: PublishingActor = { person: 'marie', capacity: 'proposer' }
const nobody: PublishingActor = { person: null, capacity: 'proposer' }
const anne: Reviewer = { person: 'anne', capacity: 'animator' }
const loto = { type: 'Event' as const, name: 'Loto', eventStatus: 'scheduled' as const, startDate: '2026-11-28' }

beforeEach(async () => {
  await sql`truncate town, person, publication cascade`.execute(db)
  await addTown(db, { code: town, name: 'Blain', slug: 'blain' })
  await sql`insert into person (id, name, email) values ('marie', 'Marie', 'marie@example.org'), ('anne', 'Anne', 'anne@example.org')`.execute(
    db,
  )
})

async function addPage(more: Record<string, unknown> = {}): Promise<number> {
  const page = { town, kind: 'association', name: 'Amicale laïque', verified_at: now, trusted: false, ...more }
  const { rows } = await sql<{ id: number }>`
    insert into page (${sql.join(Object.keys(page).map((name) => sql.ref(name)))}) values (${sql.join(Object.values(page))})
    returning id`.execute(db)
  return rows[0]!.id
}

const taken = (done: Done): Publication => {
  if (!done.ok) throw new Error(done.reason)
  return done.publication
}
const draft = async (more: object = {}) =>
  taken(await keepDraft(db, { town, kind: 'event', record: loto, author: 'marie', ...more }, now))
const sent = async (by = marie, more: object = {}) =>
  taken(await submit(db, (await draft(more)).id, by, { now, confirmed: true }))
const acts = async (id: number) => (await readVersions(db, id)).map(({ act, capacity }) => `${act} ${capacity}`)

describe('A proposal', () => {
  test('of somebody nobody knows waits first for their mail, then for a word, then goes online', async () => {
    const email = 'Jean@Example.org'
    const { id } = await draft({ author: undefined, email })
    expect(taken(await submit(db, id, nobody, { now, confirmed: false })).state).toBe('unconfirmed')
    expect(taken(await confirm(db, id, now)).state).toBe('waiting')
    expect(await confirm(db, id, now)).toEqual({ ok: false, reason: 'state' })
    expect((await readWaiting(db, town)).map((one) => [one.id, one.email])).toEqual([[id, email]])
    expect(taken(await decide(db, id, anne, { verdict: 'accept' }, now)).state).toBe('scheduled')
    expect(taken(await release(db, id, now))).toMatchObject({ state: 'published', publishedAt: now, decidedBy: 'anne' })
    expect(await acts(id)).toEqual(['wrote proposer', 'validated animator'])
  })

  test('is confirmed within two days, or not at all', async () => {
    const { id } = await draft({ author: undefined, email: 'jean@example.org' })
    await submit(db, id, nobody, { now, confirmed: false })
    const late = new Date(now.getTime() + 48 * 3_600_000 + 1)
    expect(await confirm(db, id, late)).toEqual({ ok: false, reason: 'expired' })
  })

  test('that looks like spam is set apart, and can still be accepted', async () => {
    const { id } = await draft()
    const apart = taken(await submit(db, id, marie, { now, confirmed: true, suspicions: ['many-links'] }))
    expect(apart).toMatchObject({ state: 'quarantined', suspicions: ['many-links'] })
    expect(await readWaiting(db, town)).toEqual([])
    expect(await readWaiting(db, town, { state: 'quarantined' })).toHaveLength(1)
    expect(taken(await decide(db, id, anne, { verdict: 'accept' }, now)).state).toBe('scheduled')
  })

  test('of who is trusted passes at once, in that town and while they are', async () => {
    await trustSender(db, await sent(), town, 'anne')
    expect((await sent()).state).toBe('scheduled')
    await distrustSender(db, { email: 'MARIE@example.org' }, town)
    expect((await sent()).state).toBe('waiting')
  })

  test('is refused with a reason its author reads; the word can be taken back', async () => {
    const { id } = await sent()
    const refused = taken(await decide(db, id, anne, { verdict: 'refuse', reason: 'Déjà annoncé' }, now))
    expect(refused).toMatchObject({ state: 'refused', reason: 'Déjà annoncé' })
    expect(await undoDecision(db, id, anne, now)).toMatchObject({
      ok: true,
      publication: { state: 'waiting', reason: null },
    })
    expect(await undoDecision(db, id, anne, now)).toEqual({ ok: false, reason: 'state' })
  })

  test('accepted with changes tells who wrote and who rewrote', async () => {
    const { id } = await sent()
    const record = { ...loto, name: 'Loto de l’amicale' }
    await decide(db, id, anne, { verdict: 'accept', record }, now)
    expect(await acts(id)).toEqual(['wrote proposer', 'rewrote animator', 'validated animator'])
    expect((await readVersions(db, id)).map((version) => version.record.name)).toEqual([
      'Loto',
      record.name,
      record.name,
    ])
  })
})

describe('A change of what is online', () => {
  const online = async () => {
    const { id } = await sent()
    await decide(db, id, anne, { verdict: 'accept' }, now)
    return taken(await release(db, id, now))
  }

  test('waits for a word while readers see the text from before, which comes back when it is refused', async () => {
    const { id } = await online()
    const changed = taken(await change(db, id, marie, { record: { ...loto, name: 'Grand loto' } }, now))
    expect(changed).toMatchObject({ state: 'waiting', publishedAt: now, record: { name: 'Grand loto' } })
    const refused = taken(await decide(db, id, anne, { verdict: 'refuse', reason: 'Non' }, now))
    expect(refused).toMatchObject({ state: 'published', record: { name: 'Loto' } })
    const undone = await undoDecision(db, id, anne, now)
    expect(undone).toMatchObject({
      publication: { state: 'waiting', record: { name: 'Grand loto' } },
      shown: { name: 'Loto' },
    })
  })

  test('that says it is cancelled waits for nobody', async () => {
    const { id } = await online()
    const record = { ...loto, eventStatus: 'cancelled' as const }
    expect(taken(await change(db, id, marie, { record }, now)).state).toBe('scheduled')
  })

  test('that cancels one date of a series waits for nobody; one that moves it waits', async () => {
    const recurrence = { rrule: 'FREQ=WEEKLY', timezone: 'Europe/Paris' }
    const weekly = async () => {
      const { id } = await sent(marie, { record: { ...loto, recurrence } })
      await decide(db, id, anne, { verdict: 'accept' }, now)
      return taken(await release(db, id, now)).id
    }
    const without = (override: object) => ({
      ...loto,
      recurrence: { ...recurrence, overrides: [{ recurrenceId: '2026-12-05', ...override }] },
    })
    const cancelled = await change(db, await weekly(), marie, { record: without({ eventStatus: 'cancelled' }) }, now)
    expect(taken(cancelled).state).toBe('scheduled')
    const moved = await change(db, await weekly(), marie, { record: without({ startDate: '2026-12-06' }) }, now)
    expect(taken(moved).state).toBe('waiting')
  })
})

describe('A page', () => {
  const sentBy = async (page: number) => submit(db, (await draft({ page })).id, marie, { now, confirmed: true })

  test('that is verified and trusted publishes at once; one that is not waits', async () => {
    expect(taken(await sentBy(await addPage({ trusted: true }))).state).toBe('scheduled')
    expect(taken(await sentBy(await addPage())).state).toBe('waiting')
    expect(taken(await sentBy(await addPage({ trusted: true, verified_at: null }))).state).toBe('waiting')
  })

  test('of a merchant publishes only while subscribed, on the day of the publication too', async () => {
    const page = await addPage({ kind: 'merchant', trusted: true, subscribed_to: '2026-11-23' })
    const publication = taken(await sentBy(page))
    expect(publication.state).toBe('scheduled')
    const tomorrow = new Date('2026-11-24T11:00:00Z')
    expect(await release(db, publication.id, tomorrow)).toEqual({ ok: false, reason: 'not-subscribed' })
    expect((await readPublication(db, publication.id))!.state).toBe('draft')
    expect(await sentBy(await addPage({ kind: 'merchant', trusted: true }))).toEqual({
      ok: false,
      reason: 'not-subscribed',
    })
    expect(await publicationsOf(db, { page })).toHaveLength(1)
  })
})

type Step = (id: number) => Promise<unknown>
const steps: Record<string, { deed: PublishingDeed; run: Step }> = {
  keep: { deed: 'keep', run: (id) => keepDraft(db, { id, town, kind: 'event', record: loto }, now) },
  submit: { deed: 'submit', run: (id) => submit(db, id, marie, { now, confirmed: true }) },
  'submit unconfirmed': { deed: 'submit', run: (id) => submit(db, id, nobody, { now, confirmed: false }) },
  'submit suspect': {
    deed: 'submit',
    run: (id) => submit(db, id, marie, { now, confirmed: true, suspicions: ['links'] }),
  },
  confirm: { deed: 'confirm', run: (id) => confirm(db, id, now) },
  accept: { deed: 'accept', run: (id) => decide(db, id, anne, { verdict: 'accept' }, now) },
  refuse: { deed: 'refuse', run: (id) => decide(db, id, anne, { verdict: 'refuse', reason: 'Non' }, now) },
  release: { deed: 'release', run: (id) => release(db, id, now) },
  change: { deed: 'change', run: (id) => change(db, id, marie, { record: { ...loto, name: 'Bal' } }, now) },
  'change by the animator': {
    deed: 'change',
    run: (id) => change(db, id, anne, { record: { ...loto, name: 'Fest-noz' } }, now),
  },
  withdraw: { deed: 'withdraw', run: (id) => withdraw(db, id, marie, { now }) },
  undo: { deed: 'undo', run: (id) => undoDecision(db, id, anne, now) },
}

test('Through any sequence of deeds a publication moves as the table says and in no other way, and what is online has been validated', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...Object.keys(steps)), { minLength: 3, maxLength: 14 }),
      async (names) => {
        const { id } = await draft()
        let state: PublicationState = 'draft'
        for (const name of names) {
          const { deed, run } = steps[name]!
          const done = (await run(id)) as { ok: boolean }
          const publication = (await readPublication(db, id))!
          if (done.ok) expect(statesAfter(deed, state)).toContain(publication.state)
          else expect(publication.state).toBe(state)
          if (!canBe(deed, state)) expect(done.ok).toBe(false)
          state = publication.state
          const validated = (await readVersions(db, id)).filter(({ act }) => act === 'validated')
          if (state === 'published' || state === 'scheduled') {
            expect(validated.map(({ record }) => record.name)).toContain(publication.record.name)
          }
          if (publication.publishedAt) expect(validated.length).toBeGreaterThan(0)
          if (state === 'published') expect(publication.publishedAt).not.toBeNull()
          if (['withdrawn', 'refused', 'unconfirmed'].includes(state)) expect(publication.publishedAt).toBeNull()
        }
      },
    ),
    { numRuns: 60 },
  )
})
