import type { RangeName } from '@wiker/town/types.ts'

/** Ranges with a tab of their own, in the order of the tabs. */
export const tabs = ['upcoming', 'today', 'weekend', 'week', 'month'] as const satisfies RangeName[]
