import type { Db } from '@wiker/town/db.ts'
import { findTowns } from '@wiker/town/towns/find.ts'
import { knownTowns } from '@wiker/town/towns/get.ts'
import type { TownMatch } from '@wiker/town/types.ts'
import { createAllowance } from '../api/allowance.ts'

export interface UnknownTown {
  /** Towns of that name which have no site yet. */
  known: TownMatch[]
  /** Towns whose names look like it. */
  near: TownMatch[]
}

const mostKept = 500
const keptFor = 60_000
/** Names are compared with those of every town of the country: robots that guess addresses must not keep the database at it. */
const mostInMinute = 300

/**
 * What is told of an address that is no open town's. Kept for a minute; beyond some hundreds of different addresses a minute nothing is looked
 * up any more, and the page says only that it has no such town. An address with digits is never a misspelt name.
 */
export function createUnknownTowns(db: Db, clock: () => Date): (slug: string) => Promise<UnknownTown> {
  const kept = new Map<string, { until: number; found: Promise<UnknownTown> }>()
  const allowance = createAllowance({ most: mostInMinute, minutes: 1, mostInAll: mostInMinute })
  return (slug) => {
    const now = clock().getTime()
    const before = kept.get(slug)
    if (before && before.until > now) return before.found
    if (/\d/.test(slug) || !allowance.take('', now)) return Promise.resolve({ known: [], near: [] })
    const found = lookUp(db, slug)
    kept.delete(slug)
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value!)
    kept.set(slug, { until: now + keptFor, found })
    found.catch(() => kept.delete(slug))
    return found
  }
}

async function lookUp(db: Db, slug: string): Promise<UnknownTown> {
  const [known, alike] = await Promise.all([knownTowns(db, slug), findTowns(db, slug.replaceAll('-', ' '), 6)])
  const codes = new Set(known.map((town) => town.code))
  return { known, near: alike.filter((town) => !codes.has(town.code)) }
}
