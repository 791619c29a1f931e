import type { Entity } from '@wiker/model'
import { bestFields, type Candidate } from './candidates.ts'
import { type Column, says } from './column.ts'
import { evidence } from './evidence/index.ts'
import { nounsIn } from './nouns.ts'

export interface EntityChoice {
  type: Entity
  confidence: number
  reasons: string[]
  fields: Candidate[]
}

interface Hearing {
  columns: readonly Column[]
  languages: readonly string[]
  /** Words of the member's path and of the layer's title: they only break ties. */
  title: string
  /** Shapes that come with the records: points are places, outlines may be of anything. */
  geometry: 'none' | 'points' | 'shapes'
  forced?: Entity
}

const geometryPoints = { none: 0, points: 1.9, shapes: 0.6 }
const rivals: Entity[] = [
  'event',
  'place',
  'organization',
  'article',
  'offer',
  'menu',
  'market',
  'subsidy',
  'budget',
  'deliberation',
  'statistic',
  'notice',
  'address',
  'transit',
  'catalog',
]

/** What the rows are about: each kind of thing is heard with its best fields, the most convincing wins, `other` when none convinces. */
export function chooseEntity(hearing: Hearing): EntityChoice {
  if (hearing.forced) {
    const fields = bestFields(hearing.columns, hearing.forced, hearing.languages)
    return { type: hearing.forced, confidence: 1, reasons: ['forced'], fields }
  }
  const heard = hearAll(hearing)
  const [best, second] = heard as [Heard, Heard]
  if (best.points < 2.6 && hearing.geometry !== 'points') {
    const fields = bestFields(hearing.columns, 'other', hearing.languages)
    return {
      type: 'other',
      confidence: round(Math.min(0.9, 0.9 - best.points * 0.12)),
      reasons: ['nothing-convincing'],
      fields,
    }
  }
  if (best.points < 2.6) {
    const fields = bestFields(hearing.columns, 'place', hearing.languages)
    return { type: 'place', confidence: 0.5, reasons: ['geometry'], fields }
  }
  const margin = best.points - Math.max(second.points, 1.5)
  const confidence = round(
    Math.min(0.99, 0.5 + Math.min(0.3, (best.points - 2.4) * 0.07) + Math.min(0.22, margin * 0.1)),
  )
  return { type: best.entity, confidence, reasons: best.reasons.slice(0, 6), fields: best.fields }
}

/** Every kind with its points, the most convincing first. */
export function hearAll(hearing: Hearing): Heard[] {
  return rivals.map((entity) => hear(entity, hearing)).sort((a, b) => b.points - a.points)
}

interface Heard {
  entity: Entity
  points: number
  reasons: string[]
  /** What each finding counted. */
  account: [reason: string, points: number][]
  fields: Candidate[]
}

function hear(entity: Entity, hearing: Hearing): Heard {
  const fields = bestFields(hearing.columns, entity, hearing.languages)
  const by = new Map(fields.map((candidate) => [candidate.field, candidate]))
  const heard: Heard = { entity, points: 0, reasons: [], account: [], fields }
  const add = (points: number, reason: string) => {
    if (Math.abs(points) < 0.05) return
    heard.points += points
    heard.account.push([reason, Math.round(points * 100) / 100])
    if (points > 0.3) heard.reasons.push(reason)
  }
  const { weights, nouns, label, values } = evidence[entity]
  for (const [field, weight] of Object.entries(weights)) {
    const found = by.get(field)
    if (found) add(weight * found.score * presence(found), `field:${field}`)
  }
  const said = Math.max(0, ...hearing.columns.map((column) => nounWeight(column, nouns)))
  add(label * said, `label:${entity}`)
  const share = nounsIn(exampleTexts(by), entity)
  add(values * Math.min(1, share * 1.6), `values:${entity}`)
  const titled = nounsIn([hearing.title], entity) > 0
  if (titled) add(0.7, `title:${entity}`)
  if (entity === 'place' || entity === 'transit' || entity === 'address')
    add(geometryPoints[hearing.geometry], 'geometry')
  for (const { points, when, reason } of evidence[entity].rules ?? []) {
    if (when({ columns: hearing.columns, by, titled })) add(points, reason)
  }
  return heard
}

/** A field that most records lack tells little of them. */
const presence = ({ column: { profile } }: Candidate) => Math.min(1, 0.15 + 1.35 * profile.filled)

/** A noun as the owner of a column counts more than one lost in a long name. */
function nounWeight(column: Column, nouns: readonly string[]): number {
  if (!nouns.some((noun) => says(column, noun))) return 0
  const unambiguous = column.label.spans.some(
    (span) => span.concepts.some((c) => nouns.includes(c)) && span.concepts.length === 1,
  )
  return (
    (unambiguous ? 1 : 0.55) * (column.profile.filled === 0 ? 0.5 : 1) * (column.label.spans.length <= 3 ? 1 : 0.45)
  )
}

function exampleTexts(by: Map<string, Candidate>): string[] {
  return ['name', 'category', 'purpose'].flatMap((field) => by.get(field)?.column.profile.examples.slice(0, 80) ?? [])
}

const round = (value: number) => Math.round(Math.max(0.05, value) * 100) / 100
