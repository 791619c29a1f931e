import type { Db } from '@wiker/platform/database/connect.ts'
import type { CanonicalTableName } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import { extraColumns } from '../rows/tables.ts'
import { type GoneScope, isGone, type KindPlan } from './plan.ts'

export interface Applied {
  /** Less than planned when another source was quicker with the same ids. */
  added: number
  /** Events whose days must be laid down again. */
  events: string[]
  withdrawnEvents: string[]
}

/** Writes what differs and nothing else: rows that stay the same are not touched, so nobody is told of them. */
export async function applyPlan(trx: Db, plans: KindPlan[], scope: GoneScope, now: Date): Promise<Applied> {
  const applied: Applied = { added: 0, events: [], withdrawnEvents: [] }
  for (const plan of plans) {
    const written: string[] = []
    if (plan.added > 0) written.push(...(await insert(trx, plan.kind, scope.sourceId, now)))
    applied.added += written.length
    if (plan.changed > 0) written.push(...(await update(trx, plan.kind, scope.sourceId, now)))
    const gone = plan.gone > 0 ? await withdraw(trx, plan.kind, scope, now) : []
    if (plan.kind === 'event') {
      applied.events.push(...written)
      applied.withdrawnEvents.push(...gone)
    }
  }
  return applied
}

const common = 'town town_reason hash name category latitude longitude record body'.split(' ')

async function insert(trx: Db, kind: CanonicalTableName, sourceId: number, now: Date): Promise<string[]> {
  const columns = sql.raw([...common, ...Object.keys(extraColumns[kind] ?? {})].join(', '))
  const { rows } = await sql<{ id: string }>`
    insert into ${sql.table(kind)} (id, source_id, created_at, updated_at, ${columns})
    select i.id, ${sourceId}::bigint, ${now}::timestamptz, ${now}::timestamptz, ${sql.raw(values(kind).join(', '))}
    from incoming i where i.kind = ${kind} and not exists (select from ${sql.table(kind)} e where e.id = i.id)
    order by i.position
    on conflict (id) do nothing
    returning id`.execute(trx)
  return rows.map((row) => row.id)
}

async function update(trx: Db, kind: CanonicalTableName, sourceId: number, now: Date): Promise<string[]> {
  const columns = sql.raw([...common, ...Object.keys(extraColumns[kind] ?? {})].join(', '))
  const { rows } = await sql<{ id: string }>`
    update ${sql.table(kind)} e
    set (updated_at, withdrawn_at, ${columns}) = row(${now}::timestamptz, null::timestamptz, ${sql.raw(values(kind).join(', '))})
    from incoming i
    where i.kind = ${kind} and e.id = i.id and e.source_id = ${sourceId} and (e.hash <> i.hash or e.withdrawn_at is not null)
    returning e.id`.execute(trx)
  return rows.map((row) => row.id)
}

async function withdraw(trx: Db, kind: CanonicalTableName, scope: GoneScope, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update ${sql.table(kind)} e set withdrawn_at = ${now}, updated_at = ${now}
    where ${isGone(kind, scope)} returning e.id`.execute(trx)
  return rows.map((row) => row.id)
}

/** The incoming row's values, in the order of the columns. */
function values(kind: CanonicalTableName): string[] {
  const extra = Object.entries(extraColumns[kind] ?? {}).map(([column, type]) => `(i.extra->>'${column}')::${type}`)
  return [...common.map((column) => `i.${column}`), ...extra]
}
