import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { type Accounts, ensurePerson, openAccounts, type SignInLink } from './accounts.ts'

const { db } = await testDatabase()
const sent: SignInLink[] = []
const open = (): Promise<Accounts> =>
  openAccounts({ db, publicUrl: 'http://localhost:3000', sendLink: async (link) => void sent.push(link) })
const accounts = await open()

beforeEach(async () => {
  sent.length = 0
  await sql`delete from person`.execute(db)
})

const noCookie = new Headers()
const withCookies = (cookies: string[]) =>
  new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') })

async function askLink(email = 'Marie.Dupont@example.org'): Promise<SignInLink> {
  await accounts.requestLink({ email, returnTo: '/bureau', language: 'fr' })
  return sent.at(-1)!
}

async function signIn(email?: string) {
  const entered = await accounts.enter((await askLink(email)).token, noCookie)
  return { ...entered!, headers: withCookies(entered!.cookies) }
}

describe('Signing in by e-mail', () => {
  test('a link that was sent opens the account, and says where to come back to', async () => {
    const link = await askLink()
    expect(link).toMatchObject({ email: 'Marie.Dupont@example.org', returnTo: '/bureau', language: 'fr' })
    const entered = await accounts.enter(link.token, noCookie)
    expect(entered?.person.email).toBe('marie.dupont@example.org')
    expect(await accounts.personOf(withCookies(entered!.cookies))).toMatchObject({ email: 'marie.dupont@example.org' })
  })

  test('a link works once', async () => {
    const { token } = await askLink()
    expect(await accounts.enter(token, noCookie)).toBeDefined()
    expect(await accounts.enter(token, noCookie)).toBeUndefined()
  })

  test('a link that is half an hour old works no more', async () => {
    const { token } = await askLink()
    await sql`update verification set expires_at = now() - interval '1 second'`.execute(db)
    expect(await accounts.enter(token, noCookie)).toBeUndefined()
  })

  test('neither a made-up link nor a made-up cookie opens anything', async () => {
    expect(await accounts.enter('abcdef', noCookie)).toBeUndefined()
    expect(await accounts.personOf(withCookies(['wiker.session_token=abc.def']))).toBeUndefined()
    expect(await accounts.personOf(noCookie)).toBeUndefined()
  })

  test('the database alone does not let anyone in: it has a digest of the link', async () => {
    const { token } = await askLink()
    const { rows } = await sql<{ all: string }>`select v::text as all from verification v`.execute(db)
    expect(rows.some((row) => row.all.includes(token))).toBe(false)
  })

  test('a cookie is for this site alone, and no script reads it', async () => {
    const { cookies } = await signIn()
    expect(cookies.join()).toMatch(/HttpOnly/)
    expect(cookies.join()).toMatch(/SameSite=Lax/)
  })

  test('another process on the same database knows the person', async () => {
    const { headers } = await signIn()
    expect(await (await open()).personOf(headers)).toMatchObject({ email: 'marie.dupont@example.org' })
  })

  test('someone who was given a role before coming is that person, in whatever capitals', async () => {
    const expected = await ensurePerson(db, ' Marie.DUPONT@example.org')
    const { person } = await signIn()
    expect(person.id).toBe(expected.id)
    expect(await ensurePerson(db, 'marie.dupont@example.org')).toEqual(expected)
  })
})

describe('Signing out', () => {
  test('of this device leaves the other signed in', async () => {
    const phone = await signIn()
    const shop = await signIn()
    await accounts.leave(phone.headers)
    expect(await accounts.personOf(phone.headers)).toBeUndefined()
    expect(await accounts.personOf(shop.headers)).toBeDefined()
  })

  test('of one device from another, but not of somebody else’s', async () => {
    const phone = await signIn()
    const shop = await signIn()
    const stranger = await signIn('inconnu@example.org')
    const devices = await accounts.devicesOf(shop.headers)
    expect(devices.map((device) => device.current).sort()).toEqual([false, true])
    const phoneId = devices.find((device) => !device.current)!.id
    await accounts.leaveDevice(phoneId, stranger.headers)
    expect(await accounts.personOf(phone.headers)).toBeDefined()
    await accounts.leaveDevice(phoneId, shop.headers)
    expect(await accounts.personOf(phone.headers)).toBeUndefined()
  })

  test('everywhere ends every device', async () => {
    const [phone, shop] = [await signIn(), await signIn()]
    await accounts.leave(phone.headers, true)
    expect(await accounts.personOf(shop.headers)).toBeUndefined()
    expect(await accounts.personOf(phone.headers)).toBeUndefined()
  })
})
