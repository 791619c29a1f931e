import { readFile } from 'node:fs/promises'
import type { Db } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import type { Gazetteer, GazetteerTown } from './gazetteer.ts'
import { plainTownName, townSlug } from './plain-name.ts'

interface DepartmentTable {
  departments: [string, string, string, string | null, string | null, string][]
  timezoneOfTowns: Record<string, string[]>
}

/**
 * Loads every municipality of France into `town`; a second time nothing is written. `department` is its code (`44`), `region` its name.
 * Open towns stay open, and keep the slug they were opened with.
 */
export async function loadFrenchTowns(db: Db, gazetteer: Gazetteer): Promise<{ towns: number; written: number }> {
  const rows = townRows(gazetteer, await readDepartments(), await readIntercommunalities())
  return db.transaction().execute(async (trx) => {
    await sql`create temp table incoming_town (like town) on commit drop`.execute(trx)
    await sql`alter table incoming_town drop column plain_name`.execute(trx)
    for (let i = 0; i < rows.length; i += 5000) {
      await sql`insert into incoming_town (code, country, name, slug, postal_codes, population, department, region, latitude,
          longitude, timezone, school_zone, former_names, former_codes, intercommunality, intercommunality_name)
        select * from json_to_recordset(${JSON.stringify(rows.slice(i, i + 5000))}::json) as r(code text, country text, name text,
          slug text, postal_codes text[], population int, department text, region text, latitude float8, longitude float8,
          timezone text, school_zone text, former_names text[], former_codes text[], intercommunality text,
          intercommunality_name text)`.execute(trx)
    }
    const columns = sql.raw(columnList.join(', '))
    const { rows: different } = await sql<{ code: string }>`
      select code from (select code, ${columns} from incoming_town except select code, ${columns} from town) d`.execute(
      trx,
    )
    // Nothing to say to anyone when nothing differs: a statement on `town` wakes every process.
    if (different.length > 0) {
      await sql`
        insert into town (code, slug, ${columns}) select code, slug, ${columns} from incoming_town
        where code in (select code from incoming_town except select code from town)
           or code = any(${different.map((row) => row.code)}::text[])
        on conflict (code) do update set (${columns}) = row(${sql.raw(
          columnList.map((column) => `excluded.${column}`).join(', '),
        )}), slug = case when town.opened_at is null then excluded.slug else town.slug end`.execute(trx)
    }
    return { towns: rows.length, written: different.length }
  })
}

const columnList =
  'country name postal_codes population department region latitude longitude timezone school_zone former_names former_codes intercommunality intercommunality_name'.split(
    ' ',
  )

async function readDepartments(): Promise<DepartmentTable> {
  return JSON.parse(await readFile(new URL('../../data/fr-departments.json', import.meta.url), 'utf8'))
}

/** The EPCI of each commune by its code; communes of Paris and of some islands have none. */
async function readIntercommunalities(): Promise<Map<string, { code: string; name: string }>> {
  const text = await readFile(new URL('../../data/fr-intercommunalities.tsv', import.meta.url), 'utf8')
  const groups = text.trimEnd().split('\n').slice(1)
  return new Map(
    groups.flatMap((line) => {
      const [code = '', , name = '', towns = ''] = line.split('\t')
      return towns.split(' ').map((town): [string, { code: string; name: string }] => [town, { code, name }])
    }),
  )
}

function townRows(
  gazetteer: Gazetteer,
  table: DepartmentTable,
  groups: Awaited<ReturnType<typeof readIntercommunalities>>,
) {
  const departments = new Map(table.departments.map((row) => [row[0], row]))
  const zones = new Map(Object.entries(table.timezoneOfTowns).flatMap(([zone, codes]) => codes.map((c) => [c, zone])))
  const formerOf = Map.groupBy(gazetteer.former, (town) => town.presentCode)
  const slugs = slugsOf(gazetteer.towns)
  return gazetteer.towns.map((town) => {
    const [, , region, , schoolZone, timezone] = departments.get(town.department) ?? []
    const former = formerOf.get(town.code) ?? []
    return {
      code: town.code,
      country: 'FR',
      name: town.name,
      slug: slugs.get(town.code)!,
      postal_codes: town.postalCodes,
      population: town.population,
      department: town.department,
      region: region ?? null,
      latitude: town.latitude,
      longitude: town.longitude,
      timezone: zones.get(town.code) ?? timezone ?? 'Europe/Paris',
      school_zone: schoolZone ?? null,
      former_names: [...new Set(former.map((one) => one.name))].filter(
        (name) => plainTownName(name) !== plainTownName(town.name),
      ),
      former_codes: former.map((one) => one.code).filter((code) => code !== town.code),
      intercommunality: groups.get(town.code)?.code ?? null,
      intercommunality_name: groups.get(town.code)?.name ?? null,
    }
  })
}

/** Of homonyms the largest keeps the bare name; the others add their département, and their code when that is not enough. */
function slugsOf(towns: GazetteerTown[]): Map<string, string> {
  const slugs = new Map<string, string>()
  const taken = new Set<string>()
  const ordered = towns.toSorted((a, b) => (b.population ?? 0) - (a.population ?? 0) || (a.code < b.code ? -1 : 1))
  for (const { code, name, department } of ordered) {
    const base = townSlug(name)
    const candidates = [base, `${base}-${department.toLowerCase()}`, `${base}-${code.toLowerCase()}`]
    const slug = candidates.find((one) => !taken.has(one))!
    taken.add(slug)
    slugs.set(code, slug)
  }
  return slugs
}
