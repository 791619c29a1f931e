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
    expect(readPairs('held-out').length + readPairs('unseen').length).toBeGreaterThan(500)
    for (const { pairs, same } of bench.sets.filter(({ set }) => set !== 'drawn')) {
      expect(same).toBeGreaterThan(pairs * 0.3)
      expect(same).toBeLessThan(pairs * 0.7)
    }
  })

  it('are never the same pair in two sets', () => {
    const nameOf = ({ a, b }: { a: { name: string }; b: { name: string } }) => [a.name, b.name].sort().join('\n')
    const tuning = new Set(readPairs('tuning').map(nameOf))
    const both = [...readPairs('held-out'), ...readPairs('unseen'), ...readPairs('drawn')].filter((pair) =>
      tuning.has(nameOf(pair)),
    )
    // "Marché de Noël" and its like are announced by every town.
    expect(both.filter((pair) => pair.a.title.plain.split(' ').length > 2)).toEqual([])
  })

  it('are judged nearly always right when two records are joined, and most that are one thing are found', () => {
    for (const set of bench.sets.filter(({ set }) => set === 'tuning' || set === 'held-out')) {
      expect(set.precision).toBeGreaterThan(0.95)
      expect(set.recall).toBeGreaterThan(0.7)
      expect(set.missedByBlocks / set.same).toBeLessThan(0.02)
    }
  })

  // Far from what is aimed at (0.99 and 0.95): these floors hold what was reached, they do not say that it is enough.
  it('of which nothing was ever fitted are joined with care, and half of them found', () => {
    const unseen = bench.sets.find((one) => one.set === 'unseen')!
    expect(unseen.precision).toBeGreaterThan(0.94)
    expect(unseen.recall).toBeGreaterThan(0.55)
  })

  it('that are real and drawn by lot are mostly judged right as often as they come, and the hard ones four times in five', () => {
    const drawn = bench.sets.find((one) => one.set === 'drawn')!
    const all = drawn.asTheyCome.find(({ of }) => of === 'all')!
    expect(all.precision).toBeGreaterThan(0.94)
    expect(all.recall).toBeGreaterThan(0.75)
    expect(all.doubtful / all.pairs).toBeLessThan(0.04)
    expect(drawn.precision).toBeGreaterThan(0.8)
    expect(drawn.recall).toBeGreaterThan(0.55)
  })

  it('have probabilities that mean what they say', () => {
    for (const bin of bench.sets.flatMap((set) =>
      set.bins.filter((one) => set.set !== 'drawn' && (set.set !== 'unseen' || one.from >= 0.85)),
    )) {
      if (bin.pairs >= 30) expect(Math.abs(bin.said - bin.found)).toBeLessThan(0.15)
    }
  })

  it('make a table', () => {
    expect(matchingTable(bench)).toContain('held-out')
  })
})
