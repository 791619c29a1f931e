import { rooms } from './folder.ts'
import type { Reply, Routes } from './server.ts'

/** One service of each protocol, small but with more than one page where the protocol has pages. */
export interface Service {
  path: string
  routes: Routes
  /** Records that are there. */
  count: number
  /** What a page says of itself is all there is to know of it. */
  pages?: true
}

const hall = (number: number) => ({
  id: number + 1,
  nom: `Salle ${number}`,
  adresse: `${number + 1} rue du Port`,
  commune: 'Donges',
})
const halls = Array.from({ length: 6 }, (_, number) => hall(number))
const from = (url: URL, ...names: string[]) =>
  Number(names.map((name) => url.searchParams.get(name)).find(Boolean) ?? 0)
const three = <T>(list: T[], start: number): T[] => list.slice(start, start + 3)
const point = (number: number) => ({ type: 'Point', coordinates: [-2.07 - number / 1000, 47.32] })
const features = halls.map((properties, number) => ({
  type: 'Feature',
  id: `salle.${number}`,
  geometry: point(number),
  properties,
}))
const xml = (body: string): Reply => ({
  body: `<?xml version="1.0" encoding="UTF-8"?>${body}`,
  headers: { 'content-type': 'text/xml' },
})
const html = (head: string): Reply => ({
  body: `<!doctype html><html><head>${head}</head><body><p>Mairie de Donges</p></body></html>`,
  headers: { 'content-type': 'text/html' },
})
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
const ckanId = 'f3c61a6e-7a0d-4f8b-9a5e-6f2d1c0b9a8e'
const ics = (number: number) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:${number}\r\nDTSTART;VALUE=DATE:20261205\r\nSUMMARY:Téléthon ${number}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`
const dav = (rows: string) => ({ status: 207, ...xml(`<d:multistatus xmlns:d="DAV:">${rows}</d:multistatus>`) })
const davFile = (name: string) =>
  `<d:response><d:href>/dav/salles/${name}</d:href><d:propstat><d:prop><d:resourcetype/><d:getcontentlength>90</d:getcontentlength><d:getetag>"${name}"</d:getetag></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`
const dataset = (number: number) =>
  `<https://data.example/d/${number}> a dcat:Dataset ; dct:title "Jeu ${number}" ; dcat:distribution [ a dcat:Distribution ; dcat:downloadURL <https://data.example/${number}.csv> ] .`
const turtle = (numbers: number[], next = '') =>
  `@prefix dcat: <http://www.w3.org/ns/dcat#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n@prefix hydra: <http://www.w3.org/ns/hydra/core#> .\n<https://data.example/c> a dcat:Catalog .\n${numbers.map(dataset).join('\n')}\n<https://data.example/v> a hydra:PartialCollectionView${next} .\n`
const page = (name: string, number: number): Reply =>
  html(
    `<title>${name}</title><script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'Event', name, startDate: `2026-12-1${number}T20:30:00+01:00`, location: { '@type': 'Place', name: 'Halle' } })}</script>`,
  )

