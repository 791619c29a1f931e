import { sql } from 'kysely'

/**
 * A condition on `id` that its index serves: ids of an entity (`event`, `budget`…) that begin with a key of ten hexadecimal digits.
 * No hexadecimal digit sorts after `g` in any collation.
 */
export function hasKey(entity: string, key: string) {
  const start = `urn:wiker:${entity}:${key}`
  return sql`id >= ${start} and id < ${`${start}g`}`
}
