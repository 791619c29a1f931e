import { getPage } from '@wiker/town/pages/read.ts'
import type { Page } from '@wiker/town/pages/types.ts'
import type { Action } from '@wiker/town/people/permissions.ts'
import { getTownsByCode } from '@wiker/town/towns/list.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { type Acting, allowed, signInFirst } from '../people/guard.tsx'
import type { SiteContext } from '../server/deps.ts'
import type { PagesDeps } from './deps.ts'

export interface OwnPage {
  page: Page
  town: TownCard
  acting: Acting
}

/** The page that an address under `/mon-espace` names, and who asks, when they may do this for it; else the answer to give. */
export async function ownPage(c: SiteContext, deps: PagesDeps, action: Action): Promise<OwnPage | Response> {
  if (!c.var.person) return signInFirst(c)
  const page = await getPage(deps.people.db, Number(c.req.param('page')))
  const [town] = page ? await getTownsByCode(deps.people.db, [page.town]) : []
  if (!page || !town) return await c.notFound()
  const acting = await allowed(c, deps, action, { town: page.town, page: page.id })
  return acting instanceof Response ? acting : { page, town, acting }
}
