import { csrf } from 'hono/csrf'
import type { Deps, SiteContext } from './deps.ts'

const largestForm = 32 * 1024

/** Refuses (403) a form that another site sends. */
export function ownFormsOnly(deps: Pick<Deps, 'publicUrl'>) {
  return csrf({ origin: (origin, c) => isOurs(origin, c as SiteContext, deps) })
}

/** The address that people use, or the one this very request was sent to. */
function isOurs(origin: string, c: SiteContext, deps: Pick<Deps, 'publicUrl'>): boolean {
  if (origin === new URL(deps.publicUrl).origin) return true
  return URL.canParse(origin) && new URL(origin).host === c.req.header('host')
}

/** The text of a field; empty when it is not there, or is a file. */
export type Fields = (name: string) => string

/** The fields of a form, or the answer to what is too large or no form. */
export async function readForm(c: SiteContext, largest = largestForm): Promise<Fields | Response> {
  if (Number(c.req.header('content-length') ?? 0) > largest) return c.text('413', 413)
  const type = c.req.header('content-type') ?? ''
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return c.text('415', 415)
  const form = await c.req.parseBody()
  return (name) => (typeof form[name] === 'string' ? (form[name] as string) : '')
}

/** The reader's address; a proxy on this very machine tells it for her. It is counted, never kept. */
export function senderOf(c: SiteContext): string {
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming
  const direct = incoming?.socket?.remoteAddress ?? 'unknown'
  const told = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return told && /^(::1|127\.|::ffff:127\.)/.test(direct) ? told : direct
}

/** A path of this site and nothing else: never another host's. */
export function ownPath(given: string | undefined, otherwise = '/'): string {
  return given && /^\/(?![/\\])[^\s\\]*$/.test(given) ? given : otherwise
}
