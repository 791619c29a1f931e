import { toCardinal } from 'n2words/ro-RO'
import { type Grammar, hoursOf, longDate, two, unchanged, unitSpaces } from './shape.ts'

export const ro: Grammar = {
  locale: 'ro-RO',
  cardinal: (value, feminine) => toCardinal(value, { gender: feminine ? 'feminine' : 'masculine' }),
  clock: (time) => {
    const [hours, minutes] = hoursOf(time)
    return `${two(hours)}:${two(minutes)}`
  },
  day: longDate('ro-RO', { comma: true }),
  period: ['de ', ', până '],
  meet: unchanged,
  typeset: unitSpaces,
}
