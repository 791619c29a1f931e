import { sql } from 'kysely'
import type { Db } from './db.ts'

/** What an animator must hear; `contested` and `accounts-broken` are for the operator. */
export const animatorKinds = [
  'statement',
  'payout-paid',
  'payout-failed',
  'payout-returned',
  'account-changed',
  'mandate-signed',
  'mandate-ended',
  'contest-settled',
  'vigilance',
  'contract',
  'contested',
  'accounts-broken',
] as const
export type AnimatorNoticeKind = (typeof animatorKinds)[number]

/** What a merchant or a town hall must hear. */
export const merchantKinds = [
  'trial-began',
  'trial-ending',
  'renewal-soon',
  'invoice',
  'credit-note',
  'payment-failed',
  'payment-reminder',
  'grace-ending',
  'suspended',
  'back',
  'ends-at-period-end',
  'ended',
  'dispute',
  'plan-changed',
] as const
export type MerchantNoticeKind = (typeof merchantKinds)[number]

/** What somebody must hear about their money; whoever adds a kind says how it is told (a letter, a line on a page). */
export const noticeKinds = [...merchantKinds, ...animatorKinds] as const
export type NoticeKind = (typeof noticeKinds)[number]

export interface Notice {
  /** What it is told for, once for ever: `invoice:12`. */
  cause: string
  kind: NoticeKind
  /** `page:12`, `animator:…`, `town_hall:44015`. */
  party: string
  /** Numbers of the rows it speaks of: `{ invoice: 12, subscription: 3 }`. */
  about: Record<string, number | string>
  at: Date
}

/** Notes it in the transaction of the deed; the same cause again changes nothing. */
export async function noteMoney(trx: Db, { cause, kind, party, about, at }: Notice): Promise<void> {
  await sql`insert into money_notice (cause, kind, party, about, at) values (${cause}, ${kind}, ${party}, ${JSON.stringify(about)}::jsonb, ${at})
    on conflict (cause) do nothing`.execute(trx)
}

/**
 * Has what was not told yet (of these kinds) told, one at a time, oldest first: `tell` and its being marked are one transaction. How many were told. One that fails
 * stays for the next time and does not hold the others.
 */
export async function tellNotices(
  db: Db,
  now: () => Date,
  tell: (trx: Db, notice: Notice) => Promise<void>,
  kinds: readonly NoticeKind[] = noticeKinds,
): Promise<{ told: number; failed: unknown[] }> {
  const failed: unknown[] = []
  const passed: string[] = []
  for (let told = 0; ; ) {
    try {
      const one = await db.transaction().execute(async (trx) => {
        const { rows } = await sql<Notice>`
          select cause, kind, party, about, at from money_notice where told_at is null and kind = any(${[...kinds]}) and cause <> all(${passed})
          order by at, cause limit 1 for update skip locked`.execute(trx)
        const [notice] = rows
        if (!notice) return undefined
        passed.push(notice.cause)
        await tell(trx, notice)
        await sql`update money_notice set told_at = ${now()} where cause = ${notice.cause}`.execute(trx)
        return notice
      })
      if (!one) return { told, failed }
      told += 1
    } catch (error) {
      failed.push(error)
      if (failed.length > 100) return { told, failed }
    }
  }
}
