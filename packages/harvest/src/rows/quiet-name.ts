import { readFileSync } from 'node:fs'

/**
 * A name that its source shouts, in the letters people write: "MEDIATHEQUE JULES VERNE - DONGES" → "Médiathèque Jules Verne - Donges".
 * Everyday words take their accents back and stay small, other words keep one capital, initials (MFR, OGEC) stay. Names that have a small
 * letter already are their author's and stay as they are.
 */
export function quietName(name: string, town?: string): string {
  if (!isShouted(name)) return name
  const own = new Map(words(town ?? '').map((word) => [plain(word), word]))
  const separated = name
    .replace(/\s*_+\s*/g, ', ')
    .replace(/\s+/g, ' ')
    .trim()
  let begins = true
  // A compound is one word: "PIQUE-NIQUE" is all everyday words, "BATZ-SUR-MER" is not.
  return separated.replace(/[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*|[,:;.!?/«("“]|\s-\s|['’]/gu, (token) => {
    if (!/[\p{L}\p{N}]/u.test(token)) {
      if (!/['’]/.test(token)) begins = true
      return token
    }
    const written = compound(token, begins, own)
    begins = false
    return written
  })
}

function isShouted(name: string): boolean {
  return !/\p{Ll}/u.test(name) && /\p{Lu}{4}/u.test(name.normalize('NFD').replace(/\p{M}/gu, ''))
}

function compound(token: string, begins: boolean, own: Map<string, string>): string {
  const parts = token.split('-')
  const everyday = parts.every((part) => common.has(plain(part)) || small.has(plain(part)))
  return parts
    .map((part, i) => {
      const key = plain(part)
      if (own.has(key)) return own.get(key)!
      // Capitals lose the accent of "à"; the verb is rare in a name.
      const preposition = key === 'a' ? 'à' : part.toLowerCase()
      if (small.has(key)) return begins && i === 0 ? capital(preposition) : preposition
      if (isInitials(part)) return part
      const spelt = spelling(part, key)
      return everyday && common.has(key) && !(begins && i === 0) ? spelt : capital(spelt)
    })
    .join('-')
}

/** A word that has an accent was spelt with care: it keeps its own. */
function spelling(part: string, key: string): string {
  const lower = part.toLowerCase()
  if (lower.normalize('NFD') !== lower.normalize('NFD').replace(/\p{M}/gu, '')) return lower
  return common.get(key) ?? accented.get(key) ?? lower
}

const initials = new Set(
  'acca acdi adapei admr adsl afr amap apajh ape apel asc asl bmx cap ccas chs clic cpie csc earl edf epa esat fc fcpe gaec irish mfr mjc ogec ogc oms oscd pmr rdv sarl sas scea scp sncf snsm tsn uba ufolep ulm una usa usep usc vtt'.split(
    ' ',
  ),
)
const roman = /^(?=..)x{0,3}(?:ix|iv|v?i{0,3})$/i
const titles = new Set(['dr', 'mc', 'mr', 'st'])

function isInitials(part: string): boolean {
  if (/\p{N}/u.test(part)) return true
  const key = plain(part)
  return (
    initials.has(key) ||
    roman.test(part) ||
    (part.length > 1 && part.length < 6 && !/[aeiouy]/.test(key) && !titles.has(key))
  )
}

const small = new Set(
  'a à au aux avec ce chez d dans de des dit dite du elle en entre et l la le les leur lès mon ou où par pour qu que qui s sa sans sous sur un une vers y'
    .split(' ')
    .map(plain),
)
const { common, accented } = readWords()

function readWords() {
  const text = readFileSync(new URL('../../data/fr-common-words.txt', import.meta.url), 'utf8')
  const list = text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(' ').filter(Boolean))
  const isCapital = (word: string) => word !== word.toLowerCase()
  return {
    common: new Map(list.filter((word) => !isCapital(word)).map((word) => [plain(word), word])),
    accented: new Map(list.filter(isCapital).map((word) => [plain(word), word.toLowerCase()])),
  }
}

function words(text: string): string[] {
  return text.match(/[\p{L}\p{M}]+/gu)?.filter((word) => !small.has(plain(word))) ?? []
}

function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe')
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()
}
