import type { OpeningToken } from './opening-tokens.ts'

/** One rule of OSM's opening_hours: a season, days, hours or `off`. */
export interface OpeningRule {
  months: string
  days: number[]
  nth: string
  holidays: ('PH' | 'SH')[]
  spans: string[]
  off: boolean
}

export const EMPTY_RULE: OpeningRule = { months: '', days: [], nth: '', holidays: [], spans: [], off: false }

/**
 * Reads tokens from left to right: hours belong to the days before them, or to those after when none were said before.
 * `undefined` when hours or a closing stand without any day: no day never becomes every day.
 */
export function assembleRules(tokens: OpeningToken[]): OpeningRule[] | undefined {
  const rules: OpeningRule[] = []
  const exceptions: OpeningRule[] = []
  let rule = { ...EMPTY_RULE }
  /** What the rule began with: `times` or `off` wait for their days. */
  let first: OpeningToken['kind'] | undefined
  let months = ''
  let except = false
  const finish = () => {
    if (says(rule) || rule.spans.length > 0 || rule.off) rules.push({ ...rule, months: rule.months || months })
    rule = { ...EMPTY_RULE }
    first = undefined
  }
  for (const [i, token] of tokens.entries()) {
    if (except && token.kind === 'and') continue
    if (except && isSelector(token)) {
      exceptions.push(select({ ...EMPTY_RULE, off: true }, token))
      except = tokens[i + 1]?.kind === 'and' && tokens[i + 2] !== undefined && isSelector(tokens[i + 2]!)
      continue
    }
    except = token.kind === 'except'
    if (token.kind === 'break') {
      if (rule.spans.length > 0 || rule.off) finish()
    } else if (token.kind === 'months') {
      const closesSentence = tokens[i + 1] === undefined || tokens[i + 1]!.kind === 'break'
      if (rule.spans.length === 0 && !rule.off && !says(rule)) months = token.selector
      else if (rule.spans.length === 0 || closesSentence) rule.months = token.selector
      else {
        finish()
        months = token.selector
      }
    } else if (isSelector(token)) {
      const complete = (rule.spans.length > 0 || rule.off) && says(rule)
      if (complete && !(first === 'closed' && tokens[i - 1]?.kind === 'and')) finish()
      first ??= token.kind
      rule = select(rule, token)
    } else if (token.kind === 'times') {
      if (rule.off || (first === 'times' && says(rule))) finish()
      first ??= 'times'
      rule.spans = [...rule.spans, ...token.spans]
    } else if (token.kind === 'closed') {
      if (rule.spans.length > 0 || rule.off || (says(rule) && closesOtherDays(tokens, i))) finish()
      first ??= 'closed'
      rule.off = true
    }
  }
  finish()
  const all = [...rules, ...exceptions]
  const everyDay = (one: OpeningRule) => one.spans.join() === '00:00-24:00'
  return all.length > 0 && all.every((one) => says(one) || (one.off && one.months !== '') || everyDay(one))
    ? all
    : undefined
}

/** "tous les jours, fermé le lundi": the closing is of the days after it, where "lundi : fermé" is of those before. */
function closesOtherDays(tokens: OpeningToken[], i: number): boolean {
  const [before, after] = [tokens[i - 1], tokens[i + 1]]
  return (before?.kind === 'break' || before?.kind === 'and') && after !== undefined && isSelector(after)
}

function says(rule: OpeningRule): boolean {
  return rule.days.length > 0 || rule.nth !== '' || rule.holidays.length > 0
}

type Selector = Extract<OpeningToken, { kind: 'days' | 'nth' | 'holiday' | 'months' }>

function isSelector(token: OpeningToken): token is Selector {
  return token.kind === 'days' || token.kind === 'nth' || token.kind === 'holiday' || token.kind === 'months'
}

function select(rule: OpeningRule, token: Selector): OpeningRule {
  switch (token.kind) {
    case 'days':
      return { ...rule, days: [...rule.days, ...token.days] }
    case 'nth': {
      const text = token.days.map((day) => `${DAY_CODES[day - 1]}[${token.positions.join(',')}]`).join(',')
      return { ...rule, nth: rule.nth ? `${rule.nth},${text}` : text }
    }
    case 'holiday':
      return { ...rule, holidays: [...rule.holidays, token.which] }
    case 'months':
      return { ...rule, months: token.selector }
  }
}

export const DAY_CODES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
