import { type CanonicalRecord, categorize } from '@wiker/model'
import type { Row } from '../rows/row.ts'
import { hashOfRow } from '../rows/row.ts'
import { searchableText } from '../rows/searchable.ts'
import { extraValues, tableOf } from '../rows/tables.ts'
import { whereaboutsOf } from '../rows/whereabouts.ts'
import { townReasons } from '../towns/clues.ts'
import { byDeclaration, type Choice, choose, dateOfLayer } from './choose.ts'
import { creditOfLayer, type Edit, type Layer, type LayerCredit } from './layer.ts'
import { type LaidEdit, overlay } from './overlay.ts'
import { unitsOf } from './rules.ts'
import { rankOf } from './standing.ts'

/** The row of a thing, and how it came to be what it is. */
export interface Composed {
  row: Omit<Row, 'content_key'>
  /** Of the first credit; null when a person typed it. */
  sourceId: number | null
  credits: LayerCredit[]
  choices: Map<string, Choice>
  laid: LaidEdit[]
  /** What the sources say together, before any edit. */
  under: CanonicalRecord
}

/**
 * What readers see of a thing, from its layers: field by field by the rules of rules.ts, then people's edits on top. The same layers give
 * the same row, in whatever order they came. At least one layer.
 */
export function compose(thingId: string, given: readonly Layer[], edits: readonly Edit[]): Composed {
  const layers = [...given].sort(byAuthority)
  const head = layers[0]!
  const { record: under, choices } = together(thingId, layers)
  const { record, laid } = overlay(under, edits)
  const credits = creditsOf(layers)
  const untouched = layers.length === 1 && edits.length === 0
  const row = untouched ? { ...ownRow(head), id: thingId, record } : rowOfThing(record, layers, choices, laid)
  return { row, sourceId: head.sourceId, credits, choices, laid, under }
}

/** The layer that is believed first in what it says of itself: standing, then the date of its data, then the source declared first. */
function byAuthority(a: Layer, b: Layer): number {
  const [later, earlier] = [dateOfLayer(b), dateOfLayer(a)]
  return (
    rankOf(a.standing) - rankOf(b.standing) || (later < earlier ? -1 : later > earlier ? 1 : 0) || byDeclaration(a, b)
  )
}

function together(id: string, layers: Layer[]): { record: CanonicalRecord; choices: Map<string, Choice> } {
  const head = layers[0]!
  const choices = new Map<string, Choice>()
  for (const unit of unitsOf(layers.map((layer) => layer.record))) {
    const choice = choose(unit, layers)
    if (choice) choices.set(unit.name, choice)
  }
  if (layers.length === 1) return { record: { ...head.record, id }, choices }
  const said = Object.assign({}, ...[...choices.values()].map((choice) => choice.said)) as Record<string, unknown>
  const { type, identifier, provenance } = head.record
  const additional = Object.assign({}, ...layers.map((layer) => layer.record.additional ?? {}).reverse())
  const warnings = head.record.warnings?.filter(({ field }) => said[field.split('.')[0]!] === undefined)
  const record = {
    type,
    id,
    ...(identifier !== undefined && { identifier }),
    ...said,
    ...(Object.keys(additional).length > 0 && { additional }),
    ...(warnings?.length && { warnings }),
    ...(provenance && { provenance }),
  }
  return { record: record as CanonicalRecord, choices }
}

function rowOfThing(
  record: CanonicalRecord,
  layers: Layer[],
  choices: Map<string, Choice>,
  laid: LaidEdit[],
): Composed['row'] {
  const head = layers[0]!
  const townFrom = [...layers].sort((a, b) => surenessOf(a) - surenessOf(b))[0]!
  const content = {
    town: townFrom.town,
    town_reason: townFrom.townReason,
    name: record.name ?? '',
    category: categoryOf(record, layers, laid),
    ...positionOf(record, layers, choices, laid),
    body: searchableText(record),
    extra: extraValues(record),
  }
  return { kind: head.kind, id: record.id, ...content, record, hash: hashOfRow(content, record) }
}

/** The surest way of finding a town goes first; `sort` keeps the order of authority among equals. */
const surenessOf = (layer: Layer) => {
  const place = (townReasons as readonly string[]).indexOf(layer.townReason)
  return place < 0 ? townReasons.length : place
}

function categoryOf(record: CanonicalRecord, layers: Layer[], laid: LaidEdit[]): string | null {
  const known = layers.find((layer) => layer.category !== null)?.category ?? null
  if (!laid.some(({ edit }) => edit.path === 'categories')) return known
  return categorize(record.categories ?? [], tableOf(record)!.entity) ?? known
}

function positionOf(record: CanonicalRecord, layers: Layer[], choices: Map<string, Choice>, laid: LaidEdit[]) {
  if (laid.some(({ edit }) => /^(?:latitude|longitude|geometry|location)\b/.test(edit.path))) {
    const { latitude = null, longitude = null } = whereaboutsOf(record)
    if (latitude !== null && longitude !== null) return { latitude, longitude }
  }
  const chosen = (choices.get('location') ?? choices.get('position'))?.from
  const placed = chosen && chosen.latitude !== null ? chosen : layers.find((layer) => layer.latitude !== null)
  return { latitude: placed?.latitude ?? null, longitude: placed?.longitude ?? null }
}

/** Every source once, in the order of authority. */
function creditsOf(layers: Layer[]): LayerCredit[] {
  const credits = new Map<string, LayerCredit>()
  for (const layer of layers) {
    const who = layer.sourceId === null ? `by ${layer.typedBy}` : String(layer.sourceId)
    if (!credits.has(who)) credits.set(who, creditOfLayer(layer))
  }
  return [...credits.values()]
}

function ownRow({ kind, town, townReason, hash, name, category, latitude, longitude, body, extra }: Layer) {
  return { kind, town, town_reason: townReason, hash, name, category, latitude, longitude, body, extra }
}
