import { describe, expect, it } from 'vitest'
import { compare } from './compare.ts'
import { announced, told } from './testing.ts'
import type { Comparable, MatchVerdict } from './types.ts'

const at = (name: string) => ({ location: { name } })
const evening = '2026-11-28T20:30:00+01:00'

describe('two announcements', () => {
  const loto = announced('mairie', "Loto de l'amicale laïque", evening, at('Salle polyvalente'))

  it.each<[string, Comparable, MatchVerdict]>([
    [
      'in capitals and without accents',
      announced('b', 'LOTO DE L AMICALE LAIQUE', evening, at('SALLE POLYVALENTE')),
      'same',
    ],
    [
      'with the day and the town in its title',
      announced('b', 'Blain : loto amicale laïque (samedi 28 novembre)', evening),
      'same',
    ],
    [
      'an hour earlier',
      announced('b', "Loto de l'amicale laïque", '2026-11-28T19:30:00+01:00', at('salle polyvalente')),
      'same',
    ],
    ['without its hour', announced('b', "Loto de l'Amicale laïque", '2026-11-28', at('Salle polyvalente')), 'same'],
    [
      'called off',
      announced('b', "ANNULÉ - Loto de l'amicale laïque", evening, {
        eventStatus: 'cancelled',
        ...at('Salle polyvalente'),
      }),
      'same',
    ],
    [
      'a week later',
      announced('b', "Loto de l'amicale laïque", '2026-12-05T20:30:00+01:00', at('Salle polyvalente')),
      'different',
    ],
    [
      'of another society',
      announced('b', 'Loto', '2026-11-28T14:00:00+01:00', {
        ...at('Salle Henri-Dunant'),
        organizer: { name: 'Donneurs de sang' },
      }),
      'different',
    ],
    [
      'of a film in the same hall',
      announced('b', 'Projection de Paddington au Pérou', evening, at('Salle polyvalente')),
      'different',
    ],
  ])('%s', (_, other, verdict) => {
    expect(compare(loto, other)).toMatchObject({ verdict })
  })

  it('give the same answer whichever comes first, with reasons a page can tell', () => {
    const later = announced('b', "Loto de l'amicale laïque", '2026-11-28T19:30:00+01:00', at('salle polyvalente'))
    expect(compare(later, loto)).toEqual(compare(loto, later))
    const { reasons } = compare(loto, later)
    expect(reasons.map((reason) => reason.key)).toEqual(
      expect.arrayContaining(['same-title', 'same-days', 'hour-differs-by', 'same-hall']),
    )
    expect(reasons.find((reason) => reason.key === 'hour-differs-by')?.values).toEqual({
      a: '19:30',
      b: '20:30',
      minutes: 60,
    })
  })

  it('of one source with one identifier are not one thing for that', () => {
    const changed = announced('mairie', 'Conseil municipal', '2026-12-10T19:00:00+01:00', { identifier: 'uid-1' }, '2')
    expect(compare(announced('mairie', 'Thé dansant', '2026-12-13', { identifier: 'uid-1' }), changed).verdict).toBe(
      'different',
    )
  })

  it('on two days, else alike, are known as two dates of one announcement', () => {
    const next = announced('b', "Loto de l'amicale laïque", '2026-12-05T20:30:00+01:00', at('Salle polyvalente'))
    expect(compare(loto, next).siblings).toBe(true)
    expect(compare(loto, announced('b', 'Loto', '2026-12-05', { organizer: { name: 'Tennis club' } })).siblings).toBe(
      false,
    )
  })
})

