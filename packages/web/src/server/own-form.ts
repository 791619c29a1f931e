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
  const type = c.req.header('content-type') ?? ''
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return c.text('415', 415)
  const body = await readAtMost(c.req.raw, largest)
  if (!body) return c.text('413', 413)
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => undefined)
  if (!form) return c.text('400', 400)
  return (name) => {
    const value = form.getAll(name).at(-1)
    // PostgreSQL has no NUL character, and no text of ours needs one.
    return typeof value === 'string' ? value.replaceAll('\0', '') : ''
  }
}

/** 413 for a body that says it has more bytes than that; one that does not say is not let in (`listener`). */
export function tooLarge(c: SiteContext, largest = largestForm): Response | undefined {
  return Number(c.req.header('content-length') ?? 0) > largest ? c.text('413', 413) : undefined
}

/** A body up to so many bytes; undefined as soon as there are more, whatever its sender said of its length. */
export async function readAtMost(request: Request, largest: number): Promise<Buffer<ArrayBuffer> | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > largest) return undefined
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.length
    if (length > largest) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
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
