import type { CanonicalRecord } from '@wiker/model'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { creditOf, readSources } from '../records/credit.ts'
import { linesOf, type RecordRow } from '../records/rows.ts'
import { searchQuery } from '../search/query.ts'
import type { MoneyPage, SourceCredit, SubsidyLine, TownCard, TownHome } from '../types.ts'

const linesOnPage = 50

/** Subsidies received by the town's associations: one year at a time, the latest unless asked, the largest first. */
export async function readMoney(
  db: Db,
  query: { town: TownCard; year?: number | null; text?: string | null; page?: number },
): Promise<MoneyPage> {
  const page = Math.max(1, Math.trunc(query.page ?? 1))
  const years = await readMoneyYears(db, query.town)
  const asked = query.year && query.year < 10_000 ? query.year : undefined
  const year = asked ?? years[0]?.year ?? null
  const words = query.text ? searchQuery(query.text) : undefined
  const { rows } = await sql<RecordRow & Pick<SubsidyLine, 'year' | 'amount' | 'beneficiary'> & { total: number }>`
    select 'subsidy' as kind, id, name, category, latitude, longitude, record, example, source_id::text as "sourceId", 1 as same,
           year, amount::float8 as amount, beneficiary, (count(*) filter (where not example) over ())::int as total
    from subsidy
    where town = ${query.town.code} and withdrawn_at is null and year is not distinct from ${year}
      and ${words ? sql`(search @@ ${words.tsquery} or plain(coalesce(beneficiary, name)) like ${words.inside})` : sql.lit(true)}
    order by amount desc nulls last, name, id limit ${linesOnPage} offset ${(page - 1) * linesOnPage}`.execute(db)
  const lines = await linesOf(db, rows)
  const total = rows[0]?.total ?? 0
  return {
    items: lines.map((line, index) => {
      const { year, amount, beneficiary } = rows[index]!
      return { ...line, year, amount, beneficiary }
    }),
    total,
    page,
    pages: Math.max(1, Math.ceil(total / linesOnPage)),
    facets: [],
    years,
    year,
  }
}

/** Sums by year, the latest first, examples left out. */
export async function readMoneyYears(db: Db, town: TownCard): Promise<MoneyPage['years']> {
  const { rows } = await sql<MoneyPage['years'][number]>`
    select year, count(*)::int as count, coalesce(sum(amount), 0)::float8 as amount from subsidy
    where town = ${town.code} and withdrawn_at is null and year is not null and not example
    group by year order by year desc`.execute(db)
  return rows
}

/** The latest year with its sum, and who says so. Null when no subsidy is known. */
export async function readLatestMoney(db: Db, town: TownCard): Promise<{ money: TownHome['money']; all: number }> {
  const years = await readMoneyYears(db, town)
  const all = years.reduce((sum, one) => sum + one.count, 0)
  return { money: years[0] ? { ...years[0], credits: await readCredits(db, town, years[0].year) } : null, all }
}

/** One credit for each source, publisher and licence of a year. */
async function readCredits(db: Db, town: TownCard, year: number): Promise<SourceCredit[]> {
  const { rows } = await sql<{ sourceId: string | null; record: CanonicalRecord }>`
    select distinct on (source_id, record -> 'provenance' ->> 'publisher', record -> 'provenance' ->> 'licence')
           source_id::text as "sourceId", jsonb_strip_nulls(jsonb_build_object('provenance', record -> 'provenance')) as record
    from subsidy where town = ${town.code} and withdrawn_at is null and year = ${year} and not example limit 20`.execute(
    db,
  )
  const sources = await readSources(
    db,
    rows.map((row) => row.sourceId),
  )
  return rows.map((row) => creditOf(row.record, row.sourceId, sources)).filter(({ name }) => name !== '')
}
