/**
 * Letters that were read, or typed, for figures, and the other way round: "Vendredi l1 décembre à 2Oh", "cart0n", "I0 €". Only where the
 * neighbours leave no doubt. A line broken after a word that wants another goes on. The text keeps its length: what stands where stays true.
 */
export function mendLetters(text: string): string {
  return text
    .replace(BROKEN, ' ')
    .replace(FIGURES, (all) => all.replace(/[OoQ]/g, '0').replace(/[lI|]/g, '1'))
    .replace(/(?<=\p{L})[0134](?=\p{L})/gu, (figure, index: number, whole: string) => {
      const word = wordAround(whole, index)
      // Names with figures (U15, G20H) are short, or begin with their figure.
      if (word.length < 4 || (word.match(/\p{L}/gu)?.length ?? 0) < 3 || /^\d/.test(word) || /\d{2}/.test(word))
        return figure
      const shouted = word === word.toUpperCase()
      const letter = { '0': 'o', '1': 'l', '3': 'e', '4': 'a' }[figure]!
      return shouted ? letter.toUpperCase() : letter
    })
}

const BROKEN =
  /(?<=(?<![\p{L}-])(?:le|la|les|du|de|des|au|aux|à|et|avant|dès|pour|par|avec|sur|jusqu['’]au))[ ]?\n(?=[\p{L}\d])/giu

const MONTH =
  'janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre|enero|diciembre|decembrie|ianuarie'

/** A day before its month, an hour, an amount: of these a figure at least is one. */
const FIGURES = new RegExp(
  [
    `(?<![\\p{L}\\d])(?=[\\dOolI|]*\\d)[\\dOlI|]{1,2}(?=\\s(?:${MONTH})(?!\\p{L}))`,
    '(?<![\\p{L}\\d])(?=[\\dOolI|]*\\d)[\\dOolI|]{1,2}(?=\\s?h(?:\\s?\\d|\\s?[Oo]\\d|\\b))',
    '(?<=(?<![\\p{L}\\d])\\d{1,2}\\s?h\\s?)(?=[\\dOolI|]*\\d|[Oo]{2})[\\dOolI|]{2}(?![\\p{L}\\d])',
    '(?<![\\p{L}\\d])(?=[\\dOolI|]*\\d)[\\dOolI|]{1,4}(?=\\s?€)',
  ].join('|'),
  'giu',
)

function wordAround(text: string, index: number): string {
  const before = /[\p{L}\d]*$/u.exec(text.slice(Math.max(0, index - 30), index))![0]
  return before + /^[\p{L}\d]*/u.exec(text.slice(index))![0]
}
