import { openAccounts, type SignInLink } from '@wiker/platform/accounts/accounts.ts'
import { takeAllowance } from '@wiker/platform/accounts/allowance.ts'
import { idleLifetime, longestLifetime } from '@wiker/platform/accounts/better-auth.ts'
import { openPost, recentMails } from '@wiker/platform/mail/mail.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { type KyselyPlugin, sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { signInMail } from '../mails/sign-in.tsx'
import { createApp } from '../server/app.ts'
import { depsFor, publicUrl } from '../testing/site.ts'

const database = await testDatabase()

/** Every question that is asked of the database, in its shape. */
const asked: string[] = []
const counting: KyselyPlugin = {
  transformQuery: ({ node }) => {
    asked.push(node.kind === 'RawNode' ? node.sqlFragments.join('?') : node.kind)
    return node
  },
  transformResult: async ({ result }) => result,
}
const db = database.db.withPlugin(counting)
const links: SignInLink[] = []
const post = openPost({ db, smtpUrl: undefined, from: 'Wiker <bonjour@wiker.example>', jobs: () => undefined as never })
const accounts = await openAccounts({
  db,
  publicUrl,
  sendLink: async (link) => {
    links.push(link)
    await post.send(db, signInMail(link, publicUrl))
  },
})
const app = createApp(depsFor(database, { people: { accounts, db }, post }))

beforeEach(async () => {
  for (const table of ['person', 'mail', 'allowance', 'verification'])
    await sql`delete from ${sql.table(table)}`.execute(db)
  links.length = 0
})

const send = (path: string, fields: Record<string, string>, cookie = '') =>
  app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin: publicUrl, cookie } })
const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')

async function enter(email: string, cookie = ''): Promise<string> {
  await send('/connexion', { email })
  return cookieOf(await send('/connexion/lien', { token: links.at(-1)!.token }, cookie))
}
const isIn = async (cookie: string) => (await app.request('/compte', { headers: { cookie } })).status === 200

describe('A session', () => {
  test('is never the one that somebody else has prepared', async () => {
    const mallorys = await enter('mallory@example.org')
    const maries = await enter('marie@example.org', mallorys)
    expect(maries).not.toBe(mallorys)
    const page = await app.request('/compte', { headers: { cookie: maries } })
    expect(await page.text()).toContain('marie@example.org')
    // The cookie from before opens nothing any more.
    expect(await isIn(mallorys)).toBe(false)
    const made = await enter('marie@example.org', 'wiker.session_token=mallory; __Secure-wiker.session_token=mallory')
    expect(made).not.toContain('mallory')
  })

  test('is new at each entry, and the one before it on this device ends', async () => {
    const first = await enter('marie@example.org')
    const second = await enter('marie@example.org', first)
    expect([await isIn(first), await isIn(second)]).toEqual([false, true])
  })

  test('ends when it is not used for sixty days, and after six months in any case', async () => {
    expect([idleLifetime / 86_400, longestLifetime / 86_400]).toEqual([60, 180])
    const cookie = await enter('marie@example.org')
    await sql`update session set created_at = now() - interval '179 days'`.execute(db)
    expect(await isIn(cookie)).toBe(true)
    await sql`update session set created_at = now() - interval '181 days'`.execute(db)
    expect(await isIn(cookie)).toBe(false)
    const other = await enter('marie@example.org')
    await sql`update session set expires_at = now() - interval '1 second'`.execute(db)
    expect(await isIn(other)).toBe(false)
  })

  test('is carried on by use, with its cookie', async () => {
    const cookie = await enter('marie@example.org')
    expect((await app.request('/compte', { headers: { cookie } })).headers.getSetCookie()).toEqual([])
    await sql`update session set expires_at = now() + interval '20 days', updated_at = now() - interval '40 days'`.execute(
      db,
    )
    await sql`update person set last_seen_at = now() - interval '40 days'`.execute(db)
    const page = await app.request('/compte', { headers: { cookie } })
    expect(page.headers.getSetCookie().join()).toMatch(/Max-Age=5184000.*HttpOnly/)
    const { rows } = await sql<{ days: number }>`
      select extract(day from expires_at - now())::int as days from session`.execute(db)
    expect(rows[0]!.days).toBeGreaterThan(58)
    const { rows: seen } = await sql<{
      today: boolean
    }>`select last_seen_at > now() - interval '1 minute' as today from person`.execute(db)
    expect(seen[0]!.today).toBe(true)
  })

  test('keeps no address of the network', async () => {
    await enter('marie@example.org')
    const { rows } = await sql<{ ip_address: string | null }>`select ip_address from session`.execute(db)
    expect(rows[0]!.ip_address || null).toBeNull()
  })
})

