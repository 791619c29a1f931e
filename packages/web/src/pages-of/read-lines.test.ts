import { describe, expect, test } from 'vitest'
import { readLines } from './read-lines.ts'

const read = (text: string) => readLines(text, { today: '2026-11-24', timezone: 'Europe/Paris' })

describe('a season written a line for each event', () => {
  test.each([
    ['samedi 6 mars 2027 20h30 Fest-noz', 'Fest-noz', '2027-03-06T20:30:00+01:00', undefined],
    ['- 12/12 Loto du foot 14h', 'Loto du foot', '2026-12-12T14:00:00+01:00', undefined],
    [
      'Concert de Noël : vendredi 18 décembre 20h, église Saint-Laurent',
      'Concert de Noël',
      '2026-12-18T20:00:00+01:00',
      'église Saint-Laurent',
    ],
    ['le banquet des anciens en mai', 'le banquet des anciens en mai', undefined, undefined],
  ])('%s', (line, name, startDate, place) => {
    const [one] = read(line)
    expect([one?.name, one?.startDate, one?.location?.name]).toEqual([name, startDate, place])
  })

  test('blank lines are none', () => {
    expect(read('\n \r\n')).toEqual([])
  })
})
