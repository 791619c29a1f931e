import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { candidatePairs } from './block.ts'
import { clustersOf } from './clusters.ts'
import { compare } from './compare.ts'
import { announced } from './testing.ts'
import type { Clustering, Comparable, Comparison, MatchDecision } from './types.ts'

const evening = '2026-11-28T20:30:00+01:00'
const hall = { location: { name: 'Salle polyvalente' } }

describe('one thing told by several sources', () => {
  it('is one cluster, whatever each calls it, and its neighbour of the same evening stays apart', () => {
    const all = [
      announced('mairie', "Loto de l'amicale laïque", evening, hall),
      announced('openagenda', 'LOTO AMICALE LAÏQUE - samedi 28 novembre', evening, hall),
      announced('gazette', 'Concert des Veuzous', evening, { location: { name: 'Église Saint-Laurent' } }),
    ]
    expect(membersOf(settle(all))).toEqual([['gazette 1'], ['mairie 1', 'openagenda 1']])
  })

  it('is not joined through a doubtful link', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((source) => announced(source, 'Fête', evening))
    const pairs = [sure(a!, b!), doubtful(b!, c!)]
    const { clusters, doubts } = clustersOf([a!, b!, c!], [...pairs, doubtful(a!, c!)])
    expect(clusters.map((one) => one.members)).toEqual([['a 1', 'b 1'], ['c 1']])
    expect(doubts).toHaveLength(1)
  })

  it('never puts two lines of one source together, unless they are alike', () => {
    const lines = [
      announced('mairie', 'Tournoi de tennis jeunes', evening, hall, '1'),
      announced('mairie', 'Tournoi de tennis adultes', evening, hall, '2'),
    ]
    const other = announced('club', 'Tournoi de tennis', evening, hall)
    const { clusters } = clustersOf([...lines, other], [sure(lines[0]!, other, 0.95), sure(lines[1]!, other, 0.9)])
    expect(clusters.map((one) => one.members)).toEqual([['club 1', 'mairie 1'], ['mairie 2']])
  })

  it('joins the dates that one source lists one by one to the series another gives as a rule', () => {
    const series = announced('asso', 'Atelier couture', '2026-11-03T14:00:00+01:00', {
      ...hall,
      recurrence: { rrule: 'FREQ=WEEKLY;UNTIL=20261201T225959Z', timezone: 'Europe/Paris' },
    })
    const dates = ['03', '10', '17'].map((day, i) =>
      announced('mairie', 'Atelier couture', `2026-11-${day}T14:00:00+01:00`, hall, String(i + 1)),
    )
    expect(membersOf(settle([series, ...dates]))).toEqual([['asso 1', 'mairie 1', 'mairie 2', 'mairie 3']])
    expect(membersOf(settle(dates))).toHaveLength(3)
  })
})

describe('what a person decided', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((source) => announced(source, "Loto de l'amicale", evening, hall))

  it('takes apart what looks the same', () => {
    const { clusters } = settle([a!, b!], [{ a: 'b 1', b: 'a 1', verdict: 'different' }])
    expect(clusters).toHaveLength(2)
  })

  it('joins what looks different', () => {
    const far = announced('d', 'Grande soirée surprise', '2026-12-24')
    const { clusters, doubts } = settle([a!, far], [{ a: 'a 1', b: 'd 1', verdict: 'same' }])
    expect(clusters).toHaveLength(1)
    expect(doubts).toEqual([])
  })

  it('holds against a third record that would join the two again', () => {
    const clustering = settle([a!, b!, c!], [{ a: 'a 1', b: 'b 1', verdict: 'different' }])
    const groups = membersOf(clustering)
    expect(groups.some((group) => group.includes('a 1') && group.includes('b 1'))).toBe(false)
  })

  it('is asked for again when decisions contradict', () => {
    const { clusters, doubts } = settle(
      [a!, b!, c!],
      [
        { a: 'a 1', b: 'b 1', verdict: 'same' },
        { a: 'b 1', b: 'c 1', verdict: 'same' },
        { a: 'a 1', b: 'c 1', verdict: 'different' },
      ],
    )
    expect(clusters.map((one) => one.members)).toEqual([['a 1', 'b 1'], ['c 1']])
    expect(doubts.map(({ a, b }) => [a, b])).toEqual([['b 1', 'c 1']])
  })
})

