import type { Money } from '@wiker/billing/open.ts'
import { type Acting, allowed } from '../../people/guard.tsx'
import type { Deps, SiteContext } from '../../server/deps.ts'

/** What the operator's pages of the money are given. */
export type CockpitDeps = Deps & Required<Pick<Deps, 'people'>> & { money: Money }

/** Who asks, when they may see all the money of the house, or move it; else the answer to give. */
export async function operatorAsking(
  c: SiteContext,
  deps: CockpitDeps,
  action: 'money.see' | 'money.move' = 'money.see',
): Promise<Acting | Response> {
  return await allowed(c, deps, action, null)
}

/** Where the pages are. */
export const home = '/bureau/reseau'

/** The first day of the month that an address names (`2026-11`); undefined when it names none. */
export function monthFrom(text: string | undefined): string | undefined {
  return text && /^(20|21)\d\d-(0[1-9]|1[0-2])$/.test(text) ? `${text}-01` : undefined
}
