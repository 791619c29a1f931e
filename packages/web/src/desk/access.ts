import { type Action, capacityFor, type Role, townsFor } from '@wiker/town/people/permissions.ts'
import { listOpenTowns } from '@wiker/town/towns/list.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { type Acting, denied, signInFirst } from '../people/guard.tsx'
import type { SiteContext } from '../server/deps.ts'
import type { DeskPageDeps } from './desk-deps.ts'

/** Who asks and the open towns in which they may do this, by name; else the answer to give. */
export async function towned(
  c: SiteContext,
  deps: DeskPageDeps,
  action: Action,
): Promise<{ towns: TownCard[]; all: boolean } | Response> {
  const { person, grants = [] } = c.var
  if (!person) return signInFirst(c)
  const allowed = townsFor(grants, action)
  const open = await listOpenTowns(deps.people.db)
  const towns = allowed === 'all' ? open : open.filter((town) => allowed.includes(town.code))
  return towns.length === 0 ? await denied(c, deps) : { towns, all: allowed === 'all' }
}

/** A source of several towns is everybody's who has one of them to look at, and to change only theirs who have them all. */
export function capacityForSource(
  c: SiteContext,
  action: Action,
  source: { towns: string[] | null },
  reach: 'any' | 'every',
): Role | undefined {
  const { grants = [] } = c.var
  const network = capacityFor(grants, action, null)
  if (network || !source.towns?.length) return network
  const roles = source.towns.map((town) => capacityFor(grants, action, town))
  return reach === 'any' ? roles.find((role) => role !== undefined) : roles.every(Boolean) ? roles[0] : undefined
}

/** The same as `allowed`, of a source. */
export function allowedSource(
  c: SiteContext,
  deps: DeskPageDeps,
  action: Action,
  source: { towns: string[] | null },
): Acting | Response | Promise<Response> {
  const { person } = c.var
  if (!person) return signInFirst(c)
  const role = capacityForSource(c, action, source, 'every')
  return role ? { person, role } : denied(c, deps)
}
