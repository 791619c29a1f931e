import type { Entity } from '@wiker/model'
import type { RawRecord } from '../types.ts'
import { type Column, says } from './column.ts'
import { comparable, singular } from './words.ts'

/** Rows of another kind than the rest: which column says so, and what each of its words means. */
export interface MixedKinds {
  column: number
  kinds: Record<string, Entity>
}

/**
 * A website's publications in one table: news, events and offers, told apart by a column whose cells name the kind. Nothing when all
 * rows are of one kind, or when the column's words are categories of one kind of thing.
 */
export function mixedKinds(
  columns: readonly Column[],
  sample: readonly RawRecord[],
  main: Entity,
): MixedKinds | undefined {
  if (!mixable.has(main)) return undefined
  for (const column of columns) {
    const { profile } = column
    if (!says(column, 'CATEGORY') || profile.filled < 0.9 || profile.distinctCount > 12 || profile.distinctCount < 2)
      continue
    const named = profile.examples.flatMap((text): [string, Entity][] => {
      const entity = kindOf(text)
      return entity ? [[text, entity]] : []
    })
    const others = named.filter(([, entity]) => entity !== main)
    if (others.length === 0 || others.length === named.length) continue
    const kinds = Object.fromEntries(others)
    if (sample.some(({ values }) => kinds[String(values[column.index] ?? '').trim()]))
      return { column: column.index, kinds }
  }
  return undefined
}

const mixable = new Set<Entity>(['event', 'article', 'offer', 'notice'])

/** The kind that a cell names with its whole text: `actualité`, `Événements`, `bon-plan`. */
function kindOf(text: string): Entity | undefined {
  const words = comparable(text).split(' ').map(singular).join(' ')
  return byWord.get(words)
}

const byWord = new Map<string, Entity>(
  (
    [
      [
        'article',
        'actualite|actu|info|information|news|news item|noticia|stire|stiri|nyhet|nyheter|nachricht|aktuelle|article|communique|blog|flash info|breve',
      ],
      [
        'event',
        'evenement|event|agenda|evento|eveniment|evenimente|evenemang|veranstaltung|veranstaltungen|manifestation|sortie|rendez vou|actividad|activitate',
      ],
      ['offer', 'offre|bon plan|promotion|promo|oferta|offer|deal|angebot|erbjudande'],
      ['notice', 'avi|alerte|arrete|anuncio|aviso|anunt|anunturi|notice|alert|bekanntmachung|kungorelse|anslag'],
    ] as const
  ).flatMap(([entity, words]) => words.split('|').map((word) => [word, entity] as const)),
)
