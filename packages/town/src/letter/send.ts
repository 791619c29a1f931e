import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { partFor } from './arrange.ts'
import type { Issue, LetterContent, LetterKind } from './types.ts'

/** Whom a letter goes to, with what only theirs has. */
export interface Recipient {
  subscriber: number
  email: string
  language: string
  kinds: LetterKind[]
  secret: string
  /** In its Message-ID. */
  token: string
}

/** As the post office answers (`platform/mail/bulk.ts`). */
export type Delivered = { state: 'sent' | 'withdrawn' } | { state: 'refused' | 'later' | 'unanswered'; problem: string }

export interface Sending {
  /** Writes this letter for this address and hands it over; `handing` is asked before its last byte leaves. */
  deliver(content: LetterContent, to: Recipient, handing: () => Promise<boolean>): Promise<Delivered>
  /** Name of this process's journal of what left (`platform/mail/journal.ts`). */
  journal?: string
  now: () => Date
  /** Letters on their way at once. */
  atOnce?: number
  signal?: AbortSignal
}

const batch = 200
const mostAttempts = 8

/**
 * Sends a letter to every address that waits for it, in batches; killed anywhere and begun again it goes on where it was. An address is written down as `handed` before
 * the mail server can have taken its letter, and is tried again after that only when the server itself said no, or when the journal of the process that died proves that
 * its last byte never left (`takeBack`). So nobody gets it twice, and of whom the server's answer was not heard is known and counted. Gives how many wait for a later hour.
 */
export async function sendIssue(db: Db, issue: Pick<Issue, 'id' | 'content'>, sending: Sending): Promise<number> {
  const { now, atOnce = 4, signal } = sending
  await forgetGone(db, issue.id)
  while (!signal?.aborted) {
    const waiting = await nextBatch(db, issue.id, now())
    if (waiting.length === 0) break
    const rest = waiting.values()
    const work = async () => {
      for (const one of rest) if (!signal?.aborted) await sendOne(db, issue, one, sending)
    }
    await Promise.all(Array.from({ length: atOnce }, work))
  }
  return finishIfDone(db, issue.id, now())
}

async function nextBatch(db: Db, issue: number, now: Date): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`
    select s.subscriber_id::int as subscriber, r.email, r.language, r.kinds, r.secret, s.token
    from letter_sending s join letter_subscriber r on r.id = s.subscriber_id and r.state = 'on'
    where s.issue_id = ${issue} and s.state = 'waiting' and (s.not_before is null or s.not_before <= ${now}) order by s.subscriber_id limit ${batch}`.execute(
    db,
  )
  return rows
}

async function sendOne(
  db: Db,
  { id, content }: Pick<Issue, 'id' | 'content'>,
  to: Recipient,
  { deliver, now, journal }: Sending,
): Promise<void> {
  const mine = sql`issue_id = ${id} and subscriber_id = ${to.subscriber}`
  const part = partFor(content!, to.kinds)
  if (part.items.length === 0 && part.word.trim() === '') {
    await sql`update letter_sending set state = 'gone' where ${mine} and state = 'waiting'`.execute(db)
    return
  }
  const handing = async () => {
    const { rows } = await sql`
      update letter_sending set state = 'handed', handed_at = ${now()}, handed_by = ${journal ?? null}, attempts = attempts + 1 where ${mine} and state = 'waiting'
        and exists (select from letter_subscriber r where r.id = ${to.subscriber} and r.state = 'on') returning token`.execute(
      db,
    )
    return rows.length > 0
  }
  const delivered = await deliver(part, to, handing)
  switch (delivered.state) {
    case 'sent':
      await sql`update letter_sending set state = 'sent', sent_at = ${now()}, problem = null where ${mine}`.execute(db)
      return
    case 'refused':
      await sql`update letter_sending set state = 'refused', problem = ${delivered.problem.slice(0, 500)} where ${mine}`.execute(
        db,
      )
      return
    case 'unanswered':
      await sql`update letter_sending set problem = ${delivered.problem.slice(0, 500)} where ${mine}`.execute(db)
      return
    case 'later':
      await sql`update letter_sending set problem = ${delivered.problem.slice(0, 500)},
        attempts = attempts + case when state = 'waiting' then 1 else 0 end,
        state = case when attempts >= ${mostAttempts} then 'refused' else 'waiting' end,
        not_before = ${now()}::timestamptz + interval '5 minutes' * power(2, least(attempts, 7)) where ${mine} and state in ('waiting', 'handed')`.execute(
        db,
      )
      return
    case 'withdrawn':
      // Stopped a moment ago, or another process has it.
      await forgetGone(db, id)
  }
}

/** What a process that is no more had begun to hand over and did not let go of, by its journal: it waits again. How many. */
export async function takeBack(db: Db, journal: string, left: ReadonlySet<string>): Promise<number> {
  const { rows } = await sql`
    update letter_sending set state = 'waiting', handed_at = null, handed_by = null
    where state = 'handed' and handed_by = ${journal} and problem is null and token <> all(${[...left]}::text[]) returning token`.execute(
    db,
  )
  return rows.length
}

/** Addresses that stopped since it was begun. */
async function forgetGone(db: Db, issue: number): Promise<void> {
  await sql`update letter_sending s set state = 'gone' where s.issue_id = ${issue} and s.state = 'waiting'
    and not exists (select from letter_subscriber r where r.id = s.subscriber_id and r.state = 'on')`.execute(db)
}

async function finishIfDone(db: Db, issue: number, now: Date): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from letter_sending where issue_id = ${issue} and state = 'waiting'`.execute(db)
  const { waiting } = rows[0]!
  if (waiting === 0)
    await sql`update letter_issue set state = 'sent', finished_at = ${now} where id = ${issue} and state = 'sending'`.execute(
      db,
    )
  return waiting
}

/** Letters that were begun and have addresses left, the first one first. */
export async function issuesToSend(db: Db): Promise<Pick<Issue, 'id' | 'town' | 'content'>[]> {
  const { rows } = await sql<Pick<Issue, 'id' | 'town' | 'content'>>`
    select id::int, town, content from letter_issue where state = 'sending' order by began_at, id`.execute(db)
  return rows
}
