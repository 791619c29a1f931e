import type { SearchHit } from '../types.ts'

/** Characters that no text has, so that nothing a source writes can pass for a mark. */
const start = '\u0002'
const end = '\u0003'

/** Options of `ts_headline`: one or two short pieces of the text. */
export const marks = `StartSel=${start}, StopSel=${end}, MaxWords=30, MinWords=12, MaxFragments=2, FragmentDelimiter=" … "`

/** The pieces of an excerpt, plain text; those that matched are said so. */
export function highlight(marked: string): SearchHit['excerpt'] {
  return marked
    .split(start)
    .flatMap((part, index) => {
      if (index === 0) return [{ text: part, hit: false }]
      const [hit = '', ...rest] = part.split(end)
      return [
        { text: hit, hit: true },
        { text: rest.join(''), hit: false },
      ]
    })
    .filter((piece) => piece.text.length > 0)
}
