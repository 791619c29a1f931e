import type { SendRelay } from '@wiker/town/meeting/talking/conversation.ts'
import { tellDirectly } from '@wiker/town/meeting/telling/direct.ts'
import { networkTimezone } from '../server/context.ts'
import { relayMail } from './mails.tsx'
import type { MeetDeps } from './meet-deps.ts'

/** Sends what somebody wrote to the other side by mail, and tells it on the site to who has an account. */
export function relayed(deps: MeetDeps): SendRelay {
  return async (trx, relay) => {
    for (const to of relay.to) {
      await deps.post.send(trx as never, relayMail(relay, to, deps.publicUrl))
      if (!to.person) continue
      const details = { title: relay.title, path: `/messages/${relay.secret}`, mailed: true }
      await tellDirectly(
        trx,
        {
          person: to.person,
          kind: 'answer',
          town: relay.town,
          timezone: networkTimezone,
          subject: `conversation ${relay.conversation}`,
          details,
        },
        deps.clock(),
      )
    }
  }
}
