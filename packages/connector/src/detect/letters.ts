/**
 * Letters and signs of the languages our towns write (fr, es, ro, sv), to judge which single-byte table gives text
 * that someone could have written.
 */
const letters: Record<string, string> = {
  fr: 'éèêëàâäîïôöùûüçœæÿÉÈÊËÀÂÎÏÔÙÛÜÇŒÆ',
  es: 'áéíóúüñÁÉÍÓÚÜÑçàèòïÀÈÒÇ',
  ro: 'ăâîșțşţĂÂÎȘȚŞŢ',
  sv: 'åäöéüÅÄÖÉ',
}
const signs = '’‘“”„«»–—…€°²³½¼¾·•ºª¿¡§©®™±×µ\u00a0‰†‹›'

const sets = Object.values(letters).map((one) => new Set(one))
const signSet = new Set(signs)

/** Higher is likelier; the average per non-ASCII character, taken in the language that suits best. */
export function plausibility(text: string): number {
  const found = [...text.matchAll(/[^\p{ASCII}]/gu)].slice(0, 20_000)
  if (found.length === 0) return 0
  return (
    Math.max(...sets.map((set) => found.reduce((sum, match) => sum + weigh(match[0], set, text, match.index), 0))) /
    found.length
  )
}

function weigh(char: string, set: Set<string>, text: string, index: number): number {
  const code = char.codePointAt(0)!
  if (char === '\ufffd' || (code >= 0x80 && code <= 0x9f)) return -6
  const before = text[index - 1] ?? ' '
  const after = text[index + 1] ?? ' '
  const inWord = /\p{L}/u.test(before) && /\p{L}/u.test(after)
  if (set.has(char)) {
    const shouting = char !== char.toLowerCase() && /\p{Ll}/u.test(before)
    return shouting ? -2 : 2
  }
  if (signSet.has(char)) return inWord && !'’‘·\u00a0–'.includes(char) ? -2 : 0.8
  return /\p{L}/u.test(char) ? -1 : -3
}
