import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { pathOf } from '@wiker/town/records/path.ts'
import { draftStories } from '@wiker/town/stories/draft.ts'
import { readStories, readStory } from '@wiker/town/stories/store.ts'
import { addToldTown, toldDay } from '@wiker/town/stories/testing/told-town.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../testing/desk.ts'
import { keepTrue, tellTowns } from './job.ts'

const database = await testDatabase()
const { db } = database
const { deps } = await deskDeps(database)
const town = await addToldTown(db)
await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
let site: Awaited<ReturnType<typeof signEverybodyIn>>
const { get, post } = visits(() => site)
const desk = '/bureau/le-croisic/recits'
const storyOf = async (kind: string) =>
  (await readStories(db, town.code, { kind, states: ['draft', 'published', 'refused', 'withdrawn'] }))[0]!
const page = (story: { thingId: string | null; title: string }) =>
  `/le-croisic/actualites/${pathOf(story.thingId!, story.title)}`

beforeAll(async () => {
  site = await signEverybodyIn(database, deps)
  await grantEverybody(database, town.code, '44195')
  await draftStories(db, town, toldDay)
})

describe('the stories of a town, at its desk', () => {
  test('are for its animator and the operator alone', async () => {
    expect((await get('animator', desk)).status).toBe(200)
    expect((await get('operator', desk)).status).toBe(200)
    for (const who of ['elsewhere', 'townHall', 'inhabitant'] as const) expect((await get(who, desk)).status).toBe(403)
    expect((await get(undefined, desk)).status).toBe(303)
    const { id } = await storyOf('council')
    expect((await post('elsewhere', desk, { do: `publier.${id}` })).status).toBe(403)
    expect((await post('animator', desk, { do: `publier.${id}` }, 'https://elsewhere.example')).status).toBe(403)
    expect((await post('elsewhere', '/bureau/savenay/recits', { do: `publier.${id}` })).status).toBe(404)
    expect((await storyOf('council')).state).toBe('draft')
  })

  test('show each figure with what it comes from', async () => {
    const { id } = await storyOf('subsidies')
    const html = await (await get('animator', `${desk}/${id}`)).text()
    expect(html).toMatch(/<a class="fact" href="\/le-croisic\/subventions\/[^"]+">2\s500\s€<\/a>/)
    expect(html).toMatch(/<a class="fact" href="#fait-\d+">4\s750,50\s€<\/a>/)
    expect(await textOf(get('animator', `${desk}/${id}`))).toContain('la somme de')
    expect(html).toContain('<svg')
  })

  test('are refused with a reason, asked for when it is missing', async () => {
    const { id } = await storyOf('works')
    const asked = await post('animator', desk, { do: `refuser.${id}`, raison: ' ' })
    expect(asked.headers.get('location')).toContain(`/${id}?manque=raison`)
    expect(await textOf(get('animator', `${desk}/${id}?manque=raison`))).toContain('Dites pourquoi')
    await post('animator', desk, { do: `refuser.${id}`, raison: 'Déjà annoncé' })
    expect(await storyOf('works')).toMatchObject({ state: 'refused', reason: 'Déjà annoncé' })
    await post('animator', desk, { do: `annuler.${id}` })
    expect(await storyOf('works')).toMatchObject({ state: 'draft', reason: null })
  })

  test('come back with what was typed when it says what no data say, and are kept by who answers for it', async () => {
    const { id, title } = await storyOf('weekend')
    const typed = { titre: title, texte: 'On attend 1 200 personnes samedi.' }
    const answer = await post('animator', `${desk}/${id}/modifier`, typed)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('On attend 1 200 personnes samedi.')
    expect(html).toContain('<strong>1 200</strong> (nombre)')
    expect((await post('animator', `${desk}/${id}/modifier`, { ...typed, reponds: 'oui' })).status).toBe(303)
    expect((await readStory(db, id))!.answeredBy).toBeTruthy()
    expect(await textOf(get('animator', `${desk}/${id}`))).toContain('1 200')
  })
})

describe('a published story', () => {
  test('is an article of the news, in its feed and its search, each figure a link that needs no script', async () => {
    const { id } = await storyOf('population')
    expect((await post('animator', desk, { do: `publier.${id}` })).headers.get('location')).toContain('fait=publie')
    const story = await storyOf('population')
    const read = await get(undefined, page(story))
    expect(read.status).toBe(200)
    const html = await read.text()
    expect(html).toMatch(/<a class="fact" href="[^"]+">4\s054<\/a>/)
    expect(html).toMatch(/<svg class="chart"[^>]*role="img"/)
    expect(html).not.toMatch(/ style="/)
    expect(await textOf(get(undefined, page(story)))).toContain('D’où vient chaque chiffre')
    expect(await textOf(get(undefined, '/le-croisic/actualites'))).toContain(
      story.title.replaceAll(/[\u00a0\u202f]/g, ' '),
    )
    expect(await (await get(undefined, '/le-croisic/actualites.rss')).text()).toContain('Croisic')
  })

  test('is told in the reader’s language from the same data', async () => {
    const story = await storyOf('population')
    const text = await textOf(get(undefined, `/en${page(story)}`))
    expect(text).toContain('4,087 inhabitants')
    expect(await textOf(get(undefined, `/sv${page(story)}`))).toContain('4 087 invånare')
  })

  test('is gone with its page when it is taken back, and there again when that is undone', async () => {
    const story = await storyOf('population')
    await post('animator', desk, { do: `retirer.${story.id}`, raison: 'Chiffre contesté' })
    expect((await get(undefined, page(story))).status).toBe(410)
    await post('animator', desk, { do: `annuler.${story.id}` })
    expect((await get(undefined, page(story))).status).toBe(200)
  })

  test('is published by the night where a rule says so', async () => {
    const council = await storyOf('council')
    await post('animator', desk, { do: 'regle.council', regle: 'publish' })
    expect((await post('animator', desk, { do: 'regle.council', regle: 'always' })).status).toBe(400)
    const night = {
      clock: () => new Date(`${toldDay}T03:00:00Z`),
      publicUrl: deps.publicUrl,
      log: { error: () => undefined, info: () => undefined },
    }
    await tellTowns(night as never, db, [town])
    expect((await readStory(db, council.id))!.state).toBe('published')
  })

  test('is corrected by the night when its data change, and says what was changed; and taken back when they are gone', async () => {
    const subsidies = await storyOf('subsidies')
    const charger = await storyOf('charging-point')
    for (const { id } of [subsidies, charger]) await post('animator', desk, { do: `publier.${id}` })
    await sql`update subsidy set amount = 2600 where town = ${town.code} and year = 2026 and amount = 2500`.execute(db)
    await sql`update place set withdrawn_at = now() where category = 'charging-point'`.execute(db)
    await keepTrue({ clock: deps.clock, publicUrl: deps.publicUrl }, db, town, toldDay)
    const corrected = await storyOf('subsidies')
    expect(await textOf(get(undefined, page(corrected)))).toMatch(/2 600 €.*Corrigé le .* au lieu de .*2 500 €/)
    expect(await storyOf('charging-point')).toMatchObject({
      state: 'withdrawn',
      reason: 'Les données ne le disent plus.',
    })
    expect((await get(undefined, page(await storyOf('charging-point')))).status).toBe(410)
  })
})
