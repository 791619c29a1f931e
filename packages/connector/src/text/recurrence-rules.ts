import { BYDAY, MONTH, MONTHS, WEEKDAY_FULL, WEEKDAYS } from '../normalize/date-words.ts'
import { daysFromTo } from '../normalize/opening-tokens.ts'

export interface FoundRule {
  rrule: string
  interval: number
  /** "semaines paires" (0), "impaires" (1). */
  weekParity?: 0 | 1
  index: number
  end: number
}

/** The first rule of repetition a folded text states, the most precise kind first. */
export function findRule(folded: string): FoundRule | undefined {
  for (const [pattern, build] of RULES) {
    for (const match of folded.matchAll(pattern)) {
      const built = build(match, folded)
      if (!built) continue
      const parity = /semaines? (im)?paires?/.exec(folded)
      const weekly = built.rrule.startsWith('FREQ=WEEKLY') && !built.rrule.includes('INTERVAL')
      if (parity && weekly)
        return {
          rrule: built.rrule.replace('WEEKLY', 'WEEKLY;INTERVAL=2'),
          interval: 2,
          weekParity: parity[1] ? 1 : 0,
          index: match.index,
          end: match.index + match[0].length,
        }
      return { interval: 1, ...built, index: match.index, end: match.index + match[0].length }
    }
  }
  return undefined
}

type Built = { rrule: string; interval?: number } | undefined

const AND = '(?:\\s*(?:,|et|and|y|si|och|&|ou)\\s*(?:(?:les?|the|los|el|tous les|chaque|on|pe)\\s+)?)'
const DAYS = `(?:${WEEKDAY_FULL})(?:s)?(?![a-z])`
const LIST = `(?<days>${DAYS}(?:${AND}${DAYS})*)`
const ORDINAL =
  '(?:premiers?|1ers?|deuxiemes?|seconds?|2n?d?e?mes?|2nds?|2e|troisiemes?|3e(?:mes?)?|quatriemes?|4e(?:mes?)?|cinquiemes?|5e(?:mes?)?|derniers?|avant-derniers?|first|1st|second|2nd|third|3rd|fourth|4th|last|primer|segundo|tercer|cuarto|ultimo|prima|primul|(?:a )?doua|(?:al )?doilea|(?:a )?treia|ultima|ultimul|forsta|andra|tredje|fjarde|sista)'
const POSITION: [RegExp, number][] = [
  [/^(?:avant-dernier)/, -2],
  [/^(?:dernier|last|ultim|sista)/, -1],
  [/^(?:premier|1|first|prim|forsta)/, 1],
  [/^(?:deux|second|2|segundo|a? ?doua|al? ?doilea|andra)/, 2],
  [/^(?:trois|3|third|tercer|a? ?treia|tredje)/, 3],
  [/^(?:quatr|4|fourth|cuarto|fjarde)/, 4],
  [/^(?:cinq|5)/, 5],
]
const EVERY = '(?:tous les|toutes les|chaque|every|each|todos los|todas las|cada|in fiecare|fiecare|varje|jeden|jede)'
/** What is said once of a day of the year: only after or before these words does the day come back. */
const YEARLY =
  '(?:chaque annee|tous les ans|every year|each year|yearly|annually|todos los anos|cada ano|in fiecare an|varje ar)'
const OF = "\\s+(?:de |d'|du mois de |of |in |din |i )?"
const YEAR_DAY = `(?:the |el |pe |den |on )*(?<day>\\d{1,2})(?:er|st|nd|rd|th)?${OF}(?<month>${MONTH})(?![a-z])(?!\\s*\\d{4})`
const YEAR_MONTH_DAY = `(?:on )?(?<month>${MONTH})\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:h])(?!,?\\s*\\d{4})`
const YEAR_NTH = `(?:the |el |den |on )*(?<position>${ORDINAL})\\s+(?<weekday>${DAYS})${OF}(?<month>${MONTH})(?![a-z])(?!\\s*\\d{4})`
const FORTNIGHT =
  '(?:une semaine sur deux|toutes les deux semaines|tous les (?:15|quinze) jours|par quinzaine|every (?:two|2) weeks|every other week|fortnightly|cada dos semanas|cada quince dias|o data la doua saptamani|varannan vecka)'

