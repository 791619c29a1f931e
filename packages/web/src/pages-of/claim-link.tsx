import { claimByToken } from '@wiker/town/pages/claims.ts'
import { confirmClaim } from '@wiker/town/pages/decide-claim.ts'
import { digestOf } from '@wiker/town/pages/token.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { asked, show, wordsFor } from '../pages/show.tsx'
import { signInFirst } from '../people/guard.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import type { PagesDeps } from './deps.ts'

const path = '/demander-sa-page/lien'

/** The link sent to the organisation's own address: opened by who asked, and used by a press. */
export function registerClaimLink(site: Site, deps: PagesDeps): void {
  site.get(path, (c) => linkPage(c, deps, asked(c, 'jeton') ?? ''))
  site.post(path, ownFormsOnly(deps), (c) => use(c, deps))
}

async function linkPage(c: SiteContext, deps: PagesDeps, token: string) {
  const { person } = c.var
  if (!person) return signInFirst(c)
  c.header('referrer-policy', 'no-referrer')
  const claim = await claimByToken(deps.people.db, digestOf(token), deps.clock())
  const own = claim?.person === person.id ? claim : undefined
  return show(c, deps, {
    body: <ClaimLinkBody token={own && token} name={own?.name} />,
    head: { title: wordsFor(c).t(own ? 'claimLink.title' : 'claimLink.gone.title'), noindex: true, canonical: path },
    status: own ? 200 : 410,
  })
}

async function use(c: SiteContext, deps: PagesDeps) {
  const { person, language } = c.var
  if (!person) return signInFirst(c)
  const field = await readForm(c)
  if (field instanceof Response) return field
  const answered = await deps.people.db.transaction().execute(async (trx) => {
    const done = await confirmClaim(trx, field('jeton'), person.id, deps.clock())
    if (!done.ok) return done
    const { claim, page } = done
    const deed = {
      person: person.id,
      role: 'inhabitant',
      action: 'page.claim',
      town: claim.town,
      subject: `page ${page}`,
    } as const
    await noteDeed(trx, { ...deed, details: { name: claim.name, did: 'domain' } })
    return done
  })
  if (!answered.ok) return linkPage(c, deps, '')
  return c.redirect(localPath(language, withQuery(`/mon-espace/${answered.page}`, { fait: 'ouverte' })), 303)
}

/** Without a token: the link that serves no more. */
export function ClaimLinkBody({ token, name }: { token: string | undefined; name: string | undefined }) {
  const { t, to } = useReader()
  if (!token) {
    return (
      <>
        <div class="page-head">
          <h1>{t('claimLink.gone.title')}</h1>
          <p role="alert">{t('claimLink.gone.text')}</p>
        </div>
        <p class="actions">
          <a class="button" href={to('/mon-espace')}>
            {t('space.title')}
          </a>
        </p>
      </>
    )
  }
  return (
    <>
      <div class="page-head">
        <h1>{t('claimLink.title')}</h1>
        <p>{t('claimLink.text', { name: name ?? '' })}</p>
      </div>
      <form method="post" action={to(path)}>
        <input type="hidden" name="jeton" value={token} />
        <button class="button" type="submit">
          {t('claimLink.use')}
        </button>
      </form>
    </>
  )
}
