import { markTold, type UntoldFault, untoldFaults } from '@wiker/harvest'
import { type Clock, type Db, defineJob, type Post } from '@wiker/platform'
import { readRoleHolders } from '@wiker/town/people/roles.ts'
import { sourceAlertMail } from '@wiker/web/mails/source-alert.tsx'
import { z } from 'zod'

export interface AlertsHouse {
  db: Db
  clock: Clock
  post: Post
  publicUrl: string
}

/** Every few minutes: whoever looks after a source hears, once and in one letter, what is newly wrong. */
export function alertsJob(house: AlertsHouse) {
  return defineJob({
    name: 'source-alerts',
    data: z.object({}),
    policy: 'exclusive',
    run: async () => void (await tellFaults(house)),
  })
}

/**
 * Sends the letters of what nobody was told of yet; how many. The animators of the source's towns hear of it; of a source of many towns, or of a
 * town that nobody looks after, the operators do. Where there is not even an operator, it waits for one.
 */
export async function tellFaults({ db, clock, post, publicUrl }: AlertsHouse): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const faults = await untoldFaults(trx)
    if (faults.length === 0) return 0
    const holders = await readRoleHolders(trx)
    const operators = holders.filter((one) => one.role === 'operator').map((one) => one.email)
    const letters = new Map<string, UntoldFault[]>()
    for (const fault of faults) {
      const animators = holders.filter((one) => one.role === 'animator' && fault.towns?.includes(one.town!))
      const emails = new Set(animators.length > 0 ? animators.map((one) => one.email) : operators)
      for (const email of emails) letters.set(email, [...(letters.get(email) ?? []), fault])
    }
    for (const [email, some] of letters) await post.send(trx, sourceAlertMail(email, some, publicUrl, 'fr'))
    const told = new Set([...letters.values()].flat().map((fault) => fault.id))
    await markTold(trx, [...told], clock.now())
    return letters.size
  })
}
