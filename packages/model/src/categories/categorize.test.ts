import { describe, expect, it } from 'vitest'
import { type CategoryKey, categoriesOf, categoryKeys, sectionOf } from '../categories.ts'
import type { Entity } from '../record.ts'
import { categorize } from './categorize.ts'
import { frenchWords } from './words-fr.ts'

const said = (entity: Entity, ...words: string[]) => categorize(words, entity)

describe('the category of a record', () => {
  it.each<[string, Entity, CategoryKey]>([
    ['Loto du club de football', 'event', 'loto'],
    ['VIDE-GRENIER', 'event', 'flea-market'],
    ['Vide greniers de l’amicale laïque', 'event', 'flea-market'],
    ['Fête de la musique', 'event', 'concert'],
    ['Marché de Noël', 'event', 'market'],
    ['Marche gourmande', 'event', 'walk'],
    ['Marche du Téléthon', 'event', 'walk'],
    ['MARCHE', 'event', 'market'],
    ['Fest-Noz', 'event', 'dance'],
    ['Collecte de sang', 'event', 'blood-donation'],
    ['Séance du conseil municipal', 'event', 'council-meeting'],
    ['Repas des aînés', 'event', 'seniors'],
    ['salle de spectacle', 'place', 'theatre'],
    ['Salle des fêtes', 'place', 'hall'],
    ['Salle de sports', 'place', 'sports-hall'],
    ['Bibliothèque', 'place', 'library'],
    ['Itinéraires Vélo', 'place', 'cycle-route'],
    ['Loueur de vélos', 'place', 'leisure'],
    ['Réparateur de vélos', 'place', 'shop'],
    ['Balades fluviales', 'place', 'boat'],
    ['Repair café', 'place', 'recycling'],
    ['Repair café', 'event', 'workshop'],
    ['Atelier coopératif (petit électroménager, informatique, vélos)', 'event', 'workshop'],
    ['Office de tourisme', 'place', 'tourist-office'],
    ['mairie annexe', 'place', 'town-hall'],
    ['Bureau de poste', 'place', 'post-office'],
    ['Parking du stade', 'place', 'parking'],
    ['Monument aux morts', 'place', 'war-memorial'],
    ['Chambres d’hôtes', 'place', 'guest-house'],
    ['Société de chasse de la forêt', 'organization', 'hunting-fishing'],
    ['Union nationale des combattants', 'organization', 'veterans'],
    ['Association des parents d’élèves', 'organization', 'school'],
  ])('of %s, as %s, is %s', (words, entity, key) => {
    expect(said(entity, words)).toBe(key)
  })

  it.each<[string, string, Entity, CategoryKey]>([
    ['en', 'Car boot sale', 'event', 'flea-market'],
    ['en-GB', 'Evening course', 'event', 'training'],
    ['fr', 'Course cycliste', 'event', 'sport'],
    ['en', 'Village hall', 'place', 'hall'],
    ['en', 'Lecture on bees', 'event', 'conference'],
    ['fr', 'Lecture à voix haute', 'event', 'reading'],
    ['es', 'Visita guiada al castillo', 'event', 'visit'],
    ['es', 'Casa consistorial', 'place', 'town-hall'],
    ['es', 'EXPOSICIONES', 'event', 'exhibition'],
    ['ro', 'Târg de Crăciun', 'event', 'market'],
    ['ro', 'Bibliotecă comunală', 'place', 'library'],
    ['ro', 'Cămin cultural', 'place', 'hall'],
    ['sv', 'Bakluckeloppis', 'event', 'flea-market'],
    ['sv', 'Återvinningscentral', 'place', 'recycling'],
    ['sv', 'Kommunfullmäktige', 'event', 'council-meeting'],
  ])('is found in the words of %s: %s, as %s, is %s', (language, words, entity, key) => {
    expect(categorize([words], entity, language)).toBe(key)
  })

  it('is not seen where a name has a word of another language by chance', () => {
    expect(categorize(['Galerie Melanie Rio'], 'place', 'fr')).toBe('hall')
    expect(categorize(['Melanie Rio Fluency'], 'place', 'fr')).toBeUndefined()
    expect(said('place', 'Keep Cool')).toBeUndefined()
    expect(categorize(['Association promotion de la race bovine'], 'organization')).toBeUndefined()
    expect(categorize(['Swimming pool'], 'place', 'fr')).toBe('swimming-pool')
  })

  it('is not changed by an accent that makes another word', () => {
    expect(said('event', 'Après-midi de Noël, marché solidaire')).toBe('market')
    expect(said('event', 'Marche solidaire')).toBe('walk')
    expect(said('event', 'Fete de la musique')).toBe('concert')
    expect(said('place', 'Crépèrie du port')).toBe('restaurant')
  })

  it('is found without knowing the language', () => {
    expect(said('event', 'Flohmarkt', 'Loppmarknad')).toBe('flea-market')
    expect(said('place', 'Swimming pool')).toBe('swimming-pool')
  })

  it('depends on what kind of record it is: a theatre may be a play, a building or a company', () => {
    expect(said('event', 'Loto')).toBe('loto')
    expect(said('place', 'Loto')).toBeUndefined()
    expect(said('event', 'Musique')).toBe('concert')
    expect(said('organization', 'Musique')).toBe('music')
  })

  it('prefers the finer word when the first says little', () => {
    expect(said('event', 'Animations', 'Concert de l’harmonie')).toBe('concert')
    expect(said('event', 'Culture', 'Exposition de peinture')).toBe('exhibition')
    expect(said('event', 'Animations')).toBe('fete')
    expect(said('event', 'Spectacle pour enfants')).toBe('show')
  })

  it('keeps a key that is already one', () => {
    expect(said('event', 'flea-market')).toBe('flea-market')
  })

  it('is not invented from words nobody listed', () => {
    expect(said('event', 'Xyz', '', '—', '12')).toBeUndefined()
  })

  it('is never one this kind of record cannot have', () => {
    for (const entity of ['event', 'place', 'organization'] as const) {
      for (const key of categoryKeys) {
        const found = said(entity, key.replaceAll('-', ' '))
        if (found) expect(categoriesOf(entity)).toContain(found)
      }
    }
  })
})

describe('the sections of the site', () => {
  it('show each category at its place for each kind of record', () => {
    expect(sectionOf('sport', 'event')).toBe('agenda')
    expect(sectionOf('sport', 'organization')).toBe('directory')
    expect(sectionOf('church')).toBe('heritage')
    expect(sectionOf('defibrillator', 'place')).toBe('practical')
    expect(sectionOf('loto', 'place')).toBeUndefined()
  })

  it('have French words for every category of the agenda and of the places', () => {
    for (const key of categoryKeys) {
      const found = categoriesOf('event').includes(key) || categoriesOf('place').includes(key)
      if (found) expect(frenchWords, key).toHaveProperty(key)
    }
  })

  it('leave no category without a section', () => {
    for (const key of categoryKeys) expect(sectionOf(key), key).toBeDefined()
  })
})
