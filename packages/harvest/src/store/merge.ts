import type { Db } from '@wiker/platform'
import { sql } from 'kysely'
import { digest } from '../rows/digest.ts'
import { kilometres } from '../towns/geometry.ts'
import { plainTownName } from '../towns/plain-name.ts'
import type { SetAside } from './identity.ts'

interface Twin extends SetAside {
  position: number
  kind: string
  bucket: string
  hash: string
  category: string | null
  latitude: number | null
  longitude: number | null
  street: string | null
  categories: string[] | null
  size: number
}

/**
 * One thing on several lines of a source becomes one record: a leisure park listed once for its pool and once for its tennis court, a cycle
 * route cut into sixty pieces. The line that says most stays and takes the others' categories. Things that merely share a name
 * ("Aire de jeux") stay apart: see `isSameThing`. An event announced twice in the same words, for the same hours at the same place, is one event.
 * Returns the lines that went into another.
 */
export async function mergeParts(trx: Db): Promise<SetAside[]> {
  const { rows } = await sql<Twin>`
    with named as (select i.*, plain(name) as plain_name from incoming i where kind in ('place', 'organization', 'transit')),
         shared as (select kind, town, plain_name from named group by 1, 2, 3 having count(*) > 1),
         announced as (select i.*, md5(concat_ws(' ', content_key, record->>'endDate', record->'recurrence', record->>'description')) as plain_name
           from incoming i where kind = 'event' and record ? 'startDate'),
         twice as (select plain_name from announced group by 1 having count(*) > 1),
         twins as (select named.* from named join shared using (kind, town, plain_name)
           union all select announced.* from announced join twice using (plain_name))
    select position, kind, kind || ' ' || town || ' ' || plain_name as bucket, member, line, id, name, hash, category, latitude, longitude,
      record->>'streetAddress' as street, record->'categories' as categories, length(record::text) as size from twins`.execute(
    trx,
  )
  const clusters = [...Map.groupBy(rows, (row) => row.bucket).values()]
    .flatMap(clustersOf)
    .filter((one) => one.length > 1)
  if (clusters.length === 0) return []
  const kept = clusters.map(keptOf)
  const parts = clusters.flatMap((cluster) => cluster.slice(1))
  await sql`update incoming i set hash = r.hash, category = r.category,
      record = case when r.categories is null then i.record else jsonb_set(i.record, '{categories}', r.categories) end
    from json_to_recordset(${JSON.stringify(kept)}::json) as r(position integer, hash text, category text, categories jsonb)
    where i.position = r.position`.execute(trx)
  await sql`delete from incoming where position = any(${parts.map((part) => part.position)}::integer[])`.execute(trx)
  return parts.map(({ member, line, id, name }) => ({ member, line, id, name }))
}

/** The line that says most first; of equals the one with the smallest digest, whatever their order in the file. */
function clustersOf(twins: Twin[]): Twin[][] {
  const clusters: Twin[][] = []
  for (const twin of twins.sort((a, b) => b.size - a.size || (a.hash < b.hash ? -1 : 1))) {
    const own = clusters.find((cluster) => cluster.some((other) => isSameThing(twin, other)))
    if (own) own.push(twin)
    else clusters.push([twin])
  }
  return clusters
}

function keptOf([head, ...parts]: Twin[]) {
  const all = [head!, ...parts]
  const categories = [...new Set(all.flatMap((twin) => twin.categories ?? []))]
  return {
    position: head!.position,
    hash: digest(all.map((twin) => twin.hash).sort()),
    category: head!.category ?? parts.find((part) => part.category)?.category ?? null,
    categories: categories.length > 0 ? categories : null,
  }
}

/** What is cut into pieces by its nature: the pieces lie far apart. */
const lines = new Set(['cycle-route', 'hiking'])

/** Same source, kind, town and name are given, and of events the words, hours and place. Then the same street, or a short way between them, or nothing that tells them apart. */
function isSameThing(a: Twin, b: Twin): boolean {
  if (a.kind === 'event') return true
  if (a.street && b.street && plainTownName(a.street) === plainTownName(b.street)) return true
  const placed = a.latitude !== null && b.latitude !== null
  if (!placed) return !(a.street && b.street)
  const distance = kilometres(a.latitude!, a.longitude!, b.latitude!, b.longitude!)
  if (a.street || b.street) return distance <= 0.15
  return distance <= 0.3 || (a.category === b.category && lines.has(a.category ?? ''))
}
