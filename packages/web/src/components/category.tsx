import { useReader } from './reader.ts'

/** A category in words, with its small mark: the colour is never the only sign. */
export function Category({ category }: { category: string }) {
  const { words } = useReader()
  return <span class={`mark hue-${hueOf(category)}`}>{categoryName(category, words)}</span>
}

export function categoryName(category: string, words: { maybe: (key: string) => string | undefined }): string {
  return words.maybe(`category.${category}`) ?? category
}

/** One of twelve, always the same for a category. */
export function hueOf(category: string): number {
  let sum = 7
  for (const letter of category) sum = (sum * 31 + letter.codePointAt(0)!) % 9973
  return sum % 12
}
