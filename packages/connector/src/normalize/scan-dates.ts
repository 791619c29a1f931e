import { MONTH, MONTHS, WEEKDAY, WEEKDAY_FULL, WEEKDAYS } from './date-words.ts'
import type { DateOrder } from './settings.ts'
import { fold } from './text.ts'
import { fullYear } from './zoned.ts'

/** A day as a sentence names it; what it leaves unsaid is absent. */
export interface DateAtom {
  index: number
  end: number
  /** 1 is Monday. */
  weekday?: number
  day: number
  month?: number
  year?: number
}

/** Days told together: one, several (`les 12 et 13 décembre`) or from one to another (`du 3 au 5 juillet`). */
export interface DateGroup {
  index: number
  end: number
  kind: 'days' | 'range'
  atoms: DateAtom[]
}

/**
 * Every date named in a text, in its order, in French, English, Spanish, Romanian, Swedish or German, in words or in figures.
 * Days without a month take the one of the date they stand beside. Street names such as "rue du 8 mai 1945" are none.
 */
export function scanDates(text: string, order: DateOrder = 'dmy'): DateGroup[] {
  const folded = fold(text.normalize('NFC'))
  const full = fullAtoms(folded, order)
  const groups: DateGroup[] = []
  for (const atom of full) {
    const previous = groups.at(-1)
    const group: DateGroup = { index: atom.index, end: atom.end, kind: 'days', atoms: [atom] }
    takeBareDaysBefore(folded, group, previous?.end ?? 0)
    const joint = previous ? connection(folded.slice(previous.end, group.index)) : undefined
    if (previous && joint && canJoin(previous, group, joint)) {
      previous.kind = joint === 'range' ? 'range' : previous.kind
      previous.atoms.push(...group.atoms)
      previous.end = group.end
    } else groups.push(group)
  }
  for (const group of groups) fillFromNeighbours(group)
  fillMonthsFromOtherGroups(groups)
  return groups
}

function fullAtoms(folded: string, order: DateOrder): DateAtom[] {
  const atoms: DateAtom[] = []
  const add = (match: RegExpMatchArray, fields: { day: number; month?: number; year?: number }) => {
    const index = match.index!
    // The dot of an abbreviation may be the sentence's.
    const end = index + match[0].replace(/[.\s]+$/, '').length
    if (fields.day < 1 || fields.day > 31 || (fields.month !== undefined && (fields.month < 1 || fields.month > 12)))
      return
    if (atoms.some((other) => index < other.end && other.index < end)) return
    if (STREET_BEFORE.test(folded.slice(Math.max(0, index - 40), index))) return
    const weekday = WEEKDAYS.get(match.groups?.wd ?? '')
    atoms.push({ index, end, ...(weekday ? { weekday } : {}), ...fields })
  }
  for (const match of folded.matchAll(ISO))
    add(match, { year: num(match, 'y')!, month: num(match, 'm')!, day: num(match, 'd')! })
  for (const match of folded.matchAll(NUMERIC)) {
    const [day, month] = inOrder(num(match, 'a')!, num(match, 'b')!, order)
    const year = match.groups!.y!
    add(match, { day, month, year: fullYear(Number(year), year.length) })
  }
  for (const match of folded.matchAll(DAY_MONTH))
    add(match, { day: num(match, 'd')!, month: MONTHS.get(match.groups!.m!)!, ...yearOf(match) })
  for (const match of folded.matchAll(MONTH_DAY))
    add(match, { day: num(match, 'd')!, month: MONTHS.get(match.groups!.m!)!, ...yearOf(match) })
  for (const match of folded.matchAll(NUMERIC_NO_YEAR)) {
    const [day, month] = inOrder(num(match, 'a')!, num(match, 'b')!, order)
    add(match, { day, month })
  }
  for (const match of folded.matchAll(WEEKDAY_DAY)) add(match, { day: num(match, 'd')! })
  return atoms.sort((a, b) => a.index - b.index)
}

function inOrder(a: number, b: number, order: DateOrder): [day: number, month: number] {
  const monthFirst = order === 'mdy'
  if (monthFirst ? a > 12 && b <= 12 : b > 12 && a <= 12) return monthFirst ? [a, b] : [b, a]
  return monthFirst ? [b, a] : [a, b]
}

