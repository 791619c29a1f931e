import { z } from 'zod'
import { termOf } from './json-ld/context.ts'
import { type Entity, entities } from './record.ts'

export type JsonSchema = Record<string, unknown>

/**
 * The JSON Schema (draft 2020-12) of a kind of record, made from the definition that judges it. Every property carries the IRI
 * of its meaning in `$comment`. What a schema refuses, `canonicalSchema` refuses too.
 */
export function jsonSchemaOf(entity: Entity): JsonSchema {
  const schema = z.toJSONSchema(entities[entity], { io: 'input' }) as { properties: Record<string, object> }
  const properties = Object.entries(schema.properties).map(([name, property]) => {
    const meaning = termOf(name)
    return [name, meaning ? { $comment: meaning, ...property } : property]
  })
  return { $id: `urn:wiker:schema:${entity}`, title: entity, ...schema, properties: Object.fromEntries(properties) }
}
