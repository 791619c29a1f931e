import type { Db } from '@wiker/platform/database/connect.ts'
import { readWritten } from '@wiker/town/meeting/reported.ts'
import { type KeptReport, readReport, reportsOf } from '@wiker/town/order/queue.ts'
import { readStatement, type Statement } from '@wiker/town/order/statement.ts'
import {
  type Author,
  authorsOf,
  type Publisher,
  type Subject,
  sourcesOf,
  subjectRecord,
} from '@wiker/town/order/subject.ts'

/** What is to be decided on. */
export interface Case {
  subject: Subject
  /** Every report of the item that waits; the one asked for first. */
  reports: KeptReport[]
  decision?: Statement | undefined
  authors: Author[]
  sources: Publisher[]
  hidden: boolean
}

/** The item that a report is about, or one by its id, in a town (null: the network). */
export async function findCase(
  db: Db,
  code: string | null,
  asked: { report?: number; item?: string | undefined },
): Promise<Case | undefined> {
  const report = Number.isSafeInteger(asked.report) ? await readReport(db, code, asked.report!) : undefined
  const id = report ? report.subject.id : asked.item
  const record = id && (!report || report.subject.kind === 'record') ? await subjectRecord(db, id) : undefined
  if (!report && (!record || record.town !== code)) return undefined
  const subject = record ?? report!.subject
  const waiting = await reportsOf(db, report?.subject ?? subject)
  const reports = report && !waiting.some((one) => one.id === report.id) ? [report] : waiting
  const { kind, id: item } = subject
  const written = kind === 'post' || kind === 'comment' ? await readWritten(db, kind, item ?? '') : undefined
  const decision = report?.decision ? await readStatement(db, report.decision) : undefined
  return {
    subject,
    reports,
    decision,
    authors: record ? await authorsOf(db, record.id) : written ? [written.author] : [],
    sources: record ? await sourcesOf(db, record.id) : [],
    hidden: record?.hidden ?? written?.hidden ?? false,
  }
}
