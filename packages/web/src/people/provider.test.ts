import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ensurePerson, openAccounts } from '@wiker/platform/accounts/accounts.ts'
import { openPost, recentMails } from '@wiker/platform/mail/mail.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { readGrants } from '@wiker/town/people/roles.ts'
import { linkSiret, unlinkSiret } from '@wiker/town/people/town-hall-siret.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { signInMail } from '../mails/sign-in.tsx'
import { startSite } from '../testing/site.ts'
import { client, startTownHallProvider } from '../testing/town-hall-provider.ts'
import { Walker } from '../testing/walker.ts'

const database = await testDatabase()
const { db } = database
const port = await freePort()
const address = `http://localhost:${port}`
const provider = await startTownHallProvider(address)
const post = openPost({ db, smtpUrl: undefined, from: 'Wiker <bonjour@wiker.example>', jobs: () => undefined as never })
const accounts = await openAccounts({
  db,
  publicUrl: address,
  sendLink: (link) => post.send(db, signInMail(link, address)),
  provider: {
    issuer: provider.issuer,
    clientId: client.id,
    clientSecret: client.secret,
    label: 'ProConnect',
    scope: 'openid email given_name usual_name siret organizational_unit',
  },
})
const site = await startSite(database, { people: { accounts, db }, post, publicUrl: address }, port)
await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
afterAll(async () => {
  await site.close()
  await provider.close()
})
beforeEach(async () => {
  for (const table of ['mail', 'person', 'allowance', 'town_hall_siret'])
    await sql`delete from ${sql.table(table)}`.execute(db)
  provider.people.clear()
  provider.asked.length = 0
})

const siret = '21440015000018'
const claire = {
  email: 'claire@mairie-blain.example',
  email_verified: true,
  given_name: 'Claire',
  usual_name: 'Le Goff',
  siret,
  organizational_unit: 'Communication',
}

/** Signs in on the provider's own pages, and agrees to what the site asks. */
async function passProvider(walker: Walker, login: string): Promise<Response> {
  let answer = await walker.post(await formOf(walker, walker.at), { prompt: 'login', login, password: 'x' })
  if (walker.at.startsWith(provider.issuer))
    answer = await walker.post(await formOf(walker, walker.at), { prompt: 'consent' })
  return answer
}

async function formOf(walker: Walker, page: string): Promise<string> {
  const html = await (await walker.step(page, { method: 'GET' })).text()
  return new URL(/action="([^"]+)"/.exec(html)![1]!, page).href
}

async function enter(login: string, walker = new Walker()) {
  await walker.get(`${address}/connexion/mairie?page=/compte`)
  const answer = await passProvider(walker, login)
  return { walker, answer, html: await answer.text() }
}

async function signInByLetter(email: string): Promise<Walker> {
  const walker = new Walker()
  await walker.post(`${address}/connexion`, { email, page: '/compte' })
  const [mail] = await recentMails(db, { to: email })
  const token = new URL(mail!.text.match(/https?:\S+/)![0]).searchParams.get('token')!
  await walker.post(`${address}/connexion/lien`, { token, page: '/compte' })
  return walker
}

const personOf = async (email: string) => {
  const { rows } = await sql<{ id: string }>`select id from person where email = ${email}`.execute(db)
  return rows[0]?.id
}

