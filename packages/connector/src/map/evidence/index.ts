import type { Entity } from '@wiker/model'
import { bodies } from './bodies.ts'
import type { Evidence } from './court.ts'
import { publicLife } from './public-life.ts'
import { publications } from './publications.ts'
import { things } from './things.ts'

/** What speaks for and against each kind of record. */
export const evidence: Record<Entity, Evidence> = {
  ...things,
  ...bodies,
  ...publicLife,
  ...publications,
  other: { weights: {}, nouns: [], label: 0, values: 0 },
}
