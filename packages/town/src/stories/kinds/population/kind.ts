import { sql } from 'kysely'
import { readRows, readTownRow, type StoryRow } from '../../cells.ts'
import { change, compute, difference, figure, name, percent, year } from '../../facts.ts'
import { defineKind } from '../../kind.ts'

interface Data {
  town: StoryRow
  rows: StoryRow[]
}

/** How the population moved, from one census to the next. */
export const kind = defineKind<Data>({
  category: 'town-life',

  async ask(db, { town }) {
    const rows = await readRows(
      db,
      'statistic',
      sql`t.town = ${town.code} and t.category = 'population' and t.year is not null and t.value is not null`,
      sql`t.year, t.updated_at desc, t.id`,
    )
    const once = rows.filter((row, at) => row.number('year') !== rows[at - 1]?.number('year'))
    return once.length > 1 ? { town: await readTownRow(db, town.code), rows: once } : null
  },

  worth({ rows }, { today }) {
    const last = rows.at(-1)!.number('year')!
    return Number(today.slice(0, 4)) - last > 8 ? null : { period: String(last), until: `${today.slice(0, 4)}-12-31` }
  },

  plan({ town, rows }) {
    const last = rows.at(-1)!
    const base = nearTenYearsBefore(rows, last)
    const first = rows[0]!
    const moved = (row: StoryRow) => {
      const gap = last.number('value')! - row.number('value')!
      return gap === 0 ? 'same' : gap > 0 ? 'more' : 'less'
    }
    const compared = (row: StoryRow) => ({
      base: year(row.cell('year')),
      was: figure(row.cell('value')),
      difference: figure(difference(last.cell('value'), row.cell('value'))),
      percent: percent(change(last.cell('value'), row.cell('value'))),
    })
    const highest = rows.reduce((top, row) => (row.number('value')! > top.number('value')! ? row : top))
    const values = { town: name(town.cell('name')), count: figure(last.cell('value')), year: year(last.cell('year')) }
    return {
      title: ['title', values],
      paragraphs: [
        [
          ['lead', values],
          [moved(base), { ...values, ...compared(base) }],
        ],
        ...(first === base
          ? []
          : [
              [
                ['first', compared(first)] as const,
                ...(highest === last ? [['peak', values] as const] : []),
                ...(highest !== last && highest !== first
                  ? [['top', { year: year(highest.cell('year')), count: figure(highest.cell('value')) }] as const]
                  : []),
              ],
            ]),
      ],
      chart: {
        kind: 'line',
        title: ['chart', values],
        description: [
          'chart-text',
          {
            ...values,
            first: year(
              compute(
                'first',
                rows.map((row) => row.cell('year')),
              ),
            ),
            was: figure(first.cell('value')),
          },
        ],
        columns: ['column-year', 'column-people'],
        rows: rows.map((row) => ({ label: year(row.cell('year')), value: figure(row.cell('value')) })),
      },
    }
  },
})

/** The census nearest to ten years before the last. */
function nearTenYearsBefore(rows: StoryRow[], last: StoryRow): StoryRow {
  const wanted = last.number('year')! - 10
  const gap = (row: StoryRow) => Math.abs(row.number('year')! - wanted)
  return rows.slice(0, -1).reduce((nearest, row) => (gap(row) <= gap(nearest) ? row : nearest))
}
