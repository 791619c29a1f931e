import { openAccounts, type SignInLink } from '@wiker/platform/accounts/accounts.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { readDeeds } from '@wiker/town/people/audit.ts'
import { grantRole } from '@wiker/town/people/roles.ts'
import { addRecord, addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../server/app.ts'
import { depsFor, publicUrl } from '../testing/site.ts'

const database = await testDatabase()
const { db } = database
const sent: SignInLink[] = []
const accounts = await openAccounts({ db, publicUrl, sendLink: async (link) => void sent.push(link) })
const filled: string[][] = []
const clock = { now: () => new Date('2026-11-23T11:00:00Z'), today: () => '2026-11-23' }
const desk = {
  house: { db, clock, root: '/' },
  ask: async () => undefined,
  fill: async (towns: string[]) => filled.push(towns),
  files: '/nowhere',
}
const app = createApp(depsFor(database, { people: { accounts, db }, desk, keptMails: true }))
const page = '/bureau/communes/ouvrir'

async function signIn(email: string): Promise<string> {
  const post = (path: string, fields: Record<string, string>) =>
    app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin: publicUrl } })
  await post('/connexion', { email, page })
  const { token } = sent.at(-1)!
  const answer = await post('/connexion/lien', { token, page })
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

async function personOf(email: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from person where email = ${email}`.execute(db)
  return rows[0]!.id
}

let operator = ''
let animator = ''
beforeAll(async () => {
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain', postalCodes: ['44130'] })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay', postalCodes: ['44260'], open: false })
  operator = await signIn('operatrice@example.org')
  await grantRole(db, await personOf('operatrice@example.org'), { role: 'operator', town: null }, null)
  animator = await signIn('animateur@example.org')
  await grantRole(db, await personOf('animateur@example.org'), { role: 'animator', town: '44015' }, null)
})

const get = async (path: string, cookie: string) => {
  const response = await app.request(path, { headers: { cookie } })
  return { status: response.status, html: await response.text() }
}
const open = (code: string, cookie: string, origin = publicUrl) =>
  app.request(page, { method: 'POST', body: new URLSearchParams({ code }), headers: { cookie, origin } })

describe('Opening a town from the desk', () => {
  test('is the operator’s: an animator is refused, a stranger signs in first, another site’s form is no form', async () => {
    expect((await get(page, animator)).status).toBe(403)
    expect((await open('44195', animator)).status).toBe(403)
    expect((await app.request(page)).headers.get('location')).toContain('/connexion')
    expect((await open('44195', operator, 'https://evil.example')).status).toBe(403)
    expect(filled).toEqual([])
  })

  test('finds the town by its name or its postal code, and says which are open', async () => {
    const found = await get(`${page}?q=44260`, operator)
    expect(found.html).toContain('value="44195"')
    const already = await get(`${page}?q=blain`, operator)
    expect(already.html).toContain('Déjà ouverte')
    expect(already.html).not.toContain('value="44015"')
    expect((await get(`${page}?q=zzzzzz`, operator)).html).toContain('Aucune commune ne porte ce nom')
  })

  test('opens it at once, has it filled in the background, and is written down', async () => {
    const answer = await open('44195', operator)
    expect(answer.headers.get('location')).toBe(`${page}?ouverte=44195`)
    expect(filled).toEqual([['44195']])
    const [deed] = await readDeeds(db, { towns: ['44195'] })
    expect(deed).toMatchObject({ action: 'town.open', role: 'operator', email: 'operatrice@example.org' })
    await addRecord(db, 'place', 'Place', { name: 'Mairie' }, { town: '44195' })
    const { html } = await get(`${page}?ouverte=44195`, operator)
    expect(html).toContain('Savenay est ouverte')
    expect(html).toContain('Une fiche est déjà là')
    expect((await app.request('/savenay')).status).toBe(200)
  })

  test('asked twice, fills it once', async () => {
    await open('44195', operator)
    expect(filled).toHaveLength(1)
  })

  test('of a code that is none opens nothing', async () => {
    const answer = await open('99999', operator)
    expect(answer.headers.get('location')).toBe(`${page}?q=99999`)
    expect(filled).toHaveLength(1)
  })
})
