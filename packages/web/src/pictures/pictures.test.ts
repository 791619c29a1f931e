import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { getPicture } from '@wiker/town/pictures/store.ts'
import { Hono } from 'hono'
import { sql } from 'kysely'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import type { SiteEnv } from '../server/deps.ts'
import { readFilesForm } from '../server/files-form.ts'
import { depsFor, publicUrl } from '../testing/site.ts'
import { formPath, ownPicture, srcset } from './address.ts'
import { draftOf } from './draft.ts'
import { type ReadPicture, readPicture } from './read-picture.ts'
import { registerPhotos } from './routes.ts'
import { unusedPicturesJob } from './unused-job.ts'

const database = await testDatabase()
const { db } = database
const deps = depsFor(database)
const site = new Hono<SiteEnv>()
registerPhotos(site, deps)
site.post('/form', async (c) => {
  const form = await readFilesForm(c)
  if (form instanceof Response) return form
  const picture = await readPicture(c, deps, form, { name: 'photo', town: '44015' })
  return c.json({ typed: form.field('title'), all: form.all('day'), ...picture })
})

beforeAll(async () => {
  await sql`insert into town (code, name, slug, timezone) values ('44015', 'Blain', 'blain', 'Europe/Paris')`.execute(
    db,
  )
})

const jpeg = await sharp({ create: { width: 1000, height: 700, channels: 3, background: '#337755' } })
  .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '47/1 28/1 34/1' } })
  .jpeg()
  .toBuffer()
const words = {
  'photo.alt': 'La fanfare devant l’église',
  'photo.credit': 'Jeanne',
  'photo.licence': 'CC BY 4.0',
  'photo.rights': '1',
}

type Answer = ReadPicture & { typed: string; all: string[] }

async function send(fields: Record<string, string>, file?: Uint8Array, name = 'photo.jpg'): Promise<Answer> {
  const form = new FormData()
  form.set('title', 'Concert d’été')
  if (file) form.set('photo', new File([file as BlobPart], name))
  for (const [key, value] of Object.entries(fields)) form.set(key, value)
  const answer = await site.request('/form', { method: 'POST', body: form })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Answer
}

