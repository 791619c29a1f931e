import type { PublicationReach } from '@wiker/town/publishing/types.ts'

/** What one writes for a page, by the word of its address. */
export const writtenKinds = { evenement: 'event', actualite: 'article', 'bon-plan': 'offer' } as const
type WrittenWord = keyof typeof writtenKinds
export type WrittenKind = (typeof writtenKinds)[WrittenWord]

export const wordOf = (kind: string): WrittenWord =>
  (Object.keys(writtenKinds) as WrittenWord[]).find((word) => writtenKinds[word] === kind) ?? 'evenement'

/** The fields of the form, as they are typed. */
export const writtenFields = [
  'titre',
  'when',
  'when-day',
  'when-from',
  'when-to',
  'lieu',
  'rue',
  'texte',
  'prix',
  'inscription',
  'categorie',
  'debut',
  'fin',
  'conditions',
  'bon',
  'portee',
  'jour',
  'heure',
] as const
export type Typed = Partial<Record<(typeof writtenFields)[number], string>>

export const reaches: readonly PublicationReach[] = ['town', 'neighbours', 'far']
