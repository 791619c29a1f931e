import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../db.ts'
import { hasKey } from '../records/key.ts'
import { keyIn } from '../records/path.ts'
import { kinds } from '../sections.ts'

export const reportReasons = [
  'wrong',
  'outdated',
  'cancelled',
  'duplicate',
  'rights',
  'privacy',
  'illegal',
  'other',
] as const
export type ReportReason = (typeof reportReasons)[number]

/** What a reader's form gives. `page` is a path of the site; what is illegal must be told in good faith (DSA, article 16). */
export const reportSchema = z
  .object({
    page: z
      .string()
      .max(500)
      .regex(/^\/[^/\\\s][^\s\\]*$|^\/$/),
    reason: z.enum(reportReasons),
    message: z.string().trim().max(4000).default(''),
    contact: z.string().trim().max(200).default(''),
    goodFaith: z.boolean().default(false),
  })
  .refine((report) => report.reason !== 'illegal' || report.goodFaith, { path: ['goodFaith'] })
export type Report = z.infer<typeof reportSchema>

export type SentReport = { ok: true; id: number } | { ok: false; reason: 'incomplete'; fields: string[] }

/** Keeps what a reader tells of a page, with the town and the record that the page is about. */
export async function sendReport(db: Db, given: unknown): Promise<SentReport> {
  const parsed = reportSchema.safeParse(given)
  if (!parsed.success) {
    return {
      ok: false,
      reason: 'incomplete',
      fields: [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))],
    }
  }
  const { page, reason, message, contact, goodFaith } = parsed.data
  const { town, record } = await subjectOf(db, page)
  const { rows } = await sql<{ id: number }>`
    insert into report (page, town, record, reason, message, contact, good_faith)
    values (${page}, ${town}, ${record}, ${reason}, ${clean(message)}, ${contact ? clean(contact) : null}, ${goodFaith})
    returning id::int as id`.execute(db)
  return { ok: true, id: rows[0]!.id }
}

/** PostgreSQL has no NUL character. */
const clean = (text: string) => text.replaceAll('\u0000', '')

async function subjectOf(db: Db, page: string): Promise<{ town: string | null; record: string | null }> {
  const segments = page.split(/[?#]/)[0]!.split('/').filter(Boolean)
  const { rows } = await sql<{ slug: string; code: string }>`
    select slug, code from town where slug = any(${segments.slice(0, 2)}::text[]) and opened_at is not null`.execute(db)
  const town = rows[0]?.code ?? null
  const key = keyIn(segments.at(-1) ?? '')
  if (!town || !key) return { town, record: null }
  const parts = kinds.map(
    (kind) => sql`select id from ${sql.table(kind)} where ${hasKey(kind, key)} and town = ${town}`,
  )
  const found = await sql<{ id: string }>`${sql.join(parts, sql` union all `)} limit 1`.execute(db)
  return { town, record: found.rows[0]?.id ?? null }
}
