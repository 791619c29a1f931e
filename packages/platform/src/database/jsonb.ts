import { type RawBuilder, sql } from 'kysely'
import type { JsonWritten } from './schema.ts'

/** A value written to a `jsonb` column. `null` is SQL's null: the column is empty. */
export function jsonb(value: unknown): RawBuilder<JsonWritten> {
  if (value === null || value === undefined) return sql<JsonWritten>`null`
  return sql<JsonWritten>`${textOfJson(value)}::jsonb`
}

/** JSON that PostgreSQL accepts: `jsonb` has no NUL character, and half a surrogate pair is no character at all. */
export function textOfJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner) => (typeof inner === 'string' ? cleanText(inner) : inner))
}

/** Text that PostgreSQL accepts. */
export function cleanText(text: string): string {
  return text.includes('\u0000') || !text.isWellFormed() ? text.replaceAll('\u0000', '').toWellFormed() : text
}
