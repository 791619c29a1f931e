import { readFileSync } from 'node:fs'

/**
 * Telling a person's name from an organisation's. A person in doubt is kept out of sight: the name can be set by hand by whoever has the
 * right to publish it.
 */

const civility = /^(?:m|mr|mme|mlle|mmes|mm|monsieur|madame|mademoiselle|maître|maitre|me|docteur|dr)\.?\s+(?=\p{L})/iu

/** What no person is called. */
/** In letters without accents. */
const organised =
  /\b(?:association|assoc|asso|amicale|comite|club|union|societe|sarl|sas|sasu|eurl|gaec|earl|sci|scea|scp|sa|mairie|commune|ville|ecole|college|lycee|ogec|apel|fcpe|federation|syndicat|section|centre|maison|foyer|groupe|groupement|harmonie|chorale|compagnie|theatre|ensemble|orchestre|musique|sport|sports|sportive|football|foot|basket|handball|tennis|judo|cyclo|gym|amis|anciens|parents|fetes|culture|culturel|culturelle|paroisse|udaf|admr|adapei|croix|secours|banque|mutuelle|office|agence|conseil|departement|region|metropole|communaute|hopital|ehpad|residence|fondation|institut|institution|cooperative|entreprise|entreprises|garage|boulangerie|cafe|bar|restaurant|hotel|ferme|domaine|chateau|societaires|saint|sainte|st|ste|ass|cte|cie|fed|adil|agence|atelier|ateliers|salle|musee|espace|cinema|mediatheque|bibliotheque|avenir|espoir|esperance|etoile|solidarite|benevolat|volontaires|environnement|loisirs|rando|randonnee|tradition|traditions|formation|productions|production|photo|patrimoine|histoire|jeunesse|sante|cancer|enfance|gymnastique|tir|boule|petanque|france|paris|loire|ocean|oceane|atlantique|bretagne|ouest|nantes|pays|rivages|chez|ecoles|ouvriers|officiers|pole|hermine|league|ligue|fest|festival|notre|les|la|le|des|du|pour|et|sur|en|aux|au|dans)\b/

let givenNames: Set<string> | undefined

/** First names given in France (Insee). */
function names(): Set<string> {
  givenNames ??= new Set(
    readFileSync(new URL('../../data/fr-first-names.txt', import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map(plain),
  )
  return givenNames
}

const plain = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

export function beginsWithCivility(name: string): boolean {
  return civility.test(name.trim())
}

/** "Mme Jeanne Martin", "MARTIN Jeanne", "Jean-Pierre LE GOFF": a title, or two or three words of which one is a first name. */
export function looksLikePerson(name: string): boolean {
  const text = name.trim()
  if (beginsWithCivility(text)) return true
  const words = text.split(/\s+/)
  if (words.length < 2 || words.length > 4 || /[\d&@/()«»"]/.test(text)) return false
  // "Yann Le Goff": the article of a surname is no organisation's.
  if (organised.test(plain(text).replace(/\b(?:le|la|du|des|de) (?=[a-z]+$)/, ''))) return false
  const isGiven = (word: string) =>
    names().has(plain(word)) || word.split('-').every((part) => names().has(plain(part)))
  // Given name and surname, in either order: a first name in the middle is a saint's, or a street's.
  return isGiven(words[0]!) || isGiven(words.at(-1)!)
}

/** A title and the capitalised words behind it: "M. Jean DUPONT", "Madame Le Goff-Martin". */
const named =
  /(?<![\p{L}.])(M\.|Mr\.?|MM\.|Mme|Mmes|Mlle|Monsieur|Madame|Mademoiselle|Messieurs|Mesdames|Maître|Me)(?:\s+(?:et\s+(?:M\.|Mme|Madame|Monsieur)\s+)?(?!le |la |les |l['’])(?:(?:de|du|des|le|la|d['’])\s*)?\p{Lu}[\p{L}'’.-]*)+/gu

/** Titles of an office are no person's: "M. le Maire", "Madame la Présidente". */
export function withoutPersons(text: string): string {
  return text.replace(named, (_, title: string) => `${title} …`)
}
