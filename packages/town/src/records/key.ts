import { sql } from 'kysely'

/**
 * A condition on `id` that its index serves: ids of an entity (`event`, `budget`…) that begin with a key of ten hexadecimal digits.
 * No hexadecimal digit sorts after `g` in any collation.
 */
export function hasKey(entity: string, key: string, column = 'id') {
  const start = `urn:wiker:${entity}:${key}`
  const id = sql.ref(column)
  return sql`${id} >= ${start} and ${id} < ${`${start}g`}`
}