/** `5, 12 et` before `19 mai`; `du 3 au` before `5 juillet`; `vendredi 4 et` before `samedi 5`. */
function takeBareDaysBefore(folded: string, group: DateGroup, floor: number): void {
  for (;;) {
    const match = BARE_BEFORE.exec(folded.slice(floor, group.index))
    if (!match) return
    const day = Number(match.groups!.d)
    const weekday = WEEKDAYS.get(match.groups!.wd ?? '')
    const joint = connection(match.groups!.joint!)
    const listed = group.atoms.length > 1 && group.kind === 'days'
    if (!joint || day < 1 || day > 31 || group.kind === 'range') return
    // "salle 2, 5 mai" is no list; "2, 5 et 9 mai" is.
    if (/^\s*[,;]/.test(match.groups!.joint!) && !weekday && !listed) return
    if (joint === 'range' && group.atoms.length > 1) return
    const index = floor + match.index + match[0].length - match.groups!.body!.length
    group.atoms.unshift({
      index,
      end: index + match.groups!.body!.length - match.groups!.joint!.length,
      day,
      ...(weekday ? { weekday } : {}),
    })
    group.index = index
    if (joint === 'range' || (group.atoms.length === 2 && BETWEEN.test(folded.slice(floor, index))))
      group.kind = 'range'
  }
}

function connection(between: string): 'list' | 'range' | undefined {
  if (RANGE.test(between)) return 'range'
  return LIST.test(between) ? 'list' : undefined
}

function canJoin(previous: DateGroup, next: DateGroup, joint: 'list' | 'range'): boolean {
  if (joint === 'range') return previous.atoms.length === 1 && next.atoms.length === 1
  return previous.kind === 'days' && next.kind === 'days'
}

function fillFromNeighbours(group: DateGroup): void {
  const { atoms } = group
  for (let i = atoms.length - 2; i >= 0; i--) {
    const atom = atoms[i]!
    const next = atoms[i + 1]!
    if (atom.month === undefined && next.month !== undefined) {
      atom.month = next.month
      if (next.year !== undefined) atom.year = next.year
    } else if (
      atom.year === undefined &&
      next.year !== undefined &&
      atom.month !== undefined &&
      next.month !== undefined
    ) {
      // "du 28 décembre au 3 janvier 2027" starts the year before.
      atom.year = next.year - (atom.month > next.month ? 1 : 0)
    }
  }
  for (let i = 1; i < atoms.length; i++) follow(atoms[i - 1]!, atoms[i]!)
}

/** "samedi 28 novembre à 20 h et dimanche 29 à 15 h". */
function fillMonthsFromOtherGroups(groups: DateGroup[]): void {
  const atoms = groups.flatMap((group) => group.atoms)
  for (let i = 1; i < atoms.length; i++) follow(atoms[i - 1]!, atoms[i]!)
  for (let i = atoms.length - 2; i >= 0; i--) {
    const next = atoms[i + 1]!
    if (atoms[i]!.month === undefined && next.month !== undefined && atoms[i]!.day < next.day) {
      atoms[i]!.month = next.month
      if (next.year !== undefined) atoms[i]!.year = next.year
    }
  }
}

function follow(before: DateAtom, atom: DateAtom): void {
  if (atom.month === undefined && before.month !== undefined) {
    const nextMonth = atom.day < before.day
    atom.month = nextMonth ? (before.month % 12) + 1 : before.month
    if (before.year !== undefined) atom.year = before.year + (nextMonth && before.month === 12 ? 1 : 0)
  } else if (
    atom.year === undefined &&
    before.year !== undefined &&
    atom.month !== undefined &&
    before.month !== undefined
  ) {
    atom.year = before.year + (atom.month < before.month ? 1 : 0)
  }
}

function yearOf(match: RegExpMatchArray): { year?: number } {
  const year = match.groups!.y
  return year === undefined ? {} : { year: fullYear(Number(year.replace("'", '')), year.replace("'", '').length) }
}

const num = (match: RegExpMatchArray, group: string) => Number(match.groups![group])

