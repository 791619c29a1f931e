import { expect, test } from 'vitest'
import { gazetteerOf, townName } from './gazetteer.ts'
import { readDepartments } from './read-towns.ts'

const france = gazetteerOf('FR')

test('a town is found by its code, a former commune gives the present one', () => {
  expect(france.byCode('44052')?.name).toBe('Donges')
  expect(france.byCode('99999')).toBeUndefined()
  const former = france.byCode('01039')
  expect(former?.code).toBe('01138')
})

test('a town is found by its name as people write it', () => {
  for (const name of ['SAINT-HERBLAIN', 'St Herblain', 'st herblain cedex 2', 'Saint Herblain'])
    expect(france.byName(name).map(({ code }) => code)).toEqual(['44162'])
  expect(townName('Baule-Escoublac (La)')).toBe('baule escoublac')
})

test('of two towns of one name the postal code decides', () => {
  expect(france.byName('Saint-Denis').length).toBeGreaterThan(1)
  expect(france.certain('Saint-Denis', {})).toBeUndefined()
  expect(france.certain('Saint-Denis', { postalCode: '93200' })?.code).toBe('93066')
})

test('a name and a postal code that contradict each other say nothing', () => {
  expect(france.certain('Donges', { postalCode: '75001' })).toBeUndefined()
})

test('the nearest town of a position', () => {
  const found = france.nearest(47.32, -2.07)
  expect(found?.town.code).toBe('44052')
  expect(found?.kilometres).toBeLessThan(5)
})

test('Spain, Romania and Sweden have their towns too', () => {
  expect(
    gazetteerOf('ES')
      .byName('Estepona')
      .map(({ code }) => code),
  ).toEqual(['29051'])
  expect(gazetteerOf('RO').byName('municipiul Cluj-Napoca').length).toBeGreaterThan(0)
  expect(
    gazetteerOf('SE')
      .byName('Kalmar kommun')
      .map(({ code }) => code),
  ).toEqual(['0880'])
  expect(gazetteerOf('ZZ').towns).toEqual([])
})

test('départements have names', () => {
  expect(readDepartments('FR').get('44')).toBe('Loire-Atlantique')
})
