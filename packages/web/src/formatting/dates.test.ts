import { describe, expect, it } from 'vitest'
import { dayPeriod, longDay, monthName, nearDay, publishedDate, relativeDay } from './dates.ts'
import { hour, hourPeriod } from './hours.ts'
import { words } from './words.ts'

const plain = (text: string | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('\u2060', '')

describe('a day in words', () => {
  it('is said with its weekday, and with its year only when that is another one', () => {
    expect(plain(longDay('2026-11-28', words.fr, '2026-11-23'))).toBe('samedi 28 novembre')
    expect(plain(longDay('2027-01-03', words.fr, '2026-11-23'))).toBe('dimanche 3 janvier 2027')
    expect(plain(longDay('2026-11-28', words.en, '2026-11-23'))).toBe('Saturday 28 November')
  })

  it('is « 1er » on the first of the month in French', () => {
    expect(plain(longDay('2026-12-01', words.fr, '2026-11-23'))).toBe('mardi 1er décembre')
    expect(plain(longDay('2026-12-01', words.en, '2026-11-23'))).toBe('Tuesday 1 December')
  })

  it('keeps its number and its month on one line', () => {
    expect(longDay('2026-11-28', words.fr, '2026-11-23')).toContain('28\u00a0novembre')
  })

  it('is today, tomorrow or yesterday when it is, across a change of month', () => {
    expect(nearDay('2026-12-01', '2026-11-30', words.fr)).toBe('demain')
    expect(nearDay('2026-11-30', '2026-12-01', words.fr)).toBe('hier')
    expect(nearDay('2026-12-02', '2026-11-30', words.fr)).toBeUndefined()
  })

  it('is of this week-end only until its Sunday is over', () => {
    const said = (day: string, today: string) => relativeDay(day, today, words.fr)
    expect(said('2026-11-28', '2026-11-23')).toBe('ce week-end')
    expect(said('2026-11-29', '2026-11-23')).toBe('ce week-end')
    expect(said('2026-11-29', '2026-11-28')).toBe('demain')
    expect(said('2026-11-27', '2026-11-23')).toBeUndefined()
    expect(said('2026-12-05', '2026-11-23')).toBeUndefined()
    expect(said('2026-11-28', '2026-12-01')).toBeUndefined()
  })

  it('of a period names the month and the year once when they are the same', () => {
    expect(plain(dayPeriod('2026-12-03', '2026-12-05', words.fr, '2026-11-23'))).toBe('du 3 au 5 décembre')
    expect(plain(dayPeriod('2026-11-28', '2026-12-02', words.fr, '2026-11-23'))).toBe('du 28 novembre au 2 décembre')
    expect(plain(dayPeriod('2026-12-19', '2027-01-03', words.fr, '2026-11-23'))).toBe(
      'du 19 décembre 2026 au 3 janvier 2027',
    )
  })

  it('published by a source is understood by day and month, and otherwise shown as it is', () => {
    expect(plain(publishedDate('2020-04-04', words.fr))).toBe('4 avril 2020')
    expect(plain(publishedDate('2020-04', words.fr))).toBe('avril 2020')
    expect(plain(publishedDate('04/04/2020', words.fr))).toBe('4 avril 2020')
    expect(plain(publishedDate('04/2020', words.fr))).toBe('avril 2020')
    expect(publishedDate('printemps 2020', words.fr)).toBe('printemps 2020')
    expect(publishedDate('2018', words.fr)).toBe('2018')
    expect(monthName('2026-11-01', words.en)).toBe('November 2026')
  })
})

describe('an hour in words', () => {
  it('is that of the town’s clocks, in winter as in summer', () => {
    expect(plain(hour('2026-11-28T19:30:00Z', 'Europe/Paris', words.fr))).toBe('20 h 30')
    expect(plain(hour('2026-07-14T19:00:00Z', 'Europe/Paris', words.fr))).toBe('21 h')
    expect(plain(hour('2026-11-28T19:05:00Z', 'Europe/Paris', words.en))).toBe('8.05 pm')
  })

  it('never breaks at the end of a line', () => {
    expect(hour('2026-11-28T19:30:00Z', 'Europe/Paris', words.fr)).toBe('20\u00a0h\u00a030')
  })

  it('has its end when the end is known and later', () => {
    const from = '2026-11-28T14:00:00+01:00'
    expect(plain(hourPeriod(from, '2026-11-28T18:00:00+01:00', 'Europe/Paris', words.fr))).toBe('de 14 h à 18 h')
    expect(plain(hourPeriod(from, null, 'Europe/Paris', words.fr))).toBe('à 14 h')
    expect(plain(hourPeriod(from, from, 'Europe/Paris', words.fr))).toBe('à 14 h')
  })
})
