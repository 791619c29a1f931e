import type { Db } from '@wiker/platform/database/connect.ts'
import type { FeatureCollection, Geometry } from 'geojson'
import { sql } from 'kysely'

/** Gives towns their outlines: features whose `code` is the town's. Outlines already there are not written again. */
export async function loadOutlines(db: Db, outlines: FeatureCollection<Geometry, { code: string }>): Promise<number> {
  const rows = outlines.features.map(({ properties, geometry }) => ({ code: properties.code, outline: geometry }))
  const { rows: missing } = await sql<{ code: string }>`
    select r.code from json_to_recordset(${JSON.stringify(rows)}::json) as r(code text, outline jsonb)
    join town using (code) where town.outline is distinct from r.outline`.execute(db)
  if (missing.length === 0) return 0
  await sql`update town set outline = r.outline
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(code text, outline jsonb)
    where town.code = r.code and town.outline is distinct from r.outline`.execute(db)
  return missing.length
}
