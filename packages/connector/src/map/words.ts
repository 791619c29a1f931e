/**
 * The words of a column's name, whatever the hand that wrote it: `dateDebut`, `DATE_DEBUT`, `Date de début`, `date-debut`
 * all give `date debut`. Accents, case, small words and plurals do not count.
 */
export function labelWords(label: string): string[] {
  const words: string[] = []
  const raw = rawWords(label)
  for (const [i, word] of raw.entries()) {
    const isEdge = i > 0 && i === raw.length - 1 && edges.has(word)
    if ((stopWords.has(word) && !isEdge) || (word === 'y' && isSpanishAnd(raw, i))) continue
    words.push(singular(word))
  }
  // A label of small words only (`Où`, `À`) means them.
  return words.length > 0 ? words : raw.map(singular)
}

/** `fecha y hora`, but `coord_y_lambert`. */
const isSpanishAnd = (words: readonly string[], i: number): boolean =>
  i > 0 && i < words.length - 1 && !/^(?:coo|pos|utm|geo)/.test(words[i - 1]!)

/** Lower case without accents or ligatures. */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase()
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/đ/g, 'd')
}

/** Also used on values compared with a list of words: towns, types, weekdays. */
export function comparable(text: string): string {
  return (text.length <= room.length / 2 ? quickly(text) : undefined) ?? slowly(text)
}

const slowly = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const isAscii = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false
  return true
}

/** What becomes of the letters of Europe, one by one: the code of the folded letter, 32 for what is none, two codes for a ligature. */
const folded = new Uint16Array(0x250)
const UNKNOWN = 0xffff
for (let code = 0; code < folded.length; code++) {
  const one = slowly(String.fromCharCode(code)) || ' '
  const [first, second] = [one.charCodeAt(0), one.length > 1 ? one.charCodeAt(1) : 0]
  folded[code] = one.length > 2 || first > 255 || second > 255 ? UNKNOWN : first | (second << 8)
}
const room = Buffer.alloc(1024)

/** The same in one pass, for texts of these letters and the usual signs only. */
function quickly(text: string): string | undefined {
  let used = 0
  let blank = true
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // General punctuation and signs of money are no letters.
    const one = code < 0x250 ? folded[code]! : isSign(code) ? 32 : UNKNOWN
    if (one === UNKNOWN) return undefined
    if (one === 32) {
      if (!blank) room[used++] = 32
      blank = true
      continue
    }
    blank = false
    room[used++] = one & 255
    if (one > 255) room[used++] = one >> 8
  }
  return room.toString('latin1', 0, blank && used > 0 ? used - 1 : used)
}

const isSign = (code: number): boolean => (code >= 0x2000 && code <= 0x206f) || (code >= 0x20a0 && code <= 0x20bf)

export function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
}

function rawWords(label: string): string[] {
  const open = label
    .replace(/[﻿​]/g, '')
    .replace(/n°|nº|№/gi, ' numero ')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll}{2})/gu, '$1 $2')
    .replace(/(\p{L}{3,})(\d)/gu, '$1 $2')
  const words = comparable(open).split(' ')
  return words.filter((word) => word !== '')
}

/** A label's text before its brackets: `Date (jj/mm/aaaa)` speaks of a date, `Montant (€)` of an amount. */
export function withoutBrackets(label: string): string {
  const outside = label.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ').trim()
  return /\p{L}/u.test(outside) ? outside : label
}

const stopWords = new Set(
  (
    'de du des la le les l d un une et au aux a dans pour par sur ou avec the of for and or to in at by with del los las el al en con por para o una uno din cu pe si sau la ale al lui av och for till pa med i der die das und von fur im am zum des ' +
    'its est'
  ).split(' '),
)

/** `Valid from`, `Valid to`, `Datum von`, `date au`: a small word at the end says which end of a period. */
const edges = new Set('from to von bis du au del al desde hasta till'.split(' '))

/** What people write in a cell to say that they have nothing to say. */
export function knowsNothing(text: string): boolean {
  return (
    text.length <= 14 &&
    /^(?:n\/?a|null|none|nan|nil|undefined|-+|\?+|\.+|\\N|#n\/a|#ref!|n\.?c\.?|non renseign[eé]e?)$/i.test(text)
  )
}
