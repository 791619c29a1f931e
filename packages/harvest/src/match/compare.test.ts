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

  it('of one chain, two kilometres apart, are two', () => {
    const shop = (source: string, latitude: number) =>
      told(source, { type: 'Place', name: 'Boulangerie Ange', latitude, longitude: -1.76 })
    expect(compare(shop('a', 47.47), shop('b', 47.49)).verdict).toBe('different')
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

  it('and a place are never one thing', () => {
    expect(compare(club('a', 'Mairie'), told('b', { type: 'Place', name: 'Mairie' })).verdict).toBe('different')
  })
})
