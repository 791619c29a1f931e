import { reportReasons, sendReport } from '@wiker/town/reports/send.ts'
import { withQuery } from '../components/links.ts'
import type { Deps, Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm, senderOf } from '../server/own-form.ts'
import { createAllowance } from './allowance.ts'

/**
 * `POST /signaler` from the form of that address: `page`, `message`, and if the form asks for them `reason`, `contact` (or `email`) and
 * `goodFaith`. Leads back to the form with `sent=ok`, `sent=missing` (nothing to read) or `sent=late` (too many from there: wait).
 */
export function registerReports(site: Site, deps: Deps): void {
  const allowance = createAllowance({ most: 5, minutes: 10, mostInAll: 300 })
  site.post('/signaler', ownFormsOnly(deps), (c) => receive(c, deps, allowance))
}

async function receive(c: SiteContext, deps: Deps, allowance: ReturnType<typeof createAllowance>): Promise<Response> {
  const field = await readForm(c)
  if (field instanceof Response) return field
  const page = field('page')
  const back = (sent: string) => c.redirect(localPath(c.var.language, withQuery('/signaler', { page, sent })), 303)
  // A field that people do not see: only a machine fills it.
  if (field('website') !== '') return back('ok')
  if (!allowance.take(senderOf(c), performance.now())) return back('late')
  const reason = reportReasons.find((one) => one === field('reason')) ?? 'wrong'
  if (field('message').trim() === '' && field('reason') === '') return back('missing')
  const sent = await sendReport(deps.primary ?? deps.db, {
    page,
    reason,
    message: field('message'),
    contact: field('contact') || field('email'),
    goodFaith: field('goodFaith') !== '',
  })
  return back(sent.ok ? 'ok' : 'missing')
}
