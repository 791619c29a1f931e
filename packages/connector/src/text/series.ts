import type { DraftContext } from './draft.ts'
import { readRecurrence, type TextRecurrence } from './recurrence.ts'
import { foldedOf } from './roles.ts'
import type { When } from './when.ts'

/**
 * The series a text announces, if that is what it announces: a rule, and no date of its own beside the dates between which it runs.
 * The hours are those of the rule's own paragraph.
 */
export function seriesIn(text: string, whens: When[], context: DraftContext): TextRecurrence | undefined {
  const whole = readRecurrence(text, context)
  if (!whole) return undefined
  const folded = foldedOf(text)
  const off = whens.filter((when) => when.startDay && when.index > whole.end && isCalledOff(folded, when))
  const free = whens.filter(
    (when) => when.role === 'event' && !isBound(folded, when) && !isInside(when, whole) && !off.includes(when),
  )
  if (free.length > 0) return undefined
  if (off.length > 0) whole.exdates = [...new Set([...(whole.exdates ?? []), ...off.map(({ startDay }) => startDay!)])]
  if (
    OTHER_MATTER.test(folded.slice(Math.max(0, whole.index - 80), whole.index)) &&
    whens.some((when) => when.role === 'event')
  )
    return undefined
  const start = text.lastIndexOf('\n', whole.index) + 1
  const stop = text.indexOf('\n', whole.end)
  const own = readRecurrence(text.slice(start, stop < 0 ? text.length : stop), context)
  if (!own?.startTime || own.startTime === whole.startTime) return whole
  return { ...whole, startTime: own.startTime, endTime: own.endTime }
}

/** "Le marché du samedi 26 décembre est annulé": one of the days of the series. */
function isCalledOff(folded: string, { index, end }: When): boolean {
  const before = folded
    .slice(0, index)
    .split(/[.!?]\s|\n/)
    .at(-1)!
  const after = folded.slice(end).split(/[.!?](?:\s|$)|\n/)[0]!
  return /annule|n'aura pas lieu|pas de (?:cours|seance|marche|permanence)/.test(`${before} ${after}`)
}

const isInside = (when: When, rule: TextRecurrence) => when.index >= rule.index && when.end <= rule.end

/** "du 3 au 15 août", "à partir du 7 septembre", "jusqu'au 30 juin", "sauf le 25 décembre", "reprise le…" */
function isBound(folded: string, when: When): boolean {
  if (when.endDay) return true
  return /(?:a partir du|a compter du|des le|depuis le|reprise|rentree|debut|jusqu'au|sauf|excepte|hors|pas de seance|from|starting(?: on)?|until|till|except|a partir del|desde el|hasta el|excepto|salvo|incepand (?:cu|din)|pana (?:la|pe|in)|fran(?: och med)?|till|utom)[^.;\n\d]{0,25}$/.test(
    folded.slice(Math.max(0, when.index - 45), when.index),
  )
}

/** The rule may speak of the office or of rehearsals, not of what is announced. */
const OTHER_MATTER =
  /(?:permanences?|repetitions?|bureau|secretariat|accueil|reservations?|inscriptions?|billetterie|horaires d'ouverture|ouvert|entrainements?)[^.\n]{0,60}$/
