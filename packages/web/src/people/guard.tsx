import type { Person } from '@wiker/platform/accounts/accounts.ts'
import { type Action, capacityFor, type Role, type Scope } from '@wiker/town/people/permissions.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { show, wordsFor } from '../pages/show.tsx'
import type { Deps, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'

/** To the sign-in page, and back here after it. */
export function signInFirst(c: SiteContext): Response {
  const page = c.req.method === 'GET' ? c.var.path + new URL(c.req.url).search : '/bureau'
  return c.redirect(localPath(c.var.language, withQuery('/connexion', { page })), 303)
}

export interface Acting {
  person: Person
  /** In what capacity: what the log keeps. */
  role: Role
}

/** Who asks, when they may do this in this town (null: in the whole network) or for this page; else the answer to give: the sign-in page, or a refusal. */
export function allowed(
  c: SiteContext,
  deps: Deps,
  action: Action,
  where: Scope | string | null,
): Acting | Response | Promise<Response> {
  const { person, grants = [] } = c.var
  if (!person) return signInFirst(c)
  const role = capacityFor(grants, action, where)
  return role ? { person, role } : denied(c, deps)
}

export function denied(c: SiteContext, deps: Deps): Response | Promise<Response> {
  return show(c, deps, {
    body: <DeniedBody />,
    head: { title: wordsFor(c).t('denied.title'), noindex: true },
    status: 403,
  })
}

export function DeniedBody() {
  const { t } = useReader()
  return (
    <div class="page-head">
      <h1>{t('denied.title')}</h1>
      <p>{t('denied.text')}</p>
    </div>
  )
}
