import { sql } from 'kysely'
import { readRows, readTownRow, type StoryRow } from '../../cells.ts'
import { count, type Given, list, name, number, phrase } from '../../facts.ts'
import { defineKind } from '../../kind.ts'

const named = 6

interface Data {
  town: StoryRow
  rows: StoryRow[]
}

/** Where the defibrillators are: told again every quarter of the year, for one forgets. */
export const kind = defineKind<Data>({
  category: 'health',

  async ask(db, { town }) {
    const rows = await readRows(
      db,
      'place',
      sql`t.town = ${town.code} and t.category = 'defibrillator'`,
      sql`t.plain_name, t.id`,
      100,
    )
    return rows.length > 0 ? { town: await readTownRow(db, town.code), rows } : null
  },

  worth(_, { today }) {
    const quarter = Math.ceil(Number(today.slice(5, 7)) / 3)
    const last = ['03-31', '06-30', '09-30', '12-31'][quarter - 1]!
    return { period: `${today.slice(0, 4)}-Q${quarter}`, until: `${today.slice(0, 4)}-${last}` }
  },

  plan({ town, rows }) {
    const always = rows.filter((row) => row.text('record.openingHours') === '24/7')
    const placed = rows.filter((row) => row.number('latitude') !== undefined && row.number('longitude') !== undefined)
    const values = {
      town: name(town.cell('name')),
      count: number(count(rows.map((row) => row.cell('name')))),
      always: number(count(always.map((row) => row.cell('record.openingHours')))),
      list: list(rows.slice(0, named).map(item), 'semicolon'),
    }
    return {
      title: ['title', values],
      paragraphs: [
        [
          ['lead', values],
          [rows.length > named ? 'among' : 'list', values],
          ...(always.length > 0 && always.length < rows.length ? [['always', values] as const] : []),
        ],
        [['advice', values]],
      ],
      chart:
        placed.length > 0
          ? {
              kind: 'map',
              title: ['chart', values],
              description: ['chart', values],
              columns: ['column-place', 'column-street'],
              rows: placed.slice(0, 30).map((row) => ({
                label: name(row.cell('name')),
                value: name(row.cell(row.text('record.streetAddress') ? 'record.streetAddress' : 'name')),
                latitude: row.number('latitude')!,
                longitude: row.number('longitude')!,
              })),
            }
          : undefined,
    }
  },
})

function item(row: StoryRow): Given {
  const street = row.text('record.streetAddress')
  const values = { name: name(row.cell('name')) }
  return street ? phrase('one', { ...values, street: name(row.cell('record.streetAddress')) }) : values.name
}
