import { type ReviewChoice, reviewRecords } from '@wiker/harvest'
import type { Db } from '@wiker/platform/database/connect.ts'
import { within } from '@wiker/platform/database/within.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import type { TownCard } from '@wiker/town/types.ts'
import type { Acting } from '../people/guard.tsx'

/** The word on records of this town that wait, with its line in the journal. Returns how many it was on. */
export function reviewAs(
  db: Db,
  town: TownCard,
  choice: ReviewChoice,
  verdict: 'accept' | 'refuse',
  { person, role }: Acting,
  moment: { now: Date; today: string },
): Promise<number> {
  return within(db, async (trx) => {
    const count = await reviewRecords(trx, choice, { town: town.code, verdict, who: person.email }, moment)
    if (count === 0) return 0
    const subject = 'source' in choice ? `source ${choice.source}` : choice.keys.slice(0, 20).join(' ')
    const deed = { person: person.id, role, action: 'record.review', town: town.code, subject } as const
    await noteDeed(trx, { ...deed, details: { verdict, count } })
    return count
  })
}
