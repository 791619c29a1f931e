import { reportReasons, sendReport } from '@wiker/town/reports/send.ts'
import { csrf } from 'hono/csrf'
import { withQuery } from '../components/links.ts'
import type { Deps, Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { createAllowance } from './allowance.ts'

const largestForm = 32 * 1024

/**
 * `POST /signaler` from the form of that address: `page`, `message`, and if the form asks for them `reason`, `contact` (or `email`) and
 * `goodFaith`. Leads back to the form with `sent=ok`, `sent=missing` (nothing to read) or `sent=late` (too many from there: wait).
 */
export function registerReports(site: Site, deps: Deps): void {
  const allowance = createAllowance({ most: 5, minutes: 10, mostInAll: 300 })
  site.post('/signaler', csrf({ origin: (origin, c) => isOurs(origin, c as SiteContext, deps) }), (c) =>
    receive(c, deps, allowance),
  )
}

async function receive(c: SiteContext, deps: Deps, allowance: ReturnType<typeof createAllowance>): Promise<Response> {
  if (Number(c.req.header('content-length') ?? 0) > largestForm) return c.text('413', 413)
  const type = c.req.header('content-type') ?? ''
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return c.text('415', 415)
  const form = await c.req.parseBody()
  const field = (name: string) => (typeof form[name] === 'string' ? (form[name] as string) : '')
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

/** The address that people use, or the one this very request was sent to. */
function isOurs(origin: string, c: SiteContext, deps: Deps): boolean {
  if (origin === new URL(deps.publicUrl).origin) return true
  return URL.canParse(origin) && new URL(origin).host === c.req.header('host')
}

/** The reader's address; a proxy on this very machine tells it for her. It is counted, never kept. */
function senderOf(c: SiteContext): string {
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming
  const direct = incoming?.socket?.remoteAddress ?? 'unknown'
  const told = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return told && /^(::1|127\.|::ffff:127\.)/.test(direct) ? told : direct
}
