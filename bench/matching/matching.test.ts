import { beforeAll, describe, expect, it } from 'vitest'
import { benchMatching, type MatchingBench } from './bench.ts'
import { readPairs } from './pairs.ts'
import { matchingTable } from './report.ts'

let bench: MatchingBench
beforeAll(() => {
  bench = benchMatching(() => undefined)
})

describe('the labelled pairs of matching', () => {
  it('are more than five hundred, with both kinds of answers in each set', () => {
    expect(readPairs('tuning').length + readPairs('held-out').length).toBeGreaterThan(500)
    for (const { pairs, same } of bench.sets) {
      expect(same).toBeGreaterThan(pairs * 0.3)
      expect(same).toBeLessThan(pairs * 0.7)
    }
  })

  it('are never the same pair in both sets', () => {
    const nameOf = ({ a, b }: { a: { name: string }; b: { name: string } }) => [a.name, b.name].sort().join('\n')
    const tuning = new Set(readPairs('tuning').map(nameOf))
    const both = readPairs('held-out').filter((pair) => tuning.has(nameOf(pair)))
    // "Marché de Noël" and its like are announced by every town.
    expect(both.filter((pair) => pair.a.title.plain.split(' ').length > 2)).toEqual([])
  })

  it('are judged nearly always right when two records are joined, and most that are one thing are found', () => {
    for (const set of bench.sets) {
      expect(set.precision).toBeGreaterThan(0.95)
      expect(set.recall).toBeGreaterThan(0.7)
      expect(set.missedByBlocks / set.same).toBeLessThan(0.02)
    }
  })

  it('have probabilities that mean what they say', () => {
    for (const bin of bench.sets.flatMap((set) => set.bins)) {
      if (bin.pairs >= 30) expect(Math.abs(bin.said - bin.found)).toBeLessThan(0.15)
    }
  })

  it('make a table', () => {
    expect(matchingTable(bench)).toContain('held-out')
  })
})
