import { MONTH, MONTHS, WEEKDAY, WEEKDAY_FULL, WEEKDAYS } from './date-words.ts'
import { spelledOut } from './opening-days.ts'
import { read } from './scan-times.ts'
import { clock } from './times.ts'
import type { ClockTime } from './zoned.ts'

/** A word of an opening-hours text. `undefined` days are said by the words around. */
export type OpeningToken =
  | { kind: 'days'; days: number[] }
  | { kind: 'nth'; positions: number[]; days: number[] }
  | { kind: 'holiday'; which: 'PH' | 'SH' }
  | { kind: 'months'; selector: string }
  | { kind: 'times'; spans: string[] }
  | { kind: 'half' }
  | { kind: 'appointment' }
  | { kind: 'closed' }
  | { kind: 'except' }
  | { kind: 'and' }
  | { kind: 'break' }

/** Splits folded text into tokens; nothing when one word is not understood: hours are never guessed. */
export function openingTokens(folded: string): OpeningToken[] | undefined {
  const tokens: OpeningToken[] = []
  let rest = spelledOut(withoutHourWords(folded))
  while (rest !== '') {
    const found = firstToken(rest)
    if (!found) return undefined
    if (found.token) tokens.push(found.token)
    rest = rest.slice(found.length)
  }
  return tokens
}

/** `10-18 Uhr`, `de 8:30 a 21:00 horas`: what stands behind the figures says that they are hours, as they are. */
const withoutHourWords = (folded: string) =>
  folded
    .replace(/(\d{1,2})\s*(-|–|bis)\s*(\d{1,2})\s*(?:uhr|uur)\b\.?/g, '$1:00-$3:00')
    .replace(/(\d[:.]\d{2})\s*(?:uhr|uur|horas|hs|hrs)\b\.?/g, '$1')

/** A pattern whose reading is `undefined` leaves its words to the next ones; `null` is a word that says nothing. */
function firstToken(rest: string): { token: OpeningToken | null; length: number } | undefined {
  for (const [pattern, reading] of PATTERNS) {
    const match = pattern.exec(rest)
    const token = match ? reading(match) : undefined
    if (match && token !== undefined) return { token, length: match[0].length }
  }
  return undefined
}

const day = (name: string) => WEEKDAYS.get(name.replace(/\.$/, ''))!
const MONTH_CODES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const POSITIONS: Record<string, number> = {
  premier: 1,
  premiers: 1,
  '1': 1,
  first: 1,
  primer: 1,
  primul: 1,
  prima: 1,
  forsta: 1,
  deuxieme: 2,
  second: 2,
  '2': 2,
  segundo: 2,
  doilea: 2,
  doua: 2,
  andra: 2,
  troisieme: 3,
  third: 3,
  '3': 3,
  tercer: 3,
  treilea: 3,
  tredje: 3,
  quatrieme: 4,
  fourth: 4,
  '4': 4,
  cuarto: 4,
  patrulea: 4,
  fjarde: 4,
  '5': 5,
  cinquieme: 5,
  dernier: -1,
  derniers: -1,
  last: -1,
  ultimo: -1,
  ultimul: -1,
  ultima: -1,
  sista: -1,
}

/** Days from one to another, over the week's end too. */
export function daysFromTo(from: number, to: number): number[] {
  const days: number[] = []
  for (let i = from; ; i = (i % 7) + 1) {
    days.push(i)
    if (i === to) return days
  }
}

function span(from: string, to: string): string | undefined {
  const a = read(from, to)
  const b = read(to)
  if (!a || !b || a.hour === 24) return undefined
  const end: ClockTime = b.hour === 0 && b.minute === 0 ? { hour: 24, minute: 0 } : b
  const minutes = (time: ClockTime) => time.hour * 60 + time.minute
  // An end before the beginning is after midnight, as for a bar; one in the middle of the day is a mistake.
  if (minutes(end) <= minutes(a)) return minutes(end) <= 6 * 60 ? `${clock(a)}-${clock(end)}` : undefined
  return `${clock(a)}-${clock(end)}`
}

const OF_MONTH =
  '(?:\\s+(?:de chaque mois|du mois|of (?:the|each|every) month|del? mes|de cada mes|(?:a|din|ale) (?:fiecarei )?luni[i]?|i manaden))?'