describe('Somebody of a town hall, at the provider', () => {
  test('gets an account by an address that the provider has verified, with code, PKCE, state and nonce', async () => {
    provider.people.set('claire', claire)
    const { html, walker } = await enter('claire')
    expect(walker.at).toBe(`${address}/compte`)
    expect(html).toContain('claire@mairie-blain.example')
    const asked = provider.asked[0]!
    expect(asked.get('response_type')).toBe('code')
    expect(asked.get('code_challenge_method')).toBe('S256')
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)!.length).toBeGreaterThan(30)
    // The next time, the same account, even when the provider gives another address.
    provider.people.set('claire', { ...claire, email: 'autre@mairie-blain.example' })
    const again = await enter('claire')
    expect(again.html).toContain('claire@mairie-blain.example')
    expect(await personOf('autre@mairie-blain.example')).toBeUndefined()
  })

  test('has the role of the town whose SIRET the operator has linked, as long as both say so', async () => {
    provider.people.set('claire', claire)
    await enter('claire')
    const person = (await personOf(claire.email))!
    expect(await readGrants(db, person)).toEqual([])
    const operator = await ensurePerson(db, 'operateur@example.org')
    expect(await linkSiret(db, { siret, town: '44015', unit: null }, operator.id)).toBe(true)
    expect(await readGrants(db, person)).toEqual([])
    await enter('claire')
    expect(await readGrants(db, person)).toEqual([{ role: 'town_hall', town: '44015' }])

    // A month without coming from there, and it no longer holds.
    await sql`update role set granted_at = now() - interval '31 days'`.execute(db)
    expect(await readGrants(db, person)).toEqual([])
    await enter('claire')
    expect(await readGrants(db, person)).toHaveLength(1)

    // She works elsewhere now.
    provider.people.set('claire', { ...claire, siret: '21440195000017' })
    await enter('claire')
    expect(await readGrants(db, person)).toEqual([])
    provider.people.set('claire', claire)
    await enter('claire')
    await unlinkSiret(db, siret)
    expect(await readGrants(db, person)).toEqual([])
  })

  test('has no role by the domain of an address, by another SIRET, nor from another unit than the one linked', async () => {
    const operator = await ensurePerson(db, 'operateur@example.org')
    await linkSiret(db, { siret, town: '44015', unit: 'Communication' }, operator.id)
    const { siret: _, ...withoutSiret } = claire
    provider.people.set('a', withoutSiret)
    provider.people.set('b', { ...claire, email: 'b@mairie-blain.example', siret: '21440195000017' })
    provider.people.set('c', { ...claire, email: 'c@mairie-blain.example', organizational_unit: 'Voirie' })
    provider.people.set('d', { ...claire, email: 'd@ailleurs.example', organizational_unit: 'communication' })
    const roles: number[] = []
    for (const [login, email] of [
      ['a', claire.email],
      ['b', 'b@mairie-blain.example'],
      ['c', 'c@mairie-blain.example'],
      ['d', 'd@ailleurs.example'],
    ] as const) {
      await enter(login)
      roles.push((await readGrants(db, (await personOf(email))!)).length)
    }
    expect(roles).toEqual([0, 0, 0, 1])
  })

  test('keeps the role that a person gave, whatever the SIRET says', async () => {
    provider.people.set('claire', claire)
    await enter('claire')
    const person = (await personOf(claire.email))!
    await sql`insert into role (person_id, role, town) values (${person}, 'town_hall', '44195')`.execute(db)
    await enter('claire')
    expect(await readGrants(db, person)).toEqual([{ role: 'town_hall', town: '44195' }])
  })
})

