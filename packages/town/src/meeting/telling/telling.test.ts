import { ensurePerson } from '@wiker/platform/accounts/accounts.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { noteHappening } from '../../happenings/note.ts'
import { addEvent, addRecord, addTown } from '../../testing/rows.ts'
import { follow, followOf, setTold, unfollow } from '../follows/follow.ts'
import { go, stayAway } from '../going/go.ts'
import { remindTomorrow } from '../going/remind.ts'
import { choose, stopMails, usualChoice } from './choices.ts'
import { tellHappenings } from './fan-out.ts'
import { countUnread, markRead, readInbox } from './inbox.ts'
import { readTellings } from './log.ts'
import { type Parcel, sendDue } from './send.ts'

const { db } = await testDatabase()
const town = '44015'
/** Monday 23 November 2026, in France. */
const at = (hour: string, day = '2026-11-23') => new Date(`${day}T${hour}:00+01:00`)
let letters: { to: string; told: string[] }[]
const deliver = async (_: unknown, { person, mail }: Parcel) => {
  letters.push({
    to: person.email,
    told: mail.map((item) =>
      `${item.kind} ${item.thing?.name} ${item.thing?.status} ${item.details.what ?? ''}`.trim(),
    ),
  })
}
let loto: string
let marie: string
let paul: string
const club = 'urn:wiker:organization:00000000000000000001'

beforeEach(async () => {
  letters = []
  await sql`truncate town, person, happening, notification cascade`.execute(db)
  await addTown(db, { code: town, name: 'Blain', slug: 'blain' })
  await addRecord(db, 'organization', 'Organization', { id: club, name: 'Amicale laïque' }, { town })
  loto = await addEvent(
    db,
    { name: 'Loto', organizer: { name: 'AMICALE LAIQUE' } },
    { town, category: 'loto', dates: ['2026-11-24T20:30', '2026-12-15T20:30'] },
  )
  marie = (await ensurePerson(db, 'marie@example.org')).id
  paul = (await ensurePerson(db, 'paul@example.org')).id
})

const cancel = (day: string, what = 'cancelled') =>
  noteHappening(db, { kind: 'changed', town, thing: loto, details: { what, day } })
const setStatus = (day: string, status: string) =>
  sql`update event_date set status = ${status} where event_id = ${loto} and day = ${day}::date`.execute(db)
const followLoto = (person: string) => follow(db, person, { kind: 'event', town, subject: loto }, at('09:00'))

