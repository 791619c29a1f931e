import type { Answer, Ask, Session } from './types.ts'
import { noWebPage } from './web-page.ts'

export interface Page {
  list: unknown[]
  /** What the server says there is in all; it may change from page to page. */
  total?: number | undefined
  answer: Answer
}

export interface OffsetPaging {
  /** Entries asked for at a time; servers give what they like. */
  size: number
  /** The address of the page that starts at this entry. */
  address(offset: number, page: number): URL | string
  ask?: (offset: number) => Ask
  pick(answer: Answer): { list: unknown[]; total?: number | undefined }
  /** Entries the server never goes beyond. */
  most?: number
}

const MOST_PAGES = 20_000

/**
 * Page after page by the number of entries already had: what the server really gave counts, never what was asked for.
 * Ends at an empty page, at the announced total, or at a short page when no total is announced.
 */
export async function* byOffset(session: Session, paging: OffsetPaging): AsyncGenerator<Page> {
  let offset = 0
  let usual = 0
  let before = ''
  for (let number = 1; number <= MOST_PAGES; number++) {
    const answer = noWebPage(await session.get(paging.address(offset, number), paging.ask?.(offset)))
    const { list, total } = paging.pick(answer)
    const first = JSON.stringify([list.length, list[0], list.at(-1)])
    // A server that knows no offset gives the same page for ever.
    if (list.length > 0 && first === before && total === undefined) return
    before = first
    yield { list, total, answer }
    offset += list.length
    usual = Math.max(usual, list.length)
    if (list.length === 0 || (total !== undefined && offset >= total)) return
    if (total === undefined && (list.length < usual || (number === 1 && list.length < Math.min(paging.size, 10))))
      return
    if (paging.most !== undefined && offset >= paging.most) return
  }
}

/** From one page to the address it names itself, never twice to the same one. */
export async function* byLink(
  session: Session,
  start: URL | string,
  next: (answer: Answer) => string | URL | undefined,
  ask?: Ask,
): AsyncGenerator<Answer> {
  const seen = new Set<string>()
  let address: string | URL | undefined = start
  while (address !== undefined && seen.size < MOST_PAGES) {
    const key = String(address)
    if (seen.has(key)) return
    seen.add(key)
    const answer: Answer = noWebPage(await session.get(address, ask))
    yield answer
    const following = next(answer)
    address = following === undefined ? undefined : resolved(following, answer.url)
  }
}

function resolved(next: string | URL, base: URL): URL | undefined {
  if (!URL.canParse(next, base)) return undefined
  const url = new URL(next, base)
  // Behind a proxy servers name themselves without the s.
  if (url.host === base.host && base.protocol === 'https:') url.protocol = 'https:'
  return url
}

/** `Link: <…>; rel="next"` (RFC 8288). */
export function nextLink(answer: Answer): string | undefined {
  for (const [, address, parameters] of (answer.headers.link ?? '').matchAll(/<([^>]*)>([^<]*)/g))
    if (/;\s*rel\s*=\s*"?[^";]*\bnext\b/i.test(parameters ?? '')) return address
  return undefined
}
