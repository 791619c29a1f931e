import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../db.ts'
import { legalReasons, reportReasons } from '../order/reasons.ts'
import { newSecret } from '../order/secret.ts'
import { type Subject, subjectOfPage } from '../order/subject.ts'

export { type ReportReason, reportReasons } from '../order/reasons.ts'

/** What a reader's form gives. `page` is a path of the site; what is said of the law must be told in good faith (DSA, article 16). */
export const reportSchema = z
  .object({
    page: z
      .string()
      .max(500)
      .regex(/^\/[^/\\\s][^\s\\]*$|^\/$/),
    reason: z.enum(reportReasons),
    message: z.string().trim().min(1).max(4000),
    name: z.string().trim().max(200).default(''),
    contact: z.union([z.literal(''), z.email().max(254)]).default(''),
    goodFaith: z.boolean().default(false),
    language: z.string().max(5).default('fr'),
  })
  .refine((report) => !legalReasons.includes(report.reason) || report.goodFaith, { path: ['goodFaith'] })

export interface SentReport {
  ok: true
  id: number
  /** Last segment of the address at which it is followed. */
  secret: string
  subject: Subject
}

/**
 * Keeps what a reader tells of a page, with the item that the page is about (or `of`, an item of a page that shows several). Refused with the
 * fields that are missing or wrong.
 */
export async function sendReport(
  db: Db,
  given: unknown,
  now: Date,
  of?: Subject,
): Promise<SentReport | { ok: false; reason: 'incomplete'; fields: string[] }> {
  const parsed = reportSchema.safeParse(given)
  if (!parsed.success) {
    const fields = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))]
    return { ok: false, reason: 'incomplete', fields }
  }
  const { page, reason, message, name, contact, goodFaith, language } = parsed.data
  const subject = of ?? (await subjectOfPage(db, page))
  const secret = newSecret()
  const record = subject.kind === 'record' ? subject.id : null
  const { rows } = await sql<{ id: number }>`
    insert into report (page, town, record, subject_kind, subject_id, subject_name, reason, message, reporter_name, contact, good_faith, language, secret, created_at)
    values (${page}, ${subject.town}, ${record}, ${subject.kind}, ${subject.id}, ${clean(subject.name)}, ${reason}, ${clean(message)},
      ${clean(name)}, ${contact === '' ? null : contact.toLowerCase()}, ${goodFaith}, ${language}, ${secret}, ${now})
    returning id::int as id`.execute(db)
  return { ok: true, id: rows[0]!.id, secret, subject }
}

/** PostgreSQL has no NUL character. */
const clean = (text: string) => text.replaceAll('\u0000', '')
