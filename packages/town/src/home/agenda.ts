import { sql } from 'kysely'
import { readLineCredits } from '../agenda/credits.ts'
import { type LineRow, lineColumns, lineOf, occurrences } from '../agenda/lines.ts'
import { rangeFor } from '../agenda/range.ts'
import { addDays } from '../days.ts'
import type { Db } from '../db.ts'
import type { AgendaLine, Scope, SourceCredit, TownCard, TownHome } from '../types.ts'

const daysAhead = 60
/** Lines of each part: the page shows the first and leads to the agenda for the rest. */
const linesInPart = 10

type Part = 'today' | 'weekend' | 'week' | 'next' | 'lasting' | 'activities'

export interface HomeAgenda {
  parts: TownHome['agenda']
  activities: AgendaLine[]
  /** Who says so, of all these lines. */
  credits: SourceCredit[]
  /** Events of the coming days, each once, examples left out. */
  total: number
}

/** The coming 60 days of a town, in the parts of its home. A line is in one part only: today goes before the week-end, which goes before the week. */
export async function readHomeAgenda(
  db: Db,
  query: { town: TownCard; scope?: Scope; today: string },
): Promise<HomeAgenda> {
  const { town, scope, today } = query
  const weekend = rangeFor('weekend', today)
  const { rows } = await sql<LineRow & { part: Part; total: number }>`
    with o as (${occurrences({ town: town.code, ...(scope && { scope }), from: today, to: addDays(today, daysAhead) })}),
    parted as (
      select *, case
        when shape = 'lasting' then 'lasting'
        when shape = 'series' then 'activities'
        when day <= ${today}::date then 'today'
        when day < ${weekend.from}::date then 'week'
        when day <= ${weekend.to}::date then 'weekend'
        else 'next' end as part,
        (select count(distinct event_id)::int from o where not example) as total
      from o where shown = 1
    ),
    placed as (
      select *, row_number() over (partition by part order by day, starts_at nulls last, name, event_id) as position from parted
    )
    select o.part, o.total, ${lineColumns} from placed o join event e on e.id = o.event_id
    where o.position <= ${linesInPart} order by o.part, o.position`.execute(db)
  const lines = rows.map((row) => lineOf(row, town, scope))
  const of = (part: Part) => lines.filter((_, index) => rows[index]!.part === part)
  return {
    parts: { today: of('today'), weekend: of('weekend'), week: of('week'), next: of('next'), lasting: of('lasting') },
    activities: of('activities'),
    credits: await readLineCredits(db, lines),
    total: rows[0]?.total ?? 0,
  }
}
