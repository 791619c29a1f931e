import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { hasFigures } from '../figures/read.ts'
import { readList } from '../records/list.ts'
import { linesOf, type RecordRow, rowColumns, rowsOf } from '../records/rows.ts'
import type { ListQuery, Practical, PracticalSection, RecordLine, RecordPage, TownCard } from '../types.ts'
import { readCanteenWeek } from './canteen.ts'
import { readCollections } from './collections.ts'
import { readDepartures } from './departures.ts'
import { readHolidays } from './holidays.ts'
import { readMarkets } from './markets.ts'
import { categoriesOfPart, practicalSectionOf, practicalSections } from './sections.ts'

const linesInPart = 12

/** What a newcomer asks first: offices, health, schools, post, transport, waste; markets, holidays and notices beside. */
export async function readPractical(db: Db, query: { town: TownCard; today: string; now: Date }): Promise<Practical> {
  const { town, today } = query
  const [parts, markets, holidays, notices, menus, collections, stops, figures] = await Promise.all([
    readParts(db, town, today),
    readMarkets(db, query),
    readHolidays(db, query),
    readList(db, { town, today, section: 'news', kinds: ['notice'], order: 'latest', group: false, size: 5 }),
    readCanteenWeek(db, query),
    readCollections(db, query),
    readDepartures(db, query),
    hasFigures(db, town),
  ])
  const sections = practicalSections
    .map((section) => ({ section, ...parts.get(section) }))
    .filter((part): part is Practical['sections'][number] => (part.lines?.length ?? 0) > 0)
  return {
    sections,
    markets,
    schoolHolidays: holidays.filter((one) => one.kind === 'school'),
    publicHolidays: holidays.filter((one) => one.kind === 'public'),
    notices: notices.items,
    menus,
    collections,
    stops,
    figures,
    total: sections.reduce((sum, part) => sum + part.total, 0) + markets.filter((market) => !market.example).length,
  }
}

/** One part of the page in full (`?partie=transport`), or one category of it, with paging. */
export async function readPracticalList(
  db: Db,
  query: ListQuery & { today: string; part?: PracticalSection | null },
): Promise<RecordPage<RecordLine>> {
  const categories = query.part ? categoriesOfPart(query.part) : undefined
  return readList(db, { ...query, section: 'practical', order: 'name', ...(categories && { categories }) })
}

/** The first lines of each part, one of each name; the more useful categories of a part come first. */
async function readParts(db: Db, town: TownCard, today: string) {
  const { rows } = await sql<RecordRow & { rank: number }>`
    with r as (${rowsOf('practical', town.code, today, ['place', 'organization', 'transit'])}),
    named as (
      select *, count(*) over same as same, row_number() over (same order by example, id) as nth
      from r window same as (partition by plain_name, category)
    ),
    ranked as (
      select *, row_number() over (partition by category order by plain_name, id) as rank from named where nth = 1 and category is distinct from 'market'
    )
    select ${rowColumns}, r.same::int as same, r.rank::int as rank from ranked r order by r.plain_name, r.id`.execute(
    db,
  )
  const lines = await linesOf(db, rows)
  const parts = new Map<PracticalSection, { lines: RecordLine[]; total: number }>()
  for (const part of practicalSections) {
    const own = lines.filter((line) => practicalSectionOf(line.category, line.kind) === part)
    parts.set(part, { lines: firstOf(part, own), total: own.filter((line) => !line.example).length })
  }
  return parts
}

function firstOf(part: PracticalSection, lines: RecordLine[]): RecordLine[] {
  const order = categoriesOfPart(part)
  const place = (line: RecordLine) => order.indexOf(line.category ?? '') + (line.category ? 0 : order.length + 1)
  return lines.toSorted((one, other) => place(one) - place(other)).slice(0, linesInPart)
}