describe('Nobody learns who has an account', () => {
  async function requestOf(path: string, fields: Record<string, string>, cookie = '') {
    asked.length = 0
    const answer = await send(path, fields, cookie)
    const body = (await answer.text()).replaceAll(fields.email ?? '\0', '')
    return { status: answer.status, location: answer.headers.get('location'), body, asked: [...asked] }
  }

  test('asking for a link: the same answer, and the same work behind it', async () => {
    await enter('marie@example.org')
    const known = await requestOf('/connexion', { email: 'marie@example.org' })
    const unknown = await requestOf('/connexion', { email: 'nobody@example.org' })
    expect(unknown).toEqual(known)
    expect(known.asked.length).toBeGreaterThan(2)
    const letters = await Promise.all(['marie', 'nobody'].map((name) => recentMails(db, { to: `${name}@example.org` })))
    expect(letters[0]![0]!.subject).toBe(letters[1]![0]!.subject)
  })

  test('used up: the same answer', async () => {
    await enter('marie@example.org')
    for (const email of ['marie@example.org', 'nobody@example.org'])
      for (let i = 0; i < 5; i++) await send('/connexion', { email })
    const known = await requestOf('/connexion', { email: 'marie@example.org' })
    expect(known.location).toContain('sent=late')
    expect(await requestOf('/connexion', { email: 'nobody@example.org' })).toEqual(known)
  })

  test('taking the address of somebody who has an account: the same answer as for a free one', async () => {
    await enter('paul@example.org')
    const marie = await enter('marie@example.org')
    const taken = await requestOf('/compte/adresse', { email: 'paul@example.org' }, marie)
    expect(await requestOf('/compte/adresse', { email: 'libre@example.org' }, marie)).toEqual(taken)
  })

  test('a passkey names nobody: the question is the same for all', async () => {
    const [first, second] = await Promise.all([0, 1].map(async () => (await send('/connexion/cle/defi', {})).json()))
    const plain = (one: { options: Record<string, unknown> }) => ({ ...one.options, challenge: '' })
    expect(plain(first)).toEqual(plain(second))
    expect(first.options.allowCredentials ?? []).toEqual([])
    const known = await requestOf('/connexion/cle', { token: 'x', reply: '{"id":"abc"}' })
    expect(known.status).toBe(403)
  })
})

describe('Attempts are counted for every way in, by every process together', () => {
  test('links: five an hour for an address, twenty from one place', async () => {
    for (let i = 0; i < 5; i++)
      expect((await send('/connexion', { email: 'marie@example.org' })).headers.get('location')).toContain('sent=ok')
    expect((await send('/connexion', { email: 'Marie@example.org ' })).headers.get('location')).toContain('sent=late')
    for (let i = 0; i < 14; i++) await send('/connexion', { email: `a${i}@example.org` })
    expect((await send('/connexion', { email: 'neuf@example.org' })).headers.get('location')).toContain('sent=late')
    expect(await recentMails(db, { to: 'neuf@example.org' })).toEqual([])
  })

  test.each([
    ['/connexion/lien', { token: 'x' }, 60],
    ['/connexion/cle', { token: 'x', reply: '{"id":"abc"}' }, 20],
    ['/connexion/cle/defi', {}, 120],
  ] as const)('%s', async (path, fields, most) => {
    for (let i = 0; i < most; i++) expect((await send(path, fields)).status).not.toBe(429)
    expect((await send(path, fields)).status).toBe(429)
  })

  test('another process counts on', async () => {
    const limit = [{ kind: 'x', of: 'y', most: 3, minutes: 60 }]
    const taken = await Promise.all(Array.from({ length: 8 }, (_, i) => takeAllowance(i % 2 ? db : database.db, limit)))
    expect(taken.filter(Boolean)).toHaveLength(3)
  })

  test('what is counted cannot be read back', async () => {
    await send('/connexion', { email: 'marie@example.org' })
    const { rows } = await sql<{ row: string }>`select a::text as row from allowance a`.execute(db)
    expect(rows.length).toBeGreaterThan(1)
    for (const { row } of rows) expect(row).not.toMatch(/marie|unknown|127\./)
  })
})

