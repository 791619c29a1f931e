import { follow, type Target } from '@wiker/town/meeting/follows/follow.ts'
import { getTownsByCode } from '@wiker/town/towns/list.ts'
import { getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, ownPath, readForm } from '../server/own-form.ts'
import type { MeetDeps } from './meet-deps.ts'

/**
 * `POST /suivre` follows. Who is not signed in has the wish kept in a cookie of an hour, goes through the sign-in, and `/suivre/suite` does it; on
 * another device, where the cookie is not, it asks with one button. No link alone makes anybody follow anything.
 */
export function registerFollow(site: Site, deps: MeetDeps): void {
  site.post('/suivre', ownFormsOnly(deps), (c) => receive(c, deps))
  site.get('/suivre/suite', (c) => comeBack(c, deps))
}

const targetSchema = z.object({
  kind: z.enum(['town', 'category', 'organization', 'page', 'event']),
  town: z.string().regex(/^[\w-]{1,20}$/),
  subject: z
    .string()
    .max(120)
    .regex(/^[\w:.-]*$/),
})

async function receive(c: SiteContext, deps: MeetDeps) {
  const field = await readForm(c)
  if (field instanceof Response) return field
  const target = targetSchema.safeParse({ kind: field('kind'), town: field('town'), subject: field('subject') })
  const page = ownPath(field('page'), '/suivis')
  if (!target.success) return c.redirect(localPath(c.var.language, page), 303)
  if (c.var.person) return finish(c, deps, c.var.person.id, target.data, page)
  const wish = withQuery('/suivre/suite', { ...target.data, page })
  setCookie(c, 'wish', encodeURIComponent(wish), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: 3600,
    secure: deps.publicUrl.startsWith('https:'),
  })
  return c.redirect(localPath(c.var.language, withQuery('/connexion', { page: wish })), 303)
}

async function comeBack(c: SiteContext, deps: MeetDeps) {
  const target = targetSchema.safeParse({
    kind: c.req.query('kind'),
    town: c.req.query('town'),
    subject: c.req.query('subject') ?? '',
  })
  const page = ownPath(c.req.query('page'), '/suivis')
  if (!target.success) return c.notFound()
  const wish = withQuery('/suivre/suite', { ...target.data, page })
  const { person } = c.var
  if (!person) return c.redirect(localPath(c.var.language, withQuery('/connexion', { page: wish })), 303)
  if (getCookie(c, 'wish') === encodeURIComponent(wish)) {
    setCookie(c, 'wish', '', { path: '/', maxAge: 0 })
    return finish(c, deps, person.id, target.data, page)
  }
  const [town] = await getTownsByCode(deps.people.db, [target.data.town])
  return show(c, deps, {
    body: <ConfirmFollowBody target={target.data} page={page} town={town?.name ?? ''} />,
    head: { title: wordsFor(c).t('meet.follow.confirm.title'), noindex: true },
  })
}

async function finish(c: SiteContext, deps: MeetDeps, person: string, target: Target, page: string) {
  const followed = await follow(deps.people.db, person, target, deps.clock())
  const where = followed.ok ? page : withQuery('/suivis', { fait: followed.reason })
  return c.redirect(localPath(c.var.language, where), 303)
}

export function ConfirmFollowBody({ target, page, town }: { target: Target; page: string; town: string }) {
  const { t, to } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('meet.follow.confirm.title')}</h1>
        <p>{t('meet.follow.confirm.text', { town })}</p>
      </div>
      <form method="post" action={to('/suivre')}>
        <input type="hidden" name="kind" value={target.kind} />
        <input type="hidden" name="town" value={target.town} />
        <input type="hidden" name="subject" value={target.subject} />
        <input type="hidden" name="page" value={page} />
        <button class="button" type="submit">
          {t('meet.follow.confirm.button')}
        </button>
      </form>
    </>
  )
}
