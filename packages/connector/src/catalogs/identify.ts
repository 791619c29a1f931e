import { catalogs } from './registry.ts'
import type { Answer, Catalog, Session, Target } from './types.ts'

export interface Found {
  catalog: Catalog
  target: Target
}

/** The protocol whose addresses look like this one. No request is made. */
export function byAddress(url: URL): Found | undefined {
  for (const catalog of catalogs) {
    const target = catalog.detect({ url })
    if (target) return { catalog, target }
  }
  return undefined
}

/** The protocol that speaks like this; `last` are those that any site may have beside another. */
export function byAnswer(url: URL, answer: Answer, last?: true): Found | undefined {
  for (const catalog of catalogs.filter((one) => one.last === last)) {
    const target = catalog.detect({ url, answer })
    if (target) return { catalog, target }
  }
  return undefined
}

/** What was found at a host, or that nothing was: a front page is not asked about again and again. */
const known = new Map<string, string | null>()
const MOST_HOSTS = 1000
const MOST_PROBES = 12

/** A front page says little of what answers behind it: the usual doors are knocked at, in the order of their likelihood. */
export async function byProbe(front: Answer, session: Session): Promise<Found | undefined> {
  if (!/^\s*(?:<!doctype html|<html|<!--)/i.test(front.text) || !isFront(front.url)) return undefined
  const host = front.url.host
  const before = known.get(host)
  if (before === null) return undefined
  let asked = 0
  for (const catalog of catalogs) {
    if (before !== undefined && catalog.name !== before) continue
    for (const address of catalog.probes?.(front.url) ?? []) {
      if (++asked > MOST_PROBES) break
      const url = new URL(address, front.url)
      const answer = await session.tryGet(url, { retries: 0 }).catch(() => undefined)
      const target = answer && catalog.detect({ url, answer })
      if (target) return remember(host, { catalog, target })
    }
  }
  return remember(host, undefined)
}

function remember(host: string, found: Found | undefined): Found | undefined {
  if (known.size >= MOST_HOSTS) known.clear()
  known.set(host, found?.catalog.name ?? null)
  return found
}

/** `/`, `/fr/`, `/index.html`, `/accueil`. */
function isFront({ pathname, search }: URL): boolean {
  return search === '' && /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/?|index\.\w+|accueil\/?|home\/?)?$/i.test(pathname)
}
