import type { CanonicalRecord } from '@wiker/model'
import { takeAllowance } from '@wiker/platform/accounts/allowance.ts'
import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { keepDraft } from '@wiker/town/publishing/keep-draft.ts'
import { submit } from '@wiker/town/publishing/submit.ts'
import { suspicionsOf, suspicionsOfSender } from '@wiker/town/publishing/suspicions.ts'
import type { Publication, PublishingActor } from '@wiker/town/publishing/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import type { SiteContext } from '../server/deps.ts'
import { senderOf } from '../server/own-form.ts'
import { confirmationMail } from './mails.tsx'
import { changeOnline, putOnline } from './online.ts'
import type { ProposalTyped } from './proposal.ts'
import type { PublishDeps } from './publish-deps.ts'
import { secretOf } from './secrets.ts'

const fromOnePlace = { most: 30, minutes: 60 }
const ofOneSender = { most: 10, minutes: 24 * 60 }

export interface ToSend {
  typed: ProposalTyped
  town: TownCard
  record: CanonicalRecord
  /** Id of what it completes, or `other`; empty when nothing like it was found. */
  same: string
  /** What is changed; a new proposal when absent. */
  changed?: Publication | undefined
}

export type Sent = { ok: true; publication: Publication } | { ok: false; reason: 'late' | 'state' }

/** Sends a proposal, or a change of one: kept, looked at for spam, and on its way — to its author's mail, to the animator, or online. */
export async function sendProposal(c: SiteContext, deps: PublishDeps, given: ToSend): Promise<Sent> {
  const { typed, town, record, changed } = given
  const { db } = deps.people
  const person = c.var.person
  const email = changed?.email ?? person?.email ?? typed.email
  const allowed = await takeAllowance(db, [
    { kind: 'propose from', of: senderOf(c), ...fromOnePlace },
    { kind: 'propose of', of: email, ...ofOneSender },
  ])
  if (!allowed) return { ok: false, reason: 'late' }
  const now = deps.clock()
  const text = (record.type === 'Article' ? record.articleBody : record.description) ?? ''
  const title = typed.name
  const suspicions = [
    ...suspicionsOf({ title, text: `${text} ${typed.organizer} ${typed.place}` }),
    ...(changed ? [] : await suspicionsOfSender(db, { email, title, text, town: town.code, now })),
  ]
  const by: PublishingActor = { person: changed ? changed.author : (person?.id ?? null), capacity: 'proposer' }
  const { email: _, suivi: __, ...kept } = typed
  return db.transaction().execute(async (trx): Promise<Sent> => {
    if (changed) {
      const done = await changeOnline(deps, trx, changed.id, by, { record, typed: kept, suspicions })
      return done.ok ? done : { ok: false, reason: 'state' }
    }
    return sendNew(c, deps, trx, { ...given, by, suspicions, kept: { ...kept, same: given.same } })
  })
}

async function sendNew(
  c: SiteContext,
  deps: PublishDeps,
  trx: Database,
  given: ToSend & { by: PublishingActor; suspicions: string[]; kept: Record<string, unknown> },
): Promise<Sent> {
  const { typed, town, record, by, suspicions, kept } = given
  const now = deps.clock()
  const draft = await keepDraft(
    trx,
    {
      town: town.code,
      kind: typed.kind,
      record,
      ...(by.person ? { author: by.person } : { email: typed.email }),
      authorName: typed.organizer,
      typed: kept,
      language: c.var.language,
      reach: typed.reach,
    },
    now,
  )
  if (!draft.ok) return { ok: false, reason: 'state' }
  const sent = await submit(trx, draft.publication.id, by, { now, confirmed: by.person !== null, suspicions })
  if (!sent.ok) return { ok: false, reason: 'state' }
  const { publication } = sent
  if (publication.state === 'scheduled') {
    const online = await putOnline(deps, trx, publication.id, by)
    return online.ok ? online : { ok: false, reason: 'state' }
  }
  if (publication.state === 'unconfirmed') {
    const secret = await secretOf(trx, 'confirm', publication)
    await deps.post.send(trx, confirmationMail({ publication, town, publicUrl: deps.publicUrl }, secret))
  }
  return { ok: true, publication }
}
