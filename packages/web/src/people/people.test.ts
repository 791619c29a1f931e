import { openAccounts, type SignInLink } from '@wiker/platform/accounts/accounts.ts'
import { openPost, recentMails } from '@wiker/platform/mail/mail.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { grantRole } from '@wiker/town/people/roles.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signInMail } from '../mails/sign-in.tsx'
import { createApp } from '../server/app.ts'
import { depsFor, publicUrl } from '../testing/site.ts'
import { deviceName } from './device-name.ts'

const database = await testDatabase()
const { db } = database
const post = openPost({ db, smtpUrl: undefined, from: 'Wiker <bonjour@wiker.example>', jobs: () => undefined as never })
const sendLink = (link: SignInLink) => post.send(db, signInMail(link, publicUrl))
const accounts = await openAccounts({ db, publicUrl, sendLink })
const app = createApp(depsFor(database, { people: { accounts, db }, post, keptMails: true }))

beforeAll(async () => {
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
})
beforeEach(async () => {
  await sql`delete from mail`.execute(db)
  await sql`delete from person`.execute(db)
  await sql`delete from allowance`.execute(db)
})

const origin = { origin: publicUrl }
const form = (path: string, fields: Record<string, string>, headers: Record<string, string> = origin) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers })

/** Asks for a link and reads the letter. */
async function linkFor(email: string, page = '/compte'): Promise<URL> {
  await form('/connexion', { email, page })
  const [mail] = await recentMails(db, { to: email })
  return new URL(mail!.text.match(/https?:\S+/)![0])
}

