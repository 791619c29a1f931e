import { from, halls, html, type Service, three } from './service.ts'

const guid = '2d56b8f2-c624-4c36-8352-3d7480b422a8'
const event = (number: number) => ({
  uid: number + 1,
  title: { fr: `Loto ${number}` },
  timings: [day(number)],
  status: 1,
})
const day = (number: number) => ({
  begin: `2026-12-0${number + 1}T20:00:00+01:00`,
  end: `2026-12-0${number + 1}T23:00:00+01:00`,
})

export const events: Record<string, Service> = {
  openagenda: {
    path: '/v2/agendas/4412/events?key=k',
    routes: {
      '/v2/agendas/4412/events': (_, url) => {
        const list = three(
          halls.map((_one, number) => event(number)),
          from(url, 'after[]'),
        )
        return { body: { total: 6, events: list, after: list.length > 0 ? [list.at(-1)!.uid] : null } }
      },
    },
    count: 6,
  },
  datatourisme: {
    path: '/v1/catalog',
    routes: {
      '/v1/catalog': (_, url) => {
        const second = url.searchParams.get('page') === '2'
        const objects = three(halls, second ? 3 : 0).map(({ id, nom }) => ({
          uuid: `u${id}`,
          label: { '@fr': nom },
          type: ['PlaceOfInterest'],
          isLocatedAt: [{ address: [{ addressLocality: 'Donges' }] }],
        }))
        return { body: { objects, meta: { total: 6, next: second ? null : '{{base}}/v1/catalog?page=2' } } }
      },
    },
    count: 6,
  },
  apidae: {
    path: `/api/v002/recherche/list-objets-touristiques?query=${encodeURIComponent('{"projetId":1}')}`,
    routes: {
      '/api/v002/recherche/list-objets-touristiques': (_, url) => {
        const { first = 0 } = JSON.parse(url.searchParams.get('query') ?? '{}')
        const objetsTouristiques = three(halls, first).map(({ id, nom }) => ({
          type: 'RESTAURATION',
          id,
          nom: { libelleFr: nom },
          localisation: { adresse: { commune: { nom: 'Donges' } } },
        }))
        return { body: { numFound: 6, objetsTouristiques } }
      },
    },
    count: 6,
  },
  tourinsoft: {
    path: `/Syndication/3.0/cdt44/${guid}/Objects`,
    routes: {
      [`/Syndication/3.0/cdt44/${guid}/Objects`]: (_, url) => {
        const start = from(url, '$skiptoken')
        const value = three(halls, start).map(({ id, nom }) => ({
          SyndicObjectID: `H${id}`,
          SyndicObjectName: nom,
          ObjectTypeName: 'Hôtellerie',
          Commune: 'Donges',
        }))
        return {
          body: {
            'odata.count': '6',
            value,
            ...(start < 3 ? { 'odata.nextLink': `{{base}}/Syndication/3.0/cdt44/${guid}/Objects?$skiptoken=3` } : {}),
          },
        }
      },
    },
    count: 6,
  },
  infolocale: {
    path: '/flux/4f1/data',
    routes: {
      '/flux/4f1/data': (_, url) => {
        const number = from(url, 'page') || 1
        const result = three(halls, (number - 1) * 3).map(({ id, nom }) => ({
          id,
          titre: nom,
          dateString: 'Samedi',
          lieu: { commune: { nom: 'Donges' } },
          dates: [{ debut: '2026-12-05', fin: '2026-12-05' }],
        }))
        return { body: { page: number, pageCount: 2, limit: 3, resultCount: 6, result } }
      },
    },
    count: 6,
  },
  wordpress: {
    path: '/wp-json/wp/v2/posts',
    routes: {
      '/wp-json/wp/v2/posts': (_, url) => ({
        body: three(halls, ((from(url, 'page') || 1) - 1) * 3).map(({ id, nom }) => ({
          id,
          date_gmt: '2026-11-20T08:30:00',
          link: `https://m.example/${id}`,
          title: { rendered: nom },
          content: { rendered: '<p>x</p>' },
          excerpt: { rendered: '' },
        })),
        headers: { 'x-wp-total': '6', 'x-wp-totalpages': '2' },
      }),
    },
    count: 6,
  },
  gancio: {
    path: '/api/events',
    routes: {
      '/api/events': {
        body: halls.map(({ id, nom }) => ({
          id,
          title: nom,
          slug: `s${id}`,
          start_datetime: 1_797_021_000,
          media: [],
          tags: [],
          place: { name: 'Halle' },
        })),
      },
    },
    count: 6,
  },
  mobilizon: {
    path: '/search',
    routes: {
      '/search': html('<title>Mobilizon</title>'),
      '/api': ({ body }) => {
        const number = JSON.parse(body || '{"variables":{}}').variables.page ?? 1
        const elements = Array.from({ length: 60 }, (_, one) => one)
          .slice((number - 1) * 50, number * 50)
          .map((one) => ({
            uuid: `u${one}`,
            title: `Atelier ${one}`,
            beginsOn: '2026-12-05T13:00:00Z',
            url: `https://m.example/${one}`,
          }))
        return { body: { data: { events: { total: 60, elements } } } }
      },
    },
    count: 60,
  },
  'linked-events': {
    path: '/v1/event/',
    routes: {
      '/v1/event/': (_, url) => {
        const second = url.searchParams.get('page') === '2'
        const data = three(halls, second ? 3 : 0).map(({ id, nom }) => ({
          id: `k:${id}`,
          name: { sv: nom, fr: nom },
          start_time: '2026-12-13T17:00:00Z',
          event_status: 'EventScheduled',
          location: { name: { sv: 'Kyrkan' } },
          keywords: [],
        }))
        return { body: { meta: { count: 6, next: second ? null : '{{base}}/v1/event/?page=2', previous: null }, data } }
      },
    },
    count: 6,
  },
}
