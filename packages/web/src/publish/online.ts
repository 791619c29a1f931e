import { type NewRecord, saveRecord, withdrawTyped } from '@wiker/harvest'
import { canonicalSchema } from '@wiker/model'
import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { within } from '@wiker/platform/database/within.ts'
import { dayIn } from '@wiker/town/days.ts'
import { noteHappening } from '@wiker/town/happenings/note.ts'
import { type ChangeGiven, change } from '@wiker/town/publishing/change.ts'
import { askReach, touchReach } from '@wiker/town/publishing/reach.ts'
import { readPublication } from '@wiker/town/publishing/read.ts'
import { release } from '@wiker/town/publishing/release.ts'
import { submit } from '@wiker/town/publishing/submit.ts'
import type { Publication, PublishingActor, PublishingRefusal } from '@wiker/town/publishing/types.ts'
import { lastRecord } from '@wiker/town/publishing/versions.ts'
import { withdraw } from '@wiker/town/publishing/withdraw.ts'
import { getTownsByCode } from '@wiker/town/towns/list.ts'
import { whatChanged } from './what-changed.ts'

export interface OnlineDeps {
  clock: () => Date
  /** `https://wiker.example`: who says so, when no name is given. */
  publicUrl: string
}

export type Online =
  /** `thing`: the record that readers see; absent while it is not online (it waits, or is for later). */
  | { ok: true; publication: Publication; thing?: string }
  | { ok: false; reason: PublishingRefusal }
  | { ok: false; reason: 'invalid'; problems: { field: string; key: string }[] }

/** Told to followers with a change; found out from the two texts when absent. */
export type ChangeDetails = Record<string, string | number | boolean | null>

/**
 * Puts a publication online: a draft is sent first (from who is not trusted it then waits for a word), what is for later waits for its hour. Its
 * layer is the organiser's, under the id it keeps for ever; followers are told, the towns within reach are asked. `db` may be a transaction; all
 * of it is one. `details`: what is told of a change.
 */
export function putOnline(
  deps: OnlineDeps,
  db: Database,
  id: number,
  by: PublishingActor,
  details?: ChangeDetails,
): Promise<Online> {
  return within(db, async (trx): Promise<Online> => {
    const given = await readPublication(trx, id)
    if (!given) return { ok: false, reason: 'unknown' }
    const checked = canonicalSchema.safeParse(given.record)
    if (!checked.success) {
      const problems = checked.error.issues.map((issue) => ({ field: issue.path.join('.'), key: issue.code }))
      return { ok: false, reason: 'invalid', problems }
    }
    const now = deps.clock()
    if (given.state === 'draft') {
      const sent = await submit(trx, id, by, { now, confirmed: true })
      if (!sent.ok || sent.publication.state !== 'scheduled') return sent
    }
    const isEarly = given.publishAt !== null && given.publishAt > now
    if (isEarly) return { ok: true, publication: (await readPublication(trx, id))! }
    const released = await release(trx, id, now)
    if (!released.ok) return released
    const thing = await show(deps, trx, released.publication)
    await tell(trx, released.publication, { thing, again: given.publishedAt !== null, details })
    return { ok: true, publication: released.publication, thing }
  })
}

/** Another text for what was sent or is online: at once from who is trusted, else after a word, while readers see the text from before. */
export function changeOnline(
  deps: OnlineDeps,
  db: Database,
  id: number,
  by: PublishingActor,
  given: ChangeGiven & { details?: ChangeDetails },
): Promise<Online> {
  return within(db, async (trx): Promise<Online> => {
    const changed = await change(trx, id, by, given, deps.clock())
    if (!changed.ok || changed.publication.state !== 'scheduled') return changed
    return putOnline(deps, trx, id, by, given.details)
  })
}

/** Takes a publication back: readers see it no more, unless a source tells of the same thing; nothing is destroyed. */
export function takeOffline(
  deps: OnlineDeps,
  db: Database,
  id: number,
  by: PublishingActor,
  reason: string | null = null,
): Promise<Online> {
  return within(db, async (trx): Promise<Online> => {
    const now = deps.clock()
    const withdrawn = await withdraw(trx, id, by, { now, reason })
    if (!withdrawn.ok) return withdrawn
    const { publication } = withdrawn
    const thing = await hide(deps, trx, publication)
    if (thing) await noteHappening(trx, { kind: 'withdrawn', ...about(publication, thing) })
    return { ok: true, publication }
  })
}

/** Lays down what a publication says, for readers. Returns the thing they see. */
export async function show(
  deps: OnlineDeps,
  trx: Database,
  publication: Publication,
  record: object = publication.record,
): Promise<string> {
  const { town, recordId, page, authorName } = publication
  const [home] = await getTownsByCode(trx, [town])
  const now = deps.clock()
  const today = dayIn(home!.timezone, now)
  const publisher = page?.name || authorName || (record as { organizer?: { name: string } }).organizer?.name
  const provenance = { source: deps.publicUrl, ...(publisher && { publisher }) }
  const given = { ...record, id: recordId, provenance } as NewRecord
  const saved = await saveRecord(trx, given, { town, now, today, by: 'organiser' })
  if (!saved.ok) throw new Error(`A publication could not be stored: ${JSON.stringify(saved.problems)}`)
  await askReach(trx, publication, home!, today)
  return saved.thing
}

/** Takes from view what a publication says. Returns the thing it was in, if it was in one. */
export async function hide(
  deps: OnlineDeps,
  trx: Database,
  { id, town, recordId }: Publication,
): Promise<string | undefined> {
  const [home] = await getTownsByCode(trx, [town])
  const now = deps.clock()
  await touchReach(trx, id)
  return withdrawTyped(trx, recordId, { now, today: dayIn(home!.timezone, now) })
}

async function tell(
  trx: Database,
  publication: Publication,
  { thing, again, details }: { thing: string; again: boolean; details: ChangeDetails | undefined },
): Promise<void> {
  if (!again) return noteHappening(trx, { kind: 'published', ...about(publication, thing) })
  const before = await lastRecord(trx, publication.id, ['validated'], 1)
  const what = details ?? (before && whatChanged(before, publication.record))
  if (what) await noteHappening(trx, { kind: 'changed', ...about(publication, thing), details: what })
}

const about = ({ id, town, page }: Publication, thing: string) => ({ town, thing, page: page?.id, publication: id })
