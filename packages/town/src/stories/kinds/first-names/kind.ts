import { sql } from 'kysely'
import { readRows, readTownRow, type StoryRow } from '../../cells.ts'
import { list, name, number, phrase, year } from '../../facts.ts'
import { defineKind } from '../../kind.ts'

/** Given at least this often: a name that one child bears tells of that child. */
const leastChildren = 3
const named = 5

interface Data {
  town: StoryRow
  rows: StoryRow[]
}

/** First names of the year, as the register counts them. */
export const kind = defineKind<Data>({
  category: 'town-life',

  async ask(db, { town }) {
    const rows = await readRows(
      db,
      'statistic',
      sql`t.town = ${town.code} and t.category = 'first-name' and t.value >= ${leastChildren} and t.year = (
        select max(year) from statistic where town = ${town.code} and category = 'first-name' and withdrawn_at is null and not example)`,
      sql`t.value desc, t.plain_name, t.id`,
      named,
    )
    return rows.length > 0 ? { town: await readTownRow(db, town.code), rows } : null
  },

  worth({ rows }, { today }) {
    const last = rows[0]!.number('year')!
    return Number(today.slice(0, 4)) - last > 3 ? null : { period: String(last), until: `${last + 1}-12-31` }
  },

  plan({ town, rows }) {
    const [first, ...rest] = rows as [StoryRow, ...StoryRow[]]
    const ties = rows.filter((row) => row.number('value') === first.number('value'))
    const values = {
      town: name(town.cell('name')),
      year: year(first.cell('year')),
      name: name(first.cell('name')),
      times: number(first.cell('value')),
      names: list(ties.map((row) => name(row.cell('name')))),
    }
    const item = (row: StoryRow) => phrase('one', { name: name(row.cell('name')), times: number(row.cell('value')) })
    const tied = ties.length > 1
    const others = tied ? rows.slice(ties.length) : rest
    return {
      title: [tied ? 'title-tie' : 'title', values],
      paragraphs: [
        [
          [tied ? 'lead-tie' : 'lead', values],
          ...(others.length > 0 ? [['next', { list: list(others.map(item)) }] as const] : []),
        ],
      ],
      chart:
        rows.length > 2
          ? {
              kind: 'bars',
              title: ['chart', values],
              description: [tied ? 'title-tie' : 'title', values],
              columns: ['column-name', 'column-times'],
              rows: rows.map((row) => ({ label: name(row.cell('name')), value: number(row.cell('value')) })),
            }
          : undefined,
    }
  },
})
