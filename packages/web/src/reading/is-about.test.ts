import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAbout } from './is-about.ts'

describe('what a reader is about to type', () => {
  it.each([
    ['dech', 'Déchèterie', true],
    ['dechetterie', 'Déchèterie', true],
    ['DECHETERI', 'Déchèterie', true],
    ['biblioteque', 'Bibliothèque', true],
    ['concret', 'Concert', false],
    ['consert', 'Concert', true],
    ['mairie', 'Marchés', false],
    ['poste', 'La Poste', true],
    ['ag', 'Agenda', true],
    ['a', 'Agenda', false],
    ['xyz', 'Agenda', false],
    ['', 'Agenda', false],
  ])('%s for %s: %s', (typed, name, said) => expect(isAbout(typed, [name])).toBe(said))

  it('is found by any beginning of its name, whatever its accents and capitals', () => {
    const name = fc.stringMatching(/^[a-zàâéèêîôûç]{3,14}$/)
    fc.assert(
      fc.property(name, fc.integer({ min: 2, max: 14 }), (word, length) =>
        isAbout(word.slice(0, Math.max(2, length)).toUpperCase(), [word]),
      ),
    )
  })
})