describe('whatever is announced', () => {
  const titles = ['Loto', 'Loto du foot', 'Loto de la pétanque', 'Fête du pain', 'Fest-noz', 'Concert de Noël']
  const announcement = fc.record({
    source: fc.constantFrom('mairie', 'asso', 'oa', 'gazette'),
    title: fc.constantFrom(...titles),
    day: fc.constantFrom('2026-11-27', '2026-11-28', '2026-12-05'),
    hour: fc.constantFrom('', 'T20:00:00+01:00', 'T20:30:00+01:00', 'T15:00:00+01:00'),
    place: fc.constantFrom('Salle polyvalente', 'Salle des sports', 'Église', undefined),
  })
  const agenda = fc
    .array(announcement, { minLength: 1, maxLength: 12 })
    .map((list) =>
      list.map(({ source, title, day, hour, place }, i) =>
        announced(source, title, `${day}${hour}`, place ? { location: { name: place } } : {}, String(i)),
      ),
    )
  const settled = agenda.chain((all) =>
    fc
      .array(
        fc.record({
          i: fc.nat(all.length - 1),
          j: fc.nat(all.length - 1),
          verdict: fc.constantFrom('same' as const, 'different' as const),
        }),
        { maxLength: 4 },
      )
      .map((list) => ({
        all,
        decisions: list.map(({ i, j, verdict }): MatchDecision => ({ a: all[i]!.id, b: all[j]!.id, verdict })),
      })),
  )
  const shuffled = settled.chain(({ all, decisions }) =>
    fc
      .tuple(
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.shuffledSubarray(decisions, { minLength: decisions.length }),
      )
      .map(([other, others]) => ({ all, decisions, other, others })),
  )

  it('the order in which it comes changes nothing', () => {
    fc.assert(
      fc.property(shuffled, ({ all, decisions, other, others }) => {
        expect(settle(other, others)).toEqual(settle(all, decisions))
      }),
    )
  })

  it('every record is in one cluster, and no cluster holds what a person took apart', () => {
    fc.assert(
      fc.property(settled, ({ all, decisions }) => {
        const groups = membersOf(settle(all, decisions))
        expect(groups.flat().sort()).toEqual(all.map((one) => one.id).sort())
        for (const { a, b, verdict } of decisions) {
          if (verdict === 'different' && a !== b)
            expect(groups.some((group) => group.includes(a) && group.includes(b))).toBe(false)
        }
      }),
    )
  })

  it('one decision to join is always followed', () => {
    fc.assert(
      fc.property(agenda, fc.nat(), fc.nat(), (all, i, j) => {
        const [a, b] = [all[i % all.length]!.id, all[j % all.length]!.id]
        const groups = membersOf(settle(all, [{ a, b, verdict: 'same' }]))
        expect(groups.some((group) => group.includes(a) && group.includes(b))).toBe(true)
      }),
    )
  })

  it('no cluster that nobody decided holds a pair that is different', () => {
    fc.assert(
      fc.property(agenda, (all) => {
        const known = new Map(all.map((one) => [one.id, one]))
        for (const group of membersOf(settle(all))) {
          for (const a of group)
            for (const b of group) {
              if (a >= b) continue
              const comparison = compare(known.get(a)!, known.get(b)!)
              expect(comparison.verdict === 'different' && !comparison.siblings).toBe(false)
            }
        }
      }),
    )
  })

  it('a source read again alone changes nothing for the others', () => {
    fc.assert(
      fc.property(agenda, (all) => {
        const stranger = announced('zz', 'Exposition de dahlias', '2027-06-01')
        const without = membersOf(settle(all))
        expect(membersOf(settle([...all, stranger])).filter((group) => !group.includes(stranger.id))).toEqual(without)
      }),
    )
  })
})

function settle(all: Comparable[], decisions: MatchDecision[] = []): Clustering {
  return clustersOf(
    all,
    [...candidatePairs(all)].map(([a, b]) => compare(a, b)),
    decisions,
  )
}

const membersOf = ({ clusters }: Clustering) => clusters.map((one) => one.members)

function sure(a: Comparable, b: Comparable, score = 0.95): Comparison {
  const [first, second] = [a.id, b.id].sort()
  return { a: first!, b: second!, score, verdict: 'same', reasons: [], siblings: false, onlyHour: false }
}

function doubtful(a: Comparable, b: Comparable): Comparison {
  return { ...sure(a, b, 0.5), verdict: 'doubtful' }
}
