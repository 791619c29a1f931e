import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { ReportReason } from './reasons.ts'
import { isSecret } from './secret.ts'
import { readStatement, type Statement } from './statement.ts'

/** What the holder of a secret address reads: the report they sent or the decision about what they wrote, and what came of an appeal. */
export interface Followed {
  side: 'reporter' | 'author'
  /** Of who reported: what they said. */
  report?: {
    reason: ReportReason
    message: string
    page: string
    subjectName: string
    at: Date
    contact: string | null
  }
  decision?: Statement
  /** Number by which an appeal is lodged; absent when nothing is decided. */
  sideId?: number
  appeal?: AppealSeen
}

export interface AppealSeen {
  text: string
  at: Date
  outcome: 'upheld' | 'reversed' | null
  reasons: string | null
}

interface FollowedRow {
  reason: ReportReason
  message: string
  page: string
  subjectName: string
  at: Date
  contact: string | null
  decision: number | null
}

/** By the last segment of its address. Undefined when nothing has it. */
export async function readFollowed(db: Db, secret: string): Promise<Followed | undefined> {
  if (!isSecret(secret)) return undefined
  const { rows } = await sql<FollowedRow>`
    select reason, message, page, coalesce(nullif(subject_name, ''), page) as "subjectName", created_at as at, contact, decision_id::int as decision
    from report where secret = ${secret}`.execute(db)
  const side = await readSide(db, secret)
  const [report] = rows
  if (!report && !side) return undefined
  const decisionId = side?.decision ?? report?.decision
  const decision = decisionId ? await readStatement(db, decisionId) : undefined
  const appeal = side && (await readAppeal(db, side.id))
  return {
    side: report ? 'reporter' : 'author',
    ...(report && { report }),
    ...(decision && { decision }),
    ...(side && { sideId: side.id }),
    ...(appeal && { appeal }),
  }
}

/** The side of who holds the secret; somebody who reported an item twice is one side. */
async function readSide(db: Db, secret: string): Promise<{ id: number; decision: number } | undefined> {
  const { rows } = await sql<{ id: number; decision: number }>`
    select s.id::int as id, s.decision_id::int as decision from decision_side s
    where s.secret = ${secret} or (s.side = 'reporter' and exists (
      select from report r where r.secret = ${secret} and r.decision_id = s.decision_id and r.contact = s.email))
    order by s.secret = ${secret} desc limit 1`.execute(db)
  return rows[0]
}

async function readAppeal(db: Db, side: number): Promise<AppealSeen | undefined> {
  const { rows } = await sql<AppealSeen>`select text, at, outcome, reasons from appeal where side_id = ${side}`.execute(
    db,
  )
  return rows[0]
}
