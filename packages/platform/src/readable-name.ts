/** Words that stay small inside a name. */
const small = new Set('de du des d la le les l et en sur sous à a au aux par pour chez ou un une s'.split(' '))
const roman = /^(?=[IVX]{2,}$)X{0,3}(IX|IV|V?I{0,3})$/

/**
 * A name as a newspaper sets it: one shouted in capitals from end to end gets ordinary letters ("CHAPELLE SAINT ROCH" becomes
 * "Chapelle Saint Roch"); its first letter is a capital, its apostrophes are curved. Initials without a vowel and Roman numbers stay capitals; a name that has small letters keeps the rest of its own.
 */
export function readableName(name: string): string {
  const set = unshoutedTail(unshouted(name)).replaceAll(/(\p{L})'(?=\p{L})/gu, '$1’')
  return /^\p{Ll}+\s/u.test(set) || /^\p{Ll}+$/u.test(set) ? set[0]!.toLocaleUpperCase('fr') + set.slice(1) : set
}

/** What follows a colon is a name of its own: "Bureau de poste : SAVENAY". */
function unshoutedTail(name: string): string {
  return name.replace(/(?<=\s:\s)[^:]+$/u, unshouted)
}

function unshouted(name: string): string {
  const letters = name.replaceAll(/[^\p{L}]/gu, '')
  if (letters.length < 4 || letters !== letters.toLocaleUpperCase('fr')) return name
  let first = true
  return name.replaceAll(/\p{L}+/gu, (word, at: number) => {
    const isFirst = first
    first = false
    const lower = word.toLocaleLowerCase('fr')
    if (/['’]/.test(name[at - 1] ?? '') && word.length === 1 && !/^[dl]$/i.test(word)) return lower
    if (roman.test(word) || (word.length > 1 && !/[AEIOUYÀÂÉÈÊËÎÏÔÖÙÛÜŒÆ]/.test(word) && !abbreviated.has(word)))
      return word
    if (!isFirst && small.has(lower)) return lower
    return lower[0]!.toLocaleUpperCase('fr') + lower.slice(1)
  })
}

const abbreviated = new Set(['ST', 'STE', 'DR', 'MR', 'CH', 'BD'])
