import { request as httpRequest } from 'node:http'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { publicUrl, startSite } from '../testing/site.ts'
import { crawl } from './testing/crawl.ts'
import { addressOf, leaves, openWorld, people, routesOf } from './testing/world.ts'

const database = await testDatabase()
const { db } = database
const world = await openWorld(database)
const reads = routesOf(world.app, 'GET')
const writes = routesOf(world.app, 'write')
beforeEach(async () => {
  await sql`delete from allowance`.execute(db)
})

/** Made to stand in other sites' pages: any of them may frame it. */
const framed = /^\/(:town\/)?(embarque|integrer|embed|encart)/

function checkHeaders(path: string, answer: Response) {
  const policy = answer.headers.get('content-security-policy') ?? ''
  const wrong: string[] = []
  if (!policy.includes("default-src 'none'") || /unsafe-(inline|eval)/.test(policy)) wrong.push(`policy: ${policy}`)
  if (/script-src[^;]*(\*|data:|https:|blob:)/.test(policy)) wrong.push(`scripts: ${policy}`)
  if (!policy.includes("base-uri 'none'") || !/form-action/.test(policy)) wrong.push(`base or forms: ${policy}`)
  if (!framed.test(path) && !policy.includes("frame-ancestors 'none'")) wrong.push(`frames: ${policy}`)
  if (answer.headers.get('x-content-type-options') !== 'nosniff') wrong.push('nosniff')
  if (!answer.headers.get('referrer-policy')) wrong.push('referrer-policy')
  for (const cookie of answer.headers.getSetCookie())
    if (!/httponly/i.test(cookie) || !/samesite=(lax|strict)/i.test(cookie) || !/secure/i.test(cookie))
      wrong.push(cookie)
  expect([path, wrong]).toEqual([path, []])
}

