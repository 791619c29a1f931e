export { expand, firstOccurrence, nextOccurrence, type Occurrence } from './expand.ts'
export { type RruleCheck, type RruleProblem, validateRrule } from './rrule.ts'
export type { EventDates, ExpandOptions, HolidayRange } from './series.ts'
