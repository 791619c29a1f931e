import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'

afterEach(closeAll)

const id = '2d56b8f2-c624-4c36-8352-3d7480b422a8'
/** As `wcf.tourinsoft.com` answers in its version 2: lists in one text. */
const event = (number: number) => ({
  __metadata: { uri: `http://wcf.example/Syndication/cdt28/${id}/Objects('FMA${number}')` },
  Structure: { __deferred: { uri: `http://wcf.example/Objects('FMA${number}')/Structure` } },
  SyndicObjectID: `FMA${number}`,
  Published: '/Date(1100217600000)/',
  Updated: '/Date(1793181600000)/',
  SyndicObjectName: `Moto-cross n° ${number}`,
  GmapLatitude: '48.2111540',
  GmapLongitude: '1.1123749',
  ObjectTypeName: 'Fêtes et manifestations',
  DescriptionCommerciale: null,
  DescriptionCommerciale2: 'Course de ligue.',
  AdresseComplete: 'Circuit des Tonnes|||28160|DAMPIERRE-SOUS-BROU|28123',
  PeriodeOuverture: '05/06/2027|06/06/2027|08:00||||#03/07/2027|03/07/2027||||',
  MoyenDeCom:
    'Téléphone cellulaire|06 46 49 30 16#Télécopieur /fax|02 37 00 00 00#Site web (URL)|http://www.moto.example#Mél|club@moto.example',
  Photos: 'http://media.example/1.jpg|Moto|OT de Brou#http://media.example/2.jpg|Moto|OT',
  LanguesParlees: 'Anglais#Allemand',
})
const hotel = {
  SyndicObjectID: 'HOT1',
  SyndicObjectName: 'Hôtel du Perche',
  GmapLatitude: '48.3295000',
  GmapLongitude: '0.8048990',
  ObjectTypeName: 'Hôtellerie',
  PeriodeOuverture: '01/01/2027|21/07/2027|08:00|15:00|18:00|22:00|Dimanche$Mardi soir|Lundi',
  AdresseComplete: 'Rue de la Bruyère|||28400|NOGENT-LE-ROTROU|28280',
  MoyenDeCom: 'Téléphone filaire|02 37 53 43 60#Mél|hotel@perche.example',
  MediaPhotoss: [{ ID: 1, Photo: { Url: 'https://media.example/h.jpg', Credit: 'Mairie' } }],
}

describe('a syndication of Tourinsoft', () => {
  it('in OData 2 gives events and places apart, from page to page', async () => {
    const path = `/Syndication/cdt28/${id}/Objects`
    const all = [...Array.from({ length: 7 }, (_, number) => event(number)), hotel]
    const server = await serve({
      [path]: (_, url) => {
        if (url.searchParams.get('$format') !== 'json') return { body: '<feed/>' }
        const skip = Number(url.searchParams.get('$skiptoken') ?? 0)
        const next = skip + 5 < all.length ? { __next: `{{base}}${path}?$format=json&$skiptoken=${skip + 5}` } : {}
        return { body: { d: { results: all.slice(skip, skip + 5), __count: String(all.length), ...next } } }
      },
    })
    const { members, error, broken } = await harvest(`${server.base}/Syndication/cdt28/${id}`)
    expect({ error, broken }).toEqual({ error: undefined, broken: undefined })
    expect(members['events.json']).toHaveLength(7)
    expect(members['events.json']![0]).toMatchObject({
      type: 'Event',
      name: 'Moto-cross n° 0',
      description: 'Course de ligue.',
      startDate: '2027-06-05T08:00:00+02:00',
      location: { streetAddress: 'Circuit des Tonnes', postalCode: '28160', townCode: '28123', latitude: 48.211154 },
      url: 'http://www.moto.example',
      image: { url: 'http://media.example/1.jpg', credit: 'OT de Brou' },
    })
    expect(members['places.json']).toMatchObject([
      { type: 'Place', name: 'Hôtel du Perche', streetAddress: 'Rue de la Bruyère', postalCode: '28400' },
    ])
  })

  it('of the later interface has lists where the older one has texts', async () => {
    const path = `/api/syndications/mto.tourinsoft.com/${id}`
    const server = await serve({
      [path]: {
        headers: { 'content-type': 'text/plain' },
        body: {
          value: [
            {
              SyndicObjectID: 'E1',
              SyndicObjectName: 'Fête de la musique',
              ObjectTypeName: 'Événement',
              Structure: { City: 'Donges' },
              PeriodeOuvertures: [
                { Datedebut: '2027-06-21T00:00:00', Datefin: '2027-06-21T00:00:00', Heuredouverture1: '20:30:00' },
              ],
              Adresses: [
                { Nomdupointdeservice: 'Place du port', Adresse1: '1 quai', CodePostal: '44480', Commune: 'Donges' },
              ],
              Geolocalisations: [{ Latitude: '47,32', Longitude: '-2,07' }],
              SiteInternets: [
                { Moyendecommunication: { ThesLibelle: 'Site internet' }, Coordonnees: 'https://fete.example/' },
              ],
              Themes: [{ Theme: [{ ThesLibelle: 'Musique' }] }],
            },
          ],
        },
      },
    })
    const { records, error } = await harvest(`${server.base}${path}?refreshCache=0`)
    expect(error).toBeUndefined()
    expect(records).toMatchObject([
      {
        type: 'Event',
        name: 'Fête de la musique',
        startDate: '2027-06-21T20:30:00+02:00',
        location: { name: 'Place du port', streetAddress: '1 quai', latitude: 47.32, longitude: -2.07 },
        url: 'https://fete.example/',
      },
    ])
    expect(server.paths()[0]).toContain('refreshCache=0&format=json')
  })

  it('that is being made anew is waited for', async () => {
    const path = `/api/syndications/mto.tourinsoft.com/${id}`
    const server = await serve({
      [path]: [{ status: 429, headers: { 'retry-after': '60' } }, { body: { value: [hotel] } }],
    })
    const { records, waited } = await harvest(server.base + path)
    expect(records).toHaveLength(1)
    expect(waited).toContain(60_000)
  })
})
