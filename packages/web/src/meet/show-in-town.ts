import { readOutline } from '@wiker/town/towns/outlines.ts'
import { type Page, show } from '../pages/show.tsx'
import type { SiteContext } from '../server/deps.ts'
import type { MeetDeps } from './meet-deps.ts'

/** A page under the town's own nameplate. */
export async function showInTown(
  c: SiteContext,
  deps: MeetDeps,
  page: Omit<Page, 'town' | 'outline'>,
): Promise<Response> {
  const { town } = c.var
  return show(c, deps, { ...page, town, outline: await readOutline(deps.db, town.code) })
}
