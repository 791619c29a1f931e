import type { Column } from './column.ts'
import { labelWords } from './words.ts'

export type Weekday = 'Mo' | 'Tu' | 'We' | 'Th' | 'Fr' | 'Sa' | 'Su'

const names: [Weekday, string][] = [
  ['Mo', 'lundi lun monday mon lunes luni mandag montag'],
  ['Tu', 'mardi mar tuesday tue martes marti tisdag dienstag'],
  ['We', 'mercredi mer wednesday wed miercoles miercuri onsdag mittwoch'],
  ['Th', 'jeudi jeu thursday thu jueves joi torsdag donnerstag'],
  ['Fr', 'vendredi ven friday fri viernes vineri fredag freitag'],
  ['Sa', 'samedi sam saturday sat sabado sambata lordag samstag'],
  ['Su', 'dimanche dim sunday sun domingo duminica sondag sonntag'],
]
const weekdayOfWord = new Map(names.flatMap(([day, list]) => list.split(' ').map((word) => [word, day] as const)))

/** One column a weekday: at least five of them are a week's opening hours, when they hold hours and not flags. */
export function weekdayColumns(columns: readonly Column[]): Map<Weekday, number> {
  const found = new Map<Weekday, number>()
  for (const { name, index, profile } of columns) {
    const days = labelWords(name).flatMap((word) => weekdayOfWord.get(word) ?? [])
    if (days.length !== 1 || found.has(days[0]!)) continue
    if (
      profile.filledCount > 0 &&
      !(profile.kinds.hours || profile.kinds.timespan || profile.kinds.time || bareHours(profile.examples))
    )
      continue
    found.set(days[0]!, index)
  }
  return found.size >= 5 && [...found.values()].some((index) => columns[index]!.profile.filledCount > 0)
    ? found
    : new Map()
}

/** `10-19`, `9-12 14-18`, `Stängt`. */
const bareHours = (examples: readonly string[]) =>
  examples.some((text) =>
    /^\d{1,2}(?:[.:]\d{2})?\s*[-–]\s*\d{1,2}|^(?:st[äa]ngt|ferm[ée]e?|cerrado|[iî]nchis|closed|geschlossen|ouvert|-)$/i.test(
      text,
    ),
  )
