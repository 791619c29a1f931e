/** The fewest letters to add, drop or change to make one word of another (Levenshtein); with `beginning`, to make one the beginning of the other. */
export function mistakes(typed: string, word: string, beginning = false): number {
  let before = Array.from({ length: word.length + 1 }, (_, index) => index)
  for (const [row, letter] of [...typed].entries()) {
    const now = [row + 1]
    for (const [column, other] of [...word].entries()) {
      now.push(Math.min(before[column + 1]! + 1, now[column]! + 1, before[column]! + (letter === other ? 0 : 1)))
    }
    before = now
  }
  return beginning ? Math.min(...before) : before.at(-1)!
}
