import { describe, expect, test } from 'vitest'
import { departmentValues, fillAddress, placeholdersIn } from './address.ts'
import { nationalSourceSchema, readNationalSources } from './description.ts'

const sources = await readNationalSources()
const given = {
  name: 'Écoles',
  publisher: 'Ministère',
  publisherUrl: 'https://example.org',
  documentation: 'https://example.org/doc',
  address: 'https://example.org/ecoles.csv',
  protocol: 'file',
  cut: 'country',
  entity: 'organization',
  fills: ['school'],
  licence: 'Licence Ouverte 2.0',
  licenceUrl: 'https://example.org/licence',
  rhythm: 'weekly',
  settings: {},
  verified: false,
  note: 'Not reached.',
}
const problemsOf = (changes: object) =>
  nationalSourceSchema.safeParse({ ...given, ...changes }).error?.issues.map((issue) => issue.message) ?? []

describe('A national source is described once, in a file', () => {
  test('every file is as it should be, and no two of a country share a name', () => {
    for (const country of new Set(sources.map((one) => one.country))) {
      const own = sources.filter((one) => one.country === country)
      expect(new Set(own.map((one) => one.slug)).size).toBe(own.length)
      expect(new Set(own.map((one) => one.name)).size).toBe(own.length)
    }
  })

  test.each([
    ['FR', 35],
    ['ES', 2],
    ['RO', 2],
    ['SE', 2],
  ])('a country is data: %s has its own folder', (country, least) => {
    expect(sources.filter((one) => one.country === country).length).toBeGreaterThanOrEqual(least)
  })

  test('what a town needs on its first day is filled by at least one source', () => {
    const filled = new Set(sources.filter((one) => one.country === 'FR').flatMap((one) => one.fills))
    const needed =
      'town-hall school association shop craft heritage sport facility defibrillator toilets water charging-point accessibility bus-stop departures market waste-day canteen council subsidy first-names population walk tourism event post-office'
    for (const block of needed.split(' ')) expect(filled, block).toContain(block)
  })

  test('every address can be filled in for Blain', () => {
    const blain = {
      ...departmentValues('44', 'Loire-Atlantique'),
      town: '44015',
      townName: 'Blain',
      postalCode: '44130',
    }
    for (const source of sources) {
      const address = fillAddress(source.address, { ...blain, siren: '214400152', region: 'Pays de la Loire' })
      expect(address, source.slug).toBeDefined()
      expect(URL.canParse(address!), source.slug).toBe(true)
      expect(placeholdersIn(address!), source.slug).toEqual([])
    }
  })

  test('an address that nobody reached says so', () => {
    for (const source of sources) if (source.verified === false) expect(source.note, source.slug).toBeTruthy()
    expect(problemsOf({ note: undefined })).toEqual(['an address nobody has reached says so in its note'])
    expect(problemsOf({ verified: '2026-11-23', note: undefined })).toEqual([])
  })

  test('an address and the way it is cut must agree', () => {
    expect(problemsOf({})).toEqual([])
    expect(problemsOf({ cut: 'query' })).toHaveLength(1)
    expect(problemsOf({ cut: 'department' })).toHaveLength(1)
    expect(problemsOf({ address: 'https://example.org/{town}' })).toHaveLength(1)
    expect(problemsOf({ address: 'https://example.org/{department}', cut: 'department' })).toEqual([])
    expect(problemsOf({ address: 'https://example.org/{ville}', cut: 'query' }).join()).toContain('{ville}')
  })
})

describe('An address of a national source', () => {
  test('takes names with accents and spaces as they must be written', () => {
    expect(fillAddress('https://example.org/?q={townName}', { townName: 'La Chapelle-Glain & Cie' })).toBe(
      'https://example.org/?q=La%20Chapelle-Glain%20%26%20Cie',
    )
  })

  test('is none when the town lacks what it asks for', () => {
    expect(fillAddress('https://example.org/{siren}', { siren: null })).toBeUndefined()
    expect(fillAddress('https://example.org/{siren}', {})).toBeUndefined()
  })

  test.each([
    ['44', '044'],
    ['2A', '02A'],
    ['974', '974'],
  ])('writes département %s in three figures as %s', (department, three) => {
    expect(fillAddress('{department3}', departmentValues(department))).toBe(three)
  })
})