describe('Every answer has the headers of the house, and cookies that only this site reads', () => {
  test.each([...reads, ...writes].map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s',
    async (_, route) => {
      for (const who of [undefined, 'operator', 'owner'] as const) {
        const answer = await world.visit(who, addressOf(route, world), {
          method: route.method,
          ...(route.method !== 'GET' && { body: new URLSearchParams({ page: '/' }), headers: { origin: publicUrl } }),
        })
        expect(answer.status).not.toBe(500)
        checkHeaders(route.path, answer)
      }
      if (leaves(route)) await world.signEverybodyIn()
    },
  )

  test('and so has what is not there, what is refused and what is no page', async () => {
    for (const path of ['/rien', '/blain/rien', '/en/rien', '/%00', '/blain/agenda/rien', '/assets/rien.js', '//'])
      checkHeaders(path, await world.visit(undefined, path))
  })

  test('every page that somebody in any role is shown', async () => {
    for (const who of people) {
      const { pages } = await crawl(
        (path) => world.visit(who, path),
        ['/', '/blain', '/compte', '/bureau', '/mon-espace'],
        { most: 60, ofEachKind: 1 },
      )
      for (const [path, answer] of pages) checkHeaders(path, answer)
      // What is somebody's is kept by nobody on the way.
      for (const [path, answer] of pages)
        if ((answer.headers.get('content-type') ?? '').includes('html'))
          expect([path, answer.headers.get('cache-control')]).toEqual([path, expect.stringMatching(/private|no-store/)])
    }
  })

  test('no page has a script or a style of its own, nor an attribute that runs', async () => {
    for (const who of [undefined, 'operator', 'owner'] as const) {
      const { texts } = await crawl(
        (path) => world.visit(who, path),
        ['/', '/blain', '/compte', '/bureau', '/mon-espace', ...reads.map((route) => addressOf(route, world))],
        { ofEachKind: 1 },
      )
      expect(texts.size).toBeGreaterThan(20)
      for (const [path, html] of texts) {
        const scripts = [...html.matchAll(/<script\b([^>]*)>/g)].map(([, head]) => head!)
        expect([path, scripts.filter((head) => !/src="\/|type="application\/ld\+json"/.test(head))]).toEqual([path, []])
        expect([path, /<style\b|\sstyle="|\son[a-z]+="|href="javascript:/i.exec(html)?.[0]]).toEqual([path, undefined])
      }
    }
  })
})

const elsewhere = [
  'https://mechant.example/',
  '//mechant.example',
  '///mechant.example',
  '/\\mechant.example',
  '\\\\mechant.example',
  '/\tmechant.example',
  '/\n/mechant.example',
  'https:mechant.example',
  'https:/mechant.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/%09/mechant.example',
  '/%5cmechant.example',
  '//mechant.example@wiker.example',
  'https://wiker.example@mechant.example',
  'https://wiker.example.mechant.example',
  '/.//mechant.example',
  '/..//mechant.example',
  '/en//mechant.example',
  ' //mechant.example',
  '/\u0000/mechant.example',
  '/\u2028//mechant.example',
  '/a\r\nset-cookie: x=1',
]
const ways = ['page', 'retour', 'return', 'returnTo', 'next', 'vers', 'back', 'from', 'redirect', 'url', 'suite']

describe('Nothing leads to another site', () => {
  const all = [...reads, ...writes].filter(({ path }) => path !== '/connexion/mairie')
  test.each(all.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', async (_, route) => {
    const address = addressOf(route, world)
    const signedOut = /^\/(connexion|suivre|proposer)/.test(route.path)
    const ask = async (way: string) => {
      const fields = new URLSearchParams(ways.map((name) => [name, way]))
      if (route.method === 'GET') return world.visit(signedOut ? undefined : 'operator', `${address}?${fields}`)
      const headers = { origin: publicUrl, referer: way.startsWith('http') ? way : publicUrl }
      return world.visit(signedOut ? undefined : 'inhabitant', address, { method: route.method, body: fields, headers })
    }
    // Where an answer goes where it is told to, every way out is tried; elsewhere the plainest.
    const follows = (await ask('/par-ici')).headers.get('location')?.includes('par-ici')
    for (const way of follows ? elsewhere : elsewhere.slice(0, 4)) {
      const answer = await ask(way)
      const location = answer.headers.get('location')
      if (location) expect([way, location, new URL(location, publicUrl).origin]).toEqual([way, location, publicUrl])
      expect([way, answer.status === 500]).toEqual([way, false])
      expect(answer.headers.get('set-cookie') ?? '').not.toContain('x=1')
    }
    // Signs that no text has.
    expect((await ask('/a\u0000b')).status).not.toBe(500)
    if (leaves(route)) await world.signEverybodyIn()
  })

  test('signing in leads where one was, on this site alone', async () => {
    for (const way of elsewhere) {
      await sql`delete from allowance`.execute(db)
      const answer = await world.send(undefined, '/connexion', { email: 'inhabitant@example.org', page: way })
      expect(new URL(answer.headers.get('location')!, publicUrl).searchParams.get('page')!.startsWith('//')).toBe(false)
      const page = await world.visit('inhabitant', `/connexion?page=${encodeURIComponent(way)}`)
      expect(new URL(page.headers.get('location')!, publicUrl).origin).toBe(publicUrl)
    }
  })
})

describe('Over the wire', async () => {
  const site = await startSite(database, world.deps)
  afterAll(() => site.close())

  test('a body whose length nobody says is not read', async () => {
    const { port } = new URL(site.url)
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sending = httpRequest(
        {
          port,
          host: '127.0.0.1',
          method: 'POST',
          path: '/connexion',
          headers: {
            origin: publicUrl,
            'transfer-encoding': 'chunked',
            'content-type': 'application/x-www-form-urlencoded',
          },
        },
        (answer) => resolve(answer.statusCode),
      )
      sending.on('error', reject)
      sending.write('email=a')
    })
    expect(status).toBe(411)
  })

  test('a header cannot change what is kept for all', async () => {
    const plain = await (await fetch(`${site.url}/blain`)).text()
    const tried = await fetch(`${site.url}/blain`, {
      headers: {
        'x-forwarded-host': 'mechant.example',
        'x-original-url': '/bureau',
        'accept-language': 'en"><script>',
      },
    })
    expect(await tried.text()).toBe(plain)
    expect(plain).not.toContain('mechant.example')
  })
})
