import { digest } from '../rows/digest.ts'
import type { Layer } from './layer.ts'
import type { Said, Unit } from './rules.ts'
import { rankOf } from './standing.ts'

/** Why a value is shown, in message-key form (`layers.rule.<key>`). */
export type RuleKey =
  | 'only' // nobody else says anything
  | 'agreed' // all say the same
  | 'standing' // who says it is believed first
  | 'refines' // it says what the others say, more exactly
  | 'precision' // it is said more exactly, by somebody of the same standing
  | 'recency' // it is the later word
  | 'order' // nothing tells them apart: the source that was declared first
  | 'union' // everybody's values together
  | 'loudest' // the others are silent on it
  | 'edited' // set by hand

export interface Choice {
  said: Said
  from: Layer
  rule: RuleKey
  /** Everyone who says something of this unit, the shown one included, in the order in which they are believed. */
  voices: { layer: Layer; said: Said }[]
}

type Voice = Choice['voices'][number]

/** Chooses what is shown of a unit, or `undefined` when no layer says anything of it. */
export function choose(unit: Unit, layers: readonly Layer[]): Choice | undefined {
  const voices = layers.flatMap((layer) => {
    const said = saidBy(layer, unit)
    return said ? [{ layer, said }] : []
  })
  if (voices.length === 0) return undefined
  voices.sort((a, b) => order(unit, a, b))
  if (unit.how === 'union') return together(unit, voices)
  const loud = unit.how === 'loudest' ? voices.filter(({ said }) => said[unit.fields[0]!] !== unit.silence) : voices
  const heard = loud.length > 0 ? loud : voices
  return whole(unit, heard, voices)
}

/** Standing, then precision, then the date of the data, then the source that was declared first. Never when it was read: the order of imports says nothing. */
function order(unit: Unit, a: Voice, b: Voice): number {
  return byStanding(a, b) || byPrecision(unit, a, b) || byDate(a, b) || byDeclaration(a.layer, b.layer)
}

const byStanding = (a: Voice, b: Voice) => rankOf(a.layer.standing) - rankOf(b.layer.standing)
const byPrecision = ({ precision }: Unit, a: Voice, b: Voice) => (precision ? precision(b.said) - precision(a.said) : 0)
const byDate = (a: Voice, b: Voice) => compareText(dateOfLayer(b.layer), dateOfLayer(a.layer))

export function byDeclaration(a: Layer, b: Layer): number {
  return (a.sourceId ?? 0) - (b.sourceId ?? 0) || compareText(a.id, b.id)
}

/** The day of its data, as the record or its source says it. */
export function dateOfLayer({ record, dataDate }: Layer): string {
  const modified = 'dateModified' in record ? record.dateModified : undefined
  const date = modified ?? record.provenance?.published ?? dataDate ?? ''
  return /^\d{4}/.test(date) ? date.slice(0, 10) : ''
}

function whole(unit: Unit, heard: Voice[], voices: Voice[]): Choice {
  let shown = heard[0]!
  let refined = false
  for (const voice of heard.slice(1)) {
    if (!unit.refines?.(voice.said, shown.said)) continue
    shown = voice
    refined = true
  }
  let { said } = shown
  for (const { said: other } of unit.completes ? heard : []) said = unit.completes?.(said, other) ?? said
  const rule = refined ? 'refines' : ruleOf(unit, heard, voices)
  return { said, from: shown.layer, rule, voices }
}

/** What put the first voice before the next one that says otherwise. */
function ruleOf(unit: Unit, heard: Voice[], voices: Voice[]): RuleKey {
  const [shown] = heard
  if (voices.length === 1) return 'only'
  const other = heard.find(({ said }) => digest(said) !== digest(shown!.said))
  if (!other) return heard.length < voices.length ? 'loudest' : 'agreed'
  if (byStanding(shown!, other) !== 0) return 'standing'
  if (byPrecision(unit, shown!, other) !== 0) return 'precision'
  return byDate(shown!, other) !== 0 ? 'recency' : 'order'
}

function together(unit: Unit, voices: Voice[]): Choice {
  const field = unit.fields[0]!
  const values = new Map<string, unknown>()
  for (const { said } of voices) for (const one of said[field] as unknown[]) values.set(digest(one), one)
  const all = [...values.values()]
  const first = voices[0]!
  const rule =
    voices.length === 1 ? 'only' : all.length === (first.said[field] as unknown[]).length ? 'agreed' : 'union'
  return { said: { [field]: all }, from: first.layer, rule, voices }
}

/** What a layer says of a unit; a position that was found wrong says nothing. */
function saidBy(layer: Layer, unit: Unit): Said | undefined {
  if (unit.name === 'position' && layer.latitude === null) return undefined
  const record = layer.record as unknown as Said
  const said: Said = {}
  for (const field of unit.fields) {
    const value = record[field]
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue
    // "No end is known" is something only of a date that is.
    if (value === null && unit.name !== 'when') continue
    said[field] = value
  }
  return Object.values(said).some((value) => value !== null) ? said : undefined
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
