import type { CanonicalRecord, Entity, RecordType } from '@wiker/model'
import type { CanonicalTableName } from '@wiker/platform/database/schema.ts'

/** The table of each kind of record. The kinds left out are read and understood, but have no page. */
const tables: Partial<Record<RecordType, { table: CanonicalTableName; entity: Entity }>> = {
  Event: { table: 'event', entity: 'event' },
  Place: { table: 'place', entity: 'place' },
  Organization: { table: 'organization', entity: 'organization' },
  Market: { table: 'market', entity: 'market' },
  Article: { table: 'article', entity: 'article' },
  Offer: { table: 'offer', entity: 'offer' },
  Notice: { table: 'notice', entity: 'notice' },
  Menu: { table: 'menu', entity: 'menu' },
  Subsidy: { table: 'subsidy', entity: 'subsidy' },
  BudgetLine: { table: 'budget_line', entity: 'budget' },
  Deliberation: { table: 'deliberation', entity: 'deliberation' },
  Statistic: { table: 'statistic', entity: 'statistic' },
  Transit: { table: 'transit', entity: 'transit' },
}

export function tableOf(record: CanonicalRecord): { table: CanonicalTableName; entity: Entity } | undefined {
  return tables[record.type]
}

/** Columns a table has besides those of `canonical`, with their PostgreSQL types. */
export const extraColumns: Partial<Record<CanonicalTableName, Record<string, string>>> = {
  event: { starts_on: 'date', ends_on: 'date', recurring: 'boolean' },
  article: { published_on: 'date' },
  offer: { valid_from: 'date', valid_to: 'date' },
  notice: { valid_from: 'date', valid_to: 'date' },
  menu: { served_on: 'date' },
  subsidy: { amount: 'numeric', year: 'integer', beneficiary: 'text' },
  budget_line: { amount: 'numeric', year: 'integer' },
  deliberation: { decided_on: 'date' },
  statistic: { value: 'float8', year: 'integer' },
}

type Extra = Record<string, string | number | boolean | null>

/** The values of those columns. Days are those the town's clocks show: a canonical instant carries the town's offset. */
export function extraValues(record: CanonicalRecord): Extra {
  switch (record.type) {
    case 'Event':
      return {
        starts_on: day(record.startDate),
        ends_on: record.recurrence ? null : (day(record.endDate) ?? day(record.startDate)),
        recurring: Boolean(record.recurrence),
      }
    case 'Article':
      return { published_on: day(record.datePublished) }
    case 'Offer':
      return { valid_from: day(record.validFrom), valid_to: day(record.validThrough) }
    case 'Notice':
      return { valid_from: day(record.validFrom ?? record.datePublished), valid_to: day(record.validThrough) }
    case 'Menu':
      return { served_on: day(record.date) }
    case 'Subsidy':
      return {
        amount: record.amount ?? null,
        year: yearOf(record),
        beneficiary: record.beneficiary?.name ?? null,
      }
    case 'BudgetLine':
      return { amount: record.amount ?? null, year: record.year ?? null }
    case 'Deliberation':
      return { decided_on: day(record.date) }
    case 'Statistic':
      return { value: record.value ?? null, year: yearOf(record) }
    default:
      return {}
  }
}

function day(value: string | null | undefined): string | null {
  return value ? value.slice(0, 10) : null
}

function yearOf(record: { year?: number; date?: string }): number | null {
  return record.year ?? (record.date ? Number(record.date.slice(0, 4)) : null)
}
