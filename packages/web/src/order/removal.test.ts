import { recentMails } from '@wiker/platform/mail/mail.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { publicationsOf } from '@wiker/town/publishing/read.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../testing/desk.ts'
import { addPage } from '../testing/pages.ts'

const database = await testDatabase()
const { db } = database
let site: Awaited<ReturnType<typeof signEverybodyIn>>
const { get, post } = visits(() => site)
let page = 0

beforeAll(async () => {
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  const { deps } = await deskDeps(database)
  site = await signEverybodyIn(database, deps)
  await grantEverybody(database, '44015', '44195')
  ;({ page } = await addPage(database, { town: '44015', name: 'Yoga pour tous', owner: 'inhabitant@example.org' }))
})

const removal = {
  action: 'removed',
  facts: 'Les lots annoncés n’existent pas.',
  ground: 'rules',
  groundText: 'Pas de fausses annonces',
}

/** Somebody reports a page, and the animator removes what it shows. */
async function remove(path: string): Promise<void> {
  await post(undefined, '/signaler', { page: path, reason: 'wrong', message: 'Faux', goodFaith: 'oui' })
  const { rows } = await sql<{ id: number }>`select max(id)::int as id from report`.execute(db)
  const decided = await post('animator', `/bureau/blain/signalements/${rows[0]!.id}`, removal)
  expect(decided.headers.get('location')).toContain('fait=decide')
}

/** Its author asks that somebody else looks again, who reverses the decision. */
async function reverse(): Promise<void> {
  const [mail] = await recentMails(db, { to: 'inhabitant@example.org' })
  const own = /\/signalement\/[\w-]+/.exec(mail!.text)![0]
  await post(undefined, own, { text: 'Regardez mieux, je vous prie.' })
  const { rows } = await sql<{ id: number }>`select max(id)::int as id from appeal`.execute(db)
  const path = `/bureau/recours/${rows[0]!.id}`
  const settled = await post('operator', path, { outcome: 'reversed', reasons: 'Tout est en règle.' })
  expect(settled.headers.get('location')).toContain('fait=decide')
}

describe('what a decision removes', () => {
  it('is withdrawn for its author, who reads why, and is online again when the decision is reversed', async () => {
    const kept = await post('inhabitant', `/mon-espace/${page}/ecrire/evenement`, {
      titre: 'Loto géant',
      when: 'samedi 28 novembre 15h',
      lieu: 'Salle des fêtes',
    })
    await post('inhabitant', kept.headers.get('location')!.split('?')[0]!, { do: 'publier' })
    const list = await (await get(undefined, '/blain/agenda')).text()
    const path = /href="(\/blain\/agenda\/loto-geant-[0-9a-f]+)"/.exec(list)![1]!
    await remove(path)
    expect((await get(undefined, path)).status).toBe(410)
    expect((await publicationsOf(db, { page }))[0]).toMatchObject({ state: 'withdrawn', publishedAt: null })
    expect(await textOf(get('inhabitant', `/mon-espace/${page}`))).toMatch(/Retirés.*Les lots annoncés n’existent pas/)
    await reverse()
    expect((await publicationsOf(db, { page }))[0]).toMatchObject({ state: 'published', reason: null })
    expect((await get(undefined, path)).status).toBe(200)
    expect(await textOf(get('inhabitant', `/mon-espace/${page}`))).not.toContain('Les lots annoncés')
  })

  it('of neighbours is hidden, and shown again when the decision is reversed', async () => {
    const lost = { kind: 'lost', category: 'animals', title: 'Chatte grise', text: 'Près de l’étang.' }
    const sent = await post('inhabitant', '/blain/entraide/proposer', { ...lost, place: '', endsOn: '2026-12-20' })
    const path = sent.headers.get('location')!.split('?')[0]!
    await post('animator', '/bureau/blain/entraide', { do: `montrer.${path.split('/').at(-1)}` })
    await remove(path)
    expect((await get(undefined, path)).status).toBe(404)
    await reverse()
    expect(await textOf(get(undefined, path))).toContain('Chatte grise')
  })

  it('of comments is hidden, and shown again when the decision is reversed', async () => {
    const list = await (await get(undefined, '/blain/agenda')).text()
    const path = /href="(\/blain\/agenda\/loto-geant-[0-9a-f]+)"/.exec(list)![1]!
    const { rows } = await sql<{ id: number }>`
      insert into remark (kind, town, thing_id, person_id, name, text, state, created_at)
      select 'comment', '44015', (select id from event limit 1), id, 'Jeanne', 'Les lots sont beaux', 'shown', now()
      from person where email = 'inhabitant@example.org' returning id::int as id`.execute(db)
    await sql`insert into town_meeting (town, comments, changed_at) values ('44015', true, now())`.execute(db)
    expect(await textOf(get(undefined, path))).toContain('Les lots sont beaux')
    await remove(`${path}#mot-${rows[0]!.id}`)
    expect(await textOf(get(undefined, path))).not.toContain('Les lots sont beaux')
    await reverse()
    expect(await textOf(get(undefined, path))).toContain('Les lots sont beaux')
  })
})
