import { noteDeed } from '@wiker/town/people/audit.ts'
import { followSiret } from '@wiker/town/people/town-hall-siret.ts'
import { getCookie, setCookie } from 'hono/cookie'
import { useReader } from '../components/reader.ts'
import { asked, show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { ownFormsOnly, ownPath } from '../server/own-form.ts'
import { entered } from './entered.ts'
import { signInFirst } from './guard.tsx'
import { tooMany, within } from './limits.tsx'
import type { PeopleDeps } from './people-deps.ts'

const address = '/connexion/mairie'
const cookieName = 'wiker.mairie'

/** Signing in at the OpenID provider of town halls: there, and back. Not offered without one. */
export function registerProviderSignIn(site: Site, deps: PeopleDeps): void {
  if (!deps.people.accounts.provider) return
  // A link and not a form: the policy of forms would forbid the way to the provider. It changes nothing of anybody's here.
  site.get(address, (c) => leaveFor(c, deps, null))
  site.get(`${address}/retour`, (c) => comeBack(c, deps))
  site.post('/compte/mairie', ownFormsOnly(deps), (c) =>
    c.var.person ? leaveFor(c, deps, c.var.person.id) : signInFirst(c),
  )
}

async function leaveFor(c: SiteContext, deps: PeopleDeps, person: string | null) {
  c.header('cache-control', 'private, no-store')
  if (!(await within(c, deps, 'enter'))) return tooMany(c, deps)
  const page = person === null ? ownPath(asked(c, 'page'), '/compte') : '/compte'
  const { provider } = deps.people.accounts
  const begun = await provider!.begin(page, person).catch((error) => {
    deps.log.error({ err: error, issuer: provider!.issuer }, 'The provider of town halls does not answer')
    return undefined
  })
  if (!begun) return told(c, deps, 'away')
  keepCookie(c, deps, begun.token)
  // The policy of forms follows redirections: who wants to join an account is shown the way instead of being sent.
  if (person === null) return c.redirect(begun.address, 303)
  c.header('refresh', `0; url=${begun.address}`)
  return show(c, deps, {
    body: <OnwardBody address={begun.address} label={provider!.label} />,
    head: { title: wordsFor(c).t('signIn.hall.title', { label: provider!.label }), noindex: true },
  })
}

/** What was begun, for as long as it may take; an empty token takes the cookie away. */
function keepCookie(c: SiteContext, { publicUrl }: PeopleDeps, token: string): void {
  const secure = publicUrl.startsWith('https:')
  setCookie(c, cookieName, token, {
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    path: '/',
    maxAge: token === '' ? 0 : 900,
  })
}

async function comeBack(c: SiteContext, deps: PeopleDeps) {
  c.header('cache-control', 'private, no-store')
  c.header('referrer-policy', 'no-referrer')
  if (!(await within(c, deps, 'enter'))) return tooMany(c, deps)
  const { accounts, db } = deps.people
  const back = await accounts.provider!.finish(new URL(c.req.url).search, getCookie(c, cookieName) ?? '')
  keepCookie(c, deps, '')
  if (!back) return told(c, deps, 'lost')
  if (!('identity' in back) || !back.identity) {
    deps.log.warn(
      { err: 'error' in back ? back.error : undefined },
      'Somebody came back from the provider of town halls without an identity',
    )
    return told(c, deps, 'refused')
  }
  // Whoever began while signed in must still be the one who comes back.
  if (back.person !== null && back.person !== c.var.person?.id) return told(c, deps, 'lost')
  const found = await accounts.enterByProvider(back.identity, back.person, c.req.raw.headers)
  if (!found) return told(c, deps, 'unknown')
  await followSiret(db, found.person.id, back.identity)
  if (back.person !== null) {
    const deed = { person: found.person.id, role: 'inhabitant', action: 'account.provider', town: null } as const
    await noteDeed(db, { ...deed, details: { name: accounts.provider!.label } })
  }
  return entered(c, found, back.returnTo)
}

/** Why one is not in, and the way that is left. `unknown`: the account of that address has to be opened by a letter first. */
export type HallOutcome = 'away' | 'lost' | 'refused' | 'unknown'

function told(c: SiteContext, deps: PeopleDeps, outcome: HallOutcome) {
  const { label } = deps.people.accounts.provider!
  return show(c, deps, {
    body: <HallBody outcome={outcome} label={label} />,
    head: { title: wordsFor(c).t('signIn.hall.title', { label }), noindex: true },
    status: outcome === 'away' ? 502 : 403,
  })
}

export function HallBody({ outcome, label }: { outcome: HallOutcome; label: string }) {
  const { to, t } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('signIn.hall.title', { label })}</h1>
        <p role="alert">{t(`signIn.hall.${outcome}`, { label })}</p>
      </div>
      <p class="actions">
        <a class="button" href={to('/connexion')}>
          {t('signIn.hall.letter')}
        </a>
      </p>
    </>
  )
}

export function OnwardBody({ address, label }: { address: string; label: string }) {
  const { t } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('signIn.hall.title', { label })}</h1>
      </div>
      <p class="actions">
        <a class="button" href={address}>
          {t('signIn.hall.onward', { label })}
        </a>
      </p>
    </>
  )
}
