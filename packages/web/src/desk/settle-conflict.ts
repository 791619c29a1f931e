import { openConflicts, settleConflict } from '@wiker/harvest'
import type { Db } from '@wiker/platform/database/connect.ts'
import { within } from '@wiker/platform/database/within.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import type { TownCard } from '@wiker/town/types.ts'
import type { Acting } from '../people/guard.tsx'

export const settlements = ['mine', 'theirs', 'both'] as const
export type Settlement = (typeof settlements)[number]

/** Settles a conflict that is open in this very town, with its line in the journal. False when there is none. */
export function settleAs(
  db: Db,
  town: TownCard,
  id: number,
  settlement: Settlement,
  { person, role }: Acting,
  moment: { now: Date; today: string },
): Promise<boolean> {
  return within(db, async (trx) => {
    const conflict = (await openConflicts(trx, town.code)).find((one) => one.id === id)
    if (!conflict || !(await settleConflict(trx, id, settlement, person.email, moment))) return false
    const deed = {
      person: person.id,
      role,
      action: 'conflict.settle',
      town: town.code,
      subject: conflict.thing,
    } as const
    await noteDeed(trx, { ...deed, details: { name: conflict.name, field: conflict.path, settlement } })
    return true
  })
}
