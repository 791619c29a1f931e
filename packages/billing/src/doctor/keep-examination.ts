import type { Files } from '@wiker/platform/files/files.ts'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { examineFiles } from '../invoice/file.ts'
import { noteMoney } from '../notice.ts'
import { examineMoney, type Finding } from './examine.ts'

export interface Examination {
  at: Date
  /** How many rules were looked at, and how many are broken. */
  rules: number
  broken: number
  findings: Finding[]
}

/**
 * Checks every rule of the accounts and keeps what was found; what is broken is told to the operator, once a day until it is put right. The files of the
 * invoices are read when they are given (at night: there are many); else what was last found of them stands.
 */
export async function keepExamination(
  db: Db,
  { at, day, files }: { at: Date; day: string; files?: Files },
): Promise<Examination> {
  const rules = await examineMoney(db)
  const known = new Set(rules.map(({ rule }) => rule))
  const ofFiles = files
    ? [await examineFiles(db, files, at)]
    : ((await lastExamination(db))?.findings.filter(({ rule }) => !known.has(rule)) ?? [])
  const all = [...rules, ...ofFiles]
  const findings = all.filter((one) => one.broken > 0)
  const kept = { at, rules: all.length, broken: findings.length, findings }
  await db.transaction().execute(async (trx) => {
    await sql`insert into money_examination (at, rules, broken, findings)
      values (${at}, ${kept.rules}, ${kept.broken}, ${JSON.stringify(findings)}::jsonb)
      on conflict (at) do update set rules = excluded.rules, broken = excluded.broken, findings = excluded.findings`.execute(
      trx,
    )
    await sql`delete from money_examination where at < ${at}::timestamptz - interval '1 year'`.execute(trx)
    if (findings.length > 0)
      await noteMoney(trx, {
        cause: `accounts-broken:${day}`,
        kind: 'accounts-broken',
        party: 'house',
        about: { broken: findings.length },
        at,
      })
  })
  return kept
}

/** What the last look found; undefined before the first. */
export async function lastExamination(db: Db): Promise<Examination | undefined> {
  const { rows } = await sql<Examination>`
    select at, rules, broken, findings from money_examination order by at desc limit 1`.execute(db)
  return rows[0]
}
