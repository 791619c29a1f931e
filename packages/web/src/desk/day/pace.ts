/** Seconds of some cards as the minutes that people are told: at least one, rounded to five from twenty on. */
export function minutesFor(cards: readonly { seconds: number }[]): number {
  const minutes = Math.max(1, Math.round(cards.reduce((sum, { seconds }) => sum + seconds, 0) / 60))
  return minutes < 20 ? minutes : Math.round(minutes / 5) * 5
}