const ORDINAL =
  '(1|2|3|4|5|premiers?|deuxieme|second|troisieme|quatrieme|cinquieme|derniers?|first|third|fourth|last|primer|segundo|tercer|cuarto|ultimo|prima|primul|ultimul|ultima|forsta|andra|tredje|fjarde|sista)(?:ers?|nds?|emes?|es?|e|st|nd|rd|th|\\.|º|o)?'
const TIME =
  '(?:(?:kl\\.?|ora|a las?|las|at|um)\\s*)?(?:\\d{1,2}\\s?h(?:eures?|rs?|oras?)?(?:\\s?\\d{2}(?!\\d|\\s?h))?(?:\\s?mi?n)?|\\d{1,2}[:.]\\d{2}(?::00)?(?:\\s?h\\b)?(?:\\s?[ap]\\.?m\\.?)?|\\d{1,2}\\s?[ap]\\.?m\\b\\.?|midi\\b|minuit\\b|noon\\b|midnight\\b|\\d{1,2}(?=\\s?(?:-|–|a\\b|to\\b)\\s?\\d{1,2}(?:\\s?h|[:.]\\d{2}|\\s?[ap]m)))'
const TO =
  "\\s*(?:-+|>|→|/|a\\b|au\\b|to\\b|et\\b|jusqu'a\\b|till\\b|until\\b|hasta(?: las?)?\\b|a las?\\b|pana la\\b|la\\b|bis\\b)\\s*"
const DAY_TO = "\\s*(?:-+|>|→|au\\b|a\\b|al\\b|to\\b|till\\b|pana\\b|bis\\b|through\\b|jusqu'au\\b)\\s*(?:le\\s+)?"
const UNTIL = '(?![a-z])'

const short = (name: string) => ['lu', 'ma', 'me', 'je', 've', 'sa', 'di'].indexOf(name) + 1
const LETTERS: Record<string, number> = { l: 1, x: 3, j: 4, v: 5, s: 6, d: 7 }

const hour = (value: number) => `${String(value).padStart(2, '0')}:00`

type Step = [RegExp, (match: RegExpExecArray) => OpeningToken | null | undefined]

