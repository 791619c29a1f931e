import { sql } from 'kysely'
import { addDays } from '../../../days.ts'
import { readRows, readTownRow, type StoryRow } from '../../cells.ts'
import { count, day, list, name, number, phrase } from '../../facts.ts'
import { defineKind } from '../../kind.ts'

const daysAfter = 45
const named = 5

interface Data {
  town: StoryRow
  rows: StoryRow[]
}

/** What the council decided at its last meeting. */
export const kind = defineKind<Data>({
  category: 'town-hall',

  async ask(db, { town, today }) {
    const rows = await readRows(
      db,
      'deliberation',
      sql`t.town = ${town.code} and t.decided_on = (select max(decided_on) from deliberation
        where town = ${town.code} and withdrawn_at is null and not example and decided_on <= ${today}::date)`,
      sql`t.record ->> 'identifier', t.name, t.id`,
    )
    return rows.length > 0 ? { town: await readTownRow(db, town.code), rows } : null
  },

  worth({ rows }, { today }) {
    const decided = rows[0]!.text('decided_on')!
    const until = addDays(decided, daysAfter)
    return until >= today ? { period: decided, until } : null
  },

  plan({ town, rows }) {
    const voted = rows.filter((row) => (row.number('record.votesFor') ?? 0) > 0)
    const together = voted.filter((row) => !row.number('record.votesAgainst') && !row.number('record.abstentions'))
    const apart = voted.filter((row) => !together.includes(row))
    const values = {
      town: name(town.cell('name')),
      day: day(rows[0]!.cell('decided_on')),
      count: number(count(rows.map((row) => row.cell('name')))),
      list: list(
        rows.slice(0, named).map((row) => phrase('quoted', { name: name(row.cell('name')) })),
        'semicolon',
      ),
      together: number(count(together.map((row) => row.cell('record.votesFor')))),
    }
    const all = together.length === rows.length
    return {
      title: ['title', values],
      paragraphs: [
        [
          ['lead', values],
          [rows.length > named ? 'among' : 'list', values],
        ],
        ...(together.length > 0 ? [[[all ? 'all-together' : 'together', values] as const]] : []),
        ...apart.slice(0, 2).map((row) => [['apart', votesOf(row)] as const]),
      ],
    }
  },
})

const votesOf = (row: StoryRow) => ({
  name: name(row.cell('name')),
  for: number(row.cell('record.votesFor')),
  against: row.number('record.votesAgainst') ? number(row.cell('record.votesAgainst')) : undefined,
  abstentions: row.number('record.abstentions') ? number(row.cell('record.abstentions')) : undefined,
})
