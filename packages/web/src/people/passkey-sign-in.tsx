import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { ownFormsOnly, ownPath, readForm } from '../server/own-form.ts'
import { entered } from './entered.ts'
import { tooMany, within } from './limits.tsx'
import type { PeopleDeps } from './people-deps.ts'
import { SignInBody } from './sign-in-body.tsx'

const address = '/connexion/cle'

/** Signing in with a passkey: what the key answers to (`/connexion/cle/defi`), and its answer. */
export function registerPasskeySignIn(site: Site, deps: PeopleDeps): void {
  site.post(`${address}/defi`, ownFormsOnly(deps), (c) => ask(c, deps))
  site.post(address, ownFormsOnly(deps), (c) => enter(c, deps))
}

async function ask(c: SiteContext, deps: PeopleDeps) {
  if (!(await within(c, deps, 'challenge'))) return c.text('429', 429)
  return c.json(await deps.people.accounts.passkeys.challengeToEnter())
}

async function enter(c: SiteContext, deps: PeopleDeps) {
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { accounts } = deps.people
  if (!(await within(c, deps, 'enter', keyOf(field('reply'))))) return tooMany(c, deps)
  const found = await accounts.enterByPasskey({ token: field('token'), reply: field('reply') }, c.req.raw.headers)
  if (found) return entered(c, found, field('page'))
  return show(c, deps, {
    body: <SignInBody page={ownPath(field('page'), '/compte')} told="key" provider={accounts.provider?.label} />,
    head: { title: wordsFor(c).t('signIn.title'), noindex: true, canonical: '/connexion', elements: ['passkey-form'] },
    status: 403,
  })
}

/** Which key answers, as it says itself: what is counted, before it is believed. */
function keyOf(reply: string): string {
  return /"id"\s*:\s*"([\w-]{1,1400})"/.exec(reply)?.[1] ?? ''
}
