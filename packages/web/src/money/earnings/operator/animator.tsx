import { readIdentity } from '@wiker/billing/payout/standing.ts'
import { isAnimator } from '@wiker/billing/share/contracts.ts'
import { show } from '../../../pages/show.tsx'
import { allowed } from '../../../people/guard.tsx'
import type { Site } from '../../../server/deps.ts'
import type { EarningsDeps } from '../asking.ts'
import { readEarnings } from '../earnings.tsx'
import { EarningsBody } from '../earnings-body.tsx'

/** `/bureau/reseau/animation/animator:…`: an animator's own page, as the operator sees it. */
export function registerAnimator(site: Site, deps: EarningsDeps): void {
  site.get('/bureau/reseau/animation/:animator', async (c) => {
    const acting = await allowed(c, deps, 'payout.make', null)
    if (acting instanceof Response) return acting
    const animator = c.req.param('animator')
    const { db } = deps.people
    if (!(await isAnimator(db, animator))) return await c.notFound()
    const shown = await readEarnings(c, deps, animator)
    const file = await readIdentity(db, animator, shown.today)
    const name = file?.legalName ?? shown.contracts[0]?.name ?? animator
    const path = `/bureau/reseau/animation/${encodeURIComponent(animator)}`
    return show(c, deps, {
      body: <EarningsBody {...shown} name={name} path={path} />,
      head: { title: name, noindex: true },
    })
  })
}
