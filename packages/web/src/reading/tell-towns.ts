import type { Scope } from '@wiker/town/types.ts'
import type { SiteContext } from '../server/deps.ts'

/** Tells whoever keeps the answer which other towns it shows: a change in one of them ends it too. */
export function tellTowns(c: SiteContext, { around, guests }: Scope): void {
  if (c.env?.marks) c.env.marks.also = [...around, ...guests.towns].map(({ code }) => code)
}
