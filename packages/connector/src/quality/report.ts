import type { Entity } from '@wiker/model'
import type { MemberReading, SourceReading } from '../convert.ts'
import { mappingFor } from '../trace/fields.ts'
import { countedIn, type RecordTrace } from '../trace/trace.ts'
import type { Problem, Repair, Warning } from '../types.ts'
import { type Examination, examine } from './examine.ts'
import type { Finding } from './findings.ts'
import {
  type Age,
  ageGrade,
  contentGrade,
  duplicatesGrade,
  fileGrade,
  type Grade,
  placesGrade,
  valuesGrade,
} from './grades.ts'

/** What a publisher is told of a source: what is good, what is wrong and where, what was mended on the way. */
export interface QualityReport {
  source: { url: string; retrieved: string; lastModified?: string }
  members: MemberQuality[]
  unreadable: { path: string; error: Problem }[]
}

export interface MemberQuality {
  path: string
  format: string
  entity: Entity
  /** What the rows of findings count. */
  counted: RecordTrace['counted']
  records: number
  refused: number
  grades: Grade[]
  /** What readers need most, first: in how many records it is said. */
  needs: { name: string; weight: 1 | 2; filled: number; fields: string[]; columns: string[] }[]
  /** Every canonical field, with its share of the kept records from 0 to 1. */
  fields: { field: string; filled: number; share: number }[]
  age: Age
  licence?: string
  duplicates: Examination['duplicates']
  findings: Finding[]
  /** What was mended by itself, and what was noticed of the file as a whole. */
  repairs: Repair[]
  warnings: Warning[]
}

/** Reads every record of an opened source. */
export async function qualityOf(reading: SourceReading, options: { today: string }): Promise<QualityReport> {
  const report = emptyReport(reading)
  for (const member of reading.members) {
    if (!member.layer) report.unreadable.push({ path: member.path, error: member.error ?? { key: 'broken' } })
    else report.members.push(qualityOfMember(member, await examine(member), options.today, report.source.lastModified))
  }
  return report
}

export function emptyReport({ download }: SourceReading): QualityReport {
  const { url = '', retrieved = '', lastModified: said } = download ?? {}
  // A copy on somebody's disk is as old as the copying.
  const lastModified = /^https?:/.test(url) ? said : undefined
  return { source: { url, retrieved, ...(lastModified ? { lastModified } : {}) }, members: [], unreadable: [] }
}

export function qualityOfMember(
  member: MemberReading,
  examination: Examination,
  today: string,
  lastModified?: string,
): MemberQuality {
  const layer = member.layer!
  const understanding = member.understanding!
  const entity = understanding.entity.type
  const { fills, refused, records, duplicates, placed, derivedNames, licence } = examination
  const findings = examination.findings.sorted()
  const repairs = [...layer.repairs, ...understanding.repairs]
  const warnings = [...layer.warnings, ...understanding.warnings, ...examination.warnings]
  const day =
    lastModified && !Number.isNaN(Date.parse(lastModified))
      ? new Date(lastModified).toISOString().slice(0, 10)
      : undefined
  const age: Age = { ...examination.age, ...(day ? { lastModified: day } : {}) }
  const places = placesGrade(entity, placed, fills.records, findings)
  const kept = Math.max(fills.records, 1)
  return {
    path: member.path,
    format: member.format,
    entity,
    counted: countedIn(layer),
    records,
    refused,
    grades: [
      contentGrade(fills, licence !== undefined, derivedNames),
      valuesGrade(records, refused, findings),
      ...(places ? [places] : []),
      ageGrade(age, today),
      duplicatesGrade(duplicates.count, records),
      fileGrade(layer.encoding, repairs, warnings),
    ],
    needs: fills.needs.map(({ need: { name, weight, of }, filled }) => {
      const from = of.flatMap((field) => mappingFor(field, understanding.mapping) ?? [])
      return { name, weight, filled, fields: of, columns: [...new Set(from.map((item) => item.from))] }
    }),
    fields: [...fills.fields]
      .map(([field, filled]) => ({ field, filled, share: Math.round((filled / kept) * 1000) / 1000 }))
      .sort((a, b) => b.filled - a.filled),
    age,
    ...(licence ? { licence } : {}),
    duplicates,
    findings,
    repairs,
    warnings,
  }
}
