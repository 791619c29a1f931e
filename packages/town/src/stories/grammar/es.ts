import { toCardinal } from 'n2words/es-ES'
import { type Grammar, hoursOf, longDate, two, unitSpaces } from './shape.ts'

export const es: Grammar = {
  locale: 'es-ES',
  cardinal: (value, feminine) => toCardinal(value, { gender: feminine ? 'feminine' : 'masculine' }),
  clock: (time) => {
    const [hours, minutes] = hoursOf(time)
    return `${hours}:${two(minutes)}`
  },
  day: longDate('es-ES', {}),
  period: ['del ', ' al '],
  meet: (before, after) => {
    // « de el » and « a el » are one word, but not before a name’s own article: « de El Ejido ».
    if (after.startsWith('el ')) {
      if (/(^|\s)de $/.test(before)) return [`${before.slice(0, -1)}l `, after.slice(3)]
      if (/(^|\s)a $/.test(before)) return [`${before.slice(0, -1)}l `, after.slice(3)]
    }
    // « y » before the sound i, « o » before the sound o.
    if (/(^|\s)y $/.test(before) && /^(i|hi(?!e))/i.test(after)) return [`${before.slice(0, -2)}e `, after]
    if (/(^|\s)o $/.test(before) && /^h?o/i.test(after)) return [`${before.slice(0, -2)}u `, after]
    return [before, after]
  },
  typeset: unitSpaces,
}
