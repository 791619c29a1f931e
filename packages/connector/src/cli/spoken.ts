import type { CanonicalRecord, RecordWarning } from '@wiker/model'
import type { Inspection } from '../inspect.ts'
import type { Warning } from '../types.ts'
import { sentenceOf, type Words } from './messages.ts'

/** A record whose warnings are sentences its publisher understands; the message key stands beside them. */
export function spoken(record: CanonicalRecord, words: Words): CanonicalRecord {
  if (!record.warnings) return record
  return { ...record, warnings: record.warnings.map((warning) => spokenWarning(warning, words)) }
}

function spokenWarning({ field, message: key, values }: RecordWarning, words: Words): RecordWarning {
  const said = sentenceOf({ key, values, field }, words)
  const { text, column } = values ?? {}
  const message = text === undefined ? said : words('record.doubt', { said, text, column: column ?? field })
  return { field, message, key }
}

/** What was understood, with sentences where the library has keys. */
export function spokenInspection(inspection: Inspection, words: Words): object {
  return {
    ...inspection,
    members: inspection.members.map((member) => ({
      ...member,
      warnings: member.warnings.map((warning) => spokenNote(warning, words)),
      ...(member.sample ? { sample: spoken(member.sample, words) } : {}),
      refusals: member.refusals.map(({ where, problems }) => ({
        where,
        problems: problems.map((problem) => ({ ...problem, message: sentenceOf(problem, words) })),
      })),
    })),
    unreadable: inspection.unreadable.map((one) => ({ ...one, error: sentenceOf(one.error, words) })),
  }
}

/** The library's `message` is a column or a reason: it goes after the sentence. */
function spokenNote(warning: Warning, words: Words): Warning & { key: string } {
  const said = words(`warning.${warning.kind}`, { count: warning.count })
  return { ...warning, message: warning.message ? `${said} (${warning.message})` : said, key: warning.kind }
}
