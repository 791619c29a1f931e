import type { Db } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import type { SourceSettings } from '../sources/source.ts'
import type { Edit, Layer } from './layer.ts'
import { standingOfHand, standingOfSource } from './standing.ts'

type LayerRow = Omit<Layer, 'standing'> & {
  settings: SourceSettings | null
  towns: string[] | null
  publisher: string | null
  licence: string | null
}

/** The live layers of some things, by thing. */
export async function readLayers(db: Db, things: string[]): Promise<Map<string, Layer[]>> {
  const { rows } = await sql<LayerRow>`
    select l.key, l.source_id as "sourceId", l.typed_by as "typedBy", s.data_date as "dataDate", l.id, l.kind, l.thing_id as "thingId",
      l.town, l.town_reason as "townReason", l.hash, l.name, l.category, l.latitude, l.longitude, l.record, l.body, l.extra,
      l.last_changed as "lastChanged", l.first_seen as "firstSeen",
      s.settings, s.towns, s.publisher, s.licence
    from source_record l left join source s on s.id = l.source_id
    where l.thing_id = any(${things}::text[]) and l.withdrawn_at is null and l.review is null`.execute(db)
  return Map.groupBy(rows.map(layerOf), (layer) => layer.thingId)
}

function layerOf({ settings, towns, publisher, licence, ...row }: LayerRow): Layer {
  const standing = row.typedBy
    ? standingOfHand(row.typedBy)
    : standingOfSource({ ...settings, towns, publisher, licence })
  return { ...row, standing }
}

/** The edits in force of some things, by thing; those made while it had another name included. */
export async function readEdits(db: Db, things: string[]): Promise<Map<string, Edit[]>> {
  const { rows } = await sql<Edit & { thing: string }>`
    select coalesce(a.thing_id, e.thing_id) as thing, e.id, e.thing_id as "thingId", e.path, e.value, e.base, e.role, e.who, e.note, e.at
    from edit e left join thing_alias a on a.id = e.thing_id
    where e.undone_at is null and (e.thing_id = any(${things}::text[]) or a.thing_id = any(${things}::text[]))`.execute(
    db,
  )
  return Map.groupBy(rows, (row) => row.thing)
}

export interface ThingName {
  id: string
  kind: Layer['kind']
  town: string
}

/** A thing by its id or by one that it had before. Undefined when nobody tells of it. */
export async function findThing(db: Db, id: string): Promise<ThingName | undefined> {
  const { rows } = await sql<ThingName>`
    select thing_id as id, kind, town from source_record
    where thing_id = coalesce((select a.thing_id from thing_alias a where a.id = ${id}), ${id})
    order by withdrawn_at nulls first, review nulls first, key limit 1`.execute(db)
  return rows[0]
}
