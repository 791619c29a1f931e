import type { StoryLanguage } from '../types.ts'
import { anyTaken, folded } from './mentions.ts'

export interface NameFound {
  start: number
  end: number
  /** Its place in the list of names. */
  name: number
}

const letter = /[\p{L}\p{N}]/u

/** Where names stand in a text, whole, whatever their capitals; the longest first. What is found is taken. */
export function findNames(
  text: string,
  names: readonly string[],
  language: StoryLanguage,
  taken: boolean[],
): NameFound[] {
  const low = text.toLowerCase()
  const wanted = names
    .flatMap((name, at) => forms(name).map(({ form, bare }) => ({ form: folded(form).toLowerCase(), bare, name: at })))
    .filter(({ form }) => form.length > 0)
    .toSorted((one, other) => other.form.length - one.form.length)
  const found: NameFound[] = []
  for (const { form, bare, name } of wanted) {
    for (let start = low.indexOf(form); start >= 0; start = low.indexOf(form, start + 1)) {
      const end = start + form.length
      // A letter alone is a name only as a capital: « zone B ».
      if (form.length === 1 && text[start] !== form.toUpperCase()) continue
      if (letter.test(low[start - 1] ?? '') && letter.test(form[0]!)) continue
      if (letter.test(low[end] ?? '') && letter.test(form.at(-1)!)) continue
      if (bare && !contracted[language]?.test(text.slice(0, start))) continue
      if (anyTaken(taken, start, end)) continue
      taken.fill(true, start, end)
      found.push({ start, end, name })
    }
  }
  return found
}

interface Form {
  form: string
  /** Only after an article that ran into a small word: « du Croisic ». */
  bare?: true
}

function forms(name: string): Form[] {
  const bare = /^(?:le|les|el) (.+)$/iu.exec(name)
  return bare ? [{ form: name }, { form: bare[1]!, bare: true }] : [{ form: name }]
}

/** Where an article has run into the small word before it. */
const contracted: Partial<Record<StoryLanguage, RegExp>> = {
  fr: /(?:^|[^\p{L}])(?:du|des|au|aux)\s$/iu,
  es: /(?:^|[^\p{L}])(?:del|al)\s$/iu,
}

/** Words that look like names, where nothing was found: a capital inside a sentence, or a first word that no sentence begins with. */
export function strangeNames(
  text: string,
  taken: boolean[],
  isOrdinary: (word: string) => boolean,
): { start: number; end: number; said: string }[] {
  const strange: { start: number; end: number; said: string }[] = []
  for (const match of text.matchAll(/\p{Lu}[\p{L}\p{M}]*(?:['-]\p{L}+)*/gu)) {
    const [word] = match
    const start = match.index
    const end = start + word.length
    if (anyTaken(taken, start, end) || letter.test(text[start - 1] ?? '')) continue
    if (beginsSentence(text, start) && isOrdinary(word)) continue
    strange.push({ start, end, said: word })
  }
  return strange
}

function beginsSentence(text: string, start: number): boolean {
  if (/\n\s*[«"“„(]?\s*$/.test(text.slice(0, start))) return true
  const before = text
    .slice(0, start)
    .trimEnd()
    .replace(/[«»"“”„(–—-]+\s*$/u, '')
    .trimEnd()
  return before === '' || /[.!?…:;]$/.test(before)
}
