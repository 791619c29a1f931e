import { editField, examine, saveRecord } from '@wiker/harvest'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../testing/desk.ts'
import { addPage } from '../testing/pages.ts'
import { publicUrl } from '../testing/site.ts'
import { receivePicture } from './receive.ts'

const database = await testDatabase()
const { deps } = await deskDeps(database)
let signed: Awaited<ReturnType<typeof signEverybodyIn>>
const { get, post } = visits(() => signed)

const bytes = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#446688' } })
  .jpeg()
  .toBuffer()
const words = { alt: 'Un bal', credit: '', licence: '' }
const send = (person: string | null) =>
  receivePicture(deps.files, database.db, { bytes, words, town: '44015', person, now: new Date() })

beforeAll(async () => {
  await addTown(database.db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(database.db, { code: '44036', name: 'Savenay', slug: 'savenay' })
  signed = await signEverybodyIn(database, deps)
  await grantEverybody(database, '44015', '44036')
})

test('a picture is taken away by who looks after its town, at once and for good; by nobody else', async () => {
  const sent = await send(null)
  if (!sent.ok) throw new Error(sent.key)
  const id = sent.path.slice('/photos/'.length, '/photos/'.length + 32)
  for (const who of [undefined, 'inhabitant', 'townHall', 'elsewhere'] as const) {
    expect([403, 303]).toContain((await post(who, `/photos/${id}/retirer`, {})).status)
    expect((await get(undefined, sent.path)).headers.get('content-type')).toBe('image/jpeg')
  }
  expect((await post('animator', `/photos/${id}/retirer`, {}, 'https://evil.example')).status).toBe(403)
  expect((await get('animator', `/photos/${id}/retirer?page=/blain`)).status).toBe(200)
  const answer = await post('animator', `/photos/${id}/retirer`, { page: 'https://evil.example' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/'])
  const after = await get(undefined, sent.path)
  expect([after.headers.get('content-type'), after.headers.get('cache-control')]).toEqual(['image/svg+xml', 'no-store'])
  expect((await post('animator', `/photos/${id}/retirer`, {})).status).toBe(404)
})

test('a picture that was taken away does not come back by being sent again', async () => {
  const { rows } = await database.pool.query('select id from person limit 1')
  const first = await send(rows[0].id)
  if (!first.ok) throw new Error(first.key)
  await post('operator', `/photos/${first.path.slice(8, 40)}/retirer`, {})
  expect(await send(rows[0].id)).toEqual({ ok: false, key: 'picture.refused.removed' })
})

test('nothing of a poster that was taken away is left: on the pages, in the feeds, in what was written or laid over by hand', async () => {
  const poster = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#aa3322' } })
    .jpeg()
    .toBuffer()
  const sent = await receivePicture(deps.files, database.db, {
    bytes: poster,
    words,
    town: '44015',
    person: null,
    now: new Date(),
  })
  if (!sent.ok) throw new Error(sent.key)
  const image = { url: `${publicUrl}${sent.path}`, alt: 'Affiche', text: 'Avec Zoé la funambule' }
  const { page } = await addPage(database, {
    town: '44015',
    name: 'Cirque du Don',
    owner: 'inhabitant@example.org',
  })
  const kept = await post('inhabitant', `/mon-espace/${page}/ecrire/evenement`, {
    titre: 'Cirque',
    when: 'samedi 28 novembre 15h',
    lieu: 'Le pré',
  })
  const text = kept.headers.get('location')!.split('?')[0]!
  await sql`update publication set record = record || ${JSON.stringify({ image })}::jsonb`.execute(database.db)
  await post('inhabitant', text, { do: 'publier' })
  const day = { now: deps.clock(), today: '2026-11-23' }
  const club = { type: 'Organization', name: 'Cirque du Don', townCode: '44015' } as const
  await saveRecord(
    database.db,
    { ...club, id: 'urn:wiker:organization:0123456789abcdef0123' },
    { town: '44015', ...day },
  )
  const hand = { thing: 'urn:wiker:organization:0123456789abcdef0123', role: 'animator', who: 'a@example.org' } as const
  expect(await editField(database.db, { ...hand, path: 'image', value: image }, day)).toMatchObject({ ok: true })
  const left = async () => {
    const tables = ['event', 'organization', 'source_record', 'publication', 'publication_version', 'edit']
    const found: string[] = []
    for (const table of tables) {
      const { rows } = await sql`select from ${sql.table(table)} t where t::text ~ 'funambule'`.execute(database.db)
      if (rows.length > 0) found.push(table)
    }
    for (const path of ['/blain/agenda.jsonld', '/blain/agenda.rss', '/blain/agenda.geojson'])
      if ((await (await get(undefined, path)).text()).includes(sent.path.slice(8, 40))) found.push(path)
    return found
  }
  expect(await left()).toEqual(expect.arrayContaining(['event', 'organization', 'publication_version', 'edit']))
  expect((await left()).some((place) => place.startsWith('/'))).toBe(true)
  const id = sent.path.slice(8, 40)
  expect((await post('animator', `/photos/${id}/retirer`, {})).status).toBe(303)
  expect(await left()).toEqual([])
  expect(await textOf(get(undefined, '/blain/agenda'))).toContain('Cirque')
  await sql`delete from organization where id not in (select thing_id from source_record)`.execute(database.db)
  await sql`update town set colour = 'river'`.execute(database.db)
  expect((await examine(database.db, day.today)).filter(({ broken }) => broken > 0)).toEqual([])
})
