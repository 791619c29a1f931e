import { MONTH, MONTHS } from './date-words.ts'
import { openingTokens } from './opening-tokens.ts'
import { fold } from './text.ts'

/**
 * The part of the year of a text as an OSM `opening_hours` selector: "juillet et août" → `Jul,Aug`, "du 15 juin au 15 septembre" →
 * `Jun 15-Sep 15`, "du 1er octobre à fin mars" → `Oct 01-Mar 31`; `''` for all the year; `undefined` when it is not understood.
 */
export function seasonSelector(text: string): string | undefined {
  const tokens = openingTokens(withDays(fold(text).trim()))
  if (!tokens) return undefined
  const selectors: string[] = []
  for (const token of tokens) {
    if (token.kind === 'months') selectors.push(token.selector)
    else if (token.kind !== 'and' && token.kind !== 'break') return undefined
  }
  // A year belongs to one season past, not to those to come.
  if (/\d{4}/.test(selectors.join())) return undefined
  if (selectors.length > 0) return selectors.join(',')
  return ALL_YEAR.test(fold(text)) ? '' : undefined
}

/** The hours of a market kept to its season; as they are when they name months of their own. `undefined`: the season is not understood. */
export function hoursInSeason(hours: string, season: string): string | undefined {
  if (MONTH_CODE.test(hours)) return hours
  const selector = seasonSelector(season)
  if (selector === undefined) return undefined
  if (selector === '') return hours
  return hours
    .split('; ')
    .map((rule) => (/^(?:PH|SH)\b/.test(rule) ? rule : `${selector} ${rule}`))
    .join('; ')
}

const ALL_YEAR = /^(?:toute l'annee|all year(?: round)?|todo el ano|tot anul|hela aret)\W*$/
const MONTH_CODE = /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/

/** "début avril", "mi-juin" and "fin mars" as days, the way a season is said and kept. */
function withDays(folded: string): string {
  return folded
    .replace(new RegExp(`\\b(?:le )?(?:debut|early) (?:de |d')?(${MONTH})(?![a-z])`, 'g'), '1 $1')
    .replace(new RegExp(`\\b(?:la )?(?:mi|mid)[- ](${MONTH})(?![a-z])`, 'g'), '15 $1')
    .replace(
      new RegExp(`\\b(?:la )?(?:fin|late|end of) (?:de |d')?(${MONTH})(?![a-z])`, 'g'),
      (_, name: string) => `${lastDays[MONTHS.get(name)! - 1]} ${name}`,
    )
}

const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
