import { canonicalTables, type Db } from '@wiker/platform'
import { sql } from 'kysely'
import { addDays } from '../events/days.ts'
import { daysAhead } from '../events/lay-down.ts'
import { layerRules } from './layers.ts'
import { wronglyShown } from './recompute.ts'

export interface Finding {
  /** What must always be true. */
  rule: string
  broken: number
  /** The first ones that break it. */
  examples: string[]
}

/** Checks every invariant of what is stored. Reads only; `today` is a day of the towns' calendar. */
export async function examine(db: Db, today: string): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [rule, query] of Object.entries({ ...rules(today), ...layerRules() })) {
    const { rows } = await sql<{ id: string; total: number }>`
      select id, count(*) over ()::int as total from (${sql.raw(query)}) broken order by id limit 5`.execute(db)
    findings.push({ rule, broken: rows[0]?.total ?? 0, examples: rows.map((row) => row.id) })
  }
  const wrong = await wronglyShown(db, today)
  findings.push({ rule: 'a row is what its layers make of it', broken: wrong.length, examples: wrong.slice(0, 5) })
  return findings
}

/** Each query gives what breaks the rule, one `id` a row. */
function rules(today: string): Record<string, string> {
  const everyRow = canonicalTables
    .map(
      (table) =>
        `select '${table}' as kind, id, town, source_id, example, hash, name, latitude, longitude, record, withdrawn_at from ${table}`,
    )
    .join(' union all ')
  const horizon = addDays(today, daysAhead - 31)
  return {
    'a record has the id of its row': `select id from (${everyRow}) r where record->>'id' is distinct from id`,
    'an id is well made': `select id from (${everyRow}) r where id !~ '^urn:wiker:[a-z-]+:[0-9a-f]{20}$'`,
    'an id is in one table only': `select id from (${everyRow}) r group by id having count(*) > 1`,
    'a record is in the table of its kind': `select id from (${everyRow}) r
      where lower(replace(record->>'type', 'BudgetLine', 'budget_line')) <> kind`,
    'a row has a digest and a name': `select id from (${everyRow}) r where hash = '' or name = ''`,
    'coordinates come in pairs, on Earth': `select id from (${everyRow}) r where (latitude is null) <> (longitude is null)
      or abs(latitude) > 90 or abs(longitude) > 180`,
    'an example comes from no source': `select id from (${everyRow}) r where example and source_id is not null`,
    'e-mails are shown for a town’s own sources alone': `select r.id from (${everyRow}) r join source s on s.id = r.source_id
      where coalesce(s.settings->>'showEmails', 'false') <> 'true'
        and coalesce(r.record->>'email', r.record #>> '{organizer,email}') is not null`,
    'a day of an event is a day of its town': `select d.event_id as id from event_date d join event e on e.id = d.event_id
      where d.town <> e.town`,
    'a withdrawn event has no days': `select distinct e.id from event_date d join event e on e.id = d.event_id
      where e.withdrawn_at is not null`,
    'a day does not end before it begins': `select event_id as id from event_date where ends_day < day or ends_at < starts_at`,
    'an hour falls on its day': `select d.event_id as id from event_date d join town t on t.code = d.town
      where (d.starts_at at time zone t.timezone)::date <> d.day`,
    'a dated event has its day': `select id from event e where withdrawn_at is null and not recurring and starts_on is not null
      and not exists (select from event_date d where d.event_id = e.id)`,
    'a single event takes place once': `select e.id from event e join event_date d on d.event_id = e.id
      where not e.recurring group by e.id having count(*) > 1`,
    'series are laid down far enough': `select id from event where recurring and starts_on is not null and withdrawn_at is null
      and (expanded_to is null or (expanded_to < '${horizon}' and coalesce(ends_on, 'infinity') > expanded_to))`,
    'an open town has an address, a colour and a clock': `select code as id from town where opened_at is not null
      and (slug = '' or colour is null or not exists (select from pg_timezone_names n where n.name = timezone))`,
    'every record read is counted once': `select id::text from run where state = 'done'
      and read <> refused + elsewhere + unplaced + merged + added + changed + same`,
    'a harvest that ended says so': `select id::text from run where (state = 'running') <> (finished_at is null)`,
    'no harvest is left half done': `select id::text from run r where state = 'running' and not exists (
      select from pg_locks l where l.locktype = 'advisory' and l.objid = r.source_id and l.granted)`,
  }
}
