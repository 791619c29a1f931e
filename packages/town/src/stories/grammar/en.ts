import { toCardinal } from 'n2words/en-GB'
import { type Grammar, hoursOf, longDate, two, unchanged, unitSpaces } from './shape.ts'

export const en: Grammar = {
  locale: 'en-GB',
  cardinal: (value) => toCardinal(value),
  clock: (time) => {
    const [hours, minutes] = hoursOf(time)
    const half = hours % 24 < 12 ? 'am' : 'pm'
    return `${hours % 12 || 12}${minutes === 0 ? '' : `.${two(minutes)}`}\u00a0${half}`
  },
  day: longDate('en-GB', {}),
  period: ['from ', ' to '],
  meet: unchanged,
  typeset: unitSpaces,
}
