import type { Deps, SiteContext } from './deps.ts'

/** Under which address a page is read: `https://www.blain.example` on a town's own domain, else the network's. */
export const originOf = (c: SiteContext, deps: Pick<Deps, 'publicUrl'>): string => c.var.origin ?? deps.publicUrl
