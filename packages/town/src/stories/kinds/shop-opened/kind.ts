import { sql } from 'kysely'
import { addDays } from '../../../days.ts'
import { readRows, readTownRow, type StoryRow } from '../../cells.ts'
import { count, day, list, name, number, phrase, plainDay } from '../../facts.ts'
import { defineKind } from '../../kind.ts'

const daysAfter = 60
const named = 5
/** Where one goes in: not the workshop of a craftsman, nor a bank’s office. */
const shops = [
  'shop',
  'bakery',
  'butcher',
  'grocery',
  'hairdresser',
  'cafe',
  'restaurant',
  'producer',
  'garage',
  'pharmacy',
]

interface Data {
  town: StoryRow
  rows: StoryRow[]
}

/** A shop opened: what the register of companies says was created these weeks. */
export const kind = defineKind<Data>({
  category: 'economy',

  async ask(db, { town, today }) {
    const rows = await readRows(
      db,
      'organization',
      sql`t.town = ${town.code} and t.category = any(${shops}::text[]) and t.record ->> 'foundingDate' between ${addDays(today, -daysAfter)} and ${today}`,
      sql`t.record ->> 'foundingDate' desc, t.name, t.id`,
    )
    return rows.length > 0 ? { town: await readTownRow(db, town.code), rows } : null
  },

  worth({ rows }) {
    const opened = rows[0]!.text('record.foundingDate')!
    return { period: opened, until: addDays(opened, daysAfter) }
  },

  plan({ town, rows }) {
    const first = rows[0]!
    const values = {
      town: name(town.cell('name')),
      name: name(first.cell('name')),
      day: day(first.cell('record.foundingDate')),
      street: first.text('record.streetAddress') ? name(first.cell('record.streetAddress')) : undefined,
      count: number(count(rows.map((row) => row.cell('name')))),
      list: list(
        rows
          .slice(0, named)
          .map((row) =>
            phrase('one', { name: name(row.cell('name')), day: plainDay(row.cell('record.foundingDate')) }),
          ),
        'semicolon',
      ),
    }
    const several = rows.length > 1
    return {
      title: [several ? 'title-several' : 'title', values],
      paragraphs: [
        [[several ? 'lead-several' : 'lead', values], ...(several ? [['list', values] as const] : [])],
        [['register', values]],
      ],
    }
  },
})
