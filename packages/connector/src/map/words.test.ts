import { expect, test } from 'vitest'
import { parseLabel } from './lexicon.ts'
import { labelWords } from './words.ts'

const concepts = (label: string) => parseLabel(label).spans.map(({ concepts }) => concepts)

test('one name is the same in every hand', () => {
  const hands = ['dateDebut', 'DATE_DEBUT', 'Date de début', 'date-debut', ' Date  début ', 'DateDébut']
  for (const hand of hands) expect(labelWords(hand)).toEqual(['date', 'debut'])
})

test('a postal code is one thing in six languages and written together', () => {
  for (const label of [
    'Code postal',
    'CODEPOSTAL',
    'cp',
    'postcode',
    'Código Postal',
    'cod poștal',
    'postnummer',
    'PLZ',
  ])
    expect(concepts(label)[0]).toContain('POSTCODE')
})

test('words written together come apart', () => {
  expect(concepts('startdatum').flat()).toEqual(expect.arrayContaining(['START', 'DATE']))
  expect(concepts('slutdatum').flat()).toEqual(expect.arrayContaining(['END', 'DATE']))
  expect(concepts('NOMCOM').flat()).toContain('TOWN')
})

test('what stands in brackets is an aside', () => {
  expect(concepts('Date (jj/mm/aaaa)')).toEqual([['DATE']])
})

test('the language of a column is known from its ending', () => {
  expect(parseLabel('title_fr').language).toBe('fr')
  expect(parseLabel('description.en').language).toBe('en')
  expect(parseLabel('Titre - FR').language).toBe('fr')
  expect(parseLabel('Date de').language).toBeUndefined()
})

test('wrappers of nested sources say nothing', () => {
  expect(concepts('fields.nom')).toEqual(concepts('nom'))
  expect(concepts('http://purl.org/dc/terms/title')).toEqual(concepts('title'))
})

test('names cut at ten letters by dBASE are completed', () => {
  expect(concepts('commune_no').flat()).toEqual(expect.arrayContaining(['TOWN', 'NAME']))
  for (const [cut, whole] of [
    ['DESCRIPTIO', 'description'],
    ['organisate', 'organisateur'],
    ['ETABLISSEM', 'établissement'],
    ['beneficiai', 'bénéficiaire'],
  ] as const)
    expect([cut, concepts(cut)]).toEqual([cut, concepts(whole)])
  // Ten letters that are a word of their own, and fewer than ten, are left as they are.
  expect(concepts('descripti').flat()).toEqual([])
})

test('a column called by one small letter keeps it', () => {
  expect(concepts('Y').flat()).toContain('Y')
  expect(concepts('x').flat()).toContain('X')
})
