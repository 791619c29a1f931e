import { z } from 'zod'
import { withQuery } from '../components/links.ts'
import { asked, show, wordsFor } from '../pages/show.tsx'
import type { Deps, Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, ownPath, readForm } from '../server/own-form.ts'
import { entered } from './entered.ts'
import { tooMany, within } from './limits.tsx'
import { registerPasskeySignIn } from './passkey-sign-in.tsx'
import type { PeopleDeps } from './people-deps.ts'
import { registerProviderSignIn } from './provider-sign-in.tsx'
import { LinkBody, type Outcome, outcomeOf, SignInBody } from './sign-in-body.tsx'

/** `/connexion`: an e-mail address in, a link out. `/connexion/lien`: the link, used by a press and not by the mail program that looks at it first. */
export function registerSignIn(site: Site, deps: PeopleDeps): void {
  site.get('/connexion', (c) => signInPage(c, deps))
  site.post('/connexion', ownFormsOnly(deps), (c) => requestLink(c, deps))
  site.get('/connexion/lien', (c) => linkPage(c, deps))
  site.post('/connexion/lien', ownFormsOnly(deps), (c) => enter(c, deps))
  registerPasskeySignIn(site, deps)
  registerProviderSignIn(site, deps)
}

function signInPage(c: SiteContext, deps: PeopleDeps) {
  const page = ownPath(asked(c, 'page'), '/compte')
  if (c.var.person) return c.redirect(localPath(c.var.language, page), 303)
  const { provider } = deps.people.accounts
  return show(c, deps, {
    body: <SignInBody page={page} sent={outcomeOf(asked(c, 'sent'))} provider={provider?.label} />,
    head: { title: wordsFor(c).t('signIn.title'), noindex: true, canonical: '/connexion', elements: ['passkey-form'] },
  })
}

/** The answer, and the work behind it, are the same whether or not somebody has that address. */
async function requestLink(c: SiteContext, deps: PeopleDeps) {
  const field = await readForm(c)
  if (field instanceof Response) return field
  const page = ownPath(field('page'), '/compte')
  const back = (sent: Outcome) => c.redirect(localPath(c.var.language, withQuery('/connexion', { page, sent })), 303)
  if (field('website') !== '') return back('ok')
  const email = z.email().safeParse(field('email').trim().toLowerCase())
  if (!email.success || email.data.length > 254) return back('wrong')
  if (!(await within(c, deps, 'link', email.data))) return back('late')
  await deps.people.accounts.requestLink({ email: email.data, returnTo: page, language: c.var.language })
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
  if (!(await within(c, deps, 'enter'))) return tooMany(c, deps)
  const found = await deps.people.accounts.enter(field('token'), c.req.raw.headers)
  if (found) return entered(c, found, field('page'))
  return show(c, deps, {
    body: <LinkBody page={ownPath(field('page'), '/compte')} />,
    head: { title: wordsFor(c).t('signIn.expired.title'), noindex: true, canonical: '/connexion/lien' },
    status: 410,
  })
}
