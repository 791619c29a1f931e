import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { noteDeed } from '../people/audit.ts'
import type { Role } from '../people/permissions.ts'
import { kindNames } from './registry.ts'

/** `draft`: it waits for a word; `publish`: it is published without one; `never`: no story of that kind is written. */
export type StoryRule = 'draft' | 'publish' | 'never'
export const storyRuleNames: readonly StoryRule[] = ['draft', 'publish', 'never']

/** Who acts. `person` null: the house, by a rule that somebody set. */
export interface StoryActor {
  person: string | null
  capacity: Role
}

/** Every kind with what the town wants of it. */
export async function storyRules(db: Db, town: string): Promise<Record<string, StoryRule>> {
  const { rows } = await sql<{ kind: string; rule: StoryRule }>`
    select kind, rule from story_rule where town = ${town}`.execute(db)
  const set = new Map(rows.map(({ kind, rule }) => [kind, rule]))
  return Object.fromEntries(kindNames().map((kind) => [kind, set.get(kind) ?? 'draft']))
}

/** Says what a town wants of a kind. False for a kind that does not exist. */
export async function setStoryRule(
  trx: Db,
  given: { town: string; kind: string; rule: StoryRule },
  by: StoryActor,
): Promise<boolean> {
  const { town, kind, rule } = given
  if (!kindNames().includes(kind)) return false
  if (rule === 'draft') await sql`delete from story_rule where town = ${town} and kind = ${kind}`.execute(trx)
  else
    await sql`
      insert into story_rule (town, kind, rule, set_by) values (${town}, ${kind}, ${rule}, ${by.person})
      on conflict (town, kind) do update set rule = excluded.rule, set_by = excluded.set_by, set_at = now()`.execute(
      trx,
    )
  if (by.person) {
    const details = { kind, rule }
    await noteDeed(trx, { person: by.person, role: by.capacity, action: 'story.handle', town, subject: kind, details })
  }
  return true
}
