import type { Normalized } from '../types.ts'
import { weekFields } from './opening-fields.ts'
import { assembleRules, DAY_CODES, EMPTY_RULE, type OpeningRule } from './opening-rules.ts'
import { openingTokens } from './opening-tokens.ts'
import { fold, normalizeText } from './text.ts'

/**
 * OSM opening_hours (`Mo-Fr 09:00-12:00,14:00-17:30; PH off`) of a free text in French, or simple English, Spanish, Romanian or
 * Swedish. Days without hours ("mercredi et samedi matin") give days only (`We,Sa`): the hours are not known. A text
 * with one word that is not understood gives no value: `opening-hours-unreadable`.
 */
export function normalizeOpeningHours(raw: unknown): Normalized<string> {
  if (raw === null || raw === undefined) return {}
  const cleaned = normalizeText(raw)
  if (cleaned.value === undefined) return cleaned.problem ? { problem: cleaned.problem } : {}
  const text = cleaned.value
  if (NOT_SAID.test(fold(text))) return {}
  if (isOsm(text)) return { value: text.replace(/\s*;\s*/g, '; ').replace(/(\d{2}:\d{2}),\s+(?=\d{2}:\d{2})/g, '$1,') }
  const fields = weekFields(text)
  if (fields !== undefined) return fields ? { value: fields, repairs: ['opening-hours'] } : unreadable(text)
  const folded = fold(text)
  if (
    /^(?:24\s?h?\s?\/\s?24(?:\s?h)?|24\/7|open 24 hours|dygnet runt|las 24 horas|24 horas|24 de ore|non[- ]?stop|jour et nuit)(?:\s*(?:et|,|-)?\s*7\s?j?(?:ours)?\s?\/\s?7(?:\s?j)?)?\.?$/.test(
      folded,
    )
  )
    return { value: '24/7', repairs: ['opening-hours'] }
  if (/^(?:fermee?|closed|cerrado|inchis|stangt)(?: (?:definitivement|temporairement|pour travaux))?\.?$/.test(folded))
    return { value: 'off', repairs: ['opening-hours'] }
  const tokens = openingTokens(folded)
  const rules = tokens && assembleRules(tokens)
  if (!rules)
    return tokens?.some((token) => token.kind === 'times')
      ? { problem: { key: 'opening-hours-no-day', values: { text: text.slice(0, 80) } } }
      : unreadable(text)
  const result: Normalized<string> = { value: written(rules), repairs: ['opening-hours'] }
  return tokens.some((token) => token.kind === 'appointment')
    ? { ...result, problem: { key: 'opening-hours-appointment' } }
    : result
}

/** One column a weekday (`h_lundi`…): `9:00 - 12:00 / 13:30 - 17:00`, `fermé`, `-`. Monday first; an empty cell says nothing of its day. */
export function openingHoursFromDays(cells: readonly unknown[]): Normalized<string> {
  const rules: OpeningRule[] = []
  const unread: string[] = []
  cells.slice(0, 7).forEach((cell, i) => {
    const text = normalizeText(cell).value
    if (text === undefined || NOT_SAID.test(fold(text))) return
    const tokens = openingTokens(fold(text))
    const spans = tokens?.flatMap((token) => (token.kind === 'times' ? token.spans : []))
    const closed = tokens?.some((token) => token.kind === 'closed')
    const plain = tokens?.every(
      (token) => token.kind === 'times' || token.kind === 'and' || token.kind === 'break' || token.kind === 'closed',
    )
    if (plain && (spans?.length || closed))
      rules.push({ ...EMPTY_RULE, days: [i + 1], spans: spans ?? [], off: !spans?.length })
    else unread.push(text)
  })
  const problem =
    unread[0] === undefined ? undefined : { key: 'opening-hours-unreadable', values: { text: unread[0].slice(0, 80) } }
  if (rules.length === 0) return problem ? { problem } : {}
  return { value: written(rules), repairs: ['opening-hours'], ...(problem ? { problem } : {}) }
}

/** Rules with the same hours are said together; exceptions stand last, as OSM's later rules win. */
function written(rules: OpeningRule[]): string {
  const merged: OpeningRule[] = []
  for (const rule of [...rules.filter((one) => !one.off), ...rules.filter((one) => one.off)]) {
    const twin = merged.find(
      (other) =>
        other.months === rule.months &&
        other.off === rule.off &&
        other.spans.join() === rule.spans.join() &&
        !other.nth &&
        !rule.nth &&
        other.days.length > 0 &&
        rule.days.length > 0 &&
        other.holidays.length === 0 &&
        rule.holidays.length === 0,
    )
    if (twin) twin.days = [...twin.days, ...rule.days]
    else merged.push({ ...rule })
  }
  return merged.map(oneRule).join('; ')
}

function oneRule(rule: OpeningRule): string {
  const days = [daysText(rule.days), rule.nth, ...rule.holidays].filter(Boolean).join(',')
  return [rule.months, days, rule.off ? 'off' : [...new Set(rule.spans)].sort().join(',')].filter(Boolean).join(' ')
}

/** `[1,2,3,5]` → `Mo-We,Fr`. */
export function daysText(days: readonly number[]): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b)
  const parts: string[] = []
  for (let i = 0; i < sorted.length; ) {
    let j = i
    while (j + 1 < sorted.length && sorted[j + 1] === sorted[j]! + 1) j++
    if (j - i >= 2) parts.push(`${DAY_CODES[sorted[i]! - 1]}-${DAY_CODES[sorted[j]! - 1]}`)
    else for (let k = i; k <= j; k++) parts.push(DAY_CODES[sorted[k]! - 1]!)
    i = j + 1
  }
  return parts.join(',')
}

/** Already in OSM's own words. */
function isOsm(text: string): boolean {
  return (
    text === '24/7' ||
    (/^(?:(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|off|closed|open|sunrise|sunset|week|easter)\b|[\d\s:,;|+\-[\]()"])+$/.test(
      text,
    ) &&
      /\b(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)\b/.test(text) &&
      /\d{2}:\d{2}|\boff\b|\[/.test(text))
  )
}

function unreadable(text: string): Normalized<string> {
  return { problem: { key: 'opening-hours-unreadable', values: { text: text.slice(0, 80) } } }
}

const NOT_SAID =
  /^[\s|.;,-]*$|^(?:n\.?[acd]\.?|null|none|nan|nc|non (?:communiques?|renseignes?|connus?|precises?)|horaires? (?:non (?:communiques?|renseignes?|connus?|precises?)|inconnus?|variables?)|inconnus?|a preciser|se renseigner|sur rendez-vous)\.?$/