async function signIn(email = 'marie@example.org'): Promise<string> {
  const link = await linkFor(email)
  const answer = await form('/connexion/lien', { token: link.searchParams.get('token')!, page: '/compte' })
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
const as = (cookie: string, path: string) => app.request(path, { headers: { cookie } })

describe('Signing in on the site', () => {
  test('an address in, a letter out, its link opened by a press, and back where one was', async () => {
    const asked = await form('/connexion', { email: ' Marie@Example.org ', page: '/blain/agenda' })
    expect(asked.headers.get('location')).toBe('/connexion?page=%2Fblain%2Fagenda&sent=ok')
    const [mail] = await recentMails(db, { to: 'marie@example.org' })
    expect(mail!.subject).toBe('Votre lien pour entrer sur Wiker')
    const link = new URL(mail!.text.match(/https?:\S+/)![0])
    expect(link.origin).toBe(publicUrl)
    expect(mail!.html).toContain(link.href.replaceAll('&', '&amp;'))

    // The mail program looks at the link first: that opens nothing and uses nothing up.
    const looked = await app.request(link.pathname + link.search)
    expect(await looked.text()).toContain('Vous y êtes presque')
    expect(looked.headers.getSetCookie()).toEqual([])
    expect(looked.headers.get('cache-control')).toContain('no-store')

    const entered = await form('/connexion/lien', { token: link.searchParams.get('token')!, page: '/blain/agenda' })
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/blain/agenda'])
    expect(entered.headers.getSetCookie().join()).toMatch(/Secure.*HttpOnly|HttpOnly.*Secure/)
  })

  test('a link that was used says so, and offers another', async () => {
    const link = await linkFor('marie@example.org')
    const token = link.searchParams.get('token')!
    expect((await form('/connexion/lien', { token })).status).toBe(303)
    const again = await form('/connexion/lien', { token })
    expect(again.status).toBe(410)
    expect(await again.text()).toContain('Demander un autre lien')
  })

  test('never leads to another site, nor takes a form from one', async () => {
    const asked = await form('/connexion', { email: 'marie@example.org', page: 'https://mechant.example/' })
    expect(asked.headers.get('location')).toBe('/connexion?page=%2Fcompte&sent=ok')
    const answer = await form('/connexion', { email: 'paul@example.org' }, { origin: 'https://mechant.example' })
    expect(answer.status).toBe(403)
    expect(await recentMails(db, { to: 'paul@example.org' })).toEqual([])
  })

  test('an incomplete address is told, a machine that fills every field gets nothing', async () => {
    expect((await form('/connexion', { email: 'marie' })).headers.get('location')).toContain('sent=wrong')
    expect((await form('/connexion', { email: 'robot@example.org', website: 'x' })).headers.get('location')).toContain(
      'sent=ok',
    )
    expect(await recentMails(db)).toEqual([])
  })

  test('nobody’s letter box is filled: after five links in an hour the last one must do', async () => {
    for (let i = 0; i < 5; i++) await form('/connexion', { email: 'jean@example.org' })
    const answer = await form('/connexion', { email: 'jean@example.org' })
    expect(answer.headers.get('location')).toContain('sent=late')
    expect(await recentMails(db, { to: 'jean@example.org' })).toHaveLength(5)
  })

  test('the letter is in the language of the page', async () => {
    await form('/en/connexion', { email: 'mary@example.org', page: '/compte' })
    const [mail] = await recentMails(db, { to: 'mary@example.org' })
    expect(mail!.subject).toBe('Your link to sign in to Wiker')
    expect(mail!.text).toContain(`${publicUrl}/en/connexion/lien?token=`)
  })
})

describe('The account', () => {
  test('shows who one is, what one looks after and what was done in one’s name, to oneself alone', async () => {
    const cookie = await signIn()
    const { rows } = await sql<{ id: string }>`select id from person`.execute(db)
    const person = rows[0]!.id
    await grantRole(db, person, { role: 'animator', town: '44015' }, null)
    await noteDeed(db, { person, role: 'animator', action: 'source.add', town: '44015', details: { name: 'Agenda' } })
    const page = await as(cookie, '/compte')
    const html = await page.text()
    expect(page.headers.get('cache-control')).toBe('private, no-store')
    expect(html).toContain('marie@example.org')
    expect(html).toContain('Animation du site Blain')
    expect(html).toContain('Source ajoutée')
    expect(html).toContain('href="/bureau"')
    const stranger = await app.request('/compte')
    expect([stranger.status, stranger.headers.get('location')]).toEqual([303, '/connexion?page=%2Fcompte'])
  })

  test('signing out everywhere ends every device', async () => {
    const [phone, shop] = [await signIn(), await signIn()]
    const answer = await app.request('/compte/deconnexion', {
      method: 'POST',
      body: new URLSearchParams({ device: 'all' }),
      headers: { ...origin, cookie: phone },
    })
    expect(answer.status).toBe(303)
    expect((await as(shop, '/compte')).status).toBe(303)
  })

  test('pages of a town say that one is in, and are kept for nobody else', async () => {
    const page = await as(await signIn(), '/blain')
    expect(page.headers.get('cache-control')).toBe('private, no-store')
    expect(await page.text()).toContain('Mon compte')
    const anonymous = await app.request('/blain')
    expect(anonymous.headers.get('cache-control')).toBe('public, no-cache')
    expect(await anonymous.text()).toContain('href="/connexion?page=%2Fblain"')
  })

  test('devices have the names people give them', () => {
    const phone =
      'Mozilla/5.0 (Linux; Android 14; SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36'
    expect(deviceName(phone)).toEqual({ browser: 'Chrome', system: 'Android' })
    expect(deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1')).toEqual({
      browser: 'Safari',
      system: 'iPhone',
    })
    expect(deviceName('curl/8.0')).toBeUndefined()
    expect(deviceName(null)).toBeUndefined()
  })
})

describe('Kept mails', () => {
  test('are read where no mail server is set, and nowhere else', async () => {
    await linkFor('marie@example.org')
    const page = await (await app.request('/dev/mails')).text()
    expect(page).toContain('Votre lien pour entrer sur Wiker')
    expect(page).toMatch(/<a href="https:\/\/wiker\.example\/connexion\/lien\?token=/)
    const other = createApp(depsFor(database, { people: { accounts, db } }))
    expect((await other.request('/dev/mails')).status).toBe(404)
  })
})
