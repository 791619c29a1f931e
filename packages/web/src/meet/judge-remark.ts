import { within } from '@wiker/platform/database/within.ts'
import { decidePost } from '@wiker/town/meeting/neighbours/post.ts'
import { decideRemark } from '@wiker/town/meeting/remarks/moderate.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { townPath } from '../components/links.ts'
import type { Acting } from '../people/guard.tsx'
import { verdictMail } from './mails.tsx'
import type { MeetDeps } from './meet-deps.ts'

const deciders = { remark: decideRemark, post: decidePost }

/** The word on what somebody wrote in this town: shown, or refused with a reason; its author is told. False when it was decided before. */
export function judgeWritten(
  deps: MeetDeps,
  town: TownCard,
  what: keyof typeof deciders,
  id: number,
  { shown, reason }: { shown: boolean; reason: string },
  { person, role }: Acting,
): Promise<boolean> {
  return within(deps.people.db, async (trx) => {
    const decided = await deciders[what](trx, id, { town: town.code, shown, reason, by: person.id }, deps.clock())
    if (!decided) return false
    const subject = `${what} ${id}`
    const deed = { person: person.id, role, action: 'meeting.moderate', town: town.code, subject } as const
    const { email: to, language, text } = decided
    await noteDeed(trx, { ...deed, details: what === 'post' ? { name: text, shown } : { shown } })
    const about = text.length > 60 ? `${text.slice(0, 59)}…` : text
    const path = what === 'remark' ? townPath(town.slug) : townPath(town.slug, 'entraide', String(id))
    await deps.post.send(trx, verdictMail({ to, language, shown, what: about, reason, path }, deps.publicUrl))
    return true
  })
}
