import { readFollowKeys } from '@wiker/town/meeting/follows/follow.ts'
import { countUnread } from '@wiker/town/meeting/telling/inbox.ts'
import type { MiddlewareHandler } from 'hono'
import type { Deps, SiteEnv } from '../server/deps.ts'

/** For who signed in: what is new for them, and what they follow, for the bar and the buttons of every page. */
export function meetingContext({ people }: Deps): MiddlewareHandler<SiteEnv> {
  return async (c, next) => {
    const { person } = c.var
    if (people && person && c.req.method === 'GET') {
      const [unread, follows] = await Promise.all([
        countUnread(people.db, person.id),
        readFollowKeys(people.db, person.id),
      ])
      c.set('meeting', { unread, follows })
    }
    await next()
  }
}