describe('What happens', () => {
  test('is told to who follows the town, its category or its organiser, once each, with the evening’s letter', async () => {
    await follow(db, marie, { kind: 'town', town, subject: '' }, at('09:00'))
    await follow(db, marie, { kind: 'category', town, subject: 'loto' }, at('09:00'))
    await follow(db, paul, { kind: 'organization', town, subject: club }, at('09:00'))
    await noteHappening(db, { kind: 'published', town, thing: loto })
    expect(await tellHappenings(db, at('10:00'))).toBe(1)
    expect(await tellHappenings(db, at('10:01'))).toBe(0)
    expect(await countUnread(db, marie)).toBe(1)
    expect(await sendDue(db, at('17:59'), deliver)).toBe(0)
    expect(await sendDue(db, at('18:00'), deliver)).toBe(2)
    expect(letters.map((one) => one.to).sort()).toEqual(['marie@example.org', 'paul@example.org'])
    expect(letters[0]!.told).toEqual(['new Loto scheduled'])
    expect(await sendDue(db, at('18:05'), deliver)).toBe(0)
    expect(await readTellings(db, town)).toMatchObject([
      { kind: 'published', name: 'Loto', people: 2, mails: 2, pushes: 0 },
    ])
  })

  test('a date cancelled for tomorrow leaves at once, for next month with the evening’s letter', async () => {
    await followLoto(marie)
    await setStatus('2026-12-15', 'cancelled')
    await cancel('2026-12-15')
    await tellHappenings(db, at('10:00'))
    expect(await sendDue(db, at('10:01'), deliver)).toBe(0)
    await sendDue(db, at('18:00'), deliver)
    expect(letters).toEqual([{ to: 'marie@example.org', told: ['changed Loto cancelled cancelled'] }])
    await setStatus('2026-11-24', 'cancelled')
    await cancel('2026-11-24')
    await tellHappenings(db, at('19:00'))
    await sendDue(db, at('19:01'), deliver)
    expect(letters).toHaveLength(2)
  })

  test('is told to who said they would come, though they follow nothing', async () => {
    expect(
      await go(
        db,
        { person: paul, thing: loto, day: '2026-11-24', town, people: 2, name: undefined, remind: false },
        '2026-11-23',
        at('09:00'),
      ),
    ).toEqual({ ok: true })
    await cancel('2026-11-24')
    await tellHappenings(db, at('10:00'))
    await sendDue(db, at('10:01'), deliver)
    expect(letters.map((one) => one.to)).toEqual(['paul@example.org'])
  })

  test('taken off before it was told is not told as new', async () => {
    await follow(db, marie, { kind: 'town', town, subject: '' }, at('09:00'))
    await noteHappening(db, { kind: 'published', town, thing: loto })
    await noteHappening(db, { kind: 'withdrawn', town, thing: loto })
    await tellHappenings(db, at('10:00'))
    await sendDue(db, at('18:00'), deliver)
    expect(letters).toEqual([])
  })

  test('is not told to who left, asked for silence on it, or stopped every letter', async () => {
    await followLoto(marie)
    await followLoto(paul)
    await cancel('2026-12-15')
    await tellHappenings(db, at('10:00'))
    await unfollow(db, marie, (await followOf(db, marie, { kind: 'event', town, subject: loto }))!)
    const id = (await followOf(db, paul, { kind: 'event', town, subject: loto }))!
    await setTold(db, paul, id, false)
    await sendDue(db, at('18:00'), deliver)
    expect(letters).toEqual([])
    expect(await readInbox(db, marie)).toEqual([])
    await setTold(db, paul, id, true)
    const { rows } = await sql<{
      secret: string
    }>`select mail_secret as secret from telling_choice where person_id = ${paul}`.execute(db)
    expect(await stopMails(db, rows[0]!.secret, at('18:30'))).toBe(true)
    await cancel('2026-12-15')
    await tellHappenings(db, at('19:00', '2026-11-24'))
    await sendDue(db, at('18:00', '2026-11-25'), deliver)
    expect(letters).toEqual([])
    expect(await countUnread(db, paul)).toBe(1)
    await markRead(db, paul, at('18:01', '2026-11-25'), at('18:01', '2026-11-25'))
    expect(await countUnread(db, paul)).toBe(0)
  })

  test('reaches the others when one letter cannot be made, and that one an hour later', async () => {
    await followLoto(marie)
    await followLoto(paul)
    await cancel('2026-11-24')
    await tellHappenings(db, at('10:00'))
    const failures: unknown[] = []
    const broken = async (trx: unknown, parcel: Parcel) => {
      if (parcel.person.id === marie) throw new Error('no letter')
      await deliver(trx, parcel)
    }
    await sendDue(db, at('10:01'), broken, (error) => failures.push(error))
    expect([letters.map((one) => one.to), failures]).toEqual([['paul@example.org'], [new Error('no letter')]])
    await sendDue(db, at('10:30'), deliver)
    await sendDue(db, at('11:01'), deliver)
    expect(letters.map((one) => one.to)).toEqual(['paul@example.org', 'marie@example.org'])
  })

  test('waits for the morning when the work was late, however urgent', async () => {
    await followLoto(marie)
    await cancel('2026-11-24')
    await tellHappenings(db, at('20:59'))
    expect(await sendDue(db, at('21:30'), deliver)).toBe(0)
    expect(await sendDue(db, at('07:59', '2026-11-24'), deliver)).toBe(0)
    expect(await sendDue(db, at('08:00', '2026-11-24'), deliver)).toBe(1)
  })

  test('leaves at the hour one has just chosen', async () => {
    await followLoto(marie)
    await cancel('2026-12-15')
    await tellHappenings(db, at('10:00'))
    await choose(db, marie, { ...usualChoice, digest: 12 }, at('10:05'))
    expect(await sendDue(db, at('12:00'), deliver)).toBe(1)
  })

  test('the day before, who wanted it is reminded once, and not of what is cancelled', async () => {
    const coming = { thing: loto, day: '2026-11-24', town, people: 1, name: undefined, remind: true }
    await go(db, { ...coming, person: marie }, '2026-11-23', at('09:00'))
    await go(db, { ...coming, person: paul }, '2026-11-23', at('09:00'))
    expect(await remindTomorrow(db, at('09:00', '2026-11-22'))).toBe(0)
    expect(await remindTomorrow(db, at('09:00'))).toBe(2)
    expect(await remindTomorrow(db, at('09:10'))).toBe(0)
    await stayAway(db, paul, loto, '2026-11-24', at('10:00'))
    await sendDue(db, at('18:00'), deliver)
    expect(letters).toEqual([{ to: 'marie@example.org', told: ['reminder Loto scheduled'] }])
  })
})

