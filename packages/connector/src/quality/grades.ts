import type { Entity } from '@wiker/model'
import type { Repair, Warning } from '../types.ts'
import type { Finding } from './findings.ts'
import type { Fills } from './needs.ts'

export type Mark = 'A' | 'B' | 'C' | 'D' | 'E'
export type Heading = 'content' | 'values' | 'places' | 'age' | 'duplicates' | 'file'

/** A mark from A (nothing to do) to E, the figure it is given for, and what would better it. */
export interface Grade {
  heading: Heading
  /** Absent where nothing is known to judge by. */
  mark?: Mark
  /** Message keys under `quality.advice.`, with their values. */
  advice: { key: string; values?: Record<string, string | number> }[]
}

const marks: Mark[] = ['A', 'B', 'C', 'D', 'E']
/** The first limit that a share reaches from above. */
const markOf = (share: number, limits: readonly number[]): Mark =>
  marks[limits.findIndex((limit) => share >= limit)] ?? 'E'

export function contentGrade(fills: Fills, licence: boolean, derivedNames: boolean): Grade {
  const total = Math.max(fills.records, 1)
  const advice: Grade['advice'] = []
  let got = licence ? 1 : 0
  let all = 1
  for (const { need, filled } of fills.needs) {
    all += need.weight
    got += (need.weight * filled) / total
    const missing = fills.records - filled
    if (need.name === 'title' && derivedNames) advice.push({ key: 'no-title-column' })
    else if (missing === fills.records) advice.push({ key: 'nowhere', values: { need: need.name } })
    else if (missing > 0) advice.push({ key: 'missing', values: { need: need.name, count: missing } })
  }
  if (!licence) advice.push({ key: 'no-licence' })
  return { heading: 'content', mark: markOf(got / all, [0.9, 0.75, 0.55, 0.35]), advice }
}

export function valuesGrade(records: number, refused: number, findings: readonly Finding[]): Grade {
  const wrong =
    refused +
    findings.filter((one) => !one.refused && !ofPlaces.has(one.key)).reduce((sum, { count }) => sum + count, 0)
  const advice: Grade['advice'] = []
  if (refused > 0) advice.push({ key: 'refused', values: { count: refused } })
  if (wrong > refused) advice.push({ key: 'wrong-values', values: { count: wrong - refused } })
  return { heading: 'values', mark: markOf(1 - wrong / Math.max(records, 1), [1, 0.98, 0.9, 0.7]), advice }
}

export const ofPlaces = new Set([
  'outside-town',
  'far-from-town',
  'outside-country',
  'position-zero',
  'position-unreadable',
  'coordinate-unreadable',
  'geometry-unreadable',
])

export function placesGrade(
  entity: Entity,
  placed: number,
  records: number,
  findings: readonly Finding[],
): Grade | undefined {
  const wrong = findings.filter(({ key }) => ofPlaces.has(key)).reduce((sum, { count }) => sum + count, 0)
  // A shape may stay on the map although its position was found wrong.
  const far = findings.filter(({ key }) => key === 'far-from-town').reduce((sum, { count }) => sum + count, 0)
  const right = Math.max(0, Math.min(placed - far, records - wrong))
  const expected = entity === 'place' || entity === 'address' || entity === 'transit'
  if (!expected && placed + wrong === 0) return undefined
  const advice: Grade['advice'] = []
  if (wrong > 0) advice.push({ key: 'wrong-places', values: { count: wrong } })
  const without = records - placed - wrong
  if (without > 0 && expected) advice.push({ key: 'without-place', values: { count: without } })
  const share = right / Math.max(expected ? records : right + wrong, 1)
  return { heading: 'places', mark: markOf(share, [1, 0.98, 0.9, 0.5]), advice }
}

export interface Age {
  /** `YYYY-MM-DD` of the records' own dates. */
  oldest?: string
  newest?: string
  /** `YYYY-MM-DD`: what the server or the file says of itself. */
  lastModified?: string
}

/** By the newest thing known: the data's own dates, else what the server says of the file. */
export function ageGrade({ newest, lastModified }: Age, today: string): Grade {
  const known = [newest, lastModified].filter((day) => day !== undefined).sort()
  const last = known.at(-1)
  if (last === undefined) return { heading: 'age', advice: [{ key: 'no-age' }] }
  const months = (Date.parse(today) - Date.parse(last)) / 2_629_800_000
  const mark = marks[[3, 12, 24, 48].findIndex((limit) => months <= limit)] ?? 'E'
  const advice = mark === 'A' ? [] : [{ key: 'old', values: { day: last } }]
  return { heading: 'age', mark, advice }
}

export function duplicatesGrade(count: number, records: number): Grade {
  const advice = count > 0 ? [{ key: 'duplicates', values: { count } }] : []
  return { heading: 'duplicates', mark: markOf(1 - count / Math.max(records, 1), [1, 0.99, 0.95, 0.8]), advice }
}

/** What programs stumble over in the file itself; each is said with what to do. */
const faultsOfFile = new Set([
  'mojibake',
  'mixed-encodings',
  'null-characters',
  'repeated-header',
  'comment-line',
  'totals-row',
  'lines-above-header',
  'lines-below-table',
  'trailing-separators',
  'duplicate-header',
  'two-line-header',
  'wrapped-lines',
  'merged-cells',
  'no-header',
  'row-too-short',
  'row-too-long',
  'last-row-cut-off',
  'unclosed-quote',
  'cut-off',
  'broken-off',
  'hidden-sheet',
  'crs-not-told',
  'projection-unknown',
  'date-order-ambiguous',
])

export function fileGrade(
  encoding: string | undefined,
  repairs: readonly Repair[],
  warnings: readonly Warning[],
): Grade {
  const advice: Grade['advice'] = []
  if (encoding !== undefined && encoding !== 'utf-8') advice.push({ key: 'encoding', values: { encoding } })
  for (const { kind, count } of [...repairs, ...warnings])
    if (faultsOfFile.has(kind)) advice.push({ key: kind, values: { count } })
  return { heading: 'file', mark: marks[Math.min(advice.length, 4)]!, advice }
}
