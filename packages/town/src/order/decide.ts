import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../db.ts'
import type { Role } from '../people/permissions.ts'
import { newSecret } from './secret.ts'
import type { Author, Subject } from './subject.ts'

export const decisionActions = ['none', 'corrected', 'hidden', 'removed', 'restored'] as const
export type DecisionAction = (typeof decisionActions)[number]
export const grounds = ['none', 'law', 'rules'] as const
export type Ground = (typeof grounds)[number]

/** The statement of reasons (DSA, article 17.3): what was seen, on what ground, how far the decision reaches. */
export const statementSchema = z
  .object({
    action: z.enum(decisionActions),
    facts: z.string().trim().min(10).max(4000),
    ground: z.enum(grounds),
    groundText: z.string().trim().max(1000).default(''),
  })
  .refine(({ ground, groundText }) => ground === 'none' || groundText !== '', { path: ['groundText'] })
  .refine(({ ground, action }) => ground !== 'none' || (action !== 'hidden' && action !== 'removed'), {
    path: ['ground'],
  })
export type StatementGiven = z.infer<typeof statementSchema>

export interface DecisionGiven extends StatementGiven {
  subject: Subject
  person: string
  role: Role
  authors: Author[]
  /** Reports that it answers: all those of the item that waited. */
  reports: number[]
  now: Date
}

/** Somebody whom a decision concerns. */
export interface Side {
  id: number
  side: 'reporter' | 'author'
  email: string | null
  language: string
  /** Last segment of the address at which it is read and appealed against. */
  secret: string
}

/**
 * Writes down a decision with its reasons, closes the reports it answers and gives each side that is to be told: one letter each, sent in the same
 * transaction. Undefined when one of the reports was answered meanwhile.
 */
export async function decide(trx: Db, given: DecisionGiven): Promise<{ id: number; sides: Side[] } | undefined> {
  const { subject, action, facts, ground, groundText, person, role, authors, reports, now } = given
  const { rows } = await sql<{ id: number }>`
    insert into decision (town, subject_kind, subject_id, subject_name, page, action, facts, ground, ground_text, decided_by, decided_as, at)
    values (${subject.town}, ${subject.kind}, ${subject.id}, ${subject.name}, ${subject.page}, ${action}, ${facts}, ${ground}, ${groundText},
      ${person}, ${role}, ${now}) returning id::int as id`.execute(trx)
  const id = rows[0]!.id
  const closed = await sql`
    update report set handled_at = ${now}, decision_id = ${id} where id = any(${reports}::bigint[]) and handled_at is null`.execute(
    trx,
  )
  if (Number(closed.numAffectedRows) !== reports.length) return undefined
  const { rows: reporters } = await sql<Side>`
    insert into decision_side (decision_id, side, report_id, email, language, secret, told_at)
    select ${id}, 'reporter', r.id, r.contact, r.language, coalesce(r.secret, md5(random()::text || r.id)), case when r.contact is null then null else ${now}::timestamptz end
    from report r where r.decision_id = ${id} order by r.id
    on conflict (decision_id, side, email) do nothing
    returning id::int as id, side, email, language, secret`.execute(trx)
  const sides = [...reporters]
  for (const { email, language } of authors) {
    const { rows: told } = await sql<Side>`
      insert into decision_side (decision_id, side, email, language, secret, told_at)
      values (${id}, 'author', ${email}, ${language}, ${newSecret()}, ${now})
      on conflict (decision_id, side, email) do nothing returning id::int as id, side, email, language, secret`.execute(
      trx,
    )
    sides.push(...told)
  }
  return { id, sides }
}
