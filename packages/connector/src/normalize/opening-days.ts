/**
 * `Di, Fr` in German, `Lu-Vi` in Romanian. Some pairs of letters are days in two languages (`Di` is Sunday in French): those that
 * one language alone has decide for the whole text.
 */
export function spelledOut(folded: string): string {
  for (const { own, days, names } of TWO_LETTERS)
    if (own.test(folded)) return folded.replace(days, (word) => names[word.replace(/\W/g, '')]!)
  return folded
}
const TWO_LETTERS = [
  {
    own: /\b(?:mo|do|fr|so)\b(?!\s*\d{4})/,
    days: /\b(?:mo|di|mi|do|fr|sa|so)\b/g,
    names: {
      mo: 'montag',
      di: 'dienstag',
      mi: 'mittwoch',
      do: 'donnerstag',
      fr: 'freitag',
      sa: 'samstag',
      so: 'sonntag',
    } as Record<string, string>,
  },
  {
    own: /\b(?:jo|vi)\b/,
    days: /\b(?:lu|ma|mi|jo|vi|sa|du)\b/g,
    names: {
      lu: 'luni',
      ma: 'marti',
      mi: 'miercuri',
      jo: 'joi',
      vi: 'vineri',
      sa: 'sambata',
      du: 'duminica',
    } as Record<string, string>,
  },
]
