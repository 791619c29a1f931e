import { sql } from 'kysely'
import { addDays } from '../days.ts'
import type { Db } from '../db.ts'
import type { AgendaLine, PastAgenda, TownCard } from '../types.ts'
import { isReckonedDay, type LineRow, lineColumns, lineOf, occurrences } from './lines.ts'

const linesOnPage = 60
/** Before any date a source could mean. */
const beginning = '1900-01-01'

/** The events of a town that are over, the latest day first. Series and examples are left out: nobody looks for last spring's yoga. */
export async function readPastAgenda(
  db: Db,
  query: { town: TownCard; today: string; page?: number },
): Promise<PastAgenda> {
  const page = Math.max(1, Math.trunc(query.page ?? 1))
  const { lines, total } = await readPast(db, { ...query, from: beginning }, linesOnPage, page)
  const days: PastAgenda['days'] = []
  for (const line of lines) {
    if (days.at(-1)?.day !== line.day) days.push({ day: line.day, lines: [] })
    days.at(-1)!.lines.push(line)
  }
  return { days, total, page, pages: Math.max(1, Math.ceil(total / linesOnPage)) }
}

/** What took place in the last twelve months, the latest first: a town with nothing announced is not a town where nothing happens. */
export async function readLastYear(
  db: Db,
  query: { town: TownCard; today: string; limit: number },
): Promise<AgendaLine[]> {
  const { lines } = await readPast(db, { ...query, from: addDays(query.today, -365) }, query.limit, 1)
  return lines
}

async function readPast(
  db: Db,
  query: { town: TownCard; today: string; from: string },
  size: number,
  page: number,
): Promise<{ lines: AgendaLine[]; total: number }> {
  const { town, from } = query
  const yesterday = addDays(query.today, -1)
  const { rows } = await sql<LineRow & { total: number }>`
    with o as (${occurrences({ town: town.code, from, to: yesterday })})
    select ${lineColumns}, (count(*) over ())::int as total from o join event e on e.id = o.event_id
    where o.shape <> 'series' and not o.example and o.ends_day <= ${yesterday}::date
      and not exists (select from event_date d where d.event_id = e.id and d.day = o.day and ${isReckonedDay})
    order by o.day desc, o.starts_at nulls last, o.name, o.event_id limit ${size} offset ${(page - 1) * size}`.execute(
    db,
  )
  return { lines: rows.map((row) => lineOf(row, town)), total: rows[0]?.total ?? 0 }
}
