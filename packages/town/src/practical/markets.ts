import type { CanonicalRecord } from '@wiker/model'
import { sql } from 'kysely'
import { addDays } from '../days.ts'
import type { Db } from '../db.ts'
import { linesOf, type RecordRow, rowColumns, rowsOf } from '../records/rows.ts'
import type { MarketLine, RecordLine, TownCard } from '../types.ts'
import { nextOpening } from './opening.ts'

/** The town's markets, the next to be held first; those whose days are not known at the end. */
export async function readMarkets(db: Db, query: { town: TownCard; today: string }): Promise<MarketLine[]> {
  const { town, today } = query
  const { rows } = await sql<RecordRow>`
    with r as (${rowsOf('practical', town.code, today, ['market'])})
    select ${rowColumns}, 1 as same from r order by r.plain_name, r.id limit 100`.execute(db)
  const markets = (await linesOf(db, rows)).map((line) => ({ ...line, next: nextOf(line, today) }))
  return markets.toSorted((one, other) => (one.next?.day ?? '9999').localeCompare(other.next?.day ?? '9999'))
}

const nextOf = (line: RecordLine, today: string): MarketLine['next'] => nextMarketDay(line.record, today)

/** A market whose next day is further is out of season: a summer's Monday is no news in November. */
const nearDays = 45

/**
 * The next day of a market. Null when its days are unknown, when it has a season that its hours do not say (no day is guessed), and out of
 * season.
 */
export function nextMarketDay(record: CanonicalRecord, today: string): MarketLine['next'] {
  if (record.type !== 'Market' || !record.openingHours) return null
  if (record.season && !allYear.test(record.season) && !month.test(record.openingHours)) return null
  const next = nextOpening(record.openingHours, today)
  return next && next.day <= addDays(today, nearDays) ? next : null
}

const allYear = /toute l.ann[ée]e|all year|todo el a[ñn]o|tot anul|hela [åa]ret/i
const month = /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/
