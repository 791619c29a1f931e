import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { linesOf, type RecordRow, rowColumns, rowsOf } from '../records/rows.ts'
import type { CollectionLine, RecordLine, TownCard } from '../types.ts'
import { nextOpening } from './opening.ts'

/**
 * When the bins are collected: records about waste that have days and no hours (a tip has both), the soonest first. Days that could not be read are
 * given in the words of their source.
 */
export async function readCollections(db: Db, query: { town: TownCard; today: string }): Promise<CollectionLine[]> {
  const { town, today } = query
  const { rows } = await sql<RecordRow>`
    with r as (${rowsOf('practical', town.code, today, ['place'])})
    select ${rowColumns}, 1 as same from r where r.category in ('waste', 'recycling') and not example order by r.plain_name, r.id limit 100`.execute(
    db,
  )
  const lines = await linesOf(db, rows)
  return lines
    .flatMap((line) => collectionOf(line, today) ?? [])
    .toSorted((one, other) => (one.next ?? '9999').localeCompare(other.next ?? '9999'))
}

const daysOnly = /^(?:(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:\[-?\d(?:,-?\d)*\])?(?:\s*[-,]\s*)?)+$/

function collectionOf(line: RecordLine, today: string): CollectionLine | undefined {
  const { openingHours, warnings, additional } = line.record as {
    openingHours?: string
    warnings?: { field: string; values?: Record<string, unknown> }[]
    additional?: Record<string, unknown>
  }
  const part = ['Secteur', 'secteur', 'Quartier', 'quartier', 'Zone', 'zone'].flatMap(
    (column) => additional?.[column] ?? [],
  )
  const sector = part.length > 0 ? String(part[0]) : null
  if (openingHours && daysOnly.test(openingHours)) {
    return { ...line, next: nextOpening(openingHours, today)?.day ?? null, words: null, sector }
  }
  const unread = warnings?.find(({ field }) => field === 'openingHours')?.values?.text
  return !openingHours && typeof unread === 'string' ? { ...line, next: null, words: unread, sector } : undefined
}