describe('a form with a photograph', () => {
  test('gives the record its picture, which every reader can fetch for ever, without its position', async () => {
    const { image, problems, typed } = await send(words, jpeg)
    expect({ problems, typed }).toEqual({ problems: [], typed: 'Concert d’été' })
    expect(image).toEqual({
      url: expect.stringMatching(/^https:\/\/wiker\.example\/photos\/[0-9a-f]{32}-1000x700\.jpg$/),
      alt: 'La fanfare devant l’église',
      credit: 'Jeanne',
      licence: 'CC BY 4.0',
    })
    const own = ownPicture(image!.url, publicUrl)!
    const addresses = (['avif', 'webp', 'jpeg'] as const).flatMap((format) => srcset(own, format).split(', '))
    expect(addresses).toHaveLength(9)
    for (const address of addresses) {
      const [path = '', width = ''] = address.split(' ')
      const answer = await site.request(path)
      expect(answer.headers.get('cache-control')).toContain('immutable')
      const picture = sharp(Buffer.from(await answer.arrayBuffer()))
      const metadata = await picture.metadata()
      expect([`${metadata.width}w`, metadata.exif]).toEqual([width, undefined])
    }
  })

  test('keeps the file when a word is missing, says which, and takes the form again without the file', async () => {
    const first = await send({ 'photo.credit': 'Jeanne' }, jpeg)
    expect(first.image).toBeUndefined()
    expect(first.problems).toEqual([
      { field: 'photo.alt', key: 'picture.missing.alt' },
      { field: 'photo.rights', key: 'picture.missing.rights' },
    ])
    expect(first.draft).toMatchObject({ credit: 'Jeanne', path: expect.stringContaining('/photos/') })
    const second = await send({ ...words, 'photo.path': first.draft.path })
    expect(second.image).toMatchObject({ alt: words['photo.alt'], url: publicUrl + first.draft.path })
    const row = await getPicture(db, ownPicture(first.draft.path, publicUrl)!.id)
    expect(row).toMatchObject({ alt: words['photo.alt'], credit: 'Jeanne', licence: 'CC BY 4.0', town: '44015' })
  })

  test('without a picture is whole too, and a picture can be taken away', async () => {
    expect((await send({})).problems).toEqual([])
    const { draft } = await send(words, jpeg)
    expect(await send({ ...words, 'photo.path': draft.path, 'photo.remove': '1' })).toMatchObject({ problems: [] })
  })

  test('opens again on the picture of a record, and not on one that others host', () => {
    const url = `${publicUrl}/photos/${'a'.repeat(32)}-1000x700.jpg`
    expect(draftOf({ url, alt: 'Un bal' }, publicUrl)).toMatchObject({
      path: url.slice(publicUrl.length),
      rights: true,
    })
    expect(draftOf({ url: 'https://elsewhere.example/photos/a.jpg' }, publicUrl).path).toBe('')
  })

  test('does not lose what was typed beside a file that is too large, or no picture at all', async () => {
    const large = await send({ ...words, day: '2026-12-01' }, Buffer.alloc(21 * 1024 * 1024))
    expect(large).toMatchObject({
      typed: 'Concert d’été',
      all: ['2026-12-01'],
      problems: [{ field: 'photo', key: 'picture.refused.tooLarge' }],
    })
    expect(large.draft).toMatchObject({ alt: words['photo.alt'], path: '' })
    const text = await send(words, Buffer.from('bonjour'))
    expect(text.problems).toEqual([{ field: 'photo', key: 'picture.refused.unknown' }])
    const svg = await send(words, Buffer.from('<svg onload="alert(1)">'), 'photo.jpg')
    expect(svg.problems).toEqual([{ field: 'photo', key: 'picture.refused.svg' }])
  })

  test('takes no picture that this site does not have', async () => {
    for (const path of [`/photos/${'b'.repeat(32)}-1000x700.jpg`]) {
      const { image, problems } = await send({ ...words, 'photo.path': path })
      expect({ image, problems }).toEqual({ problems: [{ field: 'photo', key: 'picture.refused.gone' }] })
    }
    for (const path of ['/photos/../etc/passwd', 'https://evil.example/photos/x.jpg', 'javascript:alert(1)'])
      expect(await send({ ...words, 'photo.path': path })).toMatchObject({ problems: [], draft: { path: '' } })
  })

  test('is read without files too, and refused when it is no form or far too large', async () => {
    const plain = await site.request('/form', { method: 'POST', body: new URLSearchParams({ title: 'Bal', ...words }) })
    expect(await plain.json()).toMatchObject({ typed: 'Bal', problems: [] })
    const json = await site.request('/form', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    })
    expect(json.status).toBe(415)
    const torn = 'multipart/form-data; boundary=x'
    const cut = await site.request('/form', {
      method: 'POST',
      body: '--x\r\nContent-Disp',
      headers: { 'content-type': torn },
    })
    expect(cut.status).toBe(400)
    const endless = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(1024 * 1024))
      },
    })
    const request = { method: 'POST', body: endless, headers: { 'content-type': torn }, duplex: 'half' } as RequestInit
    expect([400, 413]).toContain((await site.request('/form', request)).status)
  })
})

describe('an address of a picture', () => {
  test.each(['x.jpg', `${'a'.repeat(32)}-1x1.svg`, `${'a'.repeat(32)}-800x600.avif`, '..%2f..%2fsecret'])(
    '%s that nobody was given is none',
    async (file) => {
      expect((await site.request(`/photos/${file}`)).status).toBe(404)
    },
  )
})

describe('pictures of forms that were never sent', () => {
  const at = (iso: string) => ({ now: () => new Date(iso), today: () => iso.slice(0, 10) })
  const job = (iso: string) => unusedPicturesJob({ db, clock: at(iso), files: deps.files })
  const run = (iso: string) => job(iso).run({}, { id: '1', signal: new AbortController().signal })

  test('go after a day with their files; those that something names stay', async () => {
    const lost = ownPicture((await send(words, jpeg)).image!.url, publicUrl)!
    const shown = (await send(words, jpeg)).image!
    const inDraft = ownPicture((await send(words, jpeg)).draft.path, publicUrl)!
    const insert = (record: object, typed: object) =>
      sql`
      insert into publication (town, kind, state, record, record_id, typed)
      values ('44015', 'event', 'draft', ${JSON.stringify(record)}, ${`urn:wiker:event:${Math.random()}`}, ${JSON.stringify(typed)})`.execute(
        db,
      )
    await insert({ image: shown }, {})
    await insert({}, { photo: formPath(inDraft, 'jpeg', inDraft) })
    const exists = async (picture: typeof lost) => (await site.request(formPath(picture, 'avif', picture))).status
    await run('2026-11-23T20:00:00Z')
    expect(await exists(lost)).toBe(200)
    await run('2026-11-24T12:00:00Z')
    expect(await exists(lost)).toBe(404)
    expect(await getPicture(db, lost.id)).toBeUndefined()
    expect(await exists(ownPicture(shown.url, publicUrl)!)).toBe(200)
    expect(await exists(inDraft)).toBe(200)
  })
})
