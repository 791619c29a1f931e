import { readGrants } from '@wiker/town/people/roles.ts'
import type { MiddlewareHandler } from 'hono'
import type { Deps, SiteEnv } from './deps.ts'

/** Finds who asks. What is answered to somebody is nobody else's: it is not kept. */
export function personContext({ people }: Deps): MiddlewareHandler<SiteEnv> {
  return async (c, next) => {
    const person = await people?.accounts.personOf(c.req.raw.headers)
    if (person && people) {
      c.set('person', person)
      c.set('grants', await readGrants(people.db, person.id))
    }
    await next()
    if (person) c.header('cache-control', 'private, no-store')
  }
}
