import { within } from '@wiker/platform/database/within.ts'
import { decideReply } from '@wiker/town/order/replies.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import type { TownCard } from '@wiker/town/types.ts'
import type { DeskPageDeps } from '../desk/desk-deps.ts'
import type { Acting } from '../people/guard.tsx'
import { replyMail } from './mails.tsx'

/** Shows an answer beside its article, or refuses it with a reason; who asked is told. False when it was decided before. */
export function decideReplyAs(
  deps: DeskPageDeps,
  town: TownCard,
  id: number,
  decision: { accept: true } | { accept: false; reason: string },
  { person, role }: Acting,
): Promise<boolean> {
  return within(deps.people.db, async (trx) => {
    const reason = decision.accept ? '' : decision.reason
    const given = { id, town: town.code, accept: decision.accept, reason, person: person.id, now: deps.clock() }
    const reply = await decideReply(trx, given)
    if (!reply) return false
    await deps.post?.send(trx, replyMail(reply, deps.publicUrl))
    const deed = { person: person.id, role, action: 'reply.decide', town: town.code, subject: reply.thing } as const
    await noteDeed(trx, { ...deed, details: { state: reply.state } })
    return true
  })
}
