import type { Arrangement, LetterContent, LetterItem, LetterKind } from './types.ts'

/** The items in the animator's order: what she left out is gone, what she put first comes first, the rest as it was. */
export function arrange(items: readonly LetterItem[], { out, first }: Arrangement): LetterItem[] {
  const kept = items.filter(({ id }) => !out.includes(id))
  const ahead = first.flatMap((id) => kept.filter((item) => item.id === id))
  return [...ahead, ...kept.filter(({ id }) => !first.includes(id))]
}

/**
 * What an address gets of a letter: the kinds it asked for, and never an advertisement when it did not ask for deals, whatever kind the item says it is.
 */
export function partFor(content: LetterContent, kinds: readonly LetterKind[]): LetterContent {
  const wanted = ({ kind, advertiser }: LetterItem) =>
    kinds.includes(kind) && (advertiser === null || kinds.includes('deals'))
  return { ...content, items: content.items.filter(wanted) }
}

/** Whether there is anything to write for. The animator's word alone is something. */
export const saysSomething = ({ items, word }: LetterContent): boolean => items.length > 0 || word.trim() !== ''