const RULES: [RegExp, (match: RegExpMatchArray, folded: string) => Built][] = [
  // "chaque année, dernier dimanche de juillet", "tous les ans le 15 août", "on the last Sunday of July every year"
  ...[YEAR_NTH, YEAR_DAY, YEAR_MONTH_DAY].flatMap((date): [RegExp, (match: RegExpMatchArray) => Built][] => [
    [new RegExp(`${YEARLY}\\W{0,3}(?:(?:le|au|a) )?${date}`, 'g'), yearly],
    [new RegExp(`(?<!\\d\\s?)\\b${date},?\\s+(?:de )?${YEARLY}`, 'g'), yearly],
  ]),
  // "le premier dimanche du mois", "chaque 1er et 3e samedi", "first Sunday of every month"
  [
    new RegExp(
      `(?:${EVERY}|les?|the|el|los|on the|pe|den|in)?\\s*(?<positions>${ORDINAL}(?:${AND}${ORDINAL})*)\\s+(?:(?:et|and)\\s+)?(?<days>${DAYS}(?:${AND}${DAYS})*)(?<month>\\s+(?:du mois|de (?:chaque|tous les) mois|des mois|of (?:the|each|every) month|del mes|de cada mes|a (?:fiecarei )?lunii?|din (?:fiecare )?luna|i (?:varje )?manad(?:en)?))?`,
      'g',
    ),
    (match) => {
      const stated =
        match.groups!.month !== undefined || new RegExp(`^\\s*(?:${EVERY})`).test(match[0]) || /\bles\s/.test(match[0])
      if (!stated) return undefined
      const positions = [...match.groups!.positions!.matchAll(new RegExp(ORDINAL, 'g'))].map(
        ([word]) => POSITION.find(([pattern]) => pattern.test(word))![1],
      )
      const days = numbersOf(match.groups!.days!)
      return {
        rrule: `FREQ=MONTHLY;BYDAY=${days.flatMap((day) => positions.map((position) => `${position}${BYDAY[day - 1]}`)).join(',')}`,
      }
    },
  ],
  [
    /(?:le|the|el|pe|den)\s+(\d{1,2})(?:er|st|nd|rd|th)?\s+(?:de chaque mois|du mois|of (?:each|every|the) month|de cada mes|a(?:le)? fiecarei luni|i varje manad)/g,
    (match) => (Number(match[1]) <= 31 ? { rrule: `FREQ=MONTHLY;BYMONTHDAY=${Number(match[1])}` } : undefined),
  ],
  // "un mardi sur deux", "every other Tuesday", "varannan tisdag"
  [
    new RegExp(`(?:un|une)\\s+(?<days>${DAYS})\\s+sur\\s+(?<n>deux|trois|quatre|2|3|4)`, 'g'),
    (match) =>
      every({ deux: 2, trois: 3, quatre: 4 }[match.groups!.n!] ?? Number(match.groups!.n), match.groups!.days!),
  ],
  [
    new RegExp(`(?:every (?:other|second)|varannan|cada dos|un .{0,3}din doua)\\s+(?<days>${DAYS})`, 'g'),
    (match) => every(2, match.groups!.days!),
  ],
  [
    new RegExp(`(?:${EVERY}\\s+|les?\\s+|on\\s+|los\\s+)${LIST}[^.;\\n]{0,25}${FORTNIGHT}`, 'g'),
    (match) => every(2, match.groups!.days!),
  ],
  [
    new RegExp(`${FORTNIGHT},?\\s+(?:les?\\s+|on\\s+|los\\s+|el\\s+|pe\\s+)?${LIST}`, 'g'),
    (match) => every(2, match.groups!.days!),
  ],
  // "du lundi au vendredi", "Monday to Friday"
  [
    new RegExp(
      `(?:du|de|from|de la|fran|tous les jours du)\\s+(?<a>${DAYS})\\s+(?:au|a|to|till|pana|through|la)\\s+(?<b>${DAYS})(?!\\s+(?:\\d|(?:le )?\\d))`,
      'g',
    ),
    (match) => weekly(daysFromTo(one(match.groups!.a!), one(match.groups!.b!))),
  ],
  [
    new RegExp(`(?<!\\w)(?<a>monday|lunes|luni|lundi)\\s+(?:to|a|au|-|through)\\s+(?<b>${DAYS})(?!\\s+\\d)`, 'g'),
    (match) => weekly(daysFromTo(one(match.groups!.a!), one(match.groups!.b!))),
  ],
  // "tous les jours sauf le lundi"
  [
    new RegExp(
      `(?:tous les (?:jours|soirs|matins|apres-midis?)|chaque (?:jour|soir|matin)|\\btlj\\b|every (?:evening|morning)|every ?day|daily|todos los dias|zilnic|in fiecare zi|varje dag|alla dagar|quotidiennement)(?! feries)(?<except>,?\\s+(?:sauf|excepte|hormis|except|excepto|salvo|cu exceptia|utom)\\s+(?:(?:les?|on|los?|el|pe)\\s+)?${LIST}(?!\\s+\\d))?`,
      'g',
    ),
    (match) => {
      if (!match.groups!.except) return { rrule: 'FREQ=DAILY' }
      const out = numbersOf(match.groups!.days!)
      return weekly([1, 2, 3, 4, 5, 6, 7].filter((day) => !out.includes(day)))
    },
  ],
  [
    /(?:tous les|chaque|every|todos los|cada|in fiecare|varje) (?:week-?ends?|fines? de semana|helg)/g,
    () => weekly([6, 7]),
  ],
  [/(?:every weekday|on weekdays|en semaine tous les jours|vardagar)/g, () => weekly([1, 2, 3, 4, 5])],
  // "tous les mardis", "chaque mardi et jeudi", "every Tuesday", "varje tisdag"
  [
    new RegExp(`(?:${EVERY})\\s+${LIST}(?!\\s+(?:\\d{1,2}(?:er)?\\s+[a-z]{3}))`, 'g'),
    (match) => weekly(numbersOf(match.groups!.days!)),
  ],
  // "les mardis", "Tuesdays", "los martes", "tisdagar"
  [
    new RegExp(
      `(?:\\bles\\s+(?<days>(?:\\w+dis|dimanches)(?:${AND}(?:\\w+dis|dimanches))*)|(?:\\bon\\s+)?(?<days>(?:\\w+days)(?:${AND}(?:\\w+days))*)|\\blos\\s+(?<days>${DAYS}(?:${AND}${DAYS})*)|(?<days>\\w+dagar(?:na)?(?:${AND}\\w+dagar(?:na)?)*))(?!\\s+\\d)(?![a-z])`,
      'g',
    ),
    (match) => weekly(numbersOf(match.groups!.days!)),
  ],
  // "le mardi de 18 h à 19 h" with no date beside it
  [
    new RegExp(
      `(?<!\\w)(?:chaque semaine,?\\s+|hebdomadaire[^.\\n]{0,20}\\s)?le\\s+${LIST}(?=\\s*(?:matin|apres-midi|soir|,|:|de\\s\\d|a\\s\\d|\\()?\\s*(?:a |de |entre |:)?\\s*\\d{1,2}\\s?h)(?!\\s+\\d{1,2}\\s)`,
      'g',
    ),
    (match, folded) =>
      /chaque semaine|hebdomadaire|toute l'annee|hors vacances|sauf vacances|vacances scolaires|periode scolaire|cours de|ateliers? de|seances?|entrainements?/.test(
        folded,
      )
        ? weekly(numbersOf(match.groups!.days!))
        : undefined,
  ],
]

