import { MONTH } from '../normalize/date-words.ts'
import { fold } from '../normalize/text.ts'

export interface Span {
  index: number
  end: number
}

/**
 * What a text about dates still says when its dates, hours and rules (`spans`) are taken away, and the words that tie them: each piece as it was
 * typed, in order.
 */
export function restOf(plain: string, spans: Span[]): string[] {
  const folded = fold(plain)
  const marks = [...folded]
  const cut = (index: number, end: number) => marks.fill('|', index, end)
  for (const { index, end } of spans) cut(index, end)
  for (const match of marks.join('').matchAll(READ_ELSEWHERE)) cut(match.index, match.index + match[0].length)
  return [...marks.join('').matchAll(/[^|,;()]+/g)].flatMap((match) => {
    const start = match.index + match[0].match(TIES_BEFORE)![0].length
    const end = match.index + match[0].length - match[0].match(TIES_AFTER)![0].length
    return end > start ? [plain.slice(start, end)] : []
  })
}

const HOLIDAYS =
  '(?:(?:sauf|hors|hormis|excepte|en dehors (?:des|de)|except(?: for| during)?)\\s+)(?:(?:pendant|durant|en|les|des|the|in|on)\\s+)*(?:petites\\s+)?(?:periodes? de\\s+)?(?:vacances(?:\\s+scolaires)?|conges scolaires|school holidays|(?:jours?\\s+)?feries?|(?:public|bank) holidays)(?:\\s+(?:et|and|ou)\\s+(?:les\\s+)?(?:(?:jours?\\s+)?feries?|vacances(?:\\s+scolaires)?|(?:public|bank) holidays))?'
const MONTHS_LISTED = `(?:${MONTH})(?![a-z])(?:\\s*(?:,|et|and)\\s*(?:(?:${MONTH})(?![a-z])))*`
/** What recurrence.ts reads without a place of its own. */
const READ_ELSEWHERE = new RegExp(
  [
    HOLIDAYS,
    '(?:en|pendant les) periodes? scolaires?|(?:during )?term[- ]?time',
    `(?:(?:sauf|excepte|except)\\s+)?(?:en|in|pendant|d'|de|from) ?${MONTHS_LISTED}(?: (?:a|to|au) (?:${MONTH})(?![a-z]))?`,
    'semaines? (?:im)?paires?',
    '(?:sauf|hors|hormis|excepte|except)(?: (?:le|les|on|du))?(?= *\\|)',
  ].join('|'),
  'g',
)

const TIE = `(?:le|la|les|l'|du|au|aux|a|de|des|d'|et|puis|ou|en|the|on|at|from|to|until|till|starting|and|of|in|every|each|chaque|tous|toutes|matin|soirs?|apres-midi|midi|journee|nuit|inclus|compris|pile|vers|prochaine?|mois|month|date|dates|horaires?|heures?|week-?end|weekend|jusqu'(?:au|a|en)|a partir (?:du|de)|a compter du|depuis|des|reprise|debut|fin|portes?|ouverture des portes|doors|concert|spectacle|repas|depart|accueil|rendez-vous|rdv|annee|saison)`
const TIES_BEFORE = new RegExp(`^(?:[^\\p{L}\\p{N}€]|${TIE}(?![\\p{L}\\p{N}'-]))*`, 'u')
const TIES_AFTER = new RegExp(`(?:[^\\p{L}\\p{N}€]|(?<![\\p{L}\\p{N}'-])${TIE})*$`, 'u')
