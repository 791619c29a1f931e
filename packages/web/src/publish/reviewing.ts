import { mergeThings, readThings } from '@wiker/harvest'
import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { within } from '@wiker/platform/database/within.ts'
import { dayIn } from '@wiker/town/days.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { type Decision, decide, type Reviewer, undoDecision } from '@wiker/town/publishing/decide.ts'
import { readReach } from '@wiker/town/publishing/reach.ts'
import { readPublication } from '@wiker/town/publishing/read.ts'
import { distrustSender, trustSender } from '@wiker/town/publishing/trusted.ts'
import type { Publication } from '@wiker/town/publishing/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { isProposal } from './follow.tsx'
import { acceptedMail, refusedMail } from './mails.tsx'
import { hide, type Online, putOnline, show, takeOffline } from './online.ts'
import { publicationPath } from './publication-path.ts'
import type { PublishDeps } from './publish-deps.ts'
import { secretOf } from './secrets.ts'

/** The word on a proposal of this town, with all that follows from it: online, and its author told. One transaction. */
export async function review(
  deps: PublishDeps,
  town: TownCard,
  id: number,
  by: Reviewer,
  decision: Decision,
): Promise<Online> {
  const online = await decideAndShow(deps, town, id, by, decision)
  if (online.ok && online.thing) await joinAsSaid(deps, town, online.publication, online.thing, by)
  return online
}

/** Its author said that it is something announced already, and who gives the word saw that: one thing for readers from now on. */
async function joinAsSaid(deps: PublishDeps, town: TownCard, { typed }: Publication, thing: string, by: Reviewer) {
  const { db } = deps.people
  const same = typeof typed.same === 'string' ? (await readThings(db, [typed.same])).get(typed.same) : undefined
  if (!same || same.town !== town.code || same.id === thing) return
  const now = deps.clock()
  await mergeThings(db, same.id, thing, by.person, { now, today: dayIn(town.timezone, now) })
}

function decideAndShow(
  deps: PublishDeps,
  town: TownCard,
  id: number,
  by: Reviewer,
  decision: Decision,
): Promise<Online> {
  return within(deps.people.db, async (trx): Promise<Online> => {
    const given = await readPublication(trx, id)
    if (given?.town !== town.code) return { ok: false, reason: 'unknown' }
    const decided = await decide(trx, id, by, decision, deps.clock())
    if (!decided.ok) return decided
    if (decision.verdict === 'refuse') {
      await tell(deps, trx, decided.publication, (about) => refusedMail({ ...about, town }, decision.reason))
      return decided
    }
    const online = await putOnline(deps, trx, id, by)
    if (!online.ok) throw new NotOnline(online)
    const path = online.thing ? publicationPath(online.publication, town) : undefined
    await tell(deps, trx, online.publication, (about) => acceptedMail({ ...about, town }, path))
    return online
  }).catch((error: unknown) => {
    if (error instanceof NotOnline) return error.online
    throw error
  })
}

/** What was accepted cannot be put online: nothing of it is kept, and the page says why. */
class NotOnline extends Error {
  readonly online: Extract<Online, { ok: false }>
  constructor(online: Extract<Online, { ok: false }>) {
    super(online.reason)
    this.online = online
  }
}

/** Takes a word back: what it put online is shown no more, or as it was before. False when there is none to take back. */
export function undoReview(deps: PublishDeps, town: TownCard, id: number, by: Reviewer): Promise<boolean> {
  return within(deps.people.db, async (trx) => {
    const given = await readPublication(trx, id)
    if (given?.town !== town.code) return false
    const undone = await undoDecision(trx, id, by, deps.clock())
    if (!undone.ok) return false
    if (undone.shown) await show(deps, trx, undone.publication, undone.shown)
    else await hide(deps, trx, undone.publication)
    return true
  })
}

/** Takes off what is online, with a reason that its author reads. */
export function takeBack(deps: PublishDeps, town: TownCard, id: number, by: Reviewer, reason: string): Promise<Online> {
  return within(deps.people.db, async (trx) => {
    const taken = await takeOffline(deps, trx, id, by, reason)
    if (taken.ok) {
      await tell(deps, trx, taken.publication, (about) => refusedMail({ ...about, town }, reason, 'withdrawn'))
    }
    return taken
  })
}

/** What this sender sends passes at once in a town from now on. */
export function trust(deps: PublishDeps, town: TownCard, id: number, by: Reviewer): Promise<boolean> {
  return within(deps.people.db, async (trx) => {
    const publication = await readPublication(trx, id)
    const concerned =
      publication?.town === town.code || (await readReach(trx, id)).some((reached) => reached.town === town.code)
    if (!publication || !concerned || !(await trustSender(trx, publication, town.code, by.person))) return false
    const deed = { person: by.person, role: by.capacity, action: 'publication.review', town: town.code } as const
    await noteDeed(trx, { ...deed, subject: String(id), details: { verdict: 'trust' } })
    return true
  })
}

/** What this sender sends waits for a word again. `sender`: an address, or `page 12`. */
export function distrust(deps: PublishDeps, town: TownCard, sender: string, by: Reviewer): Promise<boolean> {
  return within(deps.people.db, async (trx) => {
    const page = /^page (\d{1,15})$/.exec(sender)?.[1]
    if (!(await distrustSender(trx, page ? { page: Number(page) } : { email: sender }, town.code))) return false
    const deed = { person: by.person, role: by.capacity, action: 'publication.review', town: town.code } as const
    await noteDeed(trx, { ...deed, details: { verdict: 'distrust' } })
    return true
  })
}

type AboutMail = Omit<Parameters<typeof acceptedMail>[0], 'town'>

async function tell(
  deps: PublishDeps,
  trx: Database,
  publication: Publication,
  mail: (about: AboutMail) => ReturnType<typeof refusedMail>,
): Promise<void> {
  if (!publication.email) return
  const follow = !isProposal(publication) ? undefined : await secretOf(trx, 'follow', publication)
  await deps.post.send(trx, mail({ publication, publicUrl: deps.publicUrl, follow }))
}
