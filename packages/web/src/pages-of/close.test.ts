import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { getPage } from '@wiker/town/pages/read.ts'
import { publicationsOf } from '@wiker/town/publishing/read.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../testing/desk.ts'
import { addPage } from '../testing/pages.ts'

const database = await testDatabase()
const { db } = database
const { deps } = await deskDeps(database)
let site: Awaited<ReturnType<typeof signEverybodyIn>>
const { get, post } = visits(() => site)
let page = 0

beforeAll(async () => {
  site = await signEverybodyIn(database, deps)
})
beforeEach(async () => {
  await sql`truncate town, page, publication, happening, mail, audit cascade`.execute(db)
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  await grantEverybody(database, '44015', '44195')
  ;({ page } = await addPage(database, { town: '44015', name: 'Yoga club', owner: 'inhabitant@example.org' }))
  await write({ titre: 'Stage de yoga', when: 'samedi 28 novembre 15h', lieu: 'Salle des fêtes' })
  await write({ titre: 'Nuit du yoga', when: 'samedi 5 décembre 20h', lieu: 'Salle des fêtes' }, 'waiting')
})

async function write(fields: Record<string, string>, state?: string) {
  const kept = await post('inhabitant', `/mon-espace/${page}/ecrire/evenement`, fields)
  const path = kept.headers.get('location')!.split('?')[0]!
  await sql`update page set trusted = ${state === undefined} where id = ${page}`.execute(db)
  await post('inhabitant', path, { do: 'publier' })
}
const states = async () =>
  (await publicationsOf(db, { page })).map(({ record, state }) => `${record.name}: ${state}`).sort()
const byAnimator = (more = {}) =>
  post('animator', '/bureau/blain/pages/page', { page: String(page), do: 'fermer', oui: 'oui', ...more })

describe('a page that closes', () => {
  test('leaves online what readers were promised; what waited goes', async () => {
    expect(await states()).toEqual(['Nuit du yoga: waiting', 'Stage de yoga: published'])
    expect(await textOf(get('animator', '/bureau/blain/pages'))).toContain('restent en ligne jusqu’à leur date')
    await byAnimator()
    expect(await getPage(db, page)).toBeUndefined()
    expect(await states()).toEqual(['Nuit du yoga: withdrawn', 'Stage de yoga: published'])
    expect(await textOf(get(undefined, '/blain/agenda'))).toContain('Stage de yoga')
  })

  test('takes it off with it when the animator ticks so', async () => {
    await byAnimator({ retirer: 'oui' })
    expect(await states()).toEqual(['Nuit du yoga: withdrawn', 'Stage de yoga: withdrawn'])
    expect(await textOf(get(undefined, '/blain/agenda'))).not.toContain('Stage de yoga')
    const { rows } = await sql`select from happening where kind = 'withdrawn'`.execute(db)
    expect(rows).toHaveLength(1)
  })

  test('is closed by its last owner, by no other member, and not by accident', async () => {
    const path = `/mon-espace/${page}/fermer`
    expect(await textOf(get('inhabitant', `/mon-espace/${page}/membres`))).toContain('Fermer la page')
    await post('inhabitant', path, {})
    expect((await post('elsewhere', path, { oui: 'oui' })).status).toBe(403)
    await sql`insert into page_member (page_id, person_id, role, accepted_at)
      select ${page}, id, 'owner', now() from person where email = 'elsewhere@example.org'`.execute(db)
    expect(await textOf(get('inhabitant', `/mon-espace/${page}/membres`))).not.toContain('Fermer la page')
    await post('inhabitant', path, { oui: 'oui' })
    expect(await getPage(db, page)).toBeDefined()
    await sql`delete from page_member where person_id <> (select id from person where email = 'inhabitant@example.org')`.execute(
      db,
    )
    const closed = await post('inhabitant', path, { oui: 'oui', retirer: 'oui' })
    expect(closed.headers.get('location')).toBe('/mon-espace?fait=fermee')
    expect(await states()).toEqual(['Nuit du yoga: withdrawn', 'Stage de yoga: withdrawn'])
    expect(await textOf(get('inhabitant', '/mon-espace?fait=fermee'))).toContain('La page est fermée')
  })
})
