import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { pathOf } from '../records/path.ts'
import { sendReport } from '../reports/send.ts'
import { addEvent, addRecord, addTown } from '../testing/rows.ts'
import { decideAppeal, lodgeAppeal, openAppeals } from './appeals.ts'
import { type DecisionGiven, decide, statementSchema } from './decide.ts'
import { readFollowed } from './follow.ts'
import { readLog } from './log.ts'
import { missingOf, type PublisherField, readPublisher, savePublisher } from './publisher.ts'
import { openReports, reportsOf } from './queue.ts'
import { reportReasons, urgencyOf } from './reasons.ts'
import { askReply, decideReply, repliesTo } from './replies.ts'
import { examineOrder } from './rules.ts'
import { subjectRecord } from './subject.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T11:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
const loto = await addEvent(db, { name: 'Loto' }, { town: '44015', dates: ['2026-11-28'] })
const page = `/blain/agenda/${pathOf(loto, 'Loto')}`
for (const id of ['anne', 'omar']) {
  await sql`insert into person (id, email) values (${id}, ${`${id}@example.org`})`.execute(db)
}

beforeEach(async () => {
  await sql`truncate decision, report, reply cascade`.execute(db)
})

const report = async (more: object = {}) => {
  const sent = await sendReport(db, { page, reason: 'wrong', message: 'Ce n’est pas cela', ...more }, new Date())
  if (!sent.ok) throw new Error(sent.fields.join())
  return sent
}
const decided = async (more: Partial<DecisionGiven> = {}) => {
  const waiting = await openReports(db, '44015')
  const given: DecisionGiven = {
    subject: waiting[0]!.subject,
    action: 'none',
    facts: 'L’annonce est celle du club.',
    ground: 'none',
    groundText: '',
    person: 'anne',
    role: 'animator',
    authors: [{ email: 'club@example.org', language: 'fr' }],
    reports: waiting.map((one) => one.id),
    now,
    ...more,
  }
  return db.transaction().execute((trx) => decide(trx, given))
}
const sound = async () => expect((await examineOrder(db)).filter((one) => one.broken > 0)).toEqual([])

describe('a report', () => {
  it('that may be of a life goes first, then by gravity, then by age', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...reportReasons), { minLength: 2, maxLength: 8 }), async (reasons) => {
        await sql`truncate report cascade`.execute(db)
        for (const reason of reasons) await report({ reason, goodFaith: true })
        const queue = await openReports(db, '44015')
        expect(queue).toHaveLength(reasons.length)
        const ranks = queue.map(
          (one) => urgencyOf(one.reason) * 1000 + (one.id - Math.min(...queue.map(({ id }) => id))),
        )
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
      }),
      { numRuns: 15 },
    )
  })

  it('is followed at an address that nobody guesses', async () => {
    const { secret } = await report({ contact: 'Moi@Example.org' })
    expect(await readFollowed(db, secret)).toMatchObject({
      side: 'reporter',
      report: { subjectName: 'Loto', contact: 'moi@example.org' },
    })
    expect(await readFollowed(db, `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`)).toBeUndefined()
    expect(await readFollowed(db, "' or true --")).toBeUndefined()
  })
})

describe('a decision', () => {
  it('says its reasons: without them, or to hide without a rule or a law, it is none', () => {
    const facts = 'Propos injurieux envers une voisine.'
    const fields = (given: object) =>
      statementSchema.safeParse(given).error?.issues.map((issue) => String(issue.path[0])) ?? []
    expect(fields({ action: 'hidden', facts: 'non', ground: 'law', groundText: 'L’article' })).toEqual(['facts'])
    expect(fields({ action: 'hidden', facts, ground: 'none' })).toEqual(['ground'])
    expect(fields({ action: 'removed', facts, ground: 'law', groundText: ' ' })).toEqual(['groundText'])
    expect(fields({ action: 'none', facts, ground: 'none' })).toEqual([])
  })

  it('answers all the reports of the item, and each side once', async () => {
    await report({ contact: 'a@example.org' })
    await report({ contact: 'a@example.org', reason: 'other' })
    const silent = await report()
    const waiting = await openReports(db, '44015')
    expect(await reportsOf(db, waiting[0]!.subject)).toHaveLength(3)
    const result = await decided()
    expect(result!.sides.map(({ side, email }) => [side, email])).toEqual([
      ['reporter', 'a@example.org'],
      ['reporter', null],
      ['author', 'club@example.org'],
    ])
    expect(await openReports(db, '44015')).toEqual([])
    expect((await readFollowed(db, silent.secret))?.decision).toMatchObject({ action: 'none' })
    expect((await readFollowed(db, result!.sides[2]!.secret))?.side).toBe('author')
    await sound()
  })

  it('is not taken twice', async () => {
    const { id } = await report()
    const [{ subject } = { subject: undefined! }] = await openReports(db, '44015')
    expect(await decided()).toBeDefined()
    const again = db.transaction().execute(async (trx) => {
      const second = await decide(trx, {
        subject,
        action: 'none',
        facts: 'Une seconde fois.',
        ground: 'none',
        groundText: '',
        person: 'omar',
        role: 'operator',
        authors: [],
        reports: [id],
        now,
      })
      if (!second) throw new Error('answered already')
    })
    await expect(again).rejects.toThrow('answered already')
    expect((await sql`select 1 from decision`.execute(db)).rows).toHaveLength(1)
  })

  it('hides nothing alone: what is hidden without one is found', async () => {
    await sql`insert into hiding (record_id, thing_id, kind, town, reason, who, at) values (${loto}, ${loto}, 'event', '44015', 'x', 'x', now())`.execute(
      db,
    )
    const broken = (await examineOrder(db)).filter((one) => one.broken > 0)
    expect(broken.map((one) => one.rule)).toEqual(['nothing is hidden by hand without a decision'])
    await sql`delete from hiding`.execute(db)
  })
})

