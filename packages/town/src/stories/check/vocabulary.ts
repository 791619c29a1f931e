import { storyKinds } from '../registry.ts'
import type { StoryLanguage } from '../types.ts'
import { lexiconOf } from './lexicon.ts'

const made = new Map<StoryLanguage, Promise<Set<string>>>()

/** Ordinary words with which a sentence may begin: those of the house's own sentences, and the small words of the language. */
export function vocabularyOf(language: StoryLanguage): Promise<Set<string>> {
  let words = made.get(language)
  if (!words) {
    words = gather(language)
    made.set(language, words)
  }
  return words
}

async function gather(language: StoryLanguage): Promise<Set<string>> {
  const kinds = await storyKinds()
  const texts = kinds.flatMap(({ sentences }) => Object.values(sentences[language] ?? {}))
  const words = texts.flatMap((text) => text.toLowerCase().match(/\p{L}+/gu) ?? [])
  return new Set([...words, ...lexiconOf(language).starters.split(' ')])
}
