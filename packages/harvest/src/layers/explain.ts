import type { CanonicalTableName, Db, HandRole } from '@wiker/platform'
import { sql } from 'kysely'
import { dateOfLayer, type RuleKey } from './choose.ts'
import { compose } from './compose.ts'
import type { Edit, Layer } from './layer.ts'
import { valueAt } from './path.ts'
import { findThing, readEdits, readLayers } from './read.ts'
import { ownFields, unitOfField } from './rules.ts'
import type { Standing } from './standing.ts'

/** A source or a person that speaks of a thing. */
export interface Voice {
  /** Id of the record under which it speaks. */
  record: string
  source: { id: number; name: string; licence: string | null } | null
  typedBy: HandRole | null
  standing: Standing
  /** Day of its data, when it says so. */
  date: string | null
  lastChanged: Date
}

export interface FieldExplanation {
  field: string
  /** What readers see; null: nothing. */
  shown: unknown
  /** The rule that chose it (`layers.rule.<key>`). */
  rule: RuleKey
  /** The layer it is from, when a source or a typed record says it. */
  from: Voice | null
  /** The hands that set it, the last one on top. */
  edits: (Pick<Edit, 'id' | 'path' | 'value' | 'base' | 'role' | 'who' | 'note' | 'at'> & {
    under: unknown
    contested: boolean
  })[]
  /** What everybody else says of it, in the order in which they are believed. */
  others: { value: unknown; voice: Voice }[]
}

export interface ThingExplanation {
  id: string
  kind: CanonicalTableName
  town: string
  name: string
  voices: Voice[]
  fields: FieldExplanation[]
  /** Values that a person kept beside their own when they settled a conflict. */
  noted: { path: string; value: unknown; by: string; at: Date }[]
  /** Ids under which it was known before: their pages lead here. */
  aliases: string[]
}

/** "Why this value?": for each field of a thing what is shown, from whom, by which rule, and what the others say. */
export async function explainThing(db: Db, id: string): Promise<ThingExplanation | undefined> {
  const thing = await findThing(db, id)
  const layers = thing && (await readLayers(db, [thing.id])).get(thing.id)
  if (!thing || !layers) return undefined
  const edits = (await readEdits(db, [thing.id])).get(thing.id) ?? []
  const { row, choices, laid } = compose(thing.id, layers, edits)
  const sources = await readSourceNames(db, layers)
  const voice = (layer: Layer): Voice => ({
    record: layer.id,
    source: layer.sourceId === null ? null : (sources.get(layer.sourceId) ?? null),
    typedBy: layer.typedBy,
    standing: layer.standing,
    date: dateOfLayer(layer) || null,
    lastChanged: layer.lastChanged,
  })
  const fieldNames = new Set([
    ...Object.keys(row.record),
    ...layers.flatMap((layer) => Object.keys(layer.record)),
    ...edits.map((edit) => edit.path.split('.')[0]!),
  ])
  const fields = [...fieldNames]
    .filter((field) => !ownFields.has(field))
    .map((field): FieldExplanation => {
      const choice = choices.get(unitOfField(field))
      const own = laid.filter(({ edit }) => edit.path.split('.')[0] === field)
      return {
        field,
        shown: valueAt(row.record, field) ?? null,
        rule: own.length > 0 ? 'edited' : (choice?.rule ?? 'only'),
        from: choice ? voice(choice.from) : null,
        edits: own.map(({ edit: { thingId: _thing, ...edit }, under, contested }) => ({ ...edit, under, contested })),
        others: (choice?.voices ?? [])
          .filter(({ layer, said }) => said[field] !== undefined && (own.length > 0 || layer !== choice?.from))
          .map(({ layer, said }) => ({ value: said[field], voice: voice(layer) })),
      }
    })
  const rest = {
    voices: layers.map(voice),
    fields,
    noted: await readNoted(db, edits),
    aliases: await readAliases(db, thing.id),
  }
  return { id: thing.id, kind: thing.kind, town: row.town, name: row.name, ...rest }
}

async function readSourceNames(db: Db, layers: Layer[]) {
  const ids = layers.flatMap(({ sourceId }) => (sourceId === null ? [] : [sourceId]))
  const { rows } = await sql<NonNullable<Voice['source']>>`
    select id, name, licence from source where id = any(${ids}::bigint[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

async function readNoted(db: Db, edits: Edit[]): Promise<ThingExplanation['noted']> {
  const { rows } = await sql<ThingExplanation['noted'][number]>`
    select path, theirs as value, settled_by as by, settled_at as at from conflict
    where edit_id = any(${edits.map((edit) => edit.id)}::bigint[]) and settlement = 'both' order by id`.execute(db)
  return rows
}

async function readAliases(db: Db, thing: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from thing_alias where thing_id = ${thing} order by id`.execute(
    db,
  )
  return rows.map((row) => row.id)
}
