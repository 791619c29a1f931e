import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { TownCard } from '../types.ts'
import { editStory, publishStory, refuseStory, undoStory, withdrawStory } from './decide.ts'
import { draftStories } from './draft.ts'
import { correctStory, recheckStories } from './recheck.ts'
import { setStoryRule, storyRules } from './rules.ts'
import { countStories, readStories, readStory } from './store.ts'
import { addToldTown, toldDay } from './testing/told-town.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-26T09:00:00Z')
const by = { person: null, capacity: 'animator' } as const
let town: TownCard
beforeAll(async () => {
  town = await addToldTown(db)
})

const storyOf = async (kind: string) =>
  (await readStories(db, town.code, { kind, states: ['draft', 'published', 'refused', 'withdrawn'] }))[0]!

describe('the stories of a town', () => {
  test('wait as drafts, once a period', async () => {
    const first = await draftStories(db, town, toldDay)
    expect(first.refused).toEqual([])
    expect(first.drafts).toHaveLength(14)
    expect(first.toPublish).toEqual([])
    expect((await draftStories(db, town, toldDay)).drafts).toEqual([])
    expect((await countStories(db, [town.code])).get(town.code)).toBe(14)
  })

  test('are published once, and taken back with a reason', async () => {
    const { id } = await storyOf('council')
    expect(await publishStory(db, id, by, now)).toMatchObject({ ok: true, story: { state: 'published' } })
    expect(await publishStory(db, id, by, now)).toEqual({ ok: false, reason: 'state' })
    const taken = await withdrawStory(db, id, by, { now, reason: 'Doublon' })
    expect(taken).toMatchObject({ ok: true, story: { state: 'withdrawn', reason: 'Doublon' } })
    expect(await undoStory(db, id, by, now)).toMatchObject({ ok: true, story: { state: 'published', reason: null } })
    expect(await undoStory(db, id, by, now)).toEqual({ ok: false, reason: 'state' })
  })

  test('that were refused do not come back in their period', async () => {
    const { id } = await storyOf('defibrillator')
    expect(await refuseStory(db, id, by, { now, reason: 'Déjà dit' })).toMatchObject({ ok: true })
    expect((await draftStories(db, town, toldDay)).drafts).toEqual([])
    expect((await storyOf('defibrillator')).state).toBe('refused')
  })

  test('give back what an editor wrote and no data say, and keep it when she answers for it', async () => {
    const { id, title, text } = await storyOf('weekend')
    const bold = { title, text: `${text}\n\nPlus de 400 personnes sont attendues.`, now }
    const refused = await editStory(db, id, by, bold)
    expect(refused).toMatchObject({ ok: false, reason: 'unfound', problems: [{ what: 'number', said: '400' }] })
    expect((await readStory(db, id))!.text).toBe(text)
    const plain = await editStory(db, id, by, { title, text: `${text}\n\nUn beau week-end.`, now })
    expect(plain).toMatchObject({ ok: true, story: { unfound: [], others: {} } })
    const edited = (plain as { story: { parts: { t: string; e?: number[] }[][] } }).story.parts
    expect(edited.flat().some(({ t, e }) => t === 'Loto de l’amicale laïque' && e)).toBe(true)
  })

  test('are not published while nobody answers for what was added', async () => {
    const { id, title, text } = await storyOf('works')
    const { rows } = await sql<{ id: string }>`
      insert into person (id, email, name) values ('p1', 'anne@example.org', 'Anne') returning id`.execute(db)
    const answering = { person: rows[0]!.id, capacity: 'animator' } as const
    const kept = await editStory(db, id, answering, {
      title,
      text: `${text}\n\nComptez 12 minutes de plus.`,
      answers: true,
      now,
    })
    expect(kept).toMatchObject({
      ok: true,
      story: { answeredBy: 'p1', unfound: [{ said: 'Comptez' }, { said: '12' }] },
    })
    expect(await publishStory(db, id, answering, now)).toMatchObject({ ok: true })
  })

  test('are published by themselves where a rule says so, and not written where it says never', async () => {
    expect(await setStoryRule(db, { town: town.code, kind: 'canteen-week', rule: 'publish' }, by)).toBe(true)
    expect(await setStoryRule(db, { town: town.code, kind: 'shop-opened', rule: 'never' }, by)).toBe(true)
    expect(await setStoryRule(db, { town: town.code, kind: 'horoscope', rule: 'publish' }, by)).toBe(false)
    expect(await storyRules(db, town.code)).toMatchObject({
      'canteen-week': 'publish',
      'shop-opened': 'never',
      council: 'draft',
    })
    await sql`delete from story where kind in ('canteen-week', 'shop-opened')`.execute(db)
    const { drafts, toPublish } = await draftStories(db, town, toldDay)
    expect(drafts).toHaveLength(1)
    expect(toPublish).toEqual(drafts)
  })
})

describe('a published story whose data change', () => {
  const recheck = async (kind: string) =>
    (await recheckStories(db, town, toldDay)).find(({ story }) => story.kind === kind)

  test('is left alone while they hold', async () => {
    for (const kind of ['subsidies', 'charging-point', 'population'])
      await publishStory(db, (await storyOf(kind)).id, by, now)
    expect(await recheckStories(db, town, toldDay)).toEqual([])
  })

  test('is corrected, and says what was changed', async () => {
    await sql`update subsidy set amount = 2600 where town = ${town.code} and year = 2026 and amount = 2500`.execute(db)
    const found = (await recheck('subsidies'))!
    expect(found.what).toBe('correct')
    if (found.what !== 'correct') return
    const corrected = await correctStory(db, found.story, found.composed, now)
    expect(corrected.text.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain('4 850,50 €')
    expect(corrected.corrections).toHaveLength(1)
    expect(corrected.corrections[0]!.was.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain('2 500 €')
    expect(await recheck('subsidies')).toBeUndefined()
  })

  test('is taken back when they are gone', async () => {
    await sql`update place set withdrawn_at = now() where category = 'charging-point'`.execute(db)
    expect(await recheck('charging-point')).toMatchObject({ what: 'withdraw' })
  })

  test('is shown to a person when somebody had written in it', async () => {
    const { id, title, text } = await storyOf('population')
    await editStory(db, id, by, { title, text: `${text}\n\nLa commune s’en réjouit.`, now })
    await sql`update statistic set value = 4100 where town = ${town.code} and year = 2023`.execute(db)
    expect(await recheck('population')).toMatchObject({ what: 'look' })
    expect((await readStory(db, id))!.outdated?.text.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain('4 100 habitants')
    expect(await recheck('population')).toBeUndefined()
  })
})
