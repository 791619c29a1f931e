import { acceptInvitation, type Invitation, invitationByToken } from '@wiker/town/pages/invite.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { asked, show, wordsFor } from '../pages/show.tsx'
import { signInFirst } from '../people/guard.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import type { PagesDeps } from './deps.ts'

const path = '/mon-espace/invitation'

/** The link of an invitation: signed in first, then a press. */
export function registerInvitation(site: Site, deps: PagesDeps): void {
  site.get(path, (c) => invitationPage(c, deps, asked(c, 'jeton') ?? ''))
  site.post(path, ownFormsOnly(deps), (c) => accept(c, deps))
}

async function invitationPage(c: SiteContext, deps: PagesDeps, token: string) {
  if (!c.var.person) return signInFirst(c)
  c.header('referrer-policy', 'no-referrer')
  const invitation = await invitationByToken(deps.people.db, token, deps.clock())
  return show(c, deps, {
    body: <InvitationBody token={token} invitation={invitation} />,
    head: { title: wordsFor(c).t('invitation.title'), noindex: true, canonical: path },
    status: invitation ? 200 : 410,
  })
}

async function accept(c: SiteContext, deps: PagesDeps) {
  const { person, language } = c.var
  if (!person) return signInFirst(c)
  const field = await readForm(c)
  if (field instanceof Response) return field
  const invitation = await deps.people.db.transaction().execute(async (trx) => {
    const accepted = await acceptInvitation(trx, field('jeton'), person.id, deps.clock())
    const deed = {
      person: person.id,
      role: 'inhabitant',
      action: 'page.members',
      town: accepted?.town ?? null,
    } as const
    if (accepted) {
      await noteDeed(trx, {
        ...deed,
        subject: `page ${accepted.page}`,
        details: { name: accepted.pageName, did: 'accept' },
      })
    }
    return accepted
  })
  if (!invitation) return invitationPage(c, deps, '')
  return c.redirect(localPath(language, withQuery(`/mon-espace/${invitation.page}`, { fait: 'bienvenue' })), 303)
}

export function InvitationBody({ token, invitation }: { token: string; invitation: Invitation | undefined }) {
  const { t, to } = useReader()
  if (!invitation) {
    return (
      <div class="page-head">
        <h1>{t('invitation.gone.title')}</h1>
        <p role="alert">{t('invitation.gone.text')}</p>
      </div>
    )
  }
  return (
    <>
      <div class="page-head">
        <h1>{t('invitation.titleOf', { name: invitation.pageName })}</h1>
        <p>{t('invitation.text', { name: invitation.pageName, role: invitation.role })}</p>
      </div>
      <form method="post" action={to(path)}>
        <input type="hidden" name="jeton" value={token} />
        <button class="button" type="submit">
          {t('invitation.accept')}
        </button>
      </form>
    </>
  )
}