describe('Another address', () => {
  test('is taken by a link that went there, used by the same person; the old one is told', async () => {
    const marie = await enter('marie@example.org')
    await send('/compte/adresse', { email: 'Marie.Nouvelle@example.org' }, marie)
    const [letter] = await recentMails(db, { to: 'marie.nouvelle@example.org' })
    const token = new URL(letter!.text.match(/https?:\S+/)![0]).searchParams.get('token')!
    const mallory = await enter('mallory@example.org')
    expect((await send('/compte/adresse/lien', { token }, mallory)).status).toBe(410)
    // That attempt used it up: a stolen link opens nothing, and marie asks again.
    await send('/compte/adresse', { email: 'marie.nouvelle@example.org' }, marie)
    const [again] = await recentMails(db, { to: 'marie.nouvelle@example.org' })
    const fresh = new URL(again!.text.match(/https?:\S+/)![0]).searchParams.get('token')!
    expect((await send('/compte/adresse/lien', { token: fresh }, marie)).headers.get('location')).toBe(
      '/compte?adresse=ok',
    )
    const page = await app.request('/compte', { headers: { cookie: marie } })
    expect(await page.text()).toContain('marie.nouvelle@example.org')
    expect((await recentMails(db, { to: 'marie@example.org' }))[0]!.subject).toBe('Votre compte a changé d’adresse')
  })

  test('that somebody took meanwhile stays theirs', async () => {
    const marie = await enter('marie@example.org')
    await send('/compte/adresse', { email: 'paul@example.org' }, marie)
    const [letter] = await recentMails(db, { to: 'paul@example.org' })
    const token = new URL(letter!.text.match(/https?:\S+/)![0]).searchParams.get('token')!
    await enter('paul@example.org')
    expect((await send('/compte/adresse/lien', { token }, marie)).status).toBe(410)
  })

  test('that is none is told beside its field, with what was typed', async () => {
    const marie = await enter('marie@example.org')
    const answer = await send('/compte/adresse', { email: 'marie arobase' }, marie)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('value="marie arobase"')
  })

  test('links on their way to the old one open nothing any more', async () => {
    const marie = await enter('marie@example.org')
    await send('/connexion', { email: 'marie@example.org' })
    const old = links.at(-1)!.token
    await send('/compte/adresse', { email: 'neuve@example.org' }, marie)
    const [letter] = await recentMails(db, { to: 'neuve@example.org' })
    await send(
      '/compte/adresse/lien',
      { token: new URL(letter!.text.match(/https?:\S+/)![0]).searchParams.get('token')! },
      marie,
    )
    expect((await send('/connexion/lien', { token: old })).status).toBe(410)
  })
})

describe('Erasing', () => {
  test('needs a fresh link, opened by the same person, once', async () => {
    const marie = await enter('marie@example.org')
    const phone = await enter('marie@example.org')
    expect((await send('/compte/effacer/lien', { token: 'abc' }, marie)).status).toBe(410)
    await send('/compte/effacer', {}, marie)
    const [letter] = await recentMails(db, { to: 'marie@example.org' })
    const token = new URL(letter!.text.match(/https?:\S+/)![0]).searchParams.get('token')!
    const mallory = await enter('mallory@example.org')
    expect((await send('/compte/effacer/lien', { token }, mallory)).status).toBe(410)
    expect(await isIn(marie)).toBe(true)
    await send('/compte/effacer', {}, marie)
    const [again] = await recentMails(db, { to: 'marie@example.org' })
    const fresh = new URL(again!.text.match(/https?:\S+/)![0]).searchParams.get('token')!
    const done = await send('/compte/effacer/lien', { token: fresh }, marie)
    expect(await done.text()).toContain('Votre compte est effacé')
    expect(done.headers.getSetCookie().join()).toMatch(/Max-Age=0/)
    expect([await isIn(marie), await isIn(phone), await isIn(mallory)]).toEqual([false, false, true])
  })
})
