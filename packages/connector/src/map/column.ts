import type { Layer, RawRecord } from '../types.ts'
import { type ParsedLabel, parseLabel } from './lexicon.ts'
import { type Profile, profileColumns } from './profile.ts'

/** A source column: its name understood and its values looked at. */
export interface Column {
  index: number
  name: string
  label: ParsedLabel
  profile: Profile
}

export function columnsOf(layer: Layer, sample: readonly RawRecord[], country: string): Column[] {
  const profiles = profileColumns(layer.columns, sample, country)
  return layer.columns.map((name, index) => ({ index, name, label: parseLabel(name), profile: profiles[index]! }))
}

export function says(column: Column, ...concepts: string[]): boolean {
  return concepts.every((concept) => column.label.spans.some((span) => span.concepts.includes(concept)))
}
