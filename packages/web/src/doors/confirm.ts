import type { CanonicalRecord, Image } from '@wiker/model'
import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { within } from '@wiker/platform/database/within.ts'
import { confirmDraft, lockDraft } from '@wiker/town/doors/answer.ts'
import type { DoorDraft, DoorItem } from '@wiker/town/doors/types.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { keepDraft } from '@wiker/town/publishing/keep-draft.ts'
import { submit } from '@wiker/town/publishing/submit.ts'
import type { TownCard } from '@wiker/town/types.ts'
import type { Acting } from '../people/guard.tsx'
import { ownPicture, pictureUrl } from '../pictures/address.ts'
import { receivePicture } from '../pictures/receive.ts'
import { putOnline } from '../publish/online.ts'
import { emptyProposal } from '../publish/proposal.ts'
import type { PublishDeps } from '../publish/publish-deps.ts'
import { review } from '../publish/reviewing.ts'
import type { DraftTyped } from './typed.ts'

export interface ToConfirm {
  item: DoorItem
  draft: DoorDraft
  typed: DraftTyped
  record: CanonicalRecord
}

/** `gone`: somebody answered it meanwhile. */
export type Confirmed =
  | { ok: true; thing: string | undefined; publication: number }
  | { ok: false; reason: 'gone' | 'refused' }

/**
 * A person saw where each value comes from, and says that it is so: the draft becomes a publication like any other — sent, accepted by the same word,
 * online, joined to what it completes, its sender told — in one transaction.
 */
export async function confirm(deps: PublishDeps, town: TownCard, by: Acting, given: ToConfirm): Promise<Confirmed> {
  const image = given.typed.poster ? await posterOf(deps, town, by, given) : undefined
  try {
    return await within(deps.people.db, async (trx): Promise<Confirmed> => {
      const { item, draft } = given
      if ((await lockDraft(trx, item.id, draft.number))?.state !== 'open') return { ok: false, reason: 'gone' }
      return publish({ ...deps, people: { ...deps.people, db: trx } }, trx, town, by, given, image)
    })
  } catch (error) {
    if (error instanceof NotPublished) return { ok: false, reason: 'refused' }
    throw error
  }
}

/** What cannot be online is no publication either: nothing of it is kept. */
class NotPublished extends Error {}

async function publish(
  deps: PublishDeps,
  trx: Database,
  town: TownCard,
  { person, role }: Acting,
  { item, draft, typed, record }: ToConfirm,
  image: Image | undefined,
): Promise<Confirmed> {
  const now = deps.clock()
  const { when: _, poster: __, same, ...fields } = typed
  const kept = await keepDraft(
    trx,
    {
      town: town.code,
      kind: 'event',
      record: image ? { ...record, image } : record,
      // Whoever wrote to the town is its author, and is told what becomes of it; what was brought to the desk has none.
      ...(item.sender && item.known ? { email: item.sender } : {}),
      authorName: typed.organizer || item.senderName,
      typed: { ...emptyProposal, ...fields, kind: 'event', commune: town.slug, same, door: item.id },
      language: item.language,
    },
    now,
  )
  if (!kept.ok) throw new Error(`A draft could not be kept: ${kept.reason}`)
  const { id } = kept.publication
  const sent = await submit(trx, id, { person: null, capacity: 'proposer' }, { now, confirmed: true })
  if (!sent.ok) throw new Error(`A draft could not be sent: ${sent.reason}`)
  const by = { person: person.id, capacity: role }
  const online =
    sent.publication.state === 'scheduled'
      ? await putOnline(deps, trx, id, by)
      : await review(deps, town, id, by, { verdict: 'accept' })
  if (!online.ok) throw new NotPublished(online.reason)
  const { when: ___, poster: ____, same: _____, ...shown } = typed
  await confirmDraft(
    trx,
    { item: item.id, number: draft.number, person: person.id, now },
    { publication: id, fields: { ...draft.fields, ...shown } },
  )
  const deed = {
    person: person.id,
    role,
    action: 'door.bring',
    town: town.code,
    subject: `${item.id}.${draft.number}`,
  } as const
  await noteDeed(trx, { ...deed, details: { verdict: 'confirm', publication: id } })
  return { ok: true, thing: online.thing, publication: id }
}

/** The poster itself, as a picture of the site; what cannot be one is left out. */
async function posterOf(
  deps: PublishDeps,
  town: TownCard,
  { person }: Acting,
  { item, typed }: ToConfirm,
): Promise<Image | undefined> {
  const bytes = item.picture && (await deps.files.get(item.picture.file))
  if (!bytes) return undefined
  const words = { alt: typed.name, credit: '', licence: '' }
  const sending = { bytes, words, town: town.code, person: person.id, now: deps.clock() }
  const received = await receivePicture(deps.files, deps.people.db, sending)
  const own = received.ok && ownPicture(received.path, deps.publicUrl)
  return own
    ? { url: pictureUrl(deps.publicUrl, own), alt: typed.name, ...(item.text && { text: item.text.slice(0, 5000) }) }
    : undefined
}
