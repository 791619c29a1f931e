import { publicRules } from './public.ts'
import { whatRules } from './what.ts'
import { whenRules } from './when.ts'
import { whereRules } from './where.ts'

export type Rules = Record<string, [words: string, weight: number][]>

/**
 * Which words together name which canonical field, and how surely. `+` joins words that must all be there;
 * words left over lower the score (see ../../label-score.ts). Order does not count.
 */
export const fieldRules: Rules = { ...whatRules, ...whenRules, ...whereRules, ...publicRules }
