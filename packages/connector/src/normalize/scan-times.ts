import { fold } from './text.ts'
import type { ClockTime } from './zoned.ts'

/** A time of day, or a span of the day, as a sentence says it. Positions are those of the NFC text. */
export interface TimeMention {
  index: number
  end: number
  from: ClockTime
  to?: ClockTime
  /** "à partir de 19 h", "vers 20 h". */
  open?: boolean
}

/** Every time of day told in a text, in its order: `20h30`, `de 14 h à 18 h`, `kl. 19`, `7.30 pm`, `a las 20:30`, `ora 19:00`. */
export function scanTimes(text: string): TimeMention[] {
  const folded = fold(text.normalize('NFC'))
  const taken: TimeMention[] = []
  for (const match of folded.matchAll(SPAN)) {
    const from = read(match.groups!.a!, match.groups!.b!)
    const to = read(match.groups!.b!)
    if (from && to) add({ from, to, index: match.index, end: match.index + match[0].length })
  }
  for (const match of folded.matchAll(SINGLE)) {
    const from = read(match.groups!.a!)
    if (!from) continue
    const mention: TimeMention = { from, index: match.index, end: match.index + match[0].length }
    if (match.groups!.open) mention.open = true
    add(mention)
  }
  return taken.sort((a, b) => a.index - b.index)

  function add(mention: TimeMention) {
    if (taken.some((other) => mention.index < other.end && other.index < mention.end)) return
    taken.push(mention)
  }
}

/** One time alone, folded. `next` lends its half of the day to a bare hour: `7 to 9 pm`. */
export function read(text: string, next?: string): ClockTime | undefined {
  const said = text.trim().replace(/^(?:klockan|kl\.?|ora|orele|a las?|las|at|um)\s*/, '')
  const word = WORDS.find(([pattern]) => pattern.test(said))
  if (word) return { ...word[1] }
  const match = /^(\d{1,2})(?:\s*(?:h(?:eures?|oras?|rs?)?|uhr|:|\.)\s*(\d{2})?(?:[:.](\d{2}))?)?/.exec(said)
  if (!match) return undefined
  let hour = Number(match[1])
  const minute = Number(match[2] ?? 0)
  const second = Number(match[3] ?? 0)
  const half = halfOf(said) ?? (next && !/[h:]/.test(said) ? inherited(hour, next) : undefined)
  if (half === 'pm' && hour < 12) hour += 12
  if (half === 'am' && hour === 12) hour = 0
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute > 0)) return undefined
  return second > 0 ? { hour, minute, second } : { hour, minute }
}

function halfOf(said: string): 'am' | 'pm' | undefined {
  if (
    /(?<![a-z])p\.?\s?m\b|du soir|de l'apres-midi|de la (?:tarde|noche)|seara|dupa-amiaza|pa kvallen|in the (?:evening|afternoon)/.test(
      said,
    )
  )
    return 'pm'
  if (/(?<![a-z])a\.?\s?m\b|du matin|de la manana|dimineata|in the morning/.test(said)) return 'am'
  return undefined
}

/** `11 to 1 pm` starts in the morning. */
function inherited(hour: number, next: string): 'am' | 'pm' | undefined {
  const half = halfOf(next)
  const end = Number(/\d+/.exec(next)?.[0] ?? 0)
  return half === 'pm' && hour > end % 12 && hour < 12 && end !== 12 ? 'am' : half
}

const WORDS: [RegExp, ClockTime][] = [
  [/^midi (?:et demie?|trente)/, { hour: 12, minute: 30 }],
  [
    /^midi$|^midi pile|^12 h(?:eures)? pile|^noon$|^(?:las )?doce del mediodia$|^mediodia$|^(?:la )?pranz$|^amiaza$/,
    { hour: 12, minute: 0 },
  ],
  [/^minuit$|^midnight$|^medianoche$|^miezul noptii$|^midnatt$/, { hour: 24, minute: 0 }],
]

const HALF =
  "(?:\\s?(?:a\\.?\\s?m\\b\\.?|p\\.?\\s?m\\b\\.?)|\\s(?:du (?:soir|matin)|de l'apres-midi|de la (?:tarde|noche|manana)|seara|dimineata|in the (?:morning|afternoon|evening)))"
/** A time that can't be anything else. */
const CLEAR = `(?:\\d{1,2}\\s?h(?:eures?|oras?|rs?)?(?:\\s?\\d{2}(?!\\d|\\s?h))?(?:\\s?mi?n)?${HALF}?|\\d{1,2}:\\d{2}(?::\\d{2})?(?:${HALF})?(?:\\s?(?:h(?:oras|rs|eures)?\\b|uhr))?|\\d{1,2}\\.\\d{2}(?:${HALF}|\\s?(?:h\\b|uhr))|\\d{1,2}${HALF}|(?:kl\\.?|klockan|ora|orele|a las?|um)\\s?\\d{1,2}(?:[:.]\\d{2})?(?:${HALF})?(?:\\s?h\\b)?|\\d{1,2}\\s?uhr|midi (?:et demie?|trente)|midi\\b|minuit|noon\\b|midnight|medianoche|mediodia|miezul noptii|midnatt)`
/** A time beside another that is clear. */
const LOOSE = `(?:(?:kl\\.?|klockan|ora|orele|las?|um)\\s?)?\\d{1,2}(?:[:.h]\\d{2})?(?:\\s?h(?:eures?|oras?|rs?)?)?${HALF}?`
const TO =
  "\\s*(?:-|–|—|>|→|/|\\ba\\b|\\bau\\b|\\ba l'|\\bet\\b|\\bjusqu'a\\b|\\bjusqu'au\\b|\\bto\\b|\\buntil\\b|\\btill\\b|\\bhasta(?: las?)?\\b|\\ba las?\\b|\\by las?\\b|\\bpana la\\b|\\bla\\b|\\btil\\b|\\bbis\\b|\\band\\b|\\bsi\\b|\\boch\\b)\\s*(?:environ\\s+)?"
const NOT_BEFORE = '(?<![\\d.,/:€$-]|\\d\\s)'
const SPAN = new RegExp(
  `${NOT_BEFORE}(?:(?:de|des|entre|from|between|intre|de la|fran|desde(?: las?)?|von|kl\\.?)\\s+)?(?<a>${CLEAR}|(?:(?<=(?:\\bde|\\bdes|\\bentre|\\bfrom|\\bbetween|\\bde la|\\bintre|\\bora|\\bkl\\.?|\\bfran|\\borele|\\bde las)\\s)${LOOSE})|\\d{1,2}(?:[:.]\\d{2})?(?=\\s?(?:-|to)\\s?\\d))(?<to>${TO})(?<b>${CLEAR}|(?<=(?:kl\\.?|klockan|ora|orele)\\s?\\d{1,2}(?:[:.]\\d{2})?\\s?(?:-|–|till|pana la|la)\\s?(?:la\\s)?)${LOOSE})(?![\\d/%€]|[.,]\\d)`,
  'g',
)
const SINGLE = new RegExp(
  `${NOT_BEFORE}(?<open>(?:a partir d[e'u]|des|from|desde(?: las?)?|a partir de(?: las?)?|incepand cu|de la|fran)\\s+)?(?<a>${CLEAR}|(?<=\\b(?:kl\\.?|klockan)\\s?)\\d{1,2}(?:[.:]\\d{2})?)(?![\\d/%€]|[.,:]\\d)`,
  'g',
)
