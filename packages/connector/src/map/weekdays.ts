import { normalizeBoolean } from '../normalize/booleans.ts'
import type { Column } from './column.ts'
import { fold, labelWords } from './words.ts'

export type Weekday = 'Mo' | 'Tu' | 'We' | 'Th' | 'Fr' | 'Sa' | 'Su'

/** The columns of each day: one, or one for the morning and one for the afternoon. */
export type WeekColumns = Map<Weekday, number[]>

const order: Weekday[] = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const names: [Weekday, string][] = [
  ['Mo', 'lundi lun monday mon lunes luni mandag man montag lunedi maandag dilluns astelehena segunda'],
  ['Tu', 'mardi mar tuesday tue tues martes marti tisdag tis dienstag martedi dinsdag dimarts asteartea terca'],
  [
    'We',
    'mercredi mer merc wednesday wed weds miercoles mie miercuri onsdag ons mittwoch mercoledi woensdag dimecres asteazkena quarta',
  ],
  [
    'Th',
    'jeudi jeu thursday thu thur thurs jueves jue joi torsdag tor donnerstag giovedi donderdag dijous osteguna quinta',
  ],
  ['Fr', 'vendredi ven friday fri viernes vie vineri vin fredag fre freitag venerdi vrijdag divendres ostirala sexta'],
  ['Sa', 'samedi sam saturday sat sabado sab sambata lordag lor samstag sabato zaterdag dissabte larunbata'],
  ['Su', 'dimanche dim sunday sun domingo dom duminica sondag son sonntag domenica zondag diumenge igandea'],
]
const weekdayOfWord = new Map(names.flatMap(([day, list]) => list.split(' ').map((word) => [word, day] as const)))

/** `Di` is a Tuesday in German and a Sunday in French: only the whole week tells which. */
const shortWeeks = ['mo di mi do fr sa so', 'lu ma me je ve sa di', 'lu ma mi jo vi sa du', 'ma di wo do vr za zo'].map(
  (week) => week.split(' '),
)

/** One column or two a weekday: at least five days are a week's opening hours, when they hold hours and not flags. */
export function weekdayColumns(columns: readonly Column[]): WeekColumns {
  return weekOf(columns, ({ profile }) =>
    Boolean(profile.kinds.hours || profile.kinds.timespan || profile.kinds.time || bareHours(profile.examples)),
  )
}

/** A cross or a yes in the column of each day something is held. */
export function weekdayFlags(columns: readonly Column[]): WeekColumns {
  return weekOf(columns, ({ profile }) =>
    profile.examples.every((text) => normalizeBoolean(text).value !== undefined || /^[x×✓]$/i.test(text)),
  )
}

function weekOf(columns: readonly Column[], holds: (column: Column) => boolean): WeekColumns {
  const found: WeekColumns = new Map()
  const short = shortWeeks.find(
    (week) => week.filter((day) => columns.some(({ name }) => bare(name) === day)).length >= 5,
  )
  for (const column of columns) {
    const at = short?.indexOf(bare(column.name)) ?? -1
    const days = new Set(
      at >= 0 ? [order[at]!] : labelWords(column.name).flatMap((word) => weekdayOfWord.get(word) ?? []),
    )
    const [day] = days
    if (days.size !== 1 || !day) continue
    const before = found.get(day)
    if (before && (before.length > 1 || !half.test(fold(column.name)))) continue
    if (column.profile.filledCount > 0 && !holds(column)) continue
    found.set(day, [...(before ?? []), column.index])
  }
  const filled = [...found.values()]
    .flat()
    .some((index) => columns.some((c) => c.index === index && c.profile.filledCount > 0))
  return found.size >= 5 && filled ? found : new Map()
}

const bare = (name: string) => fold(name).replace(/[^a-z]/g, '')
/** The second column of a day says which half it is. */
const half =
  /midi|\bpm\b|soir|tarde|nachmittag|eftermiddag|dupa|afternoon|evening|pomeriggio|middag|_?2\b|fin|bis|ferm|close|end/

/** `10-19`, `9-12 14-18`, `Stängt`. */
const bareHours = (examples: readonly string[]) =>
  examples.some((text) =>
    /^\d{1,2}(?:[.:]\d{2})?\s*[-–]\s*\d{1,2}|^(?:st[äa]ngt|ferm[ée]e?|cerrado|[iî]nchis|closed|geschlossen|geschl\.|chiuso|gesloten|ouvert|-)$/i.test(
      text,
    ),
  )