describe('Nobody takes somebody else’s account through the provider', () => {
  test.each([
    ['unverified', false],
    ['verified', true],
  ])('by an address of an account that exists (%s)', async (_, verified) => {
    const walker = await signInByLetter('maire@blain.example')
    provider.people.set('mallory', { email: 'maire@blain.example', email_verified: verified })
    const { html, answer } = await enter('mallory')
    expect(answer.status).toBe(403)
    expect(html).toContain('reliez ProConnect depuis votre compte')
    const { rows } = await sql`select 1 from sign_in_method`.execute(db)
    expect(rows).toEqual([])
    expect(await (await walker.get(`${address}/compte`)).text()).toContain('maire@blain.example')
  })

  test('nor gets one by an address that the provider has not verified', async () => {
    provider.people.set('mallory', { email: 'jean@example.org', email_verified: false })
    const { answer, html } = await enter('mallory')
    expect(answer.status).toBe(403)
    expect(html).toContain('Connectez-vous d’abord par un lien')
    expect(await personOf('jean@example.org')).toBeUndefined()
  })

  test('who is signed in joins the two, and then comes in from there', async () => {
    const walker = await signInByLetter('jean@example.org')
    provider.people.set('jean', { email: 'agent@mairie.example', email_verified: false })
    await walker.post(`${address}/compte/mairie`, {})
    expect(walker.at.startsWith(provider.issuer)).toBe(true)
    await passProvider(walker, 'jean')
    expect(await (await walker.get(`${address}/compte`)).text()).toContain('Votre compte est relié à ProConnect')
    expect((await enter('jean')).html).toContain('jean@example.org')
  })

  test('an identity that has its account is not moved to another', async () => {
    provider.people.set('claire', claire)
    await enter('claire')
    const mallory = await signInByLetter('mallory@example.org')
    await mallory.post(`${address}/compte/mairie`, {})
    const answer = await passProvider(mallory, 'claire')
    expect(answer.status).toBe(403)
    expect((await enter('claire')).html).toContain(claire.email)
  })

  test('two who begin at the same moment have nothing in common', async () => {
    const begun = await Promise.all(
      Array.from({ length: 6 }, () => fetch(`${address}/connexion/mairie`, { redirect: 'manual' })),
    )
    const states = begun.map((answer) => new URL(answer.headers.get('location')!).searchParams.get('state'))
    expect(new Set(states).size).toBe(6)
    expect(new Set(begun.map((answer) => answer.headers.getSetCookie().join())).size).toBe(6)
  })

  test('an answer meant for another browser, played twice, or made up, is refused', async () => {
    provider.people.set('claire', claire)
    const mallory = new Walker()
    const begun = await mallory.step(`${address}/connexion/mairie`, { method: 'GET' })
    await mallory.get(begun.headers.get('location')!)
    // Mallory stops before coming back, and sends her own address of return to somebody else.
    const login = await mallory.step(await formOf(mallory, mallory.at), {
      method: 'POST',
      body: new URLSearchParams({ prompt: 'login', login: 'claire', password: 'x' }),
    })
    await mallory.get(new URL(login.headers.get('location')!, provider.issuer).href)
    let back = await mallory.step(await formOf(mallory, mallory.at), {
      method: 'POST',
      body: new URLSearchParams({ prompt: 'consent' }),
    })
    let next = back.headers.get('location')!
    while (!next.startsWith(address)) {
      back = await mallory.step(new URL(next, provider.issuer).href, { method: 'GET' })
      next = back.headers.get('location')!
    }
    const victim = new Walker()
    expect((await victim.get(next)).status).toBe(403)
    const wrongState = next.replace(/state=[^&]+/, 'state=autre')
    expect((await mallory.get(wrongState)).status).toBe(403)
    // The attempt is used up: the right answer comes too late.
    expect((await mallory.get(next)).status).toBe(403)
    expect((await mallory.get(`${address}/connexion/mairie/retour?code=x&state=y`)).status).toBe(403)
    expect((await mallory.get(`${address}/connexion/mairie/retour?error=access_denied`)).status).toBe(403)
    const { rows } = await sql`select 1 from session`.execute(db)
    expect(rows).toEqual([])
  })
})

describe('Signing out', () => {
  test('leads to the provider’s own page for it, and ends the session here first', async () => {
    provider.people.set('claire', claire)
    const { walker } = await enter('claire')
    const left = await walker.step(`${address}/compte/deconnexion`, {
      method: 'POST',
      body: new URLSearchParams({}),
      headers: { origin: address },
    })
    const elsewhere = /url=(.*)$/.exec(left.headers.get('refresh')!)![1]!
    expect(elsewhere.startsWith(`${provider.issuer}/session/end?`)).toBe(true)
    expect(new URL(elsewhere).searchParams.get('post_logout_redirect_uri')).toBe(address)
    const { rows } = await sql`select 1 from session`.execute(db)
    expect(rows).toEqual([])
    expect((await walker.get(elsewhere)).status).toBe(200)
  })

  test('a site without a provider offers none', async () => {
    const plain = await openAccounts({ db, publicUrl: address, sendLink: async () => undefined })
    const other = await startSite(database, { people: { accounts: plain, db }, post })
    const walker = new Walker()
    expect(await (await walker.get(`${other.url}/connexion`)).text()).not.toContain('mairie')
    expect((await walker.get(`${other.url}/connexion/mairie`)).status).toBe(404)
    await other.close()
  })

  test('a provider that does not answer is said to, and the letter remains', async () => {
    const away = await openAccounts({
      db,
      publicUrl: address,
      sendLink: async () => undefined,
      provider: {
        issuer: 'http://localhost:9',
        clientId: 'a',
        clientSecret: 'b',
        label: 'ProConnect',
        scope: 'openid',
      },
    })
    const other = await startSite(database, { people: { accounts: away, db }, post })
    const answer = await new Walker().get(`${other.url}/connexion/mairie`)
    expect(answer.status).toBe(502)
    expect(await answer.text()).toContain('ProConnect ne répond pas en ce moment')
    await other.close()
  })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port: free } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return free
}
