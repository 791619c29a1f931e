import { obstaclesOf, payoutsOf, readIdentity, standingsOf } from '@wiker/billing/payout/standing.ts'
import { nextMonth } from '@wiker/billing/payout/statement.ts'
import { readContracts } from '@wiker/billing/share/contracts.ts'
import { earnedByMonth, earnedLines } from '@wiker/billing/share/earned.ts'
import { asked, show, wordsFor } from '../../pages/show.tsx'
import type { Site, SiteContext } from '../../server/deps.ts'
import { animatorAsking, type EarningsDeps } from './asking.ts'
import { EarningsBody, type EarningsShown } from './earnings-body.tsx'

/** `/bureau/revenus`: what an animator earns, from whom, and when she is paid. `?mois=2026-11`: the lines of another month. */
export function registerEarningsPage(site: Site, deps: EarningsDeps): void {
  site.get('/bureau/revenus', async (c) => {
    const asking = await animatorAsking(c, deps, 'earnings.see')
    if (asking instanceof Response) return asking
    return show(c, deps, {
      body: <EarningsBody {...(await readEarnings(c, deps, asking.animator))} />,
      head: { title: wordsFor(c).t('earnings.title'), noindex: true },
    })
  })
}

/** Everything that the page of an animator shows on this day. */
export async function readEarnings(c: SiteContext, deps: EarningsDeps, animator: string): Promise<EarningsShown> {
  const { db } = deps.people
  const today = deps.money.today()
  const given = asked(c, 'mois')
  const month = given && /^\d{4}-(0[1-9]|1[0-2])$/.test(given) ? `${given}-01` : `${today.slice(0, 7)}-01`
  const [months, lines, standings, payouts, contracts, file] = await Promise.all([
    earnedByMonth(db, animator),
    earnedLines(db, { animator, from: month, to: nextMonth(month) }),
    standingsOf(db, animator, today),
    payoutsOf(db, animator),
    readContracts(db, { animator }),
    readIdentity(db, animator, today),
  ])
  return {
    today,
    month,
    months,
    lines,
    standings,
    payouts,
    contracts,
    obstacles: obstaclesOf(file),
    mandate: file?.mandate,
    isDemonstration: deps.money.mode === 'demonstration',
  }
}
