import type { Db } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'

export const townColours = ['river', 'marsh', 'ochre', 'brick', 'slate', 'heather'] as const

export type TownOpening = { ok: true; opened: string[]; already: string[] } | { ok: false; unknown: string[] }

/**
 * Opens the sites of towns: from then on they have pages. Codes of former communes open the present one.
 * All or nothing: an unknown code opens none.
 */
export async function openTowns(db: Db, codes: string[], now: Date): Promise<TownOpening> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ asked: string; code: string; opened: boolean; name: string }>`
      select asked, town.code, town.opened_at is not null as opened, town.name
      from unnest(${codes}::text[]) with ordinality as a(asked, place)
      join lateral (select * from town t where t.code = asked or asked = any(t.former_codes)
                    order by t.code = asked desc limit 1) town on true
      order by place`.execute(trx)
    const unknown = codes.filter((code) => !rows.some((row) => row.asked === code))
    if (unknown.length > 0) return { ok: false as const, unknown }
    const fresh = [...new Map(rows.filter((row) => !row.opened).map((row) => [row.code, row])).values()]
    const { rows: counted } = await sql<{ n: number }>`
      select count(*)::int as n from town where opened_at is not null`.execute(trx)
    const before = counted[0]!.n
    if (fresh.length > 0) {
      const values = fresh.map((row, i) => ({ code: row.code, colour: townColours[(before + i) % townColours.length] }))
      await sql`update town set opened_at = ${now}, colour = coalesce(town.colour, r.colour)
        from json_to_recordset(${JSON.stringify(values)}::json) as r(code text, colour text)
        where town.code = r.code`.execute(trx)
    }
    return {
      ok: true as const,
      opened: fresh.map((row) => row.code),
      already: rows.filter((row) => row.opened).map((row) => row.code),
    }
  })
}

/** Of these codes, those of no town that is known, whether present or former. */
export async function unknownTowns(db: Db, codes: string[]): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select a.code from unnest(${codes}::text[]) as a(code)
    where not exists (select from town t where t.code = a.code or a.code = any(t.former_codes))`.execute(db)
  return rows.map((row) => row.code)
}

/** Codes of every town of a département (`44`, `2A`, `974`). */
export async function townsOfDepartment(db: Db, department: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from town where country = 'FR' and department = ${department.toUpperCase()} order by population desc nulls last, code`.execute(
    db,
  )
  return rows.map((row) => row.code)
}
