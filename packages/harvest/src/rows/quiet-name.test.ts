import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quietName } from './quiet-name.ts'

test.each([
  ['MEDIATHEQUE JULES VERNE - DONGES', 'Médiathèque Jules Verne - Donges'],
  ['AIRE DE PIQUE-NIQUE_LA SOUBRETIÈRE', 'Aire de pique-nique, La Soubretière'],
  ['CENTRE AQUATIQUE "ESPACE NEPTUNE"', 'Centre aquatique "Espace Neptune"'],
  ["JARDIN DU CHÂTEAU DE L'ESCURAYS", "Jardin du château de l'Escurays"],
  ['OGEC ST JOSEPH SAVENAY', 'OGEC St Joseph Savenay'],
  ['OFFICE DE TOURISME DE BATZ-SUR-MER', 'Office de tourisme de Batz-sur-Mer'],
  ['EGLISE SAINT LAURENT', 'Église Saint Laurent'],
  ['CHEMIN DU XVIII ET BMX 2000', 'Chemin du XVIII et BMX 2000'],
  ['MFR CLISSON', 'MFR Clisson'],
  ['LA MARE AUX OISEAUX - RESTAURANT ÉTOILÉ', 'La Mare aux Oiseaux - Restaurant Étoilé'],
  ['PIQUE-NIQUE A LA VIE NOUVELLE', 'Pique-nique à la Vie Nouvelle'],
])('A name that is shouted is said: %s', (shouted, said) => {
  expect(quietName(shouted)).toBe(said)
})

test('The town’s own name takes its accents back', () => {
  expect(quietName('COMITE DES FETES DE CHATEAUBRIANT', 'Châteaubriant')).toBe('Comité des fêtes de Châteaubriant')
  expect(quietName('AMICALE LAIQUE DE LEGE', 'Legé')).toBe('Amicale laïque de Legé')
})

test('A name that has a small letter is its author’s, and initials alone are no shout', () => {
  for (const name of ['La Table des Fairways', 'KAWAPPY - Comme à la maison', 'BMX', 'MJC', 'iPhone']) {
    expect(quietName(name)).toBe(name)
  }
})

test('No letter is lost, and saying it twice changes nothing', () => {
  const letters = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[^\p{L}\p{N}]/gu, '')
      .toLowerCase()
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."ABCDEÉÈŒRSTUV 12-_'’,.") }), (name) => {
      const said = quietName(name)
      expect(letters(said).replaceAll('œ', 'oe')).toBe(letters(name).replaceAll('œ', 'oe'))
      expect(quietName(said)).toBe(said)
    }),
  )
})
