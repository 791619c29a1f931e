import type { Entity } from '@wiker/model'
import { assign } from './assign.ts'
import type { Column } from './column.ts'
import { entityFields, fieldKinds } from './fields.ts'
import { labelScore } from './label-score.ts'
import { valueFit, valueOnlyScore } from './value-fit.ts'

/** One column as one field, with the reasons. `field` may be a working one (`startTime`, `street`, `latlon`). */
export interface Candidate {
  field: string
  column: Column
  score: number
  reasons: string[]
}

const LEAST = 0.4

/** The best fields for the columns of an entity, one to one over all of them together. */
export function bestFields(columns: readonly Column[], entity: Entity, languages: readonly string[]): Candidate[] {
  const found = assigned(columns, entity, languages, entityFields[entity])
  const has = new Set(found.map(({ field }) => field))
  const alone = Object.entries(companions).flatMap(([field, needed]) =>
    has.has(field) && !needed.some((each) => has.has(each)) ? [field] : [],
  )
  if (alone.length === 0) return found
  return assigned(
    columns,
    entity,
    languages,
    entityFields[entity].filter((field) => !alone.includes(field)),
  )
}

/** Working fields that are nothing without another: their columns are then free for something else. */
const companions: Record<string, string[]> = {
  houseNumber: ['street', 'streetAddress'],
  houseSuffix: ['street', 'streetAddress'],
  streetType: ['street', 'streetAddress'],
  startTime: ['startDate', 'recurrence', 'openingDays', 'openingHours'],
  endTime: ['startDate', 'recurrence', 'openingDays', 'openingHours'],
  course: ['dish'],
}

function assigned(
  columns: readonly Column[],
  entity: Entity,
  languages: readonly string[],
  fields: readonly string[],
): Candidate[] {
  const scored = columns.map((column) => fields.map((field) => candidate(column, field, entity, languages)))
  // Wide tables have hundreds of columns no field wants: the assignment need not see them.
  const wanted = scored.filter((row) => row.some(({ score }) => score >= LEAST))
  const weights = wanted.map((row) =>
    row.map((each) => (each.score >= LEAST ? each.score ** 1.5 + tieBreak(each) + needed(each) : 0)),
  )
  const chosen = assign(weights)
  return chosen.flatMap((field, row) => (field === undefined ? [] : [wanted[row]![field]!]))
}

function candidate(column: Column, field: string, entity: Entity, languages: readonly string[]): Candidate {
  const { profile } = column
  const label = labelScore(column.label, field, entity)
  const fit = valueFit(profile, fieldKinds[field]!)
  const reasons: string[] = []
  let score = 0
  if (label > 0 && (fit >= 0.12 || profile.filledCount === 0)) {
    score = label * (0.6 + 0.4 * fit)
    if (fit < 0.3) score *= 0.6
    if (profile.filled === 0) score *= 0.6
    else if (profile.filled < 0.05) score *= 0.9
    score *= languageFactor(column, languages)
    reasons.push('label')
    if (fit > 0.75 && profile.filledCount > 0) reasons.push('values')
  }
  const alone = valueOnlyScore(profile, field) * aloneAllowed(column)
  if (alone > score) {
    score = alone
    reasons.splice(0, reasons.length, 'values')
  }
  return { field, column, score, reasons }
}

/** A name that clearly says something else keeps values from deciding alone: `date_maj` is no start, `email_dpo` no contact. */
function aloneAllowed(column: Column): number {
  const { spans } = column.label
  if (spans.length === 0 || spans.every((span) => span.concepts.length === 0)) return 1
  return spans.some((span) => span.concepts.some((concept) => otherwise.has(concept))) ? 0.3 : 0.75
}

const otherwise = new Set(
  'UPDATE CREATION PUBLICATION FAX MEDIA SOCIAL QUALITY PARENT INSTALLATION PRODUCER CONTACT DEPARTMENT REGION EPCI COUNTRY MANAGER FOUNDING DISSOLUTION LEVEL ORDER PERSON DISTRICT AUTHOR'.split(
    ' ',
  ),
)

function languageFactor(column: Column, languages: readonly string[]): number {
  const language = column.label.language
  if (!language) return 1
  const rank = languages.indexOf(language)
  return rank === 0 ? 1 : rank > 0 ? 0.92 : 0.85
}

/** A record needs a name before it needs a kind: `Actividad` alone is what happens, not its category. */
const needed = ({ field, score }: Candidate) => (field === 'name' && score >= 0.6 ? 0.25 : 0)

/** Between equals the fuller column, then the shorter name; never the position, so that moving columns changes nothing. */
function tieBreak({ column }: Candidate): number {
  let hash = 7
  for (const letter of column.name) hash = (hash * 31 + letter.charCodeAt(0)) % 9973
  return 0.004 * column.profile.filled + 0.002 / (1 + column.name.length) + hash * 1e-8
}
