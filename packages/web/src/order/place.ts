import type { Action } from '@wiker/town/people/permissions.ts'
import { getTown } from '@wiker/town/towns/get.ts'
import type { TownCard } from '@wiker/town/types.ts'
import type { DeskPageDeps } from '../desk/desk-deps.ts'
import { type Acting, allowed, denied, signInFirst } from '../people/guard.tsx'
import { networkTimezone } from '../server/context.ts'
import type { SiteContext } from '../server/deps.ts'

/** Where something is decided: a town, or the network's own pages under the word `reseau`. */
export interface Place {
  slug: string
  /** Code; null: the network. */
  code: string | null
  name: string
  timezone: string
  town: TownCard | undefined
}

const network: Place = { slug: 'reseau', code: null, name: 'Wiker', timezone: networkTimezone, town: undefined }

/** The place that an address of the desk names, and who asks, when they may do this there; else the answer to give. */
export async function deskPlace(
  c: SiteContext,
  deps: DeskPageDeps,
  action: Action,
): Promise<{ place: Place; acting: Acting } | Response> {
  if (!c.var.person) return signInFirst(c)
  const slug = c.req.param('slug') ?? ''
  const town = slug === network.slug ? undefined : await getTown(deps.people.db, slug)
  if (!town && slug !== network.slug) return await denied(c, deps)
  const place = town ? { slug: town.slug, code: town.code, name: town.name, timezone: town.timezone, town } : network
  const acting = await allowed(c, deps, action, place.code)
  return acting instanceof Response ? acting : { place, acting }
}
