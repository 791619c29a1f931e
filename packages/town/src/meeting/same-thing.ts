import { type RawBuilder, sql } from 'kysely'

/** A condition: the column names this thing, or one that was joined to it since. */
export function isThing(column: RawBuilder<unknown>, thing: string): RawBuilder<boolean> {
  return sql<boolean>`(${column} = ${thing} or ${column} in (select a.id from thing_alias a where a.thing_id = ${thing}))`
}
