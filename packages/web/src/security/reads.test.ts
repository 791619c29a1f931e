import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { describe, expect, test } from 'vitest'
import { crawl } from './testing/crawl.ts'
import { addressOf, openWorld, type Route, routesOf, type Someone, strangers } from './testing/world.ts'

const world = await openWorld(await testDatabase())
const desks = /^\/(bureau|mon-espace|compte)(\/|$)/
const inside = routesOf(world.app, 'GET').filter(({ path }) => desks.test(path) && path.includes(':'))
const named = inside.map((route) => [route.path, addressOf(route, world), route] as const)

async function isShut(who: Someone | undefined, path: string): Promise<[number, boolean]> {
  const answer = await world.visit(who, path)
  const leadsIn = answer.status === 303 && !answer.headers.get('location')?.startsWith('/connexion?')
  const shut = answer.status >= 300 && answer.status < 500 && !leadsIn
  return [answer.status, shut]
}

describe('Nobody of another town reads what is behind the desk of this one', () => {
  test.each(named)('%s', async (_, path) => {
    for (const who of strangers) {
      const [status, shut] = await isShut(who, path)
      expect([who, path, status, shut]).toEqual([who, path, status, true])
    }
  })

  test('nor any page that its own people are led to', async () => {
    const names =
      /comité des fêtes|club de tarot|loto (draft|waiting|quarantined|refused)|grand fest-noz|jean@example\.org/i
    let tried = 0
    for (const who of ['operator', 'animator', 'townHall', 'owner'] as const) {
      const { texts } = await crawl(
        (path) => world.visit(who, path),
        ['/bureau', '/bureau/sources', '/mon-espace', ...named.map(([, path]) => path)],
        { most: 120, ofEachKind: 2 },
      )
      for (const [path, html] of texts) {
        if (!desks.test(path) || !/blain|91\d{4}/.test(path) || !names.test(html)) continue
        for (const stranger of strangers) {
          const [status, shut] = await isShut(stranger, path)
          expect([stranger, path, status, shut]).toEqual([stranger, path, status, true])
        }
        tried++
      }
    }
    expect(tried).toBeGreaterThan(15)
  })

  test('those of this town do read them', async () => {
    const open: Route[] = []
    for (const [, path, route] of named) if ((await world.visit('operator', path)).status === 200) open.push(route)
    expect(open.length).toBeGreaterThan(10)
  })
})