describe('an appeal', () => {
  it('is of either side, once, within six months', async () => {
    const { secret } = await report({ contact: 'a@example.org' })
    expect(await lodgeAppeal(db, undefined, 'Non', now)).toEqual({ ok: false, reason: 'no-decision' })
    const result = await decided()
    const side = (await readFollowed(db, secret))!.sideId
    expect(await lodgeAppeal(db, side, '  ', now)).toEqual({ ok: false, reason: 'empty' })
    expect(await lodgeAppeal(db, side, 'Regardez mieux', later(190))).toEqual({ ok: false, reason: 'too-late' })
    expect(await lodgeAppeal(db, side, 'Regardez mieux', later(100))).toMatchObject({ ok: true })
    expect(await lodgeAppeal(db, side, 'Encore', later(100))).toEqual({ ok: false, reason: 'already' })
    expect(await lodgeAppeal(db, result!.sides[1]!.id, 'Moi aussi', later(1))).toMatchObject({ ok: true })
    await sound()
  })

  it('is never decided by who decided first, and both sides hear of it once', async () => {
    const { secret } = await report({ contact: 'a@example.org' })
    await decided()
    await lodgeAppeal(db, (await readFollowed(db, secret))!.sideId, 'Regardez mieux', later(1))
    const [appeal] = await openAppeals(db)
    const decideAs = (person: string) =>
      db
        .transaction()
        .execute((trx) =>
          decideAppeal(trx, { appeal: appeal!.id, outcome: 'upheld', reasons: 'Relu.', person, now: later(2) }),
        )
    expect(await decideAs('anne')).toEqual({ ok: false, reason: 'own-decision' })
    // The database refuses it as well, whoever forgets to ask.
    await expect(
      sql`update appeal set outcome = 'upheld', reasons = 'x', decided_at = now(), decided_by = 'anne'`.execute(db),
    ).rejects.toThrow('somebody else')
    const told = await decideAs('omar')
    expect(told.ok && told.sides.map((one) => one.email)).toEqual(['a@example.org', 'club@example.org'])
    expect(await decideAs('omar')).toEqual({ ok: false, reason: 'decided-already' })
    expect((await readFollowed(db, secret))?.appeal).toMatchObject({ outcome: 'upheld', reasons: 'Relu.' })
    expect(await readLog(db, '44015')).toMatchObject([
      { reason: 'wrong', action: 'none', appeal: 'upheld', automated: false },
    ])
    await sound()
  })
})

describe('the right of reply', () => {
  it('shows an answer beside its article once it is accepted, within three days of being asked', async () => {
    const id = await addRecord(db, 'article', 'Article', { name: 'Le conseil a voté' }, { town: '44015' })
    const subject = (await subjectRecord(db, id))!
    const given = { name: 'Jeanne Morin', email: 'j@example.org', text: 'Je n’ai pas dit cela.', named: true as const }
    const asked = await askReply(db, subject, given, { language: 'fr', now })
    expect(asked.dueAt).toEqual(later(3))
    expect(await repliesTo(db, id)).toEqual([])
    const decision = { id: asked.id, town: '44015', accept: true, reason: '', person: 'anne', now }
    expect(await decideReply(db, { ...decision, town: '44195' })).toBeUndefined()
    expect(await decideReply(db, decision)).toMatchObject({ secret: asked.secret, state: 'published' })
    expect(await decideReply(db, { ...decision, accept: false, reason: 'non' })).toBeUndefined()
    expect(await repliesTo(db, id)).toEqual([{ name: 'Jeanne Morin', text: given.text, at: now }])
  })
})

describe('who answers for a site', () => {
  it('is the town’s own publisher, else the network’s; each line that the law wants is asked for', async () => {
    await sql`truncate publisher`.execute(db)
    expect(await readPublisher(db, '44015')).toBeUndefined()
    expect(missingOf(undefined)).toContain('director')
    const whole = Object.fromEntries(
      'name legalForm address phone email registration capital director hostName hostAddress hostPhone'
        .split(' ')
        .map((field) => [field, field]),
    ) as Record<PublisherField, string>
    await savePublisher(db, null, whole, { person: null, now })
    await savePublisher(db, '44015', { ...whole, name: 'Commune de Blain', hostPhone: '' }, { person: 'anne', now })
    expect(await readPublisher(db, '44195')).toMatchObject({ name: 'name', own: false })
    expect(missingOf(await readPublisher(db, '44195'))).toEqual([])
    expect(missingOf(await readPublisher(db, '44015'))).toEqual(['hostPhone'])
  })
})
