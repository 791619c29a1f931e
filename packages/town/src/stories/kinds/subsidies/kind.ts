import { sql } from 'kysely'
import { readRows, type StoryRow } from '../../cells.ts'
import { change, count, list, money, name, number, percent, phrase, sum, year } from '../../facts.ts'
import { defineKind } from '../../kind.ts'

/** Fewer than this are no list. */
const leastHelped = 3
const named = 3
const drawn = 8

interface Data {
  year: number
  rows: StoryRow[]
  /** Of the year before, when there is one. */
  before: StoryRow[]
}

/** Which associations were helped, and with how much: the last year that was published. */
export const kind = defineKind<Data>({
  category: 'town-life',

  async ask(db, { town }) {
    const rows = await readRows(
      db,
      'subsidy',
      sql`t.town = ${town.code} and t.amount > 0 and t.beneficiary is not null and t.year >= (
        select max(year) from subsidy where town = ${town.code} and withdrawn_at is null and not example) - 1`,
      sql`t.amount desc, t.name, t.id`,
    )
    const last = Math.max(...rows.map((row) => row.number('year') ?? 0))
    const of = (wanted: number) => rows.filter((row) => row.number('year') === wanted)
    return rows.length > 0 ? { year: last, rows: of(last), before: of(last - 1) } : null
  },

  worth({ year, rows }, { today }) {
    if (new Set(rows.map((row) => row.text('beneficiary'))).size < leastHelped || grantorsOf(rows).length > 1)
      return null
    return { period: String(year), until: `${today.slice(0, 4)}-12-31` }
  },

  plan({ year: last, rows, before }, { today }) {
    const helped = distinct(rows, 'beneficiary')
    const currency = rows[0]!.text('record.currency') ?? 'EUR'
    const total = sum(rows.map((row) => row.cell('amount')))
    const totalBefore = before.length > 0 ? sum(before.map((row) => row.cell('amount'))) : undefined
    const grantor = grantorsOf(rows)[0]?.cell('record.grantor.name')
    const town = rows[0]!
    const when = year(rows[0]!.cell('year'))
    const isOld = last < Number(today.slice(0, 4)) - 1
    const biggest = rows.slice(0, named)
    const values = {
      year: when,
      count: number(count(helped.map((row) => row.cell('beneficiary')))),
      total: money(total, currency),
      grantor: grantor && name(grantor),
      list: list(
        biggest.map((row) =>
          phrase('one', { name: name(row.cell('beneficiary')), amount: money(row.cell('amount'), currency) }),
        ),
      ),
      first: name(town.cell('beneficiary')),
      amount: money(town.cell('amount'), currency),
    }
    const more = totalBefore && Number(total.value) > Number(totalBefore.value)
    const compared =
      totalBefore && totalBefore.value !== total.value
        ? ([
            [
              more ? 'more' : 'less',
              {
                percent: percent(change(total, totalBefore)),
                before: year(before[0]!.cell('year')),
                total: money(totalBefore, currency),
                count: number(count(distinct(before, 'beneficiary').map((row) => row.cell('beneficiary')))),
              },
            ],
          ] as const)
        : []
    return {
      title: ['title', values],
      paragraphs: [
        [[grantor ? (isByName(rows) ? 'lead-named' : 'lead') : 'lead-plain', values]],
        [['biggest', values], ...compared],
        ...(isOld ? [[['old', values] as const]] : []),
      ],
      chart: {
        kind: 'bars',
        title: ['chart', values],
        description: ['chart-text', values],
        columns: ['column-name', 'column-amount'],
        rows: rows
          .slice(0, drawn)
          .map((row) => ({ label: name(row.cell('beneficiary')), value: money(row.cell('amount'), currency) })),
      },
    }
  },
})

/** The list says no town: the beneficiary’s name does. */
const isByName = (rows: StoryRow[]) => rows.some((row) => row.text('town_reason') === 'mentioned')

const grantorsOf = (rows: StoryRow[]) =>
  distinct(
    rows.filter((row) => row.text('record.grantor.name')),
    'record.grantor.name',
  )

/** The first row of each value. */
function distinct(rows: StoryRow[], field: string): StoryRow[] {
  const seen = new Map<string, StoryRow>()
  for (const row of rows) {
    const value = row.text(field)
    if (value && !seen.has(value)) seen.set(value, row)
  }
  return [...seen.values()]
}
