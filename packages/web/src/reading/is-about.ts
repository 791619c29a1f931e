import { mistakes } from '@wiker/town/search/mistakes.ts'

/**
 * Whether what is typed begins one of these names, or a word of one, give or take a typing mistake: one from five letters on, two from eight on.
 * Accents and capitals do not matter.
 */
export function isAbout(typed: string, names: readonly string[]): boolean {
  const text = plain(typed)
  if (text.length < 2) return false
  return names.map(plain).some((name) => {
    if (name === '') return false
    if (name.startsWith(text) || name.split(/[\s'-]+/).some((word) => word.length > 2 && word.startsWith(text)))
      return true
    const allowed = text.length >= 8 ? 2 : text.length >= 5 ? 1 : 0
    return allowed > 0 && mistakes(text, name.slice(0, text.length + allowed), true) <= allowed
  })
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim()
