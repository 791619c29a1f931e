import { describe, expect, test } from 'vitest'
import { day, distance, hour, list, money, month, name, number, percent, period, type Values, year } from './facts.ts'
import { say, textOf } from './say.ts'
import { plain } from './testing/told.ts'
import type { Cell, StoryLanguage } from './types.ts'

const cell = (value: string | number): Cell => ({
  table: 'place',
  key: { id: 'x' },
  field: String(value),
  value,
  name: '',
  source: null,
})
const said = (language: StoryLanguage, sentence: string, values: Values) =>
  plain(
    textOf(say({ language, sentences: { one: sentence }, variant: 0, today: '2026-11-26', facts: [] }, 'one', values)),
  )
const inTown = (sentence: string, town: string) => said('fr', sentence, { town: name(cell(town)) })

describe('in French', () => {
  test.each([
    ['Assérac', 'd’Assérac', 'à Assérac'],
    ['Blain', 'de Blain', 'à Blain'],
    ['Le Croisic', 'du Croisic', 'au Croisic'],
    ['Les Moutiers-en-Retz', 'des Moutiers-en-Retz', 'aux Moutiers-en-Retz'],
    ['Le Pouliguen', 'du Pouliguen', 'au Pouliguen'],
    ['La Turballe', 'de La Turballe', 'à La Turballe'],
    ['Herbignac', 'd’Herbignac', 'à Herbignac'],
    ['Héric', 'd’Héric', 'à Héric'],
    ['Haute-Goulaine', 'de Haute-Goulaine', 'à Haute-Goulaine'],
    ['La Haie-Fouassière', 'de La Haie-Fouassière', 'à La Haie-Fouassière'],
    ['Orvault', 'd’Orvault', 'à Orvault'],
    ['Étival', 'd’Étival', 'à Étival'],
    ['L’Île-d’Olonne', 'de L’Île-d’Olonne', 'à L’Île-d’Olonne'],
  ])('%s is said %s and %s', (town, of, at) => {
    expect(inTown('la mairie de {town}', town)).toBe(`la mairie ${of}`)
    expect(inTown('on va à {town}', town)).toBe(`on va ${at}`)
  })

  test('places are said by their common noun, with its article', () => {
    const through = (place: string) => said('fr', 'on part de {placeA}', { place: name(cell(place)) })
    expect(through('Château d’Ancenis')).toBe('on part du château d’Ancenis')
    expect(through('Église Saint Sauveur')).toBe('on part de l’église Saint Sauveur')
    expect(through('Le manoir My Cot')).toBe('on part du manoir My Cot')
    expect(through('Halles')).toBe('on part des halles')
    expect(through('Sculpteur Jo')).toBe('on part de Sculpteur Jo')
  })

  test('small numbers are words, plurals agree, the first of a month is « 1er »', () => {
    const lots = '{countN, plural, one {une borne} other {{count} bornes}}'
    expect(said('fr', lots, { count: number(cell(1)) })).toBe('une borne')
    expect(said('fr', lots, { count: number(cell(3)) })).toBe('trois bornes')
    expect(said('fr', lots, { count: number(cell(1234)) })).toBe('1 234 bornes')
    expect(said('fr', 'le {day}', { day: day(cell('2026-12-01')) })).toBe('le mardi 1er décembre')
    expect(said('fr', 'le {day}', { day: day(cell('2027-02-13')) })).toBe('le samedi 13 février 2027')
    expect(said('fr', 'les écoles ferment {run}', { run: period(cell('2026-12-19'), cell('2027-01-03')) })).toBe(
      'les écoles ferment du samedi 19 décembre 2026 au dimanche 3 janvier 2027',
    )
  })
})

test.each([
  ['fr', '1 250,50 €, 4,2 %, 2,9 km, 20 h 30, novembre, 2018'],
  ['en', '€1,250.50, 4.2%, 2.9 km, 8.30 pm, November, 2018'],
  ['es', '1250,50 €, 4,2 %, 2,9 km, 20:30, noviembre, 2018'],
  ['ro', '1.250,50 euro, 4,2 %, 2,9 km, 20:30, noiembrie, 2018'],
  ['sv', '1 250,50 €, 4,2 %, 2,9 km, 20.30, november, 2018'],
] as const)('amounts, shares, distances, hours, months and years are set as %s sets them', (language, expected) => {
  const values = {
    a: money(cell(1250.5)),
    b: percent(cell(4.2)),
    c: distance(cell(2.9)),
    d: hour(cell('20:30')),
    e: month(cell('2026-11')),
    f: year(cell(2018)),
  }
  expect(said(language, '{a}, {b}, {c}, {d}, {e}, {f}', values)).toBe(expected)
})

test('Romanian says « de » from twenty on, and has a feminine two', () => {
  const homes = '{nN, plural, one {o casă} few {{nF} case} other {{n} de case}}'
  const count = (value: number) => said('ro', homes, { n: number(cell(value)) })
  expect([1, 2, 5, 19, 20, 45, 101, 119, 120].map(count)).toEqual([
    'o casă',
    'două case',
    'cinci case',
    '19 case',
    '20 de case',
    '45 de case',
    '101 case',
    '119 case',
    '120 de case',
  ])
})

test('lists are joined as each language joins them', () => {
  const three = list(['A', 'B', 'Inés'].map((one) => name(cell(`Casa ${one}`.replace('Casa Inés', 'Inés')))))
  expect(said('fr', '{l}', { l: three })).toBe('Casa A, Casa B et Inés')
  expect(said('en', '{l}', { l: three })).toBe('Casa A, Casa B and Inés')
  expect(said('es', '{l}', { l: three })).toBe('Casa A, Casa B e Inés')
  expect(said('ro', '{l}', { l: three })).toBe('Casa A, Casa B și Inés')
  expect(said('sv', '{l}', { l: three })).toBe('Casa A, Casa B och Inés')
})

test('dates are set as each language sets them', () => {
  const when = { day: day(cell('2026-11-28')), run: period(cell('2026-11-28'), cell('2026-12-02')) }
  expect(said('en', 'on {day}, {run}', when)).toBe(
    'on Saturday 28 November, from Saturday 28 November to Wednesday 2 December',
  )
  expect(said('es', 'el {day}, {run}', when)).toBe(
    'el sábado 28 de noviembre, del sábado 28 de noviembre al miércoles 2 de diciembre',
  )
  expect(said('ro', '{day}; {run}', when)).toBe(
    'sâmbătă, 28 noiembrie; de sâmbătă, 28 noiembrie, până miercuri, 2 decembrie',
  )
  expect(said('sv', '{day}, {run}', when)).toBe('lördag 28 november, från lördag 28 november till onsdag 2 december')
})
