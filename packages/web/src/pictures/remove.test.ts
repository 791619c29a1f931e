import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, visits } from '../testing/desk.ts'
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
