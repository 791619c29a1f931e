import { inflateRawSync } from 'node:zlib'
import { ensurePerson, openAccounts } from '@wiker/platform/accounts/accounts.ts'
import { openPost, recentMails } from '@wiker/platform/mail/mail.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { actions } from '@wiker/town/people/permissions.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { words } from '../formatting/words.ts'
import { createApp } from '../server/app.ts'
import { languages } from '../server/language.ts'
import { depsFor, publicUrl, silent } from '../testing/site.ts'
import { keepNoLonger } from './retention-job.ts'

const database = await testDatabase()
const { db } = database
const post = openPost({ db, smtpUrl: undefined, from: 'Wiker <bonjour@wiker.example>', jobs: () => undefined as never })
let token = ''
const accounts = await openAccounts({
  db,
  publicUrl,
  sendLink: async (link) => {
    token = link.token
  },
})
const deps = depsFor(database, { people: { accounts, db }, post })
const app = createApp(deps)
await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
beforeEach(async () => {
  for (const table of ['publication', 'picture', 'person', 'mail', 'allowance'])
    await sql`delete from ${sql.table(table)}`.execute(db)
})

async function signIn(email: string) {
  const { id } = await ensurePerson(db, email)
  await accounts.requestLink({ email, returnTo: '/', language: 'fr' })
  const entered = await accounts.enter(token, new Headers())
  return { id, cookie: entered!.cookies.map((one) => one.split(';')[0]).join('; ') }
}
const send = (path: string, cookie: string) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(), headers: { origin: publicUrl, cookie } })

describe('One’s data, in one press', () => {
  test('are an archive with everything as JSON, a table each for spreadsheets, and the pictures themselves', async () => {
    const { id, cookie } = await signIn('marie@example.org')
    const other = await signIn('paul@example.org')
    const photograph = Buffer.from('pretend this is a photograph')
    await deps.files.put('photos/ab/ab12-800x600.jpg', photograph, 'image/jpeg')
    const forms = [{ name: 'photos/ab/ab12-800x600.jpg', format: 'jpeg', width: 800, height: 600, bytes: 28 }]
    await sql`insert into picture (id, town, person_id, width, height, alt, credit, forms)
      values ('ab12', '44015', ${id}, 800, 600, 'La salle', 'Marie', ${JSON.stringify(forms)}::jsonb)`.execute(db)
    const record = { type: 'Event', name: 'Loto' }
    await sql`insert into publication (town, kind, author_id, state, record, record_id)
      values ('44015', 'event', ${id}, 'published', ${JSON.stringify(record)}::jsonb, 'urn:a'),
        ('44015', 'event', ${other.id}, 'draft', '{"name":"De Paul"}', 'urn:b')`.execute(db)
    await noteDeed(db, { person: id, role: 'inhabitant', action: 'account.passkey', town: null })

    const answer = await send('/compte/export', cookie)
    expect(answer.headers.get('content-type')).toBe('application/zip')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="wiker-2026-11-23.zip"')
    const files = unzip(Buffer.from(await answer.arrayBuffer()))
    expect([...files.keys()].sort()).toEqual([
      'donnees.json',
      'images/ab12-800x600.jpg',
      'lisez-moi.txt',
      'tables/audit.csv',
      'tables/person.csv',
      'tables/picture.csv',
      'tables/publication.csv',
      'tables/session.csv',
    ])
    const data = JSON.parse(files.get('donnees.json')!.toString())
    expect(data.person).toMatchObject([{ email: 'marie@example.org' }])
    expect(data.publication).toMatchObject([{ record: { name: 'Loto' }, state: 'published' }])
    expect(data.audit.map(({ action }: { action: string }) => action)).toEqual(['account.passkey', 'account.export'])
    expect(files.get('images/ab12-800x600.jpg')).toEqual(photograph)
    expect(files.get('lisez-moi.txt')!.toString()).toContain('marie@example.org')
    // Neither what protects the account, nor what is somebody else's.
    const all = [...files.values()].map(String).join()
    const { rows } = await sql<{ token: string }>`select token from session`.execute(db)
    for (const { token: secret } of rows) expect(all).not.toContain(secret)
    expect(all).not.toContain('De Paul')
    expect(all).not.toContain(other.id)
  })

  test('are given to who is signed in alone, and five times an hour', async () => {
    expect((await send('/compte/export', '')).headers.get('location')).toContain('/connexion')
    const { cookie } = await signIn('marie@example.org')
    for (let i = 0; i < 5; i++) expect((await send('/compte/export', cookie)).status).toBe(200)
    expect((await send('/compte/export', cookie)).status).toBe(429)
  })
})

test('an erasure that leaves a page alone is told to who looks after its town', async () => {
  const marie = await signIn('marie@example.org')
  const guard = await ensurePerson(db, 'animatrice@example.org')
  await sql`insert into role (person_id, role, town) values (${guard.id}, 'animator', '44015')`.execute(db)
  const { rows } = await sql<{ id: number }>`
    insert into page (town, kind, name) values ('44015', 'association', 'Comité des fêtes') returning id`.execute(db)
  await sql`insert into page_member (page_id, person_id, role, accepted_at) values (${rows[0]!.id}, ${marie.id}, 'owner', now())`.execute(
    db,
  )
  const page = await app.request('/compte/effacer', { headers: { cookie: marie.cookie } })
  expect(await page.text()).toContain('Comité des fêtes')
  await send('/compte/effacer', marie.cookie)
  const [letter] = await recentMails(db, { to: 'marie@example.org' })
  const fresh = new URL(letter!.text.match(/https?:\S+/)![0]).searchParams.get('token')!
  const body = new URLSearchParams({ token: fresh })
  const headers = { origin: publicUrl, cookie: marie.cookie }
  expect((await app.request('/compte/effacer/lien', { method: 'POST', body, headers })).status).toBe(200)
  const [told] = await recentMails(db, { to: 'animatrice@example.org' })
  expect(told!.subject).toBe('Comité des fêtes n’a plus de responsable')
  expect(told!.text).not.toContain('marie')
  await sql`delete from page`.execute(db)
})

test('every night somebody who has not come for two years is told, once, in words', async () => {
  await ensurePerson(db, 'marie@example.org')
  await sql`update person set last_seen_at = now() - interval '701 days'`.execute(db)
  for (let night = 0; night < 2; night++) await keepNoLonger({ db, post, publicUrl, log: silent })
  const letters = await recentMails(db, { to: 'marie@example.org' })
  expect(letters.map(({ subject }) => subject)).toEqual(['Votre compte va être effacé'])
  // Coming once is enough to stay.
  await signIn('marie@example.org')
  await sql`update person set last_seen_at = now() - interval '10 days' where warned_at is null`.execute(db)
  await keepNoLonger({ db, post, publicUrl, log: silent })
  const { rows } = await sql`select 1 from person`.execute(db)
  expect(rows).toHaveLength(1)
})

test('everything that can be done in somebody’s name has its sentence in the journal', () => {
  for (const language of languages)
    expect(actions.filter((action) => words[language].maybe(`deed.${action}`) === undefined)).toEqual([])
})

/** The files of an archive whose directory is at its end (APPNOTE 4.3.12), stored or deflated. */
function unzip(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed, nameLength] = [
      archive.readUInt16LE(at + 10),
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
    ]
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    const head = archive.readUInt32LE(at + 42)
    const start = head + 30 + archive.readUInt16LE(head + 26) + archive.readUInt16LE(head + 28)
    const bytes = archive.subarray(start, start + packed)
    files.set(name, method === 8 ? inflateRawSync(bytes) : Buffer.from(bytes))
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return files
}
