import { expect, test } from 'vitest'
import { publicHolidays } from './public.ts'

const names = (country: string, day: string, zone?: string) =>
  publicHolidays(country, '2026-11-24')
    .filter((one) => one.starts === day && (zone === undefined || one.zone === zone))
    .map((one) => one.name)

test('A day off of one region is not the whole country’s, and one of all is nobody’s alone', () => {
  expect(names('ES', '2027-03-01', 'AN')).toEqual(['Día de Andalucía (día sustituto)'])
  expect(names('ES', '2027-03-01', '')).toEqual([])
  expect(names('ES', '2027-10-12')).toEqual(['Fiesta Nacional de España'])
  expect(names('ES', '2027-10-12', '')).toHaveLength(1)
})

test('Romania keeps the Orthodox Easter, and Sweden midsummer, in their own words', () => {
  expect(names('RO', '2027-05-02')).toEqual(['Paștele'])
  expect(names('SE', '2027-06-26')).toEqual(['Midsommardagen'])
  expect(names('SE', '2027-06-25')).toEqual([])
})
