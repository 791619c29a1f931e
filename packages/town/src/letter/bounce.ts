import { sql } from 'kysely'
import type { Db } from '../db.ts'

export type Bounce = 'hard' | 'soft' | 'complaint'

/** A letter that came back, or of which its reader complained. */
export interface Returned {
  /** Of the Message-ID of the letter: only who got it, or carried it, knows it. */
  token: string
  bounce: Bounce
}

/** Refusals for a time in a row after which an address is left alone. */
export const mostSoft = 4

/**
 * What a mail that came back says: a delivery report (RFC 3464) or a complaint (RFC 5965), both of which quote the head of our letter. Read in the bytes themselves: the
 * report and that head are plain ASCII by their standards. Undefined of anything else, and of a report of a delay or of a success.
 */
export function readReturned(raw: string): Returned | undefined {
  const token = /\bletter\.([0-9a-f]{30})@/.exec(raw)?.[1]
  if (!token) return undefined
  if (/^Feedback-Type:\s*(?:abuse|fraud|not-spam)?/im.test(raw))
    return /^Feedback-Type:\s*(?:abuse|fraud)/im.test(raw) ? { token, bounce: 'complaint' } : undefined
  const action = /^Action:\s*([a-z]+)/im.exec(raw)?.[1]?.toLowerCase()
  const status = /^Status:\s*([245])\.\d{1,3}\.\d{1,3}/im.exec(raw)?.[1]
  if (action !== 'failed' || !status || status === '2') return undefined
  return { token, bounce: isForGood(/^Status:\s*(\S+)/im.exec(raw)![1]!) ? 'hard' : 'soft' }
}

/** Whether a status (RFC 3463) says that the address itself is no good; a full box or a refused text is no reason to forget somebody. */
export const isForGood = (status: string): boolean => /^5\.1\.(?:1|2|3|6|10)$|^5\.2\.1$|^5\.4\.4$/.test(status)

/**
 * Notes what came back, once for each letter: an address that is no good or whose reader complained is never written to again, one that refuses for a time is left alone
 * after so many letters in a row. False of a letter that is not ours, or that came back already.
 */
export async function noteReturned(trx: Db, { token, bounce }: Returned, now: Date): Promise<boolean> {
  const { rows } = await sql<{ subscriber: number }>`
    update letter_sending set bounced = ${bounce} where token = ${token} and (bounced is null or (bounced = 'soft' and ${bounce} <> 'soft'))
    returning subscriber_id::int as subscriber`.execute(trx)
  const subscriber = rows[0]?.subscriber
  if (subscriber === undefined) return false
  await stopOrCount(trx, subscriber, bounce, now)
  return true
}

/** What the mail server refused at once counts the same, and a letter that was taken ends a row of refusals. */
export async function settleRefusals(db: Db, issue: number, now: Date): Promise<void> {
  const { rows } = await sql<{ subscriber: number; problem: string }>`
    update letter_sending set bounced = 'soft' where issue_id = ${issue} and state = 'refused' and bounced is null
    returning subscriber_id::int as subscriber, problem`.execute(db)
  for (const { subscriber, problem } of rows) {
    const status = /\b([45]\.\d{1,3}\.\d{1,3})\b/.exec(problem)?.[1]
    const bounce = status && isForGood(status) ? 'hard' : 'soft'
    await sql`update letter_sending set bounced = ${bounce} where issue_id = ${issue} and subscriber_id = ${subscriber}`.execute(
      db,
    )
    await stopOrCount(db, subscriber, bounce, now)
  }
}

async function stopOrCount(trx: Db, subscriber: number, bounce: Bounce, now: Date): Promise<void> {
  if (bounce === 'soft') {
    await sql`update letter_subscriber set soft = soft + 1 where id = ${subscriber} and state = 'on'`.execute(trx)
    await stop(trx, subscriber, 'bounced', now, sql`and soft >= ${mostSoft}`)
  } else await stop(trx, subscriber, bounce === 'complaint' ? 'complained' : 'bounced', now)
}

async function stop(
  trx: Db,
  subscriber: number,
  why: 'bounced' | 'complained',
  now: Date,
  when = sql``,
): Promise<void> {
  await sql`update letter_subscriber set state = 'stopped', stopped_at = ${now}, stopped_why = ${why} where id = ${subscriber} and state = 'on' ${when}`.execute(
    trx,
  )
}

/** A week after a letter, those whose letters came through begin their count again. */
export async function forgetSoft(db: Db, issue: number): Promise<void> {
  await sql`update letter_subscriber r set soft = 0 from letter_sending s
    where s.subscriber_id = r.id and s.issue_id = ${issue} and s.state = 'sent' and s.bounced is null and r.soft > 0`.execute(
    db,
  )
}
