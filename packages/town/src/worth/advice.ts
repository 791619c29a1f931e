import type { PublicationKind } from '../publishing/types.ts'
import type { PublicationCounts, ShopMonth } from './month.ts'

/** One thing to do next, with the figures it comes from; undefined when nothing differs enough to advise anything. */
export type Advice =
  | { do: 'publish'; before: number; readings: number }
  | { do: 'say'; what: ShopMonth['missing'][number] }
  | { do: 'picture'; with: number; without: number }
  | { do: 'again'; name: string; kind: PublicationKind; seen: number; others: number }

/** Readings under which a difference is chance. */
const fewest = 20

/** The first difference that is real, the one that costs least to mend first. */
export function adviceOf(month: ShopMonth): Advice | undefined {
  const fresh = month.publications.filter(({ isNew }) => isNew)
  if (month.published.now === 0 && month.published.before > 0 && month.seen.before - month.seen.now >= fewest)
    return { do: 'publish', before: month.published.before, readings: month.seen.before }
  const [missing] = month.missing
  if (missing && month.page.seen >= fewest) return { do: 'say', what: missing }
  const shown = fresh.filter(({ picture }) => picture)
  const bare = fresh.filter(({ picture }) => !picture)
  if (shown.length >= 2 && bare.length >= 2) {
    const [withOne, without] = [mean(shown), mean(bare)]
    if (withOne >= fewest && withOne >= 1.5 * without) return { do: 'picture', with: withOne, without }
  }
  const [best, ...others] = fresh
  if (best && others.length >= 2 && best.seen >= fewest && best.seen >= 2 * mean(others))
    return { do: 'again', name: best.name, kind: best.kind, seen: best.seen, others: mean(others) }
  return undefined
}

const mean = (some: readonly PublicationCounts[]): number =>
  Math.round(some.reduce((sum, { seen }) => sum + seen, 0) / some.length)
