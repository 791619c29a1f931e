import { type DoubtfulPair, doubtfulPairs, mergeThings, tellApart } from '@wiker/harvest'
import type { Db } from '@wiker/platform/database/connect.ts'
import { within } from '@wiker/platform/database/within.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import type { TownCard } from '@wiker/town/types.ts'
import type { Acting } from '../people/guard.tsx'

/** Says of two things that this very town is asked about whether they are one, with its line in the journal. Undefined when it is not asked any more. */
export function judgePair(
  db: Db,
  town: TownCard,
  { a, b, decision }: { a: string; b: string; decision: 'same' | 'different' },
  { person, role }: Acting,
  moment: { now: Date; today: string },
): Promise<DoubtfulPair | undefined> {
  return within(db, async (trx) => {
    const pair = (await doubtfulPairs(trx, town.code)).find((one) => one.a.thing === a && one.b.thing === b)
    const act = decision === 'same' ? mergeThings : tellApart
    if (!pair || !(await act(trx, a, b, person.email, moment)).ok) return undefined
    const deed = { person: person.id, role, action: 'record.match', town: town.code, subject: a } as const
    await noteDeed(trx, { ...deed, details: { a: pair.a.name, b: pair.b.name, decision } })
    return pair
  })
}
