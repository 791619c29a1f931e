import { mailsSince } from '@wiker/platform/mail/mail.ts'
import { z } from 'zod'
import { createAllowance } from '../api/allowance.ts'
import { Trap } from '../components/forms.tsx'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { asked, show, wordsFor } from '../pages/show.tsx'
import type { Deps, Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, ownPath, readForm, senderOf } from '../server/own-form.ts'

type PeopleDeps = Deps & Required<Pick<Deps, 'people'>>

const linksInAnHour = 5
const hour = 3_600_000

/** `/connexion`: an e-mail address in, a link out. `/connexion/lien`: the link, used by a press and not by the mail program that looks at it first. */
export function registerSignIn(site: Site, deps: PeopleDeps): void {
  const allowance = createAllowance({ most: 10, minutes: 10, mostInAll: 300 })
  site.get('/connexion', (c) => signInPage(c, deps))
  site.post('/connexion', ownFormsOnly(deps), (c) => requestLink(c, deps, allowance))
  site.get('/connexion/lien', (c) => linkPage(c, deps))
  site.post('/connexion/lien', ownFormsOnly(deps), (c) => enter(c, deps))
}

const outcomes = ['ok', 'late', 'wrong'] as const
type Outcome = (typeof outcomes)[number]

function signInPage(c: SiteContext, deps: Deps) {
  const page = ownPath(asked(c, 'page'), '/compte')
  if (c.var.person) return c.redirect(localPath(c.var.language, page), 303)
  const sent = outcomes.find((outcome) => outcome === asked(c, 'sent'))
  return show(c, deps, {
    body: <SignInBody page={page} sent={sent} />,
    head: { title: wordsFor(c).t('signIn.title'), noindex: true, canonical: '/connexion' },
  })
}

async function requestLink(c: SiteContext, deps: PeopleDeps, allowance: ReturnType<typeof createAllowance>) {
  const field = await readForm(c)
  if (field instanceof Response) return field
  const page = ownPath(field('page'), '/compte')
  const back = (sent: Outcome) => c.redirect(localPath(c.var.language, withQuery('/connexion', { page, sent })), 303)
  if (field('website') !== '') return back('ok')
  const email = z.email().safeParse(field('email').trim().toLowerCase())
  if (!email.success || email.data.length > 254) return back('wrong')
  const { accounts, db } = deps.people
  const since = new Date(Date.now() - hour)
  if (!allowance.take(senderOf(c), performance.now())) return back('late')
  if ((await mailsSince(db, 'sign-in', email.data, since)) >= linksInAnHour) return back('late')
  await accounts.requestLink({ email: email.data, returnTo: page, language: c.var.language })
  return back('ok')
}

function linkPage(c: SiteContext, deps: Deps) {
  c.header('referrer-policy', 'no-referrer')
  c.header('cache-control', 'private, no-store')
  return show(c, deps, {
    body: <LinkBody token={asked(c, 'token')} page={ownPath(asked(c, 'page'), '/compte')} />,
    head: { title: wordsFor(c).t('signIn.link.title'), noindex: true, canonical: '/connexion/lien' },
  })
}

async function enter(c: SiteContext, deps: PeopleDeps) {
  const field = await readForm(c)
  if (field instanceof Response) return field
  const entered = await deps.people.accounts.enter(field('token'), c.req.raw.headers)
  if (!entered) {
    return show(c, deps, {
      body: <LinkBody page={ownPath(field('page'), '/compte')} />,
      head: { title: wordsFor(c).t('signIn.expired.title'), noindex: true, canonical: '/connexion/lien' },
      status: 410,
    })
  }
  for (const cookie of entered.cookies) c.header('set-cookie', cookie, { append: true })
  return c.redirect(localPath(c.var.language, ownPath(field('page'), '/compte')), 303)
}

export function SignInBody({ page, sent }: { page: string; sent?: Outcome | undefined }) {
  const { to, t } = useReader()
  if (sent === 'ok') {
    return (
      <>
        <div class="page-head">
          <h1>{t('signIn.sent.title')}</h1>
          <p role="status">{t('signIn.sent.text')}</p>
        </div>
        <p>{t('signIn.sent.nothing')}</p>
        <p class="actions">
          <a class="button button--quiet" href={to(withQuery('/connexion', { page }))}>
            {t('signIn.again')}
          </a>
        </p>
      </>
    )
  }
  return (
    <>
      <div class="page-head">
        <h1>{t('signIn.title')}</h1>
        <p>{t('signIn.lead')}</p>
      </div>
      {sent && (
        <Empty>
          <p role="alert">{t(`signIn.${sent}`)}</p>
        </Empty>
      )}
      <form class="report" method="post" action={to('/connexion')}>
        <input type="hidden" name="page" value={page} />
        <label class="field">
          <span>{t('signIn.email')}</span>
          <input type="email" name="email" autocomplete="email" maxlength={254} required />
        </label>
        <Trap />
        <button class="button" type="submit">
          {t('signIn.send')}
        </button>
      </form>
    </>
  )
}

/** The link before it is used; without a token, the link that serves no more. */
export function LinkBody({ token, page }: { token?: string | undefined; page: string }) {
  const { to, t } = useReader()
  if (!token) {
    return (
      <>
        <div class="page-head">
          <h1>{t('signIn.expired.title')}</h1>
          <p role="alert">{t('signIn.expired.text')}</p>
        </div>
        <p class="actions">
          <a class="button" href={to(withQuery('/connexion', { page }))}>
            {t('signIn.again')}
          </a>
        </p>
      </>
    )
  }
  return (
    <>
      <div class="page-head">
        <h1>{t('signIn.link.title')}</h1>
        <p>{t('signIn.link.text')}</p>
      </div>
      <form method="post" action={to('/connexion/lien')}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="page" value={page} />
        <button class="button" type="submit">
          {t('signIn.link.enter')}
        </button>
      </form>
    </>
  )
}
