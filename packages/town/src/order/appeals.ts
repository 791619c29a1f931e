import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { Side } from './decide.ts'
import { type Statement, type StatementRow, statementColumns, statementOf } from './statement.ts'

export type AppealLodged =
  | { ok: true; id: number; town: string | null }
  | { ok: false; reason: 'no-decision' | 'too-late' | 'already' | 'empty' }

/** Either side may ask once, within six months, that somebody else looks again (DSA, article 20). */
export async function lodgeAppeal(db: Db, side: number | undefined, text: string, now: Date): Promise<AppealLodged> {
  if (side === undefined) return { ok: false, reason: 'no-decision' }
  if (text.trim() === '') return { ok: false, reason: 'empty' }
  const { rows } = await sql<{ decision: number; town: string | null; late: boolean }>`
    select d.id::int as decision, d.town, d.at + interval '6 months' < ${now}::timestamptz as late
    from decision_side s join decision d on d.id = s.decision_id where s.id = ${side}`.execute(db)
  const [found] = rows
  if (!found) return { ok: false, reason: 'no-decision' }
  if (found.late) return { ok: false, reason: 'too-late' }
  const { rows: kept } = await sql<{ id: number }>`
    insert into appeal (decision_id, side_id, text, at) values (${found.decision}, ${side}, ${text.trim().slice(0, 4000).replaceAll('\u0000', '')}, ${now})
    on conflict (side_id) do nothing returning id::int as id`.execute(db)
  return kept[0] ? { ok: true, id: kept[0].id, town: found.town } : { ok: false, reason: 'already' }
}

export interface OpenAppeal {
  id: number
  text: string
  at: Date
  side: Side['side']
  /** Who decided, and may not decide of the appeal. */
  decidedBy: string | null
  decision: Statement
}

type AppealRow = Omit<OpenAppeal, 'decision' | 'id' | 'at'> & StatementRow & { appeal: number; appealAt: Date }

/** Appeals that wait, of all towns, the oldest first; or one of them. */
export async function openAppeals(db: Db, only?: number): Promise<OpenAppeal[]> {
  const { rows } = await sql<AppealRow>`
    select a.id::int as appeal, a.text, a.at as "appealAt", s.side, d.decided_by as "decidedBy", ${statementColumns}
    from appeal a join decision_side s on s.id = a.side_id join decision d on d.id = a.decision_id
    where a.outcome is null and (${only ?? null}::bigint is null or a.id = ${only ?? null}) order by a.at, a.id`.execute(
    db,
  )
  return rows.map(({ appeal, text, appealAt, side, decidedBy, ...row }) => ({
    id: appeal,
    text,
    at: appealAt,
    side,
    decidedBy,
    decision: statementOf(row),
  }))
}

export interface AppealGiven {
  appeal: number
  outcome: 'upheld' | 'reversed'
  reasons: string
  person: string
  now: Date
}

export type AppealDecided = { ok: true; sides: Side[] } | { ok: false; reason: 'own-decision' | 'decided-already' }

/** Decides of an appeal, and gives both sides, each to be told once in the same transaction. Never by who took the decision. */
export async function decideAppeal(trx: Db, given: AppealGiven): Promise<AppealDecided> {
  const { appeal, outcome, reasons, person, now } = given
  const { rows } = await sql<{ own: boolean; decision: number }>`
    select d.decided_by is not distinct from ${person} as own, d.id::int as decision
    from appeal a join decision d on d.id = a.decision_id where a.id = ${appeal} and a.outcome is null for update of a`.execute(
    trx,
  )
  if (!rows[0]) return { ok: false, reason: 'decided-already' }
  if (rows[0].own) return { ok: false, reason: 'own-decision' }
  await sql`update appeal set outcome = ${outcome}, reasons = ${reasons}, decided_by = ${person}, decided_at = ${now} where id = ${appeal}`.execute(
    trx,
  )
  const { rows: sides } = await sql<Side>`
    with told as (
      insert into appeal_told (appeal_id, side_id, at) select ${appeal}, s.id, ${now}::timestamptz from decision_side s where s.decision_id = ${rows[0].decision}
      on conflict do nothing returning side_id)
    select s.id::int as id, s.side, s.email, s.language, s.secret from decision_side s join told t on t.side_id = s.id order by s.id`.execute(
    trx,
  )
  return { ok: true, sides }
}
