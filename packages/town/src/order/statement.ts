import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { DecisionAction, Ground } from './decide.ts'
import type { Subject } from './subject.ts'

/** A decision as those it concerns read it. */
export interface Statement {
  id: number
  at: Date
  subject: Subject
  action: DecisionAction
  facts: string
  ground: Ground
  groundText: string
  automated: boolean
  decidedAs: string
  /** Until when an appeal may be lodged. */
  appealUntil: Date
}

interface StatementRow extends Omit<Statement, 'subject'> {
  subjectKind: Subject['kind']
  subjectId: string | null
  subjectName: string
  page: string
  town: string | null
}

export const statementColumns = sql`d.id::int as id, d.at, d.subject_kind as "subjectKind", d.subject_id as "subjectId", d.subject_name as "subjectName",
  d.page, d.town, d.action, d.facts, d.ground, d.ground_text as "groundText", d.automated, d.decided_as as "decidedAs",
  d.at + interval '6 months' as "appealUntil"`

export function statementOf(row: StatementRow): Statement {
  const { subjectKind: kind, subjectId: id, subjectName: name, page, town, ...rest } = row
  return { ...rest, subject: { kind, id, name, page, town } }
}

export async function readStatement(db: Db, id: number): Promise<Statement | undefined> {
  const { rows } = await sql<StatementRow>`select ${statementColumns} from decision d where d.id = ${id}`.execute(db)
  return rows[0] && statementOf(rows[0])
}

/** The last decisions of a town, newest first. */
export async function lastDecisions(db: Db, town: string | null, limit = 50): Promise<Statement[]> {
  const { rows } = await sql<StatementRow>`
    select ${statementColumns} from decision d where d.town is not distinct from ${town} order by d.at desc, d.id desc limit ${limit}`.execute(
    db,
  )
  return rows.map(statementOf)
}

export type { StatementRow }
