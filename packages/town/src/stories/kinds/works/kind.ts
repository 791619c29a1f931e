import { sql } from 'kysely'
import { addDays } from '../../../days.ts'
import { readRows, readTownRow, type StoryRow } from '../../cells.ts'
import { count, list, name, number, period, phrase, plainDay } from '../../facts.ts'
import { defineKind } from '../../kind.ts'
import { sundayOf, weekName } from '../../week.ts'

const daysAhead = 10
const named = 6

interface Data {
  town: StoryRow
  rows: StoryRow[]
}

/** Works and closed roads of the week, as they were announced. */
export const kind = defineKind<Data>({
  category: 'works',

  async ask(db, { town, today }) {
    const rows = await readRows(
      db,
      'notice',
      sql`t.town = ${town.code} and t.category in ('works', 'transport') and t.valid_to >= ${today}::date
        and coalesce(t.valid_from, ${today}::date) <= ${addDays(today, daysAhead)}::date`,
      sql`t.valid_from, t.name, t.id`,
    )
    return rows.length > 0 ? { town: await readTownRow(db, town.code), rows } : null
  },

  worth: (_, { today }) => ({ period: weekName(today), until: sundayOf(today) }),

  plan({ town, rows }) {
    const values = {
      town: name(town.cell('name')),
      count: number(count(rows.map((row) => row.cell('name')))),
      first: name(rows[0]!.cell('name')),
      list: list(rows.slice(0, named).map(item), 'semicolon'),
    }
    return {
      title: [rows.length > 1 ? 'title' : 'title-one', values],
      paragraphs: [[[rows.length > 1 ? 'lead' : 'lead-one', values]], [['advice', values]]],
    }
  },
})

function item(row: StoryRow) {
  const values = { name: name(row.cell('name')), until: plainDay(row.cell('valid_to')) }
  if (!row.text('valid_from')) return phrase('until', values)
  return row.text('valid_from') === row.text('valid_to')
    ? phrase('on', values)
    : phrase('run', { ...values, run: period(row.cell('valid_from'), row.cell('valid_to')) })
}
