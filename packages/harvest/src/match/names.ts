import type { Words } from './types.ts'
import { unaccented } from './words.ts'

/** "dit", "actuellement", "ex": what stands before is one name of the thing, what comes after another. */
const between =
  /[\s,;(]+(?:dite?s?|denommee?s?|appelee?s?|surnommee?s?|ex|anciennement|actuellement|aujourd['’]hui|puis|devenue?s?|alias)\s+(?:le |la |les |l['’])?/

/** The names that one name holds: "ecart dit village de clis", "vaillante de vertou ex vaillante twirling". Unaccented; empty when it holds only one. */
export function namesWithin(name: string): string[] {
  const names = name.split(between).map((one) => one.replace(/[)\s]+$/, ''))
  return names.length > 1 ? names.filter((one) => one.length > 2) : []
}

/** A word that names is among them: "base de loisirs" alone is not what a thing is called. */
export function isName({ tokens }: Words): boolean {
  return tokens.some(({ weight }) => weight === 1)
}

const ways =
  'rue|r\\.|avenue|ave?|boulevard|bl?v?d|place|pl|chemin|che?m?|route|rte|impasse|imp|all[ée]es?|all|quai|cours|square|sq|esplanade|promenade|rond-point|faubourg|fbg|lieu-dit'
const addressWithin = new RegExp(`^(.{3,}?),\\s+((?:\\d{1,4}[^,]{0,12}?\\s+)?(?:${ways})\\b[^,]*)(,.*)?$`, 'iu')

/** Inventories write the address behind the name: "Chapelle du Sacré-Cœur, avenue du Square". What follows the address stays. */
export function withoutAddress(name: string): { name: string; street?: string } {
  const [, before, street, after = ''] = addressWithin.exec(name) ?? []
  return before && street ? { name: `${before}${after}`, street } : { name }
}

/**
 * Without accents a walk ("marche") and a market ("marché") are one word. Where accents are written, the walk becomes a "balade"; where they
 * are not (capitals), only known turns of phrase tell (`data/match-words.fr.txt`).
 */
export function withWalksTold(name: string): string {
  const accents = name !== '' && unaccented(name) !== name.toLowerCase()
  if (!accents || !/\p{Ll}/u.test(name)) return name
  return name.normalize('NFC').replace(/(?<!\p{L})marches?(?!\p{L})/giu, 'balade')
}
