import { homeCountry } from '@wiker/platform/countries/countries.ts'
import type { Db } from '@wiker/town/db.ts'
import { openTownsAbroad } from '@wiker/town/towns/abroad.ts'

/**
 * The country of each open town that is not of the network's own, by its slug: known at once, because every address that is read or written asks.
 * The same for the whole process, letters included.
 */
let abroad = new Map<string, string>()

export function countryOfSlug(slug: string): string {
  return abroad.get(slug) ?? homeCountry
}

/** One town, as it was just read from the database. True when it was not known so. */
export function learnTown({ slug, country }: { slug: string; country: string }): boolean {
  if (countryOfSlug(slug) === country) return false
  if (country === homeCountry) abroad.delete(slug)
  else abroad.set(slug, country)
  return true
}

/** All of them, at the start of the process and whenever a town opens. */
export async function learnTowns(db: Db): Promise<void> {
  abroad = new Map((await openTownsAbroad(db, homeCountry)).map(({ slug, country }) => [slug, country]))
}
