import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { Arrangement, Issue, LetterContent } from './types.ts'
import type { LetterTime } from './when.ts'

const columns = sql`i.id::int as id, i.town, i.week, i.state, i.send_at as "sendAt", i.word, i.subject,
  jsonb_build_object('out', '[]'::jsonb, 'first', '[]'::jsonb) || i.arrangement as arrangement, i.content, i.edited_at as "editedAt",
  i.began_at as "beganAt", i.finished_at as "finishedAt", i.unsubscribed`

/** The letter of a week of a town, made when it is first asked for; while it is a draft it follows the hour that was chosen. */
export async function openIssue(trx: Db, town: string, { week, at }: LetterTime): Promise<Issue> {
  await sql`insert into letter_issue as i (town, week, send_at) values (${town}, ${week}, ${at})
    on conflict (town, week) do update set send_at = excluded.send_at where i.state = 'draft' and i.send_at <> excluded.send_at`.execute(
    trx,
  )
  return (await readIssue(trx, town, week))!
}

export async function readIssue(db: Db, town: string, week: string): Promise<Issue | undefined> {
  const { rows } =
    await sql<Issue>`select ${columns} from letter_issue i where i.town = ${town} and i.week = ${week}`.execute(db)
  return rows[0]
}

export interface Edited {
  word: string
  subject: string
  arrangement: Arrangement
}

/** What the animator made of it; false once it has left. To be called in a transaction. */
export async function editIssue(
  trx: Db,
  issue: number,
  { word, subject, arrangement }: Edited,
  person: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update letter_issue set word = ${word}, subject = ${subject}, arrangement = ${JSON.stringify(arrangement)}::jsonb, edited_at = ${now}, edited_by = ${person}
    where id = ${issue} and state = 'draft' returning id`.execute(trx)
  return rows.length > 0
}

/** Does not write this week, or does after all. False once it has left. */
export async function skipIssue(trx: Db, issue: number, skip: boolean): Promise<boolean> {
  const { rows } = await sql`
    update letter_issue set state = ${skip ? 'skipped' : 'draft'} where id = ${issue} and state in ('draft', 'skipped') returning id`.execute(
    trx,
  )
  return rows.length > 0
}

/** It says nothing, or its hour is long past: nobody is written to, and why is kept. */
export async function closeIssue(trx: Db, issue: number, why: 'empty' | 'late', now: Date): Promise<void> {
  await sql`update letter_issue set state = ${why}, finished_at = ${now} where id = ${issue} and state = 'draft'`.execute(
    trx,
  )
}

/**
 * It leaves: what it says is kept as it is now, with one line for each address that is on, of those that want something of it. In one transaction: killed before its
 * end nothing was begun, after it every address is known. False when it was begun already.
 */
export async function beginSending(trx: Db, issue: Issue, content: LetterContent, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update letter_issue set state = 'sending', content = ${JSON.stringify(content)}::jsonb, began_at = ${now} where id = ${issue.id} and state = 'draft'
    returning id`.execute(trx)
  if (rows.length === 0) return false
  const { rows: all } = await sql<{ id: number }>`
    select id::int from letter_subscriber where town = ${issue.town} and state = 'on' order by id`.execute(trx)
  const lines = all.map(({ id }) => ({ subscriber: id, token: randomBytes(15).toString('hex') }))
  await sql`insert into letter_sending (issue_id, subscriber_id, token)
    select ${issue.id}, l.subscriber, l.token from json_to_recordset(${JSON.stringify(lines)}::json) as l(subscriber bigint, token text)`.execute(
    trx,
  )
  return true
}

export interface SendingCount {
  waiting: number
  sent: number
  /** The mail server said no for good. */
  refused: number
  /** Handed over, and no answer came. */
  unanswered: number
  bounced: number
  complaints: number
  unsubscribed: number
}

export async function countSendings(db: Db, issues: readonly number[]): Promise<Map<number, SendingCount>> {
  const { rows } = await sql<SendingCount & { issue: number }>`
    select i.id::int as issue, count(*) filter (where s.state = 'waiting')::int as waiting, count(*) filter (where s.state = 'sent')::int as sent,
      count(*) filter (where s.state = 'refused')::int as refused, count(*) filter (where s.state = 'handed')::int as unanswered,
      count(*) filter (where s.bounced in ('hard', 'soft'))::int as bounced, count(*) filter (where s.bounced = 'complaint')::int as complaints, i.unsubscribed
    from letter_issue i left join letter_sending s on s.issue_id = i.id where i.id = any(${[...issues]}::bigint[]) group by i.id`.execute(
    db,
  )
  return new Map(rows.map(({ issue, ...count }) => [issue, count]))
}

/** The letters of a town, the last one first. */
export async function issuesOf(db: Db, town: string, limit = 12): Promise<Issue[]> {
  const { rows } = await sql<Issue>`
    select ${columns} from letter_issue i where i.town = ${town} order by i.week desc limit ${limit}`.execute(db)
  return rows
}
