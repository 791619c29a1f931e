import type { Entity } from '@wiker/model'
import { type Draft, isEmpty } from './row.ts'

/**
 * A name for a record whose source has none: what it is about, in the source's own words. Undefined when nothing of it
 * could be shown to anyone.
 */
export function deriveName(entity: Entity, draft: Draft, labels: { value?: string }): string | undefined {
  const { fields } = draft
  const first = (...names: string[]) => {
    for (const name of names) {
      const value = fields[name]
      if (typeof value === 'string' && value !== '') return cut(value)
      if (typeof value === 'number') return String(value)
      if (Array.isArray(value) && typeof value[0] === 'string') return value[0]
      if (value && typeof value === 'object' && 'name' in value && typeof value.name === 'string') return value.name
    }
    return undefined
  }
  switch (entity) {
    case 'subsidy':
      return first('purpose', 'beneficiary', 'description', 'category', 'nature')
    case 'deliberation':
      return first('subject', 'description', 'identifier')
    case 'menu': {
      const dishes = Array.isArray(fields.dishes) ? (fields.dishes as { name: string }[]) : []
      return dishes.length > 0 ? cut(dishes.map(({ name }) => name).join(', ')) : first('meal', 'restaurant')
    }
    case 'statistic':
      return (
        [labels.value, first('addressLocality', 'category', 'identifier', 'townCode')].filter(Boolean).join(' · ') ||
        undefined
      )
    case 'address':
      return first('streetAddress', 'street', 'addressLocality', 'identifier')
    case 'budget':
      return first('accountLabel', 'accountCode', 'description', 'section')
    case 'event':
    case 'offer':
      return first('description', 'category', 'location', 'organizer', 'offeredBy')
    case 'article':
    case 'notice':
      return first('description', 'articleBody', 'url')
    default:
      return (
        first('category', 'streetAddress', 'description', 'manager') ??
        anyText(draft) ??
        first('identifier', 'addressLocality')
      )
  }
}

function cut(text: string): string {
  const line = text.split('\n', 1)[0]!.trim()
  if (line.length <= 120) return line
  const end = line.lastIndexOf(' ', 118)
  return `${line.slice(0, end > 60 ? end : 118)}…`
}

/** The first words of a record that could stand as its name, in no field of ours. */
function anyText(draft: Draft): string | undefined {
  for (const value of Object.values(draft.additional)) if (isWords(value)) return value.trim()
  return undefined
}

/**
 * The last resort: the first words of the row, else its first cells with their columns' names (`annee 2012, nombre 33`).
 * Undefined when the row has only signs that say nothing (yes, no, a number without a name).
 */
export function nameFromRow(draft: Draft, names: readonly string[], anything: boolean): string | undefined {
  const { values } = draft.record
  const words = values.find(isWords)
  if (words !== undefined) return cut(words.trim())
  if (!anything) return undefined
  const said: string[] = []
  for (let column = 0; column < values.length && said.length < 3; column++) {
    const value = values[column]
    if (isEmpty(value) || typeof value === 'object') continue
    said.push(/^column\d+$/.test(names[column] ?? 'column0') ? String(value) : `${labelOf(names[column]!)} ${value}`)
  }
  return said.length > 0 ? cut(said.join(', ')) : undefined
}

/** A day of a calendar that is named by the columns that say yes: `vacances zone a, vacances zone b`. */
export function nameFromYes(draft: Draft, names: readonly string[]): string | undefined {
  const said = names.filter((_, column) => normalizeBooleanCell(draft.record.values[column]))
  return said.length > 0 ? cut(said.map(labelOf).join(', ')) : undefined
}

const normalizeBooleanCell = (value: unknown): boolean =>
  value === true ||
  (typeof value === 'string' && value.length <= 5 && /^(?:true|vrai|oui|yes|x|si|sí|da|ja)$/i.test(value.trim()))

const labelOf = (column: string): string => column.replace(/[_.]+/g, ' ').trim()

function isWords(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length < 120 &&
    /\p{L}{2}/u.test(value) &&
    !/^https?:|@|^\s*(?:true|false|vrai|faux|oui|non|yes|no|nc|nd|null|none|nan)\s*$|^\d{4}-\d{2}-\d{2}T/i.test(value)
  )
}
