import { rooms } from '../folder.ts'
import { from, hall, halls, type Service, three, xml } from './service.ts'

const ckanId = 'f3c61a6e-7a0d-4f8b-9a5e-6f2d1c0b9a8e'
const dataset = (number: number) =>
  `<https://data.example/d/${number}> a dcat:Dataset ; dct:title "Jeu ${number}" ; dcat:distribution [ a dcat:Distribution ; dcat:downloadURL <https://data.example/${number}.csv> ] .`
const turtle = (numbers: number[], next = '') =>
  `@prefix dcat: <http://www.w3.org/ns/dcat#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n@prefix hydra: <http://www.w3.org/ns/hydra/core#> .\n<https://data.example/c> a dcat:Catalog .\n${numbers.map(dataset).join('\n')}\n<https://data.example/v> a hydra:PartialCollectionView${next} .\n`

export const portals: Record<string, Service> = {
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
  dcat: {
    path: '/catalog.ttl',
    routes: {
      '/catalog.ttl': { body: turtle([0, 1, 2], ' ; hydra:next <{{base}}/catalog-2.ttl>') },
      '/catalog-2.ttl': { body: turtle([3, 4, 5]) },
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