export const services: Record<string, Service> = {
  opendatasoft: {
    path: '/explore/dataset/salles/',
    routes: {
      '/api/explore/v2.1/catalog/datasets/salles': {
        body: { dataset_id: 'salles', metas: { default: { title: 'Salles', records_count: 6 } } },
      },
      '/api/explore/v2.1/catalog/datasets/salles/exports/jsonl': {
        body: halls.map((one) => JSON.stringify(one)).join('\n'),
      },
    },
    count: 6,
  },
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
  udata: {
    path: '/datasets/salles',
    routes: {
      '/api/1/datasets/salles/': {
        body: {
          id: 'a',
          title: 'Salles',
          resources: [{ id: 'r', url: '{{base}}/salles.csv', format: 'csv', type: 'main' }],
        },
      },
      '/salles.csv': { body: rooms, headers: { 'content-type': 'text/csv' } },
    },
    count: 2,
  },
  ckan: {
    path: '/dataset/salles',
    routes: {
      '/api/3/action/package_show': {
        body: {
          success: true,
          result: {
            id: 'a',
            title: 'Salles',
            resources: [{ id: ckanId, name: 'Salles', format: 'CSV', url: '{{base}}/s.csv', datastore_active: true }],
          },
        },
      },
      '/api/3/action/datastore_search': (_, url) => ({
        body: { success: true, result: { records: three(halls, from(url, 'offset')), total: 6 } },
      }),
    },
    count: 6,
  },
  wfs: {
    path: '/ows?service=WFS',
    routes: {
      '/ows': (_, url) =>
        url.searchParams.get('request') === 'GetCapabilities'
          ? xml(
              '<WFS_Capabilities version="2.0.0"><OperationsMetadata><Operation name="GetFeature"><Parameter name="outputFormat"><Value>application/json</Value></Parameter></Operation></OperationsMetadata><FeatureTypeList><FeatureType><Name>v:salles</Name></FeatureType></FeatureTypeList></WFS_Capabilities>',
            )
          : {
              body: { type: 'FeatureCollection', numberMatched: 6, features: three(features, from(url, 'startIndex')) },
            },
    },
    count: 6,
  },
  csw: {
    path: '/csw?service=CSW',
    routes: {
      '/csw': (_, url) => {
        const start = from(url, 'startPosition')
        const list = three([1, 2, 3, 4, 5, 6], start - 1).map(
          (number) =>
            `<gmd:MD_Metadata><gmd:fileIdentifier><gco:CharacterString>fr-${number}</gco:CharacterString></gmd:fileIdentifier><gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation><gmd:title><gco:CharacterString>Zonage ${number}</gco:CharacterString></gmd:title></gmd:CI_Citation></gmd:citation></gmd:MD_DataIdentification></gmd:identificationInfo></gmd:MD_Metadata>`,
        )
        return xml(
          `<csw:GetRecordsResponse xmlns:csw="http://www.opengis.net/cat/csw/2.0.2"><csw:SearchResults numberOfRecordsMatched="6" numberOfRecordsReturned="${list.length}" nextRecord="${start + 3 > 6 ? 0 : start + 3}">${list.join('')}</csw:SearchResults></csw:GetRecordsResponse>`,
        )
      },
    },
    count: 6,
  },
  arcgis: {
    path: '/rest/services/Ville/FeatureServer/0',
    routes: {
      '/rest/services/Ville/FeatureServer/0': {
        body: {
          id: 0,
          name: 'Salles',
          geometryType: 'esriGeometryPoint',
          maxRecordCount: 3,
          objectIdField: 'id',
          supportedQueryFormats: 'JSON, geoJSON',
          advancedQueryCapabilities: { supportsPagination: true },
          fields: [],
        },
      },
      '/rest/services/Ville/FeatureServer/0/query': (_, url) => {
        const start = from(url, 'resultOffset')
        return {
          body: {
            type: 'FeatureCollection',
            features: three(features, start),
            ...(start < 3 ? { exceededTransferLimit: true } : {}),
          },
        }
      },
    },
    count: 6,
  },
  'ogc-api': {
    path: '/collections/salles',
    routes: {
      '/collections/salles': { body: { id: 'salles', title: 'Salles', links: [] } },
      '/collections/salles/items': (_, url) => {
        const start = from(url, 'offset')
        const links =
          start < 3
            ? [{ rel: 'next', type: 'application/geo+json', href: '{{base}}/collections/salles/items?offset=3' }]
            : []
        return { body: { type: 'FeatureCollection', numberMatched: 6, features: three(features, start), links } }
      },
    },
    count: 6,
  },
  socrata: {
    path: '/d/ab12-cd34',
    routes: {
      '/api/views/ab12-cd34.json': { body: { id: 'ab12-cd34', name: 'Salles', rowsUpdatedAt: 1 } },
      '/resource/ab12-cd34.json': (_, url) => ({ body: from(url, '$offset') > 0 ? [] : halls }),
    },
    count: 6,
  },
  sparql: {
    path: `/sparql?query=${encodeURIComponent('SELECT ?nom ?commune WHERE { ?s ?p ?o }')}`,
    routes: {
      '/sparql': (_, url) => {
        const start = Number(/OFFSET (\d+)/.exec(url.searchParams.get('query') ?? '')?.[1] ?? 0)
        const rows = Array.from({ length: 1200 }, (_one, number) => hall(number)).slice(start, start + 1000)
        const bindings = rows.map(({ nom, commune }) => ({
          nom: { type: 'literal', value: nom },
          commune: { type: 'literal', value: commune },
        }))
        return { body: { head: { vars: ['nom', 'commune'] }, results: { bindings } } }
      },
    },
    count: 1200,
  },
  'oai-pmh': {
    path: '/oai?verb=ListRecords',
    routes: {
      '/oai': (_, url) => {
        const second = url.searchParams.has('resumptionToken')
        const records = (second ? [4, 5, 6] : [1, 2, 3]).map(
          (number) =>
            `<record><header><identifier>oai:${number}</identifier></header><metadata><dc><title>Carte ${number}</title><subject>port</subject></dc></metadata></record>`,
        )
        return xml(
          `<OAI-PMH><ListRecords>${records.join('')}<resumptionToken completeListSize="6">${second ? '' : 't2'}</resumptionToken></ListRecords></OAI-PMH>`,
        )
      },
    },
    count: 6,
  },
  overpass: {
    path: `/api/interpreter?data=${encodeURIComponent('node[name];out;')}`,
    routes: {
      '/api/interpreter': {
        body: {
          version: 0.6,
          elements: halls.map(({ id, nom }) => ({
            type: 'node',
            id,
            lat: 47.3,
            lon: -2,
            tags: { name: nom, amenity: 'townhall' },
          })),
        },
      },
    },
    count: 6,
  },
  'google-sheets': {
    path: '/spreadsheets/d/1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789/edit#gid=0',
    routes: {
      '/spreadsheets/d/1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789/export': {
        body: rooms.replaceAll(';', ','),
        headers: { 'content-type': 'text/csv', 'content-disposition': 'attachment; filename="Salles.csv"' },
      },
    },
    count: 2,
  },
  grist: {
    path: '/api/docs/aB3dEf6hIjKl/tables/Salles/records',
    routes: {
      '/api/docs/aB3dEf6hIjKl/tables/Salles/columns': {
        body: { columns: ['nom', 'adresse', 'commune'].map((id) => ({ id, fields: { type: 'Text', label: id } })) },
      },
      '/api/docs/aB3dEf6hIjKl/tables/Salles/records': {
        body: { records: halls.map(({ id, ...fields }) => ({ id, fields })) },
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
  nextcloud: {
    path: '/s/aBcD1234efGH',
    routes: {
      '/s/aBcD1234efGH': html('<title>Nextcloud</title>'),
      '/s/aBcD1234efGH/download': {
        body: rooms,
        headers: { 'content-disposition': 'attachment; filename="salles.csv"' },
      },
    },
    count: 2,
  },
  webdav: {
    path: '/dav/salles/',
    routes: {
      '/dav/salles/': dav(`${davFile('a.csv')}${davFile('b.csv')}`),
      '/dav/salles/a.csv': { body: rooms },
      '/dav/salles/b.csv': { body: rooms.replaceAll('S', 'B').replaceAll('G', 'C') },
    },
    count: 4,
  },
  feeds: {
    path: '/',
    routes: {
      '/': html(
        '<link rel="alternate" type="text/calendar" title="Agenda" href="/a.ics"><link rel="alternate" type="text/calendar" title="Sport" href="/b.ics">',
      ),
      '/a.ics': { body: ics(1) },
      '/b.ics': { body: ics(2) },
    },
    count: 2,
  },
  sitemap: {
    path: '/sitemap.xml',
    routes: {
      '/robots.txt': { body: 'User-agent: *\nAllow: /\n' },
      '/sitemap.xml': xml(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{{base}}/agenda/1</loc></url><url><loc>{{base}}/agenda/2</loc></url></urlset>',
      ),
      '/agenda/1': page('Concert 1', 1),
      '/agenda/2': page('Concert 2', 2),
    },
    count: 2,
    pages: true,
  },
  s3: {
    path: '/ouvert/',
    routes: {
      '/ouvert/': xml(
        '<ListBucketResult><Contents><Key>a.csv</Key><Size>90</Size><ETag>"a"</ETag></Contents><Contents><Key>b.csv</Key><Size>90</Size><ETag>"b"</ETag></Contents></ListBucketResult>',
      ),
      '/ouvert/a.csv': { body: rooms },
      '/ouvert/b.csv': { body: rooms.replaceAll('S', 'B').replaceAll('G', 'C') },
    },
    count: 4,
  },
  dcat: {
    path: '/catalog.ttl',
    routes: {
      '/catalog.ttl': { body: turtle([0, 1, 2], ' ; hydra:next <{{base}}/catalog-2.ttl>') },
      '/catalog-2.ttl': { body: turtle([3, 4, 5]) },
    },
    count: 6,
  },
  rest: {
    path: '/api/salles',
    routes: {
      '/api/salles': (_, url) => {
        const number = from(url, 'page') || 1
        return {
          body: { results: three(halls, (number - 1) * 3), next: number < 2 ? '{{base}}/api/salles?page=2' : null },
        }
      },
    },
    count: 6,
  },
}
