import type { Entity } from '@wiker/model'
import type { Draft } from './row.ts'

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
  for (const value of Object.values(draft.additional)) {
    if (typeof value === 'string' && /\p{L}{3}/u.test(value) && value.length < 120 && !/^https?:|@/.test(value))
      return value.trim()
  }
  return undefined
}
