import { categories, type Entity, isCategoryKey } from '@wiker/model'
import { sql } from 'kysely'
import type { Section } from './types.ts'

/** The tables whose rows have a page of their own. */
export const kinds = [
  'event',
  'place',
  'organization',
  'market',
  'transit',
  'menu',
  'article',
  'notice',
  'offer',
  'subsidy',
] as const
export type Kind = (typeof kinds)[number]

/** Where a kind goes when its category says nothing of it. */
const usual: Record<Kind, Section> = {
  event: 'agenda',
  place: 'practical',
  organization: 'directory',
  market: 'practical',
  transit: 'practical',
  menu: 'practical',
  article: 'news',
  notice: 'news',
  offer: 'deals',
  subsidy: 'money',
}

/** The section in which a record has its page. */
export function sectionOf(kind: Kind, category: string | null): Section {
  if (category === null || !isCategoryKey(category)) return usual[kind]
  return (categories[category] as Partial<Record<Entity, Section>>)[kind] ?? usual[kind]
}

/** The kinds of which some are shown in a section. */
export function kindsIn(section: Section): Kind[] {
  return kinds.filter((kind) => usual[kind] === section || categoriesIn(section, kind).length > 0)
}

/** A condition on a table's `category`: the rows of a kind that belong to a section. */
export function belongs(section: Section, kind: Kind) {
  if (usual[kind] !== section) return sql`category = any(${categoriesIn(section, kind)}::text[])`
  const elsewhere = categoryWords.filter((category) => sectionOf(kind, category) !== section)
  return sql`(category is null or category <> all(${elsewhere}::text[]))`
}

const categoryWords = Object.keys(categories)

function categoriesIn(section: Section, kind: Kind): string[] {
  return categoryWords.filter((category) => sectionOf(kind, category) === section)
}
