import { withQuery } from '../components/links.ts'
import type { Acting } from '../people/guard.tsx'
import { allowed } from '../people/guard.tsx'
import type { Deps, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'

/** Who asks, in their own name; else the way to the sign-in page and back here, to the form of this address. */
export function signedIn(c: SiteContext, deps: Deps, town: string | null): Acting | Response | Promise<Response> {
  if (c.var.person) return allowed(c, deps, 'meeting.join', town)
  const query = c.req.method === 'GET' ? new URL(c.req.url).search : ''
  return c.redirect(localPath(c.var.language, withQuery('/connexion', { page: c.var.path + query })), 303)
}