describe('two ways to give the days', () => {
  it('a range and each of its days are one event', () => {
    const range = announced('a', 'Salon des arts', '2026-11-07', { endDate: '2026-11-08', ...at('La Tannerie') })
    const dates = announced('b', 'Salon des arts', '2026-11-07', {
      ...at('Salle de la Tannerie'),
      recurrence: { rdates: ['2026-11-08'], timezone: 'Europe/Paris' },
    })
    expect(compare(range, dates).verdict).toBe('same')
  })

  it('a series that began long ago still gives this year', () => {
    const since = announced('asso', 'Répétition de la chorale Si on chantait', '2012-09-05T20:00:00+02:00', {
      recurrence: { rrule: 'FREQ=WEEKLY', timezone: 'Europe/Paris' },
    })
    const once = announced('mairie', 'Répétition de la chorale Si on chantait', '2022-08-31T20:00:00+02:00')
    expect(compare(since, once).reasons.map((reason) => reason.key)).toContain('series-gives-day')
  })

  it('a ball after midnight is of the evening before', () => {
    const before = announced('a', 'Bal populaire des pompiers', '2026-07-13T23:30:00+02:00')
    const after = announced('b', 'Bal populaire des pompiers', '2026-07-14T00:30:00+02:00')
    expect(compare(before, after).verdict).toBe('same')
  })

  it('a series and one of its evenings are one event, another weekday is not', () => {
    const rule = {
      recurrence: { rrule: 'FREQ=WEEKLY;COUNT=30', timezone: 'Europe/Paris' },
      ...at('Maison des associations'),
    }
    const series = announced('asso', 'Yoga avec Souffle et vie', '2026-09-08T19:00:00+02:00', rule)
    const evening = announced(
      'mairie',
      'Yoga, Souffle et vie',
      '2026-11-17T19:00:00+01:00',
      at('Maison des associations'),
    )
    const thursday = announced(
      'mairie',
      'Yoga, Souffle et vie',
      '2026-11-19T19:00:00+01:00',
      at('Maison des associations'),
    )
    expect(compare(series, evening).verdict).toBe('same')
    expect(compare(series, thursday).verdict).toBe('different')
  })
})

describe('two places', () => {
  const school = told('mairie', {
    type: 'Place',
    name: 'École maternelle Anatole-France',
    streetAddress: '2 rue du Collège',
  })

  it.each<[string, object, MatchVerdict]>([
    [
      'as the ministry writes it',
      { name: 'ECOLE MATERNELLE PUBLIQUE ANATOLE FRANCE', streetAddress: '2 R DU COLLEGE' },
      'same',
    ],
    [
      'the primary school of the same building',
      { name: 'École élémentaire Anatole France', streetAddress: '2 rue du Collège' },
      'different',
    ],
    [
      'its namesake elsewhere in town',
      { name: 'École maternelle Jules-Verne', streetAddress: '14 route de Nozay' },
      'different',
    ],
  ])('%s', (_, fields, verdict) => {
    expect(compare(school, told('b', { type: 'Place', ...fields })).verdict).toBe(verdict)
  })

  const place = (source: string, name: string, streetAddress?: string, more: object = {}) =>
    told(source, { type: 'Place', name, ...(streetAddress ? { streetAddress } : {}), ...more })

  it.each([
    ['Piscine', 'Centre aquatique'],
    ['Bibliothèque', 'Médiathèque intercommunale'],
    ['Caserne des pompiers', "Centre d'incendie et de secours"],
    ['École maternelle Anatole-France', 'E.M.PU ANATOLE FRANCE'],
  ])('%s and %s of one street are one, whatever the register calls it', (one, other) => {
    const [a, b] = [place('mairie', one, '3 rue du Stade'), place('register', other, '3 R DU STADE')]
    expect(compare(a, b).verdict).toBe('same')
  })

  it('the playground, the car park and the bar of a place are not the place', () => {
    const lake = place('a', 'Lac de la Vallée', 'Rue du Lac')
    expect(compare(lake, place('b', 'Aire de jeux du lac de la Vallée', 'Rue du Lac')).verdict).toBe('different')
    expect(compare(lake, place('b', 'Parking du lac de la Vallée', 'Rue du Lac')).verdict).toBe('different')
    const casino = place('a', 'Casino des Dunes', '3 rue du Port')
    expect(compare(casino, place('b', 'Casino des Dunes - Bar', '3 rue du Port')).verdict).not.toBe('same')
  })

  it('of which a town has many are not joined for their bare name', () => {
    const point = (source: string, latitude: number) =>
      place(source, 'Défibrillateur', undefined, { latitude, longitude: -1.76 })
    expect(compare(point('a', 47.47), point('b', 47.4704)).verdict).not.toBe('same')
  })

  it('are found at one address behind the name of the building and with "face au"', () => {
    const reasons = (street: string) =>
      compare(place('a', 'Espace Bellevue', '6 rue de Nantes'), place('b', 'Espace Bellevue', street)).reasons
    for (const street of ['MAIRIE - 6 R DE NANTES', 'Face au 6, rue de Nantes'])
      expect(reasons(street).map(({ key }) => key)).toContain('same-address')
  })

  it('of one chain, two kilometres apart, are two', () => {
    const shop = (source: string, latitude: number) =>
      told(source, { type: 'Place', name: 'Boulangerie Ange', latitude, longitude: -1.76 })
    expect(compare(shop('a', 47.47), shop('b', 47.49)).verdict).toBe('different')
  })
})