describe('Whatever happens in whatever order', () => {
  type Step = 'cancel' | 'restore' | 'full' | 'tell' | 'send' | 'leave' | 'come back' | 'two workers' | 'killed'
  const step = fc.constantFrom<Step>(
    'cancel',
    'restore',
    'full',
    'tell',
    'send',
    'leave',
    'come back',
    'two workers',
    'killed',
  )

  test('between two letters a thing is told once, in its last state; nobody is told twice, nor after they left', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        letters = []
        await sql`truncate follow, happening, notification, telling cascade`.execute(db)
        await followLoto(marie)
        await setStatus('2026-12-15', 'scheduled')
        let follows = true
        let minute = 0
        let day = 23
        /** What was noted and told since, by whether somebody followed when it was read. */
        let noted = 0
        let reached = false
        let last = 'scheduled'
        const now = () => new Date(at('09:00', `2026-11-${day}`).getTime() + minute++ * 1000)
        const tell = async () => {
          await tellHappenings(db, now())
          if (noted > 0 && follows) reached = true
          noted = 0
        }
        const change = async (status: string, what: string) => {
          await setStatus('2026-12-15', status)
          await cancel('2026-12-15', what)
          last = status
          noted++
        }
        for (const one of steps) {
          if (one === 'cancel') await change('cancelled', 'cancelled')
          if (one === 'restore') await change('scheduled', 'restored')
          if (one === 'full') await change('full', 'full')
          if (one === 'tell') await tell()
          if (one === 'two workers') {
            await Promise.all([tellHappenings(db, now()), tellHappenings(db, now())])
            if (noted > 0 && follows) reached = true
            noted = 0
          }
          if (one === 'killed') {
            const gone = db.transaction().execute(async (trx) => {
              // The same work in a transaction that never commits: as if the process had died in the middle of it.
              await tellHappenings(
                { transaction: () => ({ execute: (f: (t: typeof trx) => unknown) => f(trx) }) } as never,
                now(),
              )
              throw new Error('killed')
            })
            await expect(gone).rejects.toThrow('killed')
          }
          if (one === 'leave' && follows) {
            await unfollow(db, marie, (await followOf(db, marie, { kind: 'event', town, subject: loto }))!)
            follows = false
            reached = false
          }
          if (one === 'come back') {
            await followLoto(marie)
            follows = true
          }
          if (one === 'send') {
            const before = letters.length
            const evening = at('18:00', `2026-11-${day}`)
            await Promise.all([sendDue(db, evening, deliver), sendDue(db, evening, deliver)])
            const sent = letters.slice(before)
            expect(sent).toHaveLength(reached ? 1 : 0)
            if (reached) expect(sent[0]!.told).toEqual([expect.stringContaining(`changed Loto ${last}`)])
            reached = false
            day++
            minute = 0
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
