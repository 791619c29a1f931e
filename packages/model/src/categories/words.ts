import type { CategoryKey } from '../categories.ts'

/**
 * For each category, the words sources use for it, separated by commas. Accents, capitals, plural endings and small
 * words (de, la, the) do not matter. A word marked `~` says little (`~animation`): any other word is preferred to it.
 */
export type CategoryWords = Partial<Record<CategoryKey, string>>

/** Categories that say little: a finer one found in the same record is preferred. */
export const vagueCategories: ReadonlySet<CategoryKey> = new Set([
  'other',
  'culture',
  'leisure',
  'youth',
  'seniors',
  'town-life',
  'shop',
  'service',
])
