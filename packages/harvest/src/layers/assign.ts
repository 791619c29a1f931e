/** A page that some records had, or could have. */
export interface Page {
  /** Moment from which it counts: when the page began, or when the record was first seen that would make it. */
  since: number
  /** It answers now; `withdrawn`: it says that its thing is gone; `none`: there is no such page yet. */
  state: 'live' | 'withdrawn' | 'none'
}

export interface Grouped {
  /** The id under which readers find the thing from now on. */
  thing: string
  members: string[]
  /** Other ids that led to a page, or would have: they lead to this one. */
  aliases: string[]
}

/**
 * Gives each cluster of records its page, so that no address a reader may have kept ever leads elsewhere: a page stays with the record it is
 * named after, else with the oldest of those it was made of; of several the earliest stays and the others lead to it.
 *
 * @param clusters ids of records; every record is in one.
 * @param thingOf the page each record had before.
 * @param pages what is known of the pages and of the ids of the records.
 */
export function assignThings(
  clusters: readonly string[][],
  thingOf: ReadonlyMap<string, string>,
  pages: ReadonlyMap<string, Page>,
): Grouped[] {
  const clusterOf = new Map(clusters.flatMap((members, i) => members.map((id) => [id, i] as const)))
  const since = (id: string) => pages.get(id)?.since ?? Number.POSITIVE_INFINITY
  const older = (a: string, b: string) => since(a) - since(b) || (a < b ? -1 : a > b ? 1 : 0)
  const owned = clusters.map((members) => new Set(members))
  for (const [thing, makers] of Map.groupBy([...thingOf.keys()], (id) => thingOf.get(id)!)) {
    const heirs = makers.filter((id) => clusterOf.has(id)).sort(older)
    const owner = clusterOf.get(thing) ?? (heirs.length > 0 ? clusterOf.get(heirs[0]!) : undefined)
    if (owner !== undefined) owned[owner]!.add(thing)
  }
  const standing = { live: 0, withdrawn: 1, none: 2 }
  const rank = (id: string) => standing[pages.get(id)?.state ?? 'none']
  return clusters.map((members, i) => {
    const [thing, ...aliases] = [...owned[i]!].sort((a, b) => rank(a) - rank(b) || older(a, b))
    return { thing: thing!, members, aliases }
  })
}
