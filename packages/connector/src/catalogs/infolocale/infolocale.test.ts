import { afterEach, describe, expect, it } from 'vitest'
import { defaultLimits } from '../../limits.ts'
import { openSession } from '../session.ts'
import { closeAll, harvest, serve } from '../testing/kit.ts'
import type { Routes } from '../testing/server.ts'
import type { Session } from '../types.ts'
import { infolocale } from './infolocale.ts'

afterEach(closeAll)

/** An announcement with all that the service gives, empty or not. */
const announcement = (number: number, more: object = {}) => ({
  id: 7_000_000 + number,
  organismeId: 12,
  organismeNom: 'Amicale laïque',
  titre: `VIDE-GRENIER ${number}`,
  titreSlug: `vide-grenier-${number}`,
  descriptif: 'Buvette sur place.',
  dateCreation: '2026-11-01T10:00:00+01:00',
  dateModification: '2026-11-20T10:00:00+01:00',
  lieu: {
    nom: 'Salle des fêtes',
    adresse: '1 rue du Port',
    latitude: '47.3205',
    longitude: '-2.0701',
    commune: {
      insee: '44052',
      nom: 'Donges',
      slug: 'donges',
      departement: '44',
      codePostal: '44480',
      latitude: '47.32',
      longitude: '-2.07',
    },
  },
  tarifs: [{ gratuit: false, tarif: '5 €', tarifReduit: '3 €', tarifAutre: '' }],
  billetteries: [],
  donneesComplementaires: [{ titreLibre: null, texteCourt: null, texteLong: null }],
  ressources: [],
  dates: [{ debut: '2027-06-05', fin: '2027-06-05', horaire: '{14:00,18:00},{20:30,}' }],
  dateString: 'Samedi 5 juin 2027',
  contacts: [
    {
      typeId: 1,
      type: 'Organisation',
      telephone1: '02 40 00 00 00',
      telephone2: '',
      url: 'https://amicale.example',
      email: '',
    },
  ],
  reservation: '',
  provider: 'infolocale',
  genre: { id: '15', categorie: 'Loisirs', libelle: 'Brocante, vide-greniers' },
  photos: [{ path: 'https://img.example/1.jpg', legend: '', credit: 'Amicale' }],
  ageMinimum: 0,
  ageMaximum: 0,
  categoriesAge: [],
  mentionEvenementComplet: false,
  langues: null,
  urlAnnonce: 'https://www.infolocale.fr/evenements/1',
  ...more,
})
const all = [
  ...Array.from({ length: 45 }, (_, number) => announcement(number)),
  announcement(45, {
    mentionEvenementAnnule: true,
    lieu: { nom: null, adresse: null, latitude: null, longitude: null, commune: { nom: 'Donges', insee: '44052' } },
    tarifs: [{ gratuit: true }],
    dates: null,
    dateHoraires: [{ date: '2027-07-01', horaires: [{ debut: '09:00', fin: '12:00' }] }],
    donneesComplementaires: [{ titreLibre: 'Le grand vide-grenier', texteLong: 'Tout l’après-midi.' }],
  }),
]
const page = (number: number, limit: number) => ({
  page: number,
  pageCount: Math.ceil(all.length / limit),
  limit,
  resultCount: all.length,
  result: all.slice((number - 1) * limit, number * limit),
})

function service(): Routes {
  return {
    '/auth/signin': ({ body }) => {
      const fields = new URLSearchParams(body)
      return fields.get('login') === 'mairie' && fields.get('password') === 's3cret'
        ? { body: { access_token: 'tok', refresh_token: 'r', username: 'mairie' } }
        : { status: 401 }
    },
    '/flux/4f1/data': (_, url) => ({ body: page(Number(url.searchParams.get('page') ?? 1), 20) }),
  }
}

describe('a flow of Infolocale', () => {
  it('gives its announcements to the last page', async () => {
    const server = await serve(service())
    const { records, error } = await harvest(`${server.base}/flux/4f1/data`)
    expect(error).toBeUndefined()
    expect(records).toHaveLength(46)
    expect(records[0]).toMatchObject({
      type: 'Event',
      name: expect.stringMatching(/^vide-grenier 0$/i),
      startDate: '2027-06-05T14:00:00+02:00',
      location: {
        name: 'Salle des fêtes',
        streetAddress: '1 rue du Port',
        postalCode: '44480',
        townCode: '44052',
        latitude: 47.3205,
      },
      organizer: { name: 'Amicale laïque' },
      url: 'https://amicale.example',
      image: { url: 'https://img.example/1.jpg', credit: 'Amicale' },
    })
    expect(records[45]).toMatchObject({
      name: 'Le grand vide-grenier',
      description: 'Tout l’après-midi.',
      startDate: '2027-07-01T09:00:00+02:00',
      endDate: '2027-07-01T12:00:00+02:00',
      eventStatus: 'cancelled',
      isAccessibleForFree: true,
    })
  })

  it('at its own address is asked with a form, after signing in', async () => {
    const server = await serve({
      ...service(),
      '/flux/4f1/data': ({ method, headers, body }) => {
        const fields = new URLSearchParams(body)
        if (method !== 'POST' || headers.authorization !== 'Bearer tok') return { status: 401 }
        return { body: page(Number(fields.get('page')), Number(fields.get('limit'))) }
      },
    })
    const url = new URL('https://api.infolocale.fr/flux/4f1?codeInsee=44052')
    const read = async (password: string) => {
      const options = { limits: defaultLimits, today: '2026-11-23', allowHosts: ['127.0.0.1'], pause: 0 }
      const session = openSession(url, { ...options, credentials: { user: 'mairie', password } })
      const here = (to: string | URL) => new URL(new URL(to, url).pathname + new URL(to, url).search, server.base)
      const local: Session = { ...session, get: (to, ask) => session.get(here(to), ask) }
      const records: unknown[] = []
      for await (const part of infolocale.detect({ url })!.read(local)) records.push(...(part.records ?? []))
      return records
    }
    expect(await read('s3cret')).toHaveLength(46)
    expect(server.asked.at(-1)!.body).toContain('codeInsee=44052')
    await expect(read('x')).rejects.toThrow('not-allowed')
  })
})
