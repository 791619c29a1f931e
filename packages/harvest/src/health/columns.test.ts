import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedColumns, rememberedColumns } from './columns.ts'
import { type ColumnProfile, likeness, type MemberProfile } from './profile.ts'

/** Digests stand for values here: `a1` is the digest of one. */
const values = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `v${String(from + i).padStart(3, '0')}`)
const column = (name: string, index: number, sketch: string[], to?: string): ColumnProfile => ({
  column: name,
  index,
  sketch: sketch.slice(0, 32),
  ...(to ? { to } : {}),
})
const table = (...columns: ColumnProfile[]): MemberProfile[] => [{ path: 'agenda.csv', columns }]

const before = table(
  column('Titre', 0, values(0, 30), 'name'),
  column('Début', 1, values(100, 130), 'startDate'),
  column('Code', 2, values(200, 230)),
)

describe('A table whose columns changed', () => {
  test('the same names in another order are no change', () => {
    const [member] = before
    expect(changedColumns(before, [{ ...member!, columns: member!.columns.toReversed() }])).toEqual([])
  })

  test('a renamed column is found again by its values, wherever it now stands', () => {
    const now = table(
      column('Nouveauté', 0, values(300, 320)),
      column('Intitulé de la manifestation', 3, values(5, 35)),
      column('Début', 1, values(105, 135)),
    )
    expect(changedColumns(before, now)).toEqual([
      { member: 'agenda.csv', column: 'Titre', to: 'name', renamed: 'Intitulé de la manifestation' },
    ])
  })

  test('a column that is really gone is told as gone', () => {
    const now = table(column('Titre', 0, values(3, 33)), column('Public', 2, values(400, 405)))
    expect(changedColumns(before, now)).toEqual([{ member: 'agenda.csv', column: 'Début', to: 'startDate' }])
  })

  test('two new columns with the same values leave it open which is the one', () => {
    const now = table(
      column('Titre court', 3, values(0, 30)),
      column('Titre long', 4, values(0, 30)),
      column('Début', 1, values(100, 130)),
    )
    expect(changedColumns(before, now)).toEqual([{ member: 'agenda.csv', column: 'Titre', to: 'name' }])
  })

  test('the file may be called otherwise this month: its only table is still the one', () => {
    const renamed = [{ ...before[0]!, path: 'agenda-decembre.csv' }]
    expect(changedColumns(before, renamed)).toEqual([])
  })

  test('a column nobody had understood may go without a word', () => {
    const now = table(column('Titre', 0, values(0, 30)), column('Début', 1, values(100, 130)))
    expect(changedColumns(before, now)).toEqual([])
  })
})

test('Likeness is between 0 and 1, the same both ways, and 1 with itself', () => {
  const sketch = fc.uniqueArray(fc.stringMatching(/^[a-z]{3}$/), { maxLength: 32 }).map((all) => all.sort())
  fc.assert(
    fc.property(sketch, sketch, (a, b) => {
      const given = likeness(a, b)
      expect(given).toBeGreaterThanOrEqual(0)
      expect(given).toBeLessThanOrEqual(1)
      expect(likeness(b, a)).toBe(given)
      if (a.length > 0) expect(likeness(a, a)).toBe(1)
    }),
  )
})

describe('What is remembered of the columns', () => {
  test('a lost one stays known, and is found the month it comes back under another name', () => {
    const without = table(column('Début', 1, values(100, 130), 'startDate'))
    const remembered = rememberedColumns(before, without, changedColumns(before, without))
    expect(changedColumns(remembered, without)).toEqual([{ member: 'agenda.csv', column: 'Titre', to: 'name' }])
    const back = table(...without[0]!.columns, column('Intitulé', 2, values(2, 32)))
    expect(changedColumns(remembered, back)).toMatchObject([{ column: 'Titre', renamed: 'Intitulé' }])
    expect(changedColumns(rememberedColumns(remembered, back, changedColumns(remembered, back)), back)).toEqual([])
  })

  test('a new column that is understood as the same field takes the place, whatever it holds', () => {
    const now = table(column('Nom de l’événement', 0, values(500, 530), 'name'), column('Début', 1, values(100, 130)))
    expect(changedColumns(before, now)).toMatchObject([{ column: 'Titre', to: 'name', renamed: 'Nom de l’événement' }])
  })
})
