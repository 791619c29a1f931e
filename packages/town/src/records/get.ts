import { sql } from 'kysely'
import { type LineRow, lineColumns, lineOf, occurrences } from '../agenda/lines.ts'
import { addDays } from '../days.ts'
import type { Db } from '../db.ts'
import { kilometres } from '../distance.ts'
import { isHidden } from '../order/subject.ts'
import { publishedBy } from '../pages/public.ts'
import { type Kind, kinds, sectionOf } from '../sections.ts'
import type { AgendaLine, RecordDetail, RecordLine, Section, TownCard } from '../types.ts'
import { type KeptCredit, readOtherCredits } from './credit.ts'
import { hasKey } from './key.ts'
import { readMoved } from './moved.ts'
import { keyIn } from './path.ts'
import { linesOf, type RecordRow, rowColumns, rowsOf } from './rows.ts'

const mostSame = 60
const mostNear = 6
const ownKinds: Kind[] = kinds.filter((kind) => kind !== 'event')

type Found = RecordRow & { withdrawnOn: string | null; credits: KeptCredit[] }

/** A record of any kind but an event, by the last segment of its address. Undefined when there never was one in this town. */
export async function getRecord(
  db: Db,
  query: { town: TownCard; path: string; today: string },
): Promise<RecordDetail | undefined> {
  const { town, today } = query
  const key = keyIn(query.path)
  if (!key) return undefined
  const row = await readRow(db, town, key)
  if (!row) return readMoved(db, { town, key, among: ownKinds })
  const section = sectionOf(row.kind, row.category)
  if (row.withdrawnOn) {
    const hidden = await isHidden(db, row.id)
    return { state: 'withdrawn', name: row.name, section, withdrawnOn: row.withdrawnOn, hidden }
  }
  const [lines, sameName, near, events, alsoFrom] = await Promise.all([
    linesOf(db, [row]),
    readSameName(db, town, today, section, row),
    readNear(db, town, today, section, row),
    readEvents(db, town, today, row),
    readOtherCredits(db, row.credits),
  ])
  const line = { ...lines[0]!, record: row.record, same: (sameName[0]?.same ?? 0) + 1 }
  return { state: 'shown', town, section, line, sameName, near, events, alsoFrom }
}

async function readRow(db: Db, town: TownCard, key: string): Promise<Found | undefined> {
  const parts = ownKinds.map(
    (kind) => sql`
        select ${sql.lit(kind)} as kind, id, name, category, latitude, longitude, record, example, credits, source_id::text as "sourceId", 1 as same,
               to_char(withdrawn_at at time zone ${town.timezone}, 'YYYY-MM-DD') as "withdrawnOn"
        from ${sql.table(kind)} where ${hasKey(kind, key)} and town = ${town.code}`,
  )
  const { rows } = await sql<Found>`${sql.join(parts, sql` union all `)} limit 1`.execute(db)
  return rows[0]
}

async function readSameName(
  db: Db,
  town: TownCard,
  today: string,
  section: Section,
  row: Found,
): Promise<RecordLine[]> {
  if (section === 'news' || section === 'deals') return []
  const { rows } = await sql<RecordRow>`
    with r as (${rowsOf(section, town.code, today, [row.kind])})
    select ${rowColumns}, (count(*) over ())::int as same from r
    where plain_name = plain(${row.name}) and id <> ${row.id} and category is not distinct from ${row.category}
    order by id limit ${mostSame}`.execute(db)
  return linesOf(db, rows)
}

async function readNear(db: Db, town: TownCard, today: string, section: Section, row: Found) {
  if (row.latitude === null || row.longitude === null) return []
  const { rows } = await sql<RecordRow>`
    with r as (${rowsOf(section, town.code, today, [row.kind])}),
    nearest as (
      select distinct on (plain_name) *,
        power(latitude - ${row.latitude}, 2) + power((longitude - ${row.longitude}) * cos(radians(${row.latitude})), 2) as far
      from r where plain_name <> plain(${row.name}) and latitude is not null and longitude is not null and not example
      order by plain_name, far
    )
    select ${rowColumns}, 1 as same from nearest r order by far limit ${mostNear}`.execute(db)
  const lines = await linesOf(db, rows)
  return lines.map((line) => ({ ...line, distance: kilometres(row, line) ?? 0 }))
}

/** Events held there or organised by it: the names are the same, whatever their accents and capitals. */
async function readEvents(db: Db, town: TownCard, today: string, row: Found): Promise<AgendaLine[]> {
  if (row.kind !== 'place' && row.kind !== 'organization') return []
  const named = row.kind === 'place' ? sql`e.record -> 'location' ->> 'name'` : sql`e.record -> 'organizer' ->> 'name'`
  const { rows } = await sql<LineRow>`
    with o as (${occurrences({ town: town.code, from: today, to: addDays(today, 180) })})
    select ${lineColumns} from o join event e on e.id = o.event_id
    where o.shown = 1 and (plain(${named}) = plain(${row.name}) or ${publishedBy(row.id, 'e.id')})
    order by o.day, o.starts_at nulls last, e.id limit 8`.execute(db)
  return rows.map((line) => lineOf(line, town))
}
