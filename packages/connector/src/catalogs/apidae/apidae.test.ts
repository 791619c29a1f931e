import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'

afterEach(closeAll)

const object = (number: number, type = 'FETE_ET_MANIFESTATION') => ({
  type,
  id: 5_000_000 + number,
  nom: { libelleFr: `Fête de l’alpage ${number}`, libelleEn: `Alpine fair ${number}` },
  presentation: { descriptifCourt: { libelleFr: 'Bal et repas.' } },
  localisation: {
    adresse: {
      adresse1: 'Place du village',
      codePostal: '73640',
      commune: { id: 1, code: '73232', nom: 'Sainte-Foy-Tarentaise' },
    },
    geolocalisation: { valide: true, geoJson: { type: 'Point', coordinates: [6.89, 45.59] } },
  },
  informations: {
    moyensCommunication: [
      { type: { id: 204 }, coordonnees: { fr: 'fete@example.org' } },
      { type: { id: 205 }, coordonnees: { fr: 'https://fete.example/' } },
    ],
  },
  ouverture: {
    periodesOuvertures: [
      { dateDebut: '2027-08-15', dateFin: '2027-08-15', horaireOuverture: '10:00:00', horaireFermeture: '18:00:00' },
    ],
  },
  illustrations: [
    { traductionFichiers: [{ locale: 'fr', url: 'https://img.example/fete.jpg' }], copyright: { libelleFr: 'OT' } },
  ],
  descriptionTarif: { gratuit: true },
})
const all = [...Array.from({ length: 130 }, (_, number) => object(number)), object(500, 'RESTAURATION')]
const path = '/api/v002/recherche/list-objets-touristiques'
const query = encodeURIComponent(JSON.stringify({ projetId: 1, apiKey: 'k', selectionIds: [2] }))

describe('an APIDAE project', () => {
  it('gives its events and its places, by hundreds', async () => {
    const server = await serve({
      [path]: (_, url) => {
        const { first, count, apiKey } = JSON.parse(url.searchParams.get('query')!)
        if (apiKey !== 'k') return { status: 403 }
        return {
          body: { query: { first, count }, numFound: all.length, objetsTouristiques: all.slice(first, first + count) },
        }
      },
    })
    const { members, error } = await harvest(`${server.base}${path}?query=${query}`)
    expect(error).toBeUndefined()
    expect(Object.entries(members).map(([name, list]) => [name, list.length])).toEqual([
      ['events.json', 130],
      ['places.json', 1],
    ])
    expect(members['events.json']![129]).toMatchObject({
      type: 'Event',
      name: 'Fête de l’alpage 129',
      startDate: '2027-08-15T10:00:00+02:00',
      endDate: '2027-08-15T18:00:00+02:00',
      location: { streetAddress: 'Place du village', townCode: '73232', latitude: 45.59, longitude: 6.89 },
      url: 'https://fete.example/',
      isAccessibleForFree: true,
      image: { url: 'https://img.example/fete.jpg', credit: 'OT' },
    })
  })

  it('that refuses says why', async () => {
    const server = await serve({ [path]: { body: { errorType: 'QUERY_FORMAT', message: 'Requête mal formée' } } })
    expect((await harvest(`${server.base}${path}?query=${query}`)).error).toEqual({
      key: 'service-refuses',
      values: { reason: 'Requête mal formée' },
    })
  })

  it('tells the days of what is not on every day, and brings back what comes every year', async () => {
    const opened = (number: number, periode: object) => ({
      ...object(number),
      ouverture: {
        periodesOuvertures: [
          { dateDebut: '2027-07-01', dateFin: '2027-07-31', horaireOuverture: '20:30:00', ...periode },
        ],
      },
    })
    const objetsTouristiques = [
      opened(1, {
        type: 'OUVERTURE_SEMAINE',
        ouverturesJournalieres: [{ jour: 'JEUDI' }],
        fermeturesExceptionnelles: [{ dateSpeciale: '2027-07-15' }],
      }),
      opened(2, { type: 'OUVERTURE_MOIS', ouverturesJourDuMois: [{ jour: 'SAMEDI', jourDuMois: 'D_2EME' }] }),
      opened(3, { type: 'OUVERTURE_TOUS_LES_JOURS', tousLesAns: true, dateDebut: '2019-08-06', dateFin: '2019-08-06' }),
      opened(4, { type: 'OUVERTURE_SAUF', dateFin: '2027-07-04', ouverturesJournalieres: [{ jour: 'SAMEDI' }] }),
    ]
    const server = await serve({ [path]: { body: { numFound: 4, objetsTouristiques } } })
    const { records } = await harvest(`${server.base}${path}?query=${query}`)
    const times = records.map((record) => {
      if (record.type !== 'Event') return undefined
      return [record.startDate, record.recurrence?.rdates?.length ?? 0]
    })
    expect(times).toEqual([
      ['2027-07-01T20:30:00+02:00', 3],
      ['2027-07-10T20:30:00+02:00', 0],
      ['2027-08-06T20:30:00+02:00', 0],
      ['2027-07-01T20:30:00+02:00', 2],
    ])
  })
})
