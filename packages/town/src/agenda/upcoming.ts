import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { Agenda, AgendaLine, AgendaQuery } from '../types.ts'
import { readLineCredits } from './credits.ts'
import { type Count, countCategories, countTonight, countTraits, isCounted, readCounts } from './facets.ts'
import { inOrder, isChosen, type LineRow, lineColumns, lineOf, occurrences } from './lines.ts'

const linesOnPage = 80
/** What lasts and what comes back is on the first page alone, and no more than this. */
const mostApart = 100

/**
 * The agenda of a town between two days, both included, as far around as the scope says: one-off events day by day, what lasts and what comes
 * back apart.
 */
export async function readAgenda(db: Db, query: AgendaQuery): Promise<Agenda> {
  const page = Math.max(1, Math.trunc(query.page ?? 1))
  const [lines, counts] = await Promise.all([readLines(db, query, page), readCounts(db, query)])
  const of = (shape: Count['shape']) => lines.filter((line) => line.shape === shape).map((line) => line.line)
  const chosen = counts.filter((row) => isCounted(row, query))
  const dayLines = sum(chosen.filter((row) => row.shape === 'day').map((row) => row.all))
  return {
    from: query.from,
    to: query.to,
    days: byDay(of('day'), query.from),
    lasting: of('lasting'),
    series: of('series'),
    categories: countCategories(counts, query),
    traits: countTraits(counts, query),
    tonight: countTonight(counts, query),
    credits: await readLineCredits(
      db,
      lines.map(({ line }) => line),
    ),
    total: sum(chosen.map((row) => row.real)),
    page,
    pages: Math.max(1, Math.ceil(dayLines / linesOnPage)),
  }
}

async function readLines(
  db: Db,
  query: AgendaQuery,
  page: number,
): Promise<{ shape: Count['shape']; line: AgendaLine }[]> {
  const before = (page - 1) * linesOnPage
  const { rows } = await sql<LineRow & { shape: Count['shape'] }>`
    with o as (${occurrences({ ...query, town: query.town.code })}),
    placed as (
      select *, row_number() over (partition by shape order by ${inOrder(query.from)}) as position
      from o where shown = 1 and ${isChosen(query)}
    )
    select o.shape, ${lineColumns}
    from placed o join event e on e.id = o.event_id
    where case when o.shape = 'day' then o.position between ${before + 1} and ${before + linesOnPage}
               else ${page} = 1 and o.position <= ${mostApart} end
    order by o.shape, o.position`.execute(db)
  return rows.map((row) => ({ shape: row.shape, line: lineOf(row, query.town, query.scope) }))
}

/** What began before the range is listed under its first day. */
function byDay(lines: AgendaLine[], from: string): Agenda['days'] {
  const days: Agenda['days'] = []
  for (const line of lines) {
    const day = line.day < from ? from : line.day
    if (days.at(-1)?.day !== day) days.push({ day, lines: [] })
    days.at(-1)!.lines.push(line)
  }
  return days
}

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)
