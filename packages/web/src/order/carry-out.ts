import { hideThing, showThing } from '@wiker/harvest'
import { within } from '@wiker/platform/database/within.ts'
import { hideWritten } from '@wiker/town/meeting/reported.ts'
import { decide, type StatementGiven } from '@wiker/town/order/decide.ts'
import { readStatement } from '@wiker/town/order/statement.ts'
import type { Author, Subject } from '@wiker/town/order/subject.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { removePublications, restorePublications } from '@wiker/town/publishing/removal.ts'
import type { DeskPageDeps } from '../desk/desk-deps.ts'
import { momentOf } from '../desk/moment.ts'
import type { Acting } from '../people/guard.tsx'
import { decisionMail } from './mails.tsx'
import type { Place } from './place.ts'

export interface ToCarryOut extends StatementGiven {
  subject: Subject
  authors: Author[]
  reports: number[]
  acting: Acting
  place: Place
}

/**
 * Takes a decision: its row with the reasons, what it does to the item, a letter to each side, the log, all or nothing. False when somebody
 * else answered meanwhile.
 */
export function carryOut(deps: DeskPageDeps, given: ToCarryOut): Promise<boolean> {
  const { subject, action, authors, reports, acting, place } = given
  const { person, role } = acting
  const moment = momentOf(deps, place)
  return within(deps.people.db, async (trx) => {
    const decided = await decide(trx, { ...given, person: person.id, role, authors, reports, now: moment.now })
    if (!decided) throw new AnsweredAlready()
    if (subject.kind === 'record' && subject.id) {
      const who = person.email
      const hides = action === 'hidden' || action === 'removed'
      const done = hides
        ? await hideThing(trx, { thing: subject.id, reason: given.facts, who }, moment)
        : action === 'restored'
          ? await showThing(trx, subject.id, who, moment)
          : { ok: true }
      if (!done.ok) throw new AnsweredAlready()
      const by = { person: person.id, capacity: role }
      const { now } = moment
      if (action === 'removed') await removePublications(trx, subject.id, by, { now, reason: given.facts })
      if (action === 'restored') await restorePublications(trx, subject.id, by, now)
    }
    if (
      (subject.kind === 'post' || subject.kind === 'comment') &&
      subject.id &&
      action !== 'none' &&
      action !== 'corrected'
    ) {
      const item = { kind: subject.kind, id: subject.id }
      const hidden = action !== 'restored'
      const done = await hideWritten(trx, item, { hidden, reason: given.facts, by: person.id }, moment.now)
      if (!done) throw new AnsweredAlready()
    }
    const statement = (await readStatement(trx, decided.id))!
    for (const side of decided.sides) {
      if (side.email && deps.post)
        await deps.post.send(trx, decisionMail({ ...side, email: side.email }, statement, deps.publicUrl))
    }
    const deed = { person: person.id, role, action: 'report.handle', town: place.code } as const
    await noteDeed(trx, { ...deed, subject: subject.id ?? subject.page, details: { action, decision: decided.id } })
    return true
  }).catch((error) => {
    if (error instanceof AnsweredAlready) return false
    throw error
  })
}

class AnsweredAlready extends Error {}
