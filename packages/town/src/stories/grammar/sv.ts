import { toCardinal } from 'n2words/sv-SE'
import { type Grammar, hoursOf, longDate, two, unchanged, unitSpaces } from './shape.ts'

export const sv: Grammar = {
  locale: 'sv-SE',
  cardinal: (value, neuter) => (value === 1 && !neuter ? 'en' : toCardinal(value)),
  clock: (time) => {
    const [hours, minutes] = hoursOf(time)
    return `${two(hours)}.${two(minutes)}`
  },
  day: longDate('sv-SE', {}),
  period: ['från ', ' till '],
  meet: unchanged,
  typeset: unitSpaces,
}
