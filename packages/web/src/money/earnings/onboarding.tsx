import { beginOnboarding, refreshOnboarding } from '@wiker/billing/payout/onboard.ts'
import { withQuery } from '../../components/links.ts'
import { useReader } from '../../components/reader.ts'
import { show, wordsFor } from '../../pages/show.tsx'
import type { Site, SiteContext } from '../../server/deps.ts'
import { localPath } from '../../server/language.ts'
import { ownFormsOnly } from '../../server/own-form.ts'
import { animatorAsking, type EarningsDeps } from './asking.ts'
import { onboardingPath } from './onboarding-path.ts'

const back = `${onboardingPath}/retour`
const identity = '/bureau/revenus/identite'

/** `/bureau/revenus/stripe`: to the pages on which the payment provider asks who she is, and back. */
export function registerOnboarding(site: Site, deps: EarningsDeps): void {
  site.post(onboardingPath, ownFormsOnly(deps), (c) => leave(c, deps))
  site.get(back, (c) => comeBack(c, deps))
}

async function leave(c: SiteContext, deps: EarningsDeps) {
  const asking = await animatorAsking(c, deps, 'earnings.identity')
  if (asking instanceof Response) return asking
  const returnTo = deps.publicUrl + localPath(c.var.language, back)
  const address = await beginOnboarding(deps.money, asking.animator, { back: returnTo })
  if (!address) return c.redirect(localPath(c.var.language, identity), 303)
  // The policy of forms follows redirections: the way is shown, and taken by itself.
  c.header('refresh', `0; url=${address}`)
  return show(c, deps, {
    body: <OnwardBody address={address} />,
    head: { title: wordsFor(c).t('earnings.stripe.title'), noindex: true },
  })
}

async function comeBack(c: SiteContext, deps: EarningsDeps) {
  const asking = await animatorAsking(c, deps, 'earnings.identity')
  if (asking instanceof Response) return asking
  const state = await refreshOnboarding(deps.money, asking.animator)
  const fait = state === 'ready' ? 'stripe' : 'attend'
  return c.redirect(localPath(c.var.language, withQuery(identity, { fait })), 303)
}

export function OnwardBody({ address }: { address: string }) {
  const { t } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('earnings.stripe.title')}</h1>
        <p>{t('earnings.stripe.onward')}</p>
      </div>
      <p class="actions">
        <a class="button" href={address}>
          {t('earnings.stripe.go')}
        </a>
      </p>
    </>
  )
}
