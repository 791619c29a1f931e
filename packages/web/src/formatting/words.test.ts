import { categoryKeys } from '@wiker/model/categories.ts'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { languages } from '../server/language.ts'
import { messageFolders, messagesIn, messagesOf } from './catalogs.ts'
import { readableName } from './names.ts'
import { distance, phone, phoneLink } from './quantities.ts'
import { contract, frenchTypography } from './typography.ts'
import { words } from './words.ts'

const fr = messagesOf('fr')

describe('the message files', () => {
  it('name nothing twice', () => {
    const keys = messageFolders.flatMap((folder) => Object.keys(messagesIn(folder, 'fr')))
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  })

  it.each(languages)('have the same keys in every folder in %s', (language) => {
    for (const folder of messageFolders) {
      expect(Object.keys(messagesIn(folder, language)).sort(), folder).toEqual(
        Object.keys(messagesIn(folder, 'fr')).sort(),
      )
    }
  })

  it.each(languages)('have no empty text, and the same blanks to fill in %s', (language) => {
    const spoken = messagesOf(language)
    for (const [key, text] of Object.entries(fr)) {
      expect(spoken[key]?.trim(), key).toBeTruthy()
      expect([key, blanks(spoken[key]!)]).toEqual([key, blanks(text)])
    }
  })

  it('have a word for every category', () => {
    for (const key of categoryKeys) expect([key, words.fr.maybe(`category.${key}`)]).not.toEqual([key, undefined])
  })

  it('never exclaim, and have the apostrophes and quotation marks of a printed page', () => {
    for (const text of languages.flatMap((language) => Object.values(messagesOf(language)))) {
      expect(text).not.toMatch(/[!'"]|\.\.\./)
    }
  })
})

function blanks(text: string): string[] {
  const names = new Set<string>()
  const visit = (elements: ReturnType<IntlMessageFormat['getAst']>) => {
    for (const element of elements) {
      // 0 is plain text and 7 the `#` of a plural (icu-messageformat-parser).
      if (element.type !== 0 && element.type !== 7) names.add(element.value)
      if ('options' in element) for (const { value } of Object.values(element.options)) visit(value)
    }
  }
  visit(new IntlMessageFormat(text, 'fr', undefined, { ignoreTag: true }).getAst())
  return [...names].sort()
}

describe('French typography', () => {
  it('puts no-break spaces where French wants them', () => {
    expect(frenchTypography('Pour « loto » : rien ?')).toBe('Pour «\u00a0loto\u00a0»\u00a0: rien\u202f?')
    expect(frenchTypography('Les rendez-vous')).toBe('Les rendez\u2060-\u2060vous')
    expect(frenchTypography('à 18 h 30, à 5 km')).toBe('à 18\u00a0h\u00a030, à 5\u00a0km')
  })

  it('joins « à » and « de » to names that begin with an article or a vowel', () => {
    expect(contract('Rien à Le Croisic')).toBe('Rien au Croisic')
    expect(contract('Agenda de Les Sorinières')).toBe('Agenda des Sorinières')
    expect(contract('Agenda de Assérac')).toBe('Agenda d’Assérac')
    expect(words.fr.t('agenda.feedTitle', { town: 'Le Croisic' })).toBe('Agenda du Croisic')
    expect(words.fr.t('agenda.feedTitle', { town: 'La Turballe' })).toBe('Agenda de La Turballe')
    expect(words.fr.t('credit.old', { date: 'août 2022' })).toBe('information d’août 2022')
    expect(words.en.t('agenda.feedTitle', { town: 'Le Croisic' })).toBe('What’s on in Le Croisic')
  })

  it('counts as French does: zero is singular', () => {
    expect(words.fr.t('sources.count', { count: 0 })).toBe('0 information')
    expect(words.fr.t('sources.count', { count: 2 })).toBe('2 informations')
    expect(words.en.t('sources.count', { count: 0 })).toBe('0 items')
  })
})

describe('names and numbers', () => {
  it.each([
    ['CHAPELLE SAINT ROCH', 'Chapelle Saint Roch'],
    ['Bureau ou relais postal : SAVENAY', 'Bureau ou relais postal : Savenay'],
    ['OGEC école : Notre-Dame', 'OGEC école : Notre-Dame'],
    ['CREPERIE DE LA GARE', 'Creperie de la Gare'],
    ["FERME DE L'ORME", 'Ferme de l’Orme'],
    ["DOMINO'S PIZZA", 'Domino’s Pizza'],
    ['château de la Groulais', 'Château de la Groulais'],
    ['iPhone et cie', 'iPhone et cie'],
    ['EGLISE DU XIV SIECLE', 'Eglise du XIV Siecle'],
    ['LE QG', 'Le QG'],
    ['BRASSERIE LE QG', 'Brasserie le QG'],
    ['Comité des fêtes', 'Comité des fêtes'],
    ['ZAC', 'ZAC'],
    ['', ''],
  ])('%s is set as %s', (name, set) => expect(readableName(name)).toBe(set))

  it('a telephone number is in pairs, and dials', () => {
    expect(phone('+33240458000').replaceAll('\u00a0', ' ')).toBe('02 40 45 80 00')
    expect(phone('3631')).toBe('3631')
    expect(phoneLink('02 40 45 80 00')).toBe('tel:+33240458000')
    expect(phoneLink('+33240458000')).toBe('tel:+33240458000')
  })

  it('a distance is in kilometres, and in hundreds of metres below one', () => {
    expect(distance(5.2, words.fr).replaceAll('\u00a0', ' ')).toBe('à 5 km')
    expect(distance(0.34, words.fr)).toBe('à 300 m')
    expect(distance(0.98, words.fr).replaceAll('\u00a0', ' ')).toBe('à 1 km')
  })
})
