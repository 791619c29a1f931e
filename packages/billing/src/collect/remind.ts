import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db.ts'
import type { MerchantNoticeKind } from '../notice.ts'
import { countries } from '../plans/plans.ts'

interface Reminder {
  kind: MerchantNoticeKind
  /** The subscriptions `s` it is for, today. */
  when: (today: RawBuilder<string>) => RawBuilder<unknown>
}

const yearly = [...new Set([...countries.values()].flatMap(({ plans }) => plans))]
  .filter(({ every }) => every === 'year')
  .map(({ code }) => code)

/** A week before a trial asks for money, a month before a year does; while a payment is missing, twice before publishing stops, and when it does. */
const reminders: Reminder[] = [
  {
    kind: 'trial-ending',
    when: (today) => sql`s.state = 'trial' and not s.ends_at_period_end and s.period_to - ${today} between 0 and 7`,
  },
  {
    kind: 'renewal-soon',
    when: (today) =>
      sql`s.state = 'active' and not s.ends_at_period_end and s.plan = any(${yearly}) and s.period_to - ${today} between 0 and 30`,
  },
  { kind: 'payment-reminder', when: (today) => sql`s.state = 'late' and s.grace_to - ${today} between 4 and 9` },
  { kind: 'grace-ending', when: (today) => sql`s.state = 'late' and s.grace_to - ${today} between 0 and 3` },
  { kind: 'suspended', when: (today) => sql`s.state = 'late' and s.grace_to < ${today}` },
]

/** Notes what merchants must be reminded of on this day, once for each period. How many were noted. */
export async function noteReminders(db: Db, today: string, now: Date): Promise<number> {
  let noted = 0
  for (const { kind, when } of reminders) {
    const { numAffectedRows } = await sql`
      insert into money_notice (cause, kind, party, about, at)
      select ${kind} || ':' || s.id || ':' || s.period_to, ${kind}, s.party,
        jsonb_build_object('subscription', s.id, 'town', s.town, 'period', s.period_to::text), ${now}
      from subscription s where ${when(sql`${today}::date`)} on conflict (cause) do nothing`.execute(db)
    noted += Number(numAffectedRows ?? 0)
  }
  return noted
}