function yearly({ groups }: RegExpMatchArray): Built {
  const { position, weekday, day, month } = groups!
  const inMonth = `FREQ=YEARLY;BYMONTH=${MONTHS.get(month!)}`
  if (!position)
    return Number(day) >= 1 && Number(day) <= 31 ? { rrule: `${inMonth};BYMONTHDAY=${Number(day)}` } : undefined
  const nth = POSITION.find(([pattern]) => pattern.test(position))![1]
  return { rrule: `${inMonth};BYDAY=${nth}${BYDAY[one(weekday!) - 1]}` }
}

function every(interval: number, days: string): Built {
  return { rrule: `FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${codes(numbersOf(days))}`, interval }
}

function weekly(days: number[]): Built {
  if (days.length === 0) return undefined
  return { rrule: days.length === 7 ? 'FREQ=DAILY' : `FREQ=WEEKLY;BYDAY=${codes(days)}` }
}

const codes = (days: number[]) =>
  [...new Set(days)]
    .sort((a, b) => a - b)
    .map((day) => BYDAY[day - 1])
    .join(',')

function numbersOf(text: string): number[] {
  return text.split(/[^a-z]+/).flatMap((word) => (word.length > 2 && WEEKDAYS.get(word)) || [])
}

const one = (text: string) => numbersOf(text)[0]!
