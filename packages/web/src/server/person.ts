import { readGrants } from '@wiker/town/people/roles.ts'
import type { MiddlewareHandler } from 'hono'
import type { Deps, SiteEnv } from './deps.ts'

/** Finds who asks. What is answered to somebody is nobody else's: it is not kept. */
export function personContext({ people, clock }: Deps): MiddlewareHandler<SiteEnv> {
  return async (c, next) => {
    const visitor = await people?.accounts.visitorOf(c.req.raw.headers)
    if (visitor && people) {
      c.set('person', visitor.person)
      c.set('grants', await readGrants(people.db, visitor.person.id, clock()))
    }
    await next()
    if (!visitor) return
    c.header('cache-control', 'private, no-store')
    // The cookie is carried on, unless the page has just given or taken another.
    if (c.res.headers.getSetCookie().length > 0) return
    for (const cookie of visitor.cookies) c.header('set-cookie', cookie, { append: true })
  }
}