const DAY = '(?<d>0?[1-9]|[12]\\d|3[01])(?:ers?|re|st|nd|rd|th|º|°|:[ae])?'
const DAY_WORD = `(?:(?<wd>${WEEKDAY})\\b\\.?,?\\s*(?:(?:le|den|the|dia|el|am)\\s+)?)?`
const YEAR = "(?:,?[\\s.\\-/]*(?:(?:de|del|din|of|year)\\s+)?(?<y>(?:19|20)\\d\\d|'\\d\\d)(?!\\d|\\s?(?:€|eur|h\\d)))?"
const BEGIN = "(?<![\\w/.,:-]|\\w')"
const ISO = new RegExp(
  `${BEGIN}(?:(?<wd>${WEEKDAY})\\b\\.?,?\\s*)?(?<y>(?:19|20)\\d\\d)(?<s>[-/.])(?<m>0?[1-9]|1[0-2])\\k<s>(?<d>0?[1-9]|[12]\\d|3[01])(?!\\d)`,
  'g',
)
const NUMERIC = new RegExp(
  `(?<![\\w/.,:])(?:${DAY_WORD})(?<a>\\d{1,2})\\s?(?<s>[/.-])\\s?(?<b>\\d{1,2})\\s?\\k<s>\\s?(?<y>(?:19|20)\\d\\d|\\d{2})(?![\\d€]|[/.]\\d)`,
  'g',
)
const DAY_MONTH = new RegExp(
  `(?<![\\w/:,])(?<!\\d{3}-|\\d\\.)${DAY_WORD}${DAY}[\\s.\\-/]*(?:(?:de|of)\\s+|d')?(?<m>${MONTH})(?![a-z])\\.?${YEAR}`,
  'g',
)
const ENGLISH_MONTH =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec'
const MONTH_DAY = new RegExp(
  `${BEGIN}${DAY_WORD}(?<m>${ENGLISH_MONTH})\\.?\\s+${DAY}(?!\\d|\\s?[h:]|\\.\\d|\\s+(?:${MONTH})\\b)(?:,?\\s+(?<y>(?:19|20)\\d\\d)(?!\\d))?`,
  'g',
)
const NUMERIC_NO_YEAR = new RegExp(
  `(?<![\\w/.,:-])(?:(?:(?<wd>${WEEKDAY})\\b\\.?,?\\s*(?:(?:le|den|the|dia|el)\\s+)?)(?<a>\\d{1,2})[/.](?<b>\\d{1,2})|(?<=\\b(?:le|du|au|les|den|el|al|pe)\\s+)(?<a>\\d{1,2})/(?<b>\\d{1,2})|(?<=(?:^|\\n)[-•*– ]*)(?<a>\\d{1,2})/(?<b>\\d{1,2})(?= ?:)|(?<a>\\d{2})/(?<b>0[1-9]|1[0-2])|(?<a>\\d)/(?<b>0[1-9]))(?![\\d€/%]|\\s?(?:h\\b|ans|eur|e\\b)|[.,]\\d)`,
  'g',
)
const WEEKDAY_DAY = new RegExp(
  `${BEGIN}(?<wd>${WEEKDAY_FULL})\\b,?\\s+(?:(?:le|den|the|el|dia)\\s+)?${DAY}(?![\\d:/h€%]|\\s?(?:h\\b|heures?\\b|€|eur|ans\\b|%|uhr|am\\b|pm\\b)|[.,]\\d|\\s?-\\s?\\d{1,2}\\s?h)`,
  'g',
)
const STREET_BEFORE =
  /\b(?:(?:rue|place|pl\.?|avenue|av\.?|boulevard|bd|square|calle|plaza|avenida|strada|piata|bulevardul)\s+|(?:rue|place|avenue|boulevard|square|quai|allee|impasse|cours|esplanade|ecole|salle|stade|passage|chemin|rond-point|pont|station)\s+(?:du|de la|de l'|des|de|del)\s*)(?:du\s+|de la\s+|del\s+)?$/
const LIST_WORDS =
  '(?:,|;|\\bet\\b|\\band\\b|\\by\\b|\\be\\b|\\bsi\\b|\\boch\\b|\\bund\\b|&|\\+|/|\\bpuis\\b|\\bainsi que\\b|\\bou\\b)'
const RANGE_WORDS =
  "(?:-|>|→|\\bau\\b|\\ba\\b|\\bal\\b|\\bto\\b|\\buntil\\b|\\btill\\b|\\bthrough\\b|\\bjusqu'au\\b|\\bhasta el\\b|\\bpana (?:la|pe|in)\\b|\\bla\\b|\\bbis\\b|\\bt\\.?o\\.?m\\.?)"
const ARTICLE = "(?:(?:le|les|the|el|los|den|du|l'|on|pe|zum)\\s+)*"
const BETWEEN = /\b(?:entre(?: le| el)?|intre|between|mellan(?: den)?|zwischen)\s*$/
const LIST = new RegExp(`^\\s*(?:${LIST_WORDS}\\s*)+${ARTICLE}$`)
const RANGE = new RegExp(`^\\s*(?:(?:inclus|inclu)\\s*)?${RANGE_WORDS}\\s*${ARTICLE}$`)
const BARE_BEFORE = new RegExp(
  `(?:^|[^\\w/.,:€'-]|[(])(?<body>(?:(?<wd>${WEEKDAY})\\b\\.?,?\\s+)?(?<d>0?[1-9]|[12]\\d|3[01])(?:ers?|st|nd|rd|th|\\.|º)?(?<joint>\\s*(?:(?:${LIST_WORDS}\\s*)+|${RANGE_WORDS}\\s*)${ARTICLE}))$`,
)
