import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { type ReportReason, reportReasons, urgencyOf } from './reasons.ts'
import type { Subject } from './subject.ts'

export interface KeptReport {
  id: number
  at: Date
  reason: ReportReason
  message: string
  name: string
  contact: string | null
  goodFaith: boolean
  language: string
  subject: Subject
  decision: number | null
}

interface ReportRow extends Omit<KeptReport, 'subject'> {
  subjectKind: Subject['kind']
  subjectId: string | null
  subjectName: string
  page: string
  town: string | null
}

const columns = sql`r.id::int as id, r.created_at as at, r.reason, r.message, r.reporter_name as name, r.contact, r.good_faith as "goodFaith", r.language,
  r.subject_kind as "subjectKind", r.subject_id as "subjectId", coalesce(nullif(r.subject_name, ''), r.page) as "subjectName", r.page, r.town,
  r.decision_id::int as decision`

function reportOf({ subjectKind, subjectId, subjectName, page, town, ...row }: ReportRow): KeptReport {
  return { ...row, subject: { kind: subjectKind, id: subjectId, name: subjectName, page, town } }
}

const mostShown = 200

/** What waits for a decision in a town (null: about the network's own pages): what may cost a life first, then by gravity and age. */
export async function openReports(db: Db, town: string | null): Promise<KeptReport[]> {
  const order = reportReasons.map((reason) => sql`when ${reason} then ${urgencyOf(reason)}::int`)
  const { rows } = await sql<ReportRow>`
    select ${columns} from report r where r.town is not distinct from ${town} and r.handled_at is null
    order by case r.reason ${sql.join(order, sql` `)} end, r.created_at, r.id limit ${mostShown}`.execute(db)
  return rows.map(reportOf)
}

/** A report of a town, decided or not. */
export async function readReport(db: Db, town: string | null, id: number): Promise<KeptReport | undefined> {
  const { rows } = await sql<ReportRow>`
    select ${columns} from report r where r.id = ${id} and r.town is not distinct from ${town}`.execute(db)
  return rows[0] && reportOf(rows[0])
}

/** The other reports of the same item that wait: one decision answers them all. */
export async function reportsOf(db: Db, { kind, id, page, town }: Subject): Promise<KeptReport[]> {
  const same = id === null ? sql`r.subject_id is null and r.page = ${page}` : sql`r.subject_id = ${id}`
  const { rows } = await sql<ReportRow>`
    select ${columns} from report r
    where r.town is not distinct from ${town} and r.subject_kind = ${kind} and ${same} and r.handled_at is null order by r.id`.execute(
    db,
  )
  return rows.map(reportOf)
}
