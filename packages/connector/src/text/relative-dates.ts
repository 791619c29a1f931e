import { MONTH, MONTHS, WEEKDAY_FULL, WEEKDAYS } from '../normalize/date-words.ts'
import { addDays, dayOf, weekdayOf } from '../normalize/zoned.ts'

/** A day told from the day of writing: "demain", "samedi prochain", "ce week-end". */
export interface RelativeMention {
  index: number
  end: number
  day?: string
  endDay?: string
  /** Two readings are usual ("next Saturday"): the day is left out. */
  ambiguous?: boolean
}

/** In a folded text, from `today`. */
export function scanRelativeDates(folded: string, today: string): RelativeMention[] {
  const found: RelativeMention[] = []
  for (const [pattern, read] of PATTERNS) {
    for (const match of folded.matchAll(pattern)) {
      const span = { index: match.index, end: match.index + match[0].length }
      // A title in quotes (« Demain ») is no day.
      if (/[«"“„]\s*$/.test(folded.slice(0, span.index))) continue
      if (found.some((other) => span.index < other.end && other.index < span.end)) continue
      const meaning = read(match, today)
      if (meaning) found.push({ ...span, ...meaning })
    }
  }
  return found.sort((a, b) => a.index - b.index)
}

type Meaning = Pick<RelativeMention, 'day' | 'endDay' | 'ambiguous'> | undefined

/** The next such weekday; today itself counts unless `after`. */
function coming(today: string, weekday: number, after = false): string {
  const gap = (weekday - weekdayOf(today) + 7) % 7
  return addDays(today, gap === 0 && after ? 7 : gap)
}

const wd = (match: RegExpMatchArray) => WEEKDAYS.get(match.groups!.wd!)!
const DAY = `(?<wd>${WEEKDAY_FULL})`
const COUNT: Record<string, number> = {
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  dix: 10,
  two: 2,
  three: 3,
  dos: 2,
  tres: 3,
  doua: 2,
  trei: 3,
}

const NTH: Record<string, number> = {
  '1re': 1,
  '2eme': 2,
  '3eme': 3,
  '4eme': 4,
  '2nd': 2,
  '1st': 1,
  '3rd': 3,
  '4th': 4,
  premier: 1,
  '1er': 1,
  first: 1,
  primer: 1,
  prima: 1,
  forsta: 1,
  deuxieme: 2,
  second: 2,
  '2e': 2,
  segundo: 2,
  andra: 2,
  troisieme: 3,
  '3e': 3,
  third: 3,
  tercer: 3,
  tredje: 3,
  quatrieme: 4,
  '4e': 4,
  fourth: 4,
  cuarto: 4,
  fjarde: 4,
  dernier: -1,
  last: -1,
  ultimo: -1,
  ultima: -1,
  sista: -1,
}

/** "le dernier samedi de juin": this year's, or next year's when it is over. */
function nthOf(match: RegExpMatchArray, today: string): Meaning {
  const nth = NTH[match.groups!.nth!]!
  const month = MONTHS.get(match.groups!.m!)!
  const said = match.groups!.y
  for (const year of said ? [Number(said)] : [Number(today.slice(0, 4)), Number(today.slice(0, 4)) + 1]) {
    const first = dayOf(year, month, 1)!
    const days = Array.from({ length: 31 }, (_, i) => dayOf(year, month, i + 1)).filter(
      (day) => day !== undefined && weekdayOf(day) === wd(match),
    )
    const day = days.at(nth > 0 ? nth - 1 : nth)
    if (day && first && (said || day >= today)) return { day }
  }
  return undefined
}

const PATTERNS: [RegExp, (match: RegExpMatchArray, today: string) => Meaning][] = [
  [
    new RegExp(
      `(?:le |the |el |den )?(?<nth>${Object.keys(NTH).join('|')}) ${DAY} (?:du mois )?(?:de |d'|of |i )(?<m>${MONTH})(?![a-z])(?: (?<y>20\\d\\d))?`,
      'g',
    ),
    nthOf,
  ],
  [
    /\b(?:apres-demain|day after tomorrow|pasado manana|poimaine|i overmorgon)\b/g,
    (_, today) => ({ day: addDays(today, 2) }),
  ],
  [
    /\b(?:demain|tomorrow|maine|imorgon|i morgon)\b|(?<!(?:de la|por la|la|cada|esta) )\bmanana\b(?! por| a primera)/g,
    (_, today) => ({ day: addDays(today, 1) }),
  ],
  [
    /\b(?:aujourd'hui|ce (?:soir|matin|midi)|cet apres-midi|cette nuit|today|tonight|this (?:evening|afternoon)|hoy|esta (?:noche|tarde)|astazi|azi|diseara|idag|i dag|ikvall|i kvall)\b/g,
    (_, today) => ({ day: today }),
  ],
  [
    new RegExp(`\\b${DAY} en (?:huit|8)\\b`, 'g'),
    (match, today) => ({ day: addDays(coming(today, wd(match), true), 7) }),
  ],
  [
    new RegExp(`\\b${DAY} (?:prochain|qui vient)\\b|\\b(?:le )?prochain ${DAY.replace('wd', 'wd')}\\b`, 'g'),
    (match, today) => ({ day: coming(today, wd(match), true) }),
  ],
  [
    new RegExp(`\\b(?:el )?(?:proximo ${DAY}|${DAY} (?:que viene|proximo))\\b`, 'g'),
    (match, today) => ({ day: coming(today, wd(match), true) }),
  ],
  [new RegExp(`\\b(?:next ${DAY}|${DAY} viitoare|nasta ${DAY})\\b`, 'g'), () => ({ ambiguous: true })],
  [
    new RegExp(`\\b(?:ce|this|este|nu pa|pa) ${DAY}\\b(?!\\s+\\d)|\\b${DAY} (?:aceasta|asta)\\b`, 'g'),
    (match, today) => ({ day: coming(today, wd(match)) }),
  ],
  [/\b(?:le week-?end prochain|next weekend)\b/g, () => ({ ambiguous: true })],
  [
    /\b(?:ce week-?end|this weekend|este fin de semana|weekendul acesta|i helgen)\b/g,
    (_, today) =>
      weekdayOf(today) === 7 ? { day: today } : { day: coming(today, 6), endDay: addDays(coming(today, 6), 1) },
  ],
  [
    /\bdans (?<n>\d+|deux|trois|quatre|cinq|six|dix) jours\b|\bin (?<n>\d+|two|three) days\b|\bdentro de (?<n>\d+|dos|tres) dias\b/g,
    (match, today) => {
      const n = COUNT[match.groups!.n!] ?? Number(match.groups!.n)
      // "dans 8 jours" and "dans 15 jours" mean one and two weeks.
      return n === 8 || n === 15 ? { day: addDays(today, n - 1) } : n < 60 ? { day: addDays(today, n) } : undefined
    },
  ],
  [
    new RegExp(
      `(?<!\\b(?:les|tous les|chaque|every|each|du|au|los|cada|fiecare|varje|on|entre|premier|dernier|1er|2e|3e|le|ou) )(?<!\\w)(?:rendez-vous |rdv )?${DAY}(?: (?:soir|matin|apres-midi|midi))?(?=,? (?:a|de|des|a partir|entre|au|at|from|la|kl|ora|soir|matin|pour)\\b| :|,|\\.|!|$)(?! au | de (?:${MONTH}|chaque|ce)\\b| a (?:vendredi|samedi|dimanche|jeudi))`,
      'gm',
    ),
    (match, today) => ({ day: coming(today, wd(match)) }),
  ],
]
