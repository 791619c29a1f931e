import type { Given, Mark } from './measure.ts'

export interface Totals {
  files: number
  detected: number
  counted: number
  entity: number
  right: number
  missing: number
  wrong: number
}

export function totalsOf(marks: readonly Mark[]): Totals {
  const count = (holds: (mark: Mark) => boolean) => marks.filter(holds).length
  const sum = (of: (mark: Mark) => number) => marks.reduce((all, mark) => all + of(mark), 0)
  return {
    files: marks.length,
    detected: count(({ detected }) => detected),
    counted: count(({ counted }) => counted),
    entity: count(({ entity }) => entity),
    right: sum(({ right }) => right),
    missing: sum(({ missing }) => missing.length),
    wrong: sum(({ wrong }) => wrong.length),
  }
}

/** Marks by a property of theirs, its values in alphabetical order. */
export function totalsBy(marks: readonly Mark[], by: 'format' | 'language'): [string, Totals][] {
  const groups = Object.groupBy(marks, (mark) => mark[by])
  return Object.keys(groups)
    .sort()
    .map((key) => [key, totalsOf(groups[key] ?? [])])
}

export interface Band {
  from: number
  to: number
  given: number
  right: number
}

const FLOORS = [0, 0.5, 0.6, 0.7, 0.8, 0.9]

/** Given fields in bands of confidence; a band holds its lower end, the last one both. */
export function calibration(given: readonly Given[]): Band[] {
  return FLOORS.map((from, index) => {
    const to = FLOORS[index + 1] ?? 1
    const within = given.filter(({ confidence }) => confidence >= from && (confidence < to || to === 1))
    return { from, to, given: within.length, right: within.filter(({ right }) => right).length }
  })
}
