import type { Converted, Refusal, SourceReading } from '@wiker/connector'
import type { CanonicalRecord } from '@wiker/model'
import { redact } from '../personal/redact.ts'
import { codedCategory, isBesideTheCodes, withoutTownAtEnd, withUsualName } from '../rows/coded.ts'
import { withoutEmails } from '../rows/contacts.ts'
import { withReadableName } from '../rows/naming.ts'
import { withQuotes } from '../rows/quotes.ts'
import { rowOf } from '../rows/row.ts'
import { whereaboutsOf } from '../rows/whereabouts.ts'
import type { Source, SourceSettings } from '../sources/source.ts'
import type { IncomingRow } from '../store/incoming.ts'
import { languageOf } from '../towns/language.ts'
import { type Area, isWithin, matchTown, type TownDoubt, type TownMatch } from '../towns/match.ts'
import { TownMentions } from '../towns/mention.ts'
import type { TownRegister } from '../towns/register.ts'

export interface KeptRefusal extends Refusal {
  member: string
}

/** What became of the records that are not stored, and what was doubtful about those that are. */
export interface IntakeReport {
  read: number
  refused: number
  /** Understood, of a town that is not served. */
  elsewhere: number
  /** Understood, naming no town that is known. */
  unplaced: number
  /** The first ones, with the record as the source had it. */
  refusals: KeptRefusal[]
  doubts: Record<string, { count: number; examples: (TownDoubt & { member: string; line: number })[] }>
}

type Taken = Extract<Converted, { ok: true }>

/** A broken file of a million rows need not be kept a million times. */
const mostRefusals = 1000
const mostExamples = 5

export interface Intake {
  report: IntakeReport
  rows(): AsyncGenerator<IncomingRow>
}

/** Reads the records of a source and gives those that have a town, as rows; the others are counted with their reasons. */
export function intakeOf(
  reading: SourceReading,
  source: Source,
  register: TownRegister,
  area: Area,
  checkTime: () => void,
): Intake {
  const report: IntakeReport = { read: 0, refused: 0, elsewhere: 0, unplaced: 0, refusals: [], doubts: {} }
  const mentions = source.settings.townInNames ? new TownMentions(register, area) : undefined
  return { report, rows }

  async function* rows(): AsyncGenerator<IncomingRow> {
    for (const member of reading.members) {
      for await (const converted of member.convert()) {
        if (report.read++ % 256 === 0) checkTime()
        if (!converted.ok) refuse(report, { ...withoutEmails(converted.refusal), member: member.path })
        else {
          const row = take(converted, member.path)
          if (row) yield row
        }
      }
    }
  }

  function take({ record: given, where: line }: Taken, member: string): IncomingRow | undefined {
    if (isLeftOut(given, source)) {
      report.elsewhere++
      return undefined
    }
    const safe = source.settings.showPersons ? given : redact(given).record
    if (!safe) return refuse(report, { member, where: line, problems: [{ key: 'names-a-person' }], raw: {} })
    const quoted = withQuotes(safe, source.settings.quotes)
    const record = source.settings.showEmails ? quoted : withoutEmails(quoted)
    const match = matchOf(record)
    if (!match.ok) {
      report.unplaced++
      // A list that names no town is no fault of each of its rows.
      if (!mentions || match.why !== 'no-whereabouts')
        keep(report, { member, where: line, problems: [{ key: match.why }], raw: record })
      return undefined
    }
    if (!isWithin(match.town, area)) {
      report.elsewhere++
      return undefined
    }
    const { town, reason, positionHolds } = match
    const { category, title, unnamed, townEndsNames } = source.settings
    const named = withoutTownAtEnd(withUsualName(record, unnamed), town.name, townEndsNames)
    const readable = withReadableName(named, town.name, title)
    const row = rowOf(readable, {
      town: town.code,
      reason,
      positionHolds,
      category: codedCategory(record, source.settings) ?? category,
      language: languageOf(town.country),
    })
    if (!row) return refuse(report, { member, where: line, problems: [{ key: 'kind-without-page' }], raw: record })
    for (const doubt of match.doubts) note(report, { ...doubt, member, line })
    return { ...row, member, line }
  }

  function matchOf(record: CanonicalRecord): TownMatch {
    const match = matchTown(whereaboutsOf(record), register, area)
    if (match.ok || !mentions) return match
    const whom = 'beneficiary' in record ? record.beneficiary?.name : undefined
    const town = mentions.find(whom ?? record.name ?? '')
    return town ? { ok: true, town, reason: 'mentioned', doubts: [], positionHolds: false } : match
  }
}

/** Whether the source's own settings leave a record out. */
export function isLeftOut(record: CanonicalRecord, { settings }: { settings: SourceSettings }): boolean {
  const { leaveOut } = settings
  if (isBesideTheCodes(record, settings)) return true
  if (!leaveOut?.length) return false
  const text = JSON.stringify(record)
  return leaveOut.some((words) => text.includes(words))
}

function refuse(report: IntakeReport, refusal: KeptRefusal): undefined {
  report.refused++
  keep(report, refusal)
}

function keep(report: IntakeReport, refusal: KeptRefusal): void {
  if (report.refusals.length < mostRefusals) report.refusals.push(refusal)
}

function note(report: IntakeReport, doubt: TownDoubt & { member: string; line: number }): void {
  report.doubts[doubt.kind] ??= { count: 0, examples: [] }
  const kind = report.doubts[doubt.kind]!
  kind.count++
  if (kind.examples.length < mostExamples) kind.examples.push(doubt)
}
