import { findPlan } from '@wiker/billing/plans/plans.ts'
import type { Words } from '../../formatting/words.ts'
import { planName } from '../merchant/plan-words.ts'

export const countryName = (code: string, words: Words) =>
  new Intl.DisplayNames(words.locale, { type: 'region' }).of(code) ?? code

/** The plan of a code as merchants read its name; the code itself when it is sold no more. */
export function planOf(country: string, code: string, words: Words): string {
  const plan = findPlan(country, code)
  return plan ? planName(plan, words) : code
}

export const stateName = (state: string, words: Words) => words.maybe(`cockpit.state.${state}`) ?? state
