import type { Word } from './page.ts'

/** The words of a cell in reading order; lines are joined by a blank, a word cut by a hyphen at a line's end is whole again. */
export function cellText(words: Word[]): string {
  let text = ''
  let last: Word | undefined
  for (const word of linesOf(words).flat()) {
    if (last) {
      const sameLine = Math.abs(word.y - last.y) < word.size * 0.5
      const apart = sameLine ? word.left - last.right > word.size * 0.12 : true
      if (!sameLine && /\p{Ll}-$/u.test(text) && /^\p{Ll}/u.test(word.text)) text = text.slice(0, -1)
      else if (apart) text += ' '
    }
    text += word.text
    last = word
  }
  return text.replace(/\s+/g, ' ').trim()
}

/** Words by baseline, from top to bottom, each line from left to right. */
export function linesOf(words: Word[]): Word[][] {
  const lines: Word[][] = []
  for (const word of words.toSorted((a, b) => b.y - a.y || a.left - b.left)) {
    const line = lines.at(-1)
    if (line && Math.abs(line[0]!.y - word.y) < Math.max(word.size, line[0]!.size) * 0.4) line.push(word)
    else lines.push([word])
  }
  for (const line of lines) line.sort((a, b) => a.left - b.left)
  return lines
}