describe('two markets', () => {
  const market = (source: string, name: string, openingHours?: string, more: object = {}) =>
    told(source, { type: 'Market', name, ...(openingHours ? { openingHours } : {}), ...more })
  const square = { streetAddress: 'Place Jean-Guihard' }

  it('are one on one day of the week, said in the title or in the hours', () => {
    expect(
      compare(market('a', 'Marché du mardi', undefined, square), market('b', 'Marché', 'Tu 08:00-13:00', square))
        .verdict,
    ).toBe('same')
  })

  it('are two on two days of one square', () => {
    expect(
      compare(market('a', 'Marché', 'Tu 08:00-13:00', square), market('b', 'Marché', 'Sa 08:00-13:00', square)).verdict,
    ).toBe('different')
  })

  it('are open on every day from one to the other', () => {
    const keys = compare(market('a', 'Halles', 'Tu-Sa 08:00-13:00'), market('b', 'Halles', 'We 08:00-13:00')).reasons
    expect(keys.map(({ key }) => key)).toContain('same-weekdays')
  })
})

describe('two articles', () => {
  const article = (source: string, name: string, datePublished: string) =>
    told(source, { type: 'Article', name, datePublished })

  it('of one title a year apart are not joined', () => {
    const [a, b] = [
      article('a', 'Inscriptions scolaires', '2026-02-01'),
      article('b', 'Inscriptions scolaires', '2027-02-01'),
    ]
    expect(compare(a, b).verdict).not.toBe('same')
  })
})

describe('two organisations', () => {
  const club = (source: string, name: string, more: object = {}) =>
    told(source, { type: 'Organization', name, ...more })

  it('with one number of the national register are one, with two they are two', () => {
    const rna = club('rna', 'UNION NATIONALE DES COMBATTANTS', { rnaNumber: 'W443001111' })
    expect(compare(rna, club('b', 'UNC-AFN', { rnaNumber: 'W443001111' })).verdict).toBe('same')
    expect(compare(rna, club('b', 'Union nationale des combattants', { rnaNumber: 'W443002222' })).verdict).not.toBe(
      'same',
    )
  })

  it('are known by their initials, and their sections stay apart', () => {
    expect(compare(club('a', 'Union sportive blinoise'), club('b', 'US Blinoise')).verdict).toBe('same')
    expect(compare(club('a', 'Amicale laïque basket'), club('b', 'Amicale laïque football')).verdict).toBe('different')
  })

  it('are known by initials that hold the town and skip small words', () => {
    const climbing = club('b', 'Blain vallée escalade', { telephone: '02 40 79 00 01' })
    expect(compare(club('a', 'BVE', { telephone: '02 40 79 00 01' }), climbing).verdict).toBe('same')
    expect(
      compare(club('a', 'UTL'), club('b', 'Université du temps libre')).reasons.map(({ key }) => key),
    ).not.toContain('title-differs')
  })

  it('and a place are never one thing', () => {
    expect(compare(club('a', 'Mairie'), told('b', { type: 'Place', name: 'Mairie' })).verdict).toBe('different')
  })
})
