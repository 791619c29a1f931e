import { compare } from './compare.ts'
import type { Cluster, Clustering, Comparable, Comparison, MatchDecision } from './types.ts'

/**
 * Puts the records that speak of one thing together. The order of the arguments does not matter: what people decided comes first, then the
 * surest pairs, equals in alphabetical order. Only `same` pairs bind, doubtful ones never do, and no cluster holds a pair
 * that is `different` or that a person took apart. A record that shares no `same` pair nor decision with others changes nothing for them,
 * so that connected parts may be clustered one by one.
 *
 * Of decisions that contradict (a is b, b is c, a is not c) "different" holds, and the pair left over is among the doubts.
 */
export function clustersOf(
  comparables: readonly Comparable[],
  comparisons: readonly Comparison[],
  decisions: readonly MatchDecision[] = [],
): Clustering {
  const state = new Grouping(comparables, comparisons, decisions)
  for (const key of state.decided('same')) state.join(key, true)
  const sure = state.known().filter((one) => one.verdict === 'same')
  for (const one of sure.sort(surestFirst)) state.join(pairKey(one.a, one.b), false)
  return { clusters: state.clusters(), doubts: state.doubts() }
}

function surestFirst(x: Comparison, y: Comparison): number {
  return y.score - x.score || compareText(pairKey(x.a, x.b), pairKey(y.a, y.b))
}

class Grouping {
  readonly #things: Map<string, Comparable>
  readonly #comparisons = new Map<string, Comparison>()
  readonly #decisions = new Map<string, MatchDecision['verdict']>()
  readonly #groupOf = new Map<string, Set<string>>()
  readonly #refused = new Set<string>()

  constructor(
    comparables: readonly Comparable[],
    comparisons: readonly Comparison[],
    decisions: readonly MatchDecision[],
  ) {
    this.#things = new Map(comparables.map((one) => [one.id, one]))
    for (const one of comparisons) if (this.#has(one)) this.#comparisons.set(pairKey(one.a, one.b), one)
    for (const { a, b, verdict } of decisions) {
      if (a === b || !this.#has({ a, b })) continue
      const key = pairKey(a, b)
      if (this.#decisions.get(key) !== 'different') this.#decisions.set(key, verdict)
    }
    for (const id of this.#things.keys()) this.#groupOf.set(id, new Set([id]))
  }

  decided(verdict: MatchDecision['verdict']): string[] {
    return [...this.#decisions]
      .filter(([, said]) => said === verdict)
      .map(([key]) => key)
      .sort(compareText)
  }

  known(): Comparison[] {
    return [...this.#comparisons.values()]
  }

  join(key: string, decided: boolean): void {
    const [a, b] = idsOf(key)
    const [groupA, groupB] = [this.#groupOf.get(a)!, this.#groupOf.get(b)!]
    if (groupA === groupB) return
    if (this.#forbidden(groupA, groupB, decided)) {
      this.#refused.add(key)
      return
    }
    for (const id of groupB) {
      groupA.add(id)
      this.#groupOf.set(id, groupA)
    }
  }

  clusters(): Cluster[] {
    const groups = [...new Set(this.#groupOf.values())].map((group) => ({ members: [...group].sort(compareText) }))
    return groups.sort((a, b) => compareText(a.members[0]!, b.members[0]!))
  }

  /** One source lists both: unless they are the same it knows what it tells of, and nobody need be asked. */
  #listsBoth({ a, b, verdict }: Comparison): boolean {
    return verdict !== 'same' && this.#things.get(a)!.source === this.#things.get(b)!.source
  }

  /** The surest of each two clusters: settling it settles the others. */
  doubts(): Comparison[] {
    const open = this.known().filter((one) => one.verdict === 'doubtful' || this.#refused.has(pairKey(one.a, one.b)))
    for (const key of this.#refused) if (!this.#comparisons.has(key)) open.push(this.#comparisonOf(key))
    const asked = new Map<string, Comparison>()
    for (const one of open.sort(surestFirst)) {
      const groups = [this.#groupOf.get(one.a)!, this.#groupOf.get(one.b)!]
      if (groups[0] === groups[1]) continue
      if (this.#listsBoth(one) && !this.#decisions.has(pairKey(one.a, one.b))) continue
      const settled = [...groups[0]!].some((a) =>
        [...groups[1]!].some((b) => this.#decisions.get(pairKey(a, b)) === 'different'),
      )
      if (settled && !this.#refused.has(pairKey(one.a, one.b))) continue
      const names = groups
        .map((group) => [...group].sort(compareText)[0]!)
        .sort(compareText)
        .join('\n')
      if (this.#decisions.get(pairKey(one.a, one.b)) !== 'different' && !asked.has(names)) asked.set(names, one)
    }
    return [...asked.values()]
  }

  /** What a person joined stays joined whatever the rules say; only another person's "different" stands against it. */
  #forbidden(groupA: Set<string>, groupB: Set<string>, decided: boolean): boolean {
    const all = [...groupA, ...groupB]
    return [...groupA].some((a) =>
      [...groupB].some((b) => {
        const key = pairKey(a, b)
        const said = this.#decisions.get(key)
        if (said) return said === 'different'
        return !decided && this.#apart(key, all)
      }),
    )
  }

  #apart(key: string, group: string[]): boolean {
    const comparison = this.#comparisonOf(key)
    const [a, b] = idsOf(key).map((id) => this.#things.get(id)!) as [Comparable, Comparable]
    if (comparison.verdict !== 'different' && !this.#listsBoth(comparison)) return false
    // Two dates of one announcement are one event when some other source gives both.
    return !(comparison.siblings && group.some((id) => givesBoth(this.#things.get(id)!, a, b)))
  }

  #comparisonOf(key: string): Comparison {
    const known = this.#comparisons.get(key)
    if (known) return known
    const [a, b] = idsOf(key).map((id) => this.#things.get(id)!) as [Comparable, Comparable]
    const found = compare(a, b)
    this.#comparisons.set(key, found)
    return found
  }

  #has({ a, b }: { a: string; b: string }): boolean {
    return this.#things.has(a) && this.#things.has(b)
  }
}

function givesBoth(series: Comparable, a: Comparable, b: Comparable): boolean {
  const { when } = series
  if (!when || !a.when || !b.when || series === a || series === b) return false
  const gives = (day: number) => when.sittings.some((sitting) => sitting.day <= day && day <= sitting.lastDay)
  return gives(a.when.from) && gives(b.when.from)
}

function pairKey(a: string, b: string): string {
  return a <= b ? `${a}\n${b}` : `${b}\n${a}`
}

function idsOf(key: string): [string, string] {
  return key.split('\n') as [string, string]
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
