import { sql } from 'kysely'
import { addDays } from '../../../days.ts'
import { readTownRow, StoryRow } from '../../cells.ts'
import { compute, day, name, number, period, plainDay } from '../../facts.ts'
import { defineKind } from '../../kind.ts'

const daysBefore = 10

interface Data {
  town: StoryRow
  holidays: StoryRow
  next: StoryRow | undefined
}

/** School holidays are coming. */
export const kind = defineKind<Data>({
  category: 'school',

  async ask(db, { town, today }) {
    const { rows } = await sql<{ data: Record<string, unknown> }>`
      select to_jsonb(t) as data from holiday t
      where kind = 'school' and country = ${town.country} and (zone = '' or zone = ${town.schoolZone ?? ''}) and starts > ${today}::date
      order by starts limit 2`.execute(db)
    const [holidays, next] = rows.map(({ data }) => new StoryRow('holiday', data))
    return holidays ? { town: await readTownRow(db, town.code), holidays, next } : null
  },

  worth({ holidays }, { today }) {
    const starts = holidays.text('starts')!
    return starts <= addDays(today, daysBefore) ? { period: starts, until: starts } : null
  },

  plan({ town, holidays, next }) {
    const [starts, ends] = [holidays.cell('starts'), holidays.cell('ends')]
    const back = compute('day', [{ ...ends }])
    const values = {
      town: name(town.cell('name')),
      name: name(holidays.cell('name')),
      day: day(starts),
      run: period(starts, back),
      days: number(compute('days', [starts, ends])),
      zone: holidays.text('zone') ? name(holidays.cell('zone')) : undefined,
    }
    return {
      title: ['title', values],
      paragraphs: [
        [['lead', values], ...(holidays.text('zone') ? [['zone', values] as const] : [])],
        ...(next ? [[['next', { name: name(next.cell('name')), day: plainDay(next.cell('starts')) }] as const]] : []),
      ],
    }
  },
})