const PATTERNS: Step[] = [
  [/^(?:\s*(?:;|\||\n)\s*)+/, () => ({ kind: 'break' })],
  [/^[\s:.()[\]-]+/, () => null],
  [/^(?:,|\/|&|\+)/, () => ({ kind: 'and' })],
  [
    /^(?:et |ou |and |y |si )?(?:sur (?:rendez-vous|rdv)|by appointment|con cita previa|cu programare)\b/,
    () => ({ kind: 'appointment' }),
  ],
  [/^(?:et|and|y|si|och|und|ainsi que|puis)\b/, () => ({ kind: 'and' })],
  [
    new RegExp(
      `^(?:(?:de|entre|from|between|des|intre|fran|von)\\s+)?(${TIME})${TO}(${TIME}|\\d{1,2}(?=\\s*(?:$|[,;/]))(?<=h[^\\n]*))`,
    ),
    (match) => {
      const found = span(match[1]!, match[2]!)
      return found ? { kind: 'times', spans: [found] } : undefined
    },
  ],
  [
    new RegExp(`^(?:(?:a partir de|des|from|desde(?: las?)?|de la|fran)\\s+)(${TIME})`),
    (match) => {
      const at = read(match[1]!)
      return at && at.hour < 24 ? { kind: 'times', spans: [`${clock(at)}+`] } : undefined
    },
  ],
  [
    /^(?:24\s?h(?:eures)?\s?(?:\/|sur)\s?24(?:\s?h)?|non[- ]stop|24 hours)(?:\s?(?:,|et)?\s?7\s?j(?:ours)?\s?(?:\/|sur)\s?7)?/,
    () => ({ kind: 'times', spans: ['00:00-24:00'] }),
  ],
  [/^7\s?j(?:ours)?\s?(?:\/|sur)\s?7(?:\s?j(?:ours)?)?/, () => ({ kind: 'days', days: [1, 2, 3, 4, 5, 6, 7] })],
  [
    /^(?:tous les (?:matins|soirs|apres-midis?)|tous les jours(?! (?:feries|de (?:marche|fermeture)))|chaque jour|quotidiennement|toute la semaine|every ?day|daily|todos los dias|zilnic|in fiecare zi|varje dag|alla dagar|taglich)\b/,
    () => ({ kind: 'days', days: [1, 2, 3, 4, 5, 6, 7] }),
  ],
  [
    /^(?:les )?(?:jours ouvrables|jours ouvres|en semaine|la semaine|weekdays|on weekdays|dias laborables|in timpul saptamanii|vardagar)\b/,
    () => ({ kind: 'days', days: [1, 2, 3, 4, 5] }),
  ],
  [/^(?:les |le )?(?:week[- ]?ends?|weekends?|fines? de semana|helger)\b/, () => ({ kind: 'days', days: [6, 7] })],
  [
    /^(?:(?:les?|pendant les|durant les|en periode de|in|the)\s+)?(?:petites )?(?:vacances scolaires|vacances|conges scolaires|school holidays|vacaciones escolares|vacanta scolara|skollov)\b/,
    () => ({ kind: 'holiday', which: 'SH' }),
  ],
  [
    /^(?:(?:les?)\s+)?(?:jours? feries?|feries|public holidays|bank holidays|festivos|dias festivos|sarbatori(?:le)? legale|helgdagar)\b/,
    () => ({ kind: 'holiday', which: 'PH' }),
  ],
  [
    /^(?:fermee?s?|ferme le|fermeture(?: hebdomadaire)?|closed|cerrado|tancat|encerrado|chiuso|gesloten|itxita|inchis|stangt|geschlossen|geschl|relache|pas de marche|repos)\b/,
    () => ({ kind: 'closed' }),
  ],
  [
    /^(?:sauf|excepte|a l'exception d[eu]s?|hors|en dehors des?|except|excepto|salvo|cu exceptia|in afara|utom|ej)\b/,
    () => ({ kind: 'except' }),
  ],
  [
    new RegExp(
      `^(?:le |les |tous les |chaque |every |the |el |los |cada |in |pe |prima )?((?:${ORDINAL}(?:\\s*(?:,|et|and|&|y|si|och)\\s*(?:le |the )?)?)+)\\s+(${WEEKDAY_FULL})s?${OF_MONTH}${UNTIL}`,
    ),
    (match) => {
      const positions = [...match[1]!.matchAll(new RegExp(ORDINAL, 'g'))].map((found) => POSITIONS[found[1]!]!)
      return { kind: 'nth', positions, days: [day(match.at(-1)!)] }
    },
  ],
  [
    new RegExp(
      `^(?:du |de |from )?(\\d{1,2})(?:er)?[./](\\d{1,2})(?:[./](\\d{4}))?${DAY_TO}(\\d{1,2})(?:er)?[./](\\d{1,2})(?:[./](\\d{4}))?(?![\\d:h])`,
    ),
    (match) => {
      const [, d1, m1, y1, d2, m2, y2] = match
      if (Number(m1) > 12 || Number(m2) > 12 || !Number(m1) || !Number(m2)) return undefined
      return {
        kind: 'months',
        selector: `${y1 ? `${y1} ` : ''}${date(m1!, d1!)}-${y2 && y2 !== y1 ? `${y2} ` : ''}${date(m2!, d2!)}`,
      }
    },
  ],
  [
    new RegExp(
      `^(?:du |from )?(\\d{1,2})(?:er)?\\s+(${MONTH})\\.?${DAY_TO}(\\d{1,2})(?:er)?\\s+(${MONTH})\\.?${UNTIL}`,
    ),
    (match) => ({
      kind: 'months',
      selector: `${date(String(MONTHS.get(match[2]!)), match[1]!)}-${date(String(MONTHS.get(match[4]!)), match[3]!)}`,
    }),
  ],
  [
    new RegExp(
      `^(?:en |de |d'|du |in |from |au mois d[e'] ?|le mois d[e'] ?)?(${MONTH})\\.?${DAY_TO}(${MONTH})\\.?${UNTIL}(?: inclus)?`,
    ),
    (match) =>
      isMonth(match[1]!) && isMonth(match[2]!)
        ? { kind: 'months', selector: `${code(match[1]!)}-${code(match[2]!)}` }
        : undefined,
  ],
  [
    new RegExp(
      `^(?:(?:en|in|i|au mois d[e'] ?|le mois d[e'] ?|mois d[e'] ?)\\s*)?((?:(?:${MONTH})${UNTIL}(?:\\s*(?:,|et|and|y|si|och|/)\\s*)?)+)${UNTIL}`,
    ),
    (match) => {
      const names = match[1]!.split(/[^a-z]+/).filter((name) => MONTHS.has(name))
      // `mar` and `mie` are days in a text about days.
      if (names.some((name) => WEEKDAYS.has(name))) return undefined
      return { kind: 'months', selector: names.map(code).join(',') }
    },
  ],
  [
    new RegExp(
      `^(?:du |de |le |les |from |de la |von |entre le )?(${WEEKDAY})s?\\.?${DAY_TO}(${WEEKDAY})s?${UNTIL}\\.?(?: inclus(?:ivement)?)?`,
    ),
    (match) => ({ kind: 'days', days: daysFromTo(day(match[1]!), day(match[2]!)) }),
  ],
  [
    new RegExp(
      `^(?:le |les |tous les |chaque |every |on |el |los |todos los |cada |in fiecare |pe |varje |am )?(${WEEKDAY})s?${UNTIL}\\.?`,
    ),
    (match) => ({ kind: 'days', days: [day(match[1]!)] }),
  ],
  [
    /^(lu|ma|me|je|ve|sa|di)(?![a-z])\.?(?:\s*-\s*(lu|ma|me|je|ve|sa|di)(?![a-z]))?\.?/,
    (match) => ({ kind: 'days', days: daysFromTo(short(match[1]!), short(match[2] ?? match[1]!)) }),
  ],
  // `L-V`, `L-S`, `X a D`: one letter a day, as on Spanish doors. A lone M is two days in French: it stays unread.
  [
    /^([ljvsdx])\s?(?:-|a|al)\s?([ljvsdx])(?![a-z'])/,
    (match) => ({ kind: 'days', days: daysFromTo(LETTERS[match[1]!]!, LETTERS[match[2]!]!) }),
  ],
  [
    /^(\d{1,2})\s?-\s?(\d{1,2})(?=\s*(?:$|[,;/\n]))/,
    (match) => {
      const [from, to] = [Number(match[1]), Number(match[2])]
      return from >= 5 && to <= 24 && from < to ? { kind: 'times', spans: [`${hour(from)}-${hour(to)}`] } : undefined
    },
  ],
  [
    /^(?:le |l'|en |the |la |pe |in the )?(?:matin(?:ee)?s?|apres[- ]?midis?|soir(?:ee)?s?|mornings?|afternoons?|evenings?|dimineata|manana|tardes?|fm|em)\b/,
    () => ({ kind: 'half' }),
  ],
  // The name of a season says nothing beside its dates: "Été (15/06-15/09)".
  [
    /^(?:(?:en |l'|horaires? d'? ?)?(?:hiver|ete|printemps|automne)|winter|summer|invierno|verano)(?=\s*[:(]*\s*(?:du\s*)?\d{1,2}[./ ])/,
    () => null,
  ],
  [/^(?:toute l'annee|all year(?: round)?|todo el ano|tot anul)\b/, () => null],
  [
    /^(?:ouvert(?:e|s|es|ure)?|open|abierto|deschis|oppet|geoffnet|horaires?(?: d'ouverture)?|hours|opening hours|permanences?|accueil(?: du public)?|marche|le|la|les|l'|de|du|des|a|au|aux|en|on|at|the|el|los|kl|jours?|h|uniquement|seulement|only|pendant|durant|sur place|continu|journee continue|en continu|sans interruption|inclus|uhr|von|ora|orele)(?![a-z])/,
    () => null,
  ],
  [/^'/, () => null],
]

function code(name: string): string {
  return MONTH_CODES[MONTHS.get(name)! - 1]!
}

const isMonth = (name: string) => !WEEKDAYS.has(name) || /^(?:mars|march)$/.test(name)

function date(month: string, dayNumber: string): string {
  return `${MONTH_CODES[Number(month) - 1]} ${dayNumber.padStart(2, '0')}`
}
