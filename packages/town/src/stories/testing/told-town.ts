/** A made-up town whose data have something to tell of every kind. */
import { sql } from 'kysely'
import type { Db } from '../../db.ts'
import { addEvent, addRecord, addSource, addTown } from '../../testing/rows.ts'
import type { TownCard } from '../../types.ts'

/** Thursday 26 November 2026. */
export const toldDay = '2026-11-26'

export async function addToldTown(
  db: Db,
  given: { code?: string; name?: string; slug?: string } = {},
): Promise<TownCard> {
  const { code = '44049', name = 'Le Croisic', slug = 'le-croisic' } = given
  const town = await addTown(db, { code, name, slug, latitude: 47.29, longitude: -2.51 })
  const source = await addSource(db, { name: 'Données', publisher: 'Mairie', licence: 'Licence Ouverte 2.0' })
  const own = { town: code, source }
  const id = (table: string, at: number) => `urn:wiker:${table}:${code}${String(at).padStart(15, '0')}`
  const add = (
    table: string,
    type: Parameters<typeof addRecord>[2],
    at: number,
    record: { name: string },
    row: object,
  ) => addRecord(db, table, type, { ...record, id: id(table, at) }, { ...own, ...row })

  const evening = (name: string, date: string, place: string, category: string) =>
    addEvent(db, { name, location: { name: place } }, { ...own, category, dates: [date] })
  await evening('Loto de l’amicale laïque', '2026-11-28T20:30', 'Salle Jeanne d’Arc', 'loto')
  await evening('Bourse aux jouets', '2026-11-29T09:00', 'Ancienne criée', 'flea-market')
  await evening('Course du Trait', '2026-11-29', 'Port', 'sport')

  const stones = [
    ['Château de Lénigo', 47.291, -2.511, '2 rue du Pilori'],
    ['Église Notre-Dame de Pitié', 47.293, -2.512, 'Place de l’Église'],
    ['Hôtel d’Aiguillon', 47.295, -2.514, 'Place d’Aiguillon'],
    ['Chapelle Saint-Goustan', 47.298, -2.517, 'Rue Saint-Goustan'],
  ] as const
  for (const [at, [stone, latitude, longitude, streetAddress]] of stones.entries()) {
    const additional = at === 1 ? { date_et_typologie_de_la_protection: '1977/12/01 : inscrit MH' } : {}
    await add('place', 'Place', at, { name: stone, latitude, longitude, streetAddress, additional } as never, {
      category: 'monument',
    })
  }
  for (const [at, place] of ['Mairie', 'Gare'].entries()) {
    const record = {
      name: place,
      latitude: 47.29 + at / 100,
      longitude: -2.5,
      streetAddress: `${at + 3} rue du Port`,
      openingHours: at ? 'Mo-Fr 08:00-18:00' : '24/7',
    }
    await add('place', 'Place', 20 + at, record, { category: 'defibrillator' })
  }
  const charger = {
    name: 'Parking du Mont-Esprit',
    streetAddress: '12 avenue de Saint-Goustan',
    latitude: 47.294,
    longitude: -2.509,
  }
  const additional = { date_mise_en_service: '2026-11-10', nbre_pdc: '4', puissance_nominale: '22' }
  await add('place', 'Place', 30, { ...charger, additional } as never, { category: 'charging-point' })

  await add(
    'market',
    'Market',
    1,
    { name: 'Marché de Noël du port', openingHours: 'Dec Sa 09:00-13:00', streetAddress: 'Place d’Aiguillon' } as never,
    { category: 'market' },
  )
  const decisions: [string, number, number, number][] = [
    ['Budget principal : décision modificative', 20, 0, 3],
    ['Cession de la parcelle du Lin', 23, 0, 0],
    ['Convention avec le conservatoire', 23, 0, 0],
  ]
  for (const [at, [decision, votesFor, votesAgainst, abstentions]] of decisions.entries()) {
    await add(
      'deliberation',
      'Deliberation',
      at,
      { name: decision, votesFor, votesAgainst, abstentions, date: '2026-11-12' } as never,
      { extra: { decided_on: '2026-11-12' } },
    )
  }
  const helped: [string, number, number][] = [
    ['Amicale laïque du Croisic', 2500, 2026],
    ['École de musique', 1850.5, 2026],
    ['Les Amis de Penn Avel', 400, 2026],
    ['Amicale laïque du Croisic', 3100, 2025],
    ['École de musique', 1200, 2025],
  ]
  for (const [at, [beneficiary, amount, year]] of helped.entries()) {
    const record = {
      name: beneficiary,
      amount,
      year,
      beneficiary: { name: beneficiary },
      grantor: { name: 'Commune du Croisic' },
    }
    await add('subsidy', 'Subsidy', at, record as never, { extra: { amount, year, beneficiary } })
  }
  for (const [at, [child, value]] of (
    [
      ['LOUISE', 7],
      ['GABRIEL', 5],
      ['JADE', 4],
    ] as const
  ).entries()) {
    await add('statistic', 'Statistic', at, { name: child, value, year: 2025 } as never, {
      category: 'first-name',
      extra: { value, year: 2025 },
    })
  }
  for (const [at, [year, value]] of (
    [
      [1962, 4236],
      [2013, 4054],
      [2023, 4087],
    ] as const
  ).entries()) {
    await add('statistic', 'Statistic', 20 + at, { name: 'Population', value, year } as never, {
      category: 'population',
      extra: { value, year },
    })
  }
  const works = { name: 'Rue du Traict barrée', validFrom: '2026-11-23', validThrough: '2026-12-04' }
  await add('notice', 'Notice', 1, works as never, {
    category: 'works',
    extra: { valid_from: '2026-11-23', valid_to: '2026-12-04' },
  })
  const quay = { name: 'Quai Lénigo en alternat', validFrom: '2026-11-30', validThrough: '2026-12-18' }
  await add('notice', 'Notice', 2, quay as never, {
    category: 'works',
    extra: { valid_from: '2026-11-30', valid_to: '2026-12-18' },
  })
  for (const at of [0, 1, 2, 3]) {
    const served = `2026-1${at ? 2 : 1}-${at ? `0${at}` : '30'}`
    const dishes = [
      { name: `Carottes râpées ${'ABCD'[at]}`, labels: at === 1 ? ['bio'] : [] },
      { name: 'Hachis parmentier' },
    ]
    await add(
      'menu',
      'Menu',
      at,
      { name: 'Déjeuner', dishes, restaurant: 'Restaurant Jules-Ferry', date: served } as never,
      { category: 'canteen', extra: { served_on: served } },
    )
  }
  await add(
    'organization',
    'Organization',
    1,
    { name: 'Au Fournil du Port', foundingDate: '2026-11-02', streetAddress: '4 quai de la Petite-Chambre' } as never,
    { category: 'bakery' },
  )
  await sql`insert into holiday (country, kind, zone, name, starts, ends, source) values
    ('FR', 'school', 'B', 'Vacances de Noël', '2026-12-05', '2026-12-20', 'ministère'),
    ('FR', 'school', 'B', 'Vacances d’hiver', '2027-02-13', '2027-02-28', 'ministère') on conflict do nothing`.execute(
    db,
  )
  return town
}
