import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'

afterEach(closeAll)

const datasets = (from: number) => [0, 1, 2].map((step) => from + step)
const turtle = (page: number, next?: string) => `@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix hydra: <http://www.w3.org/ns/hydra/core#> .
<https://data.example/catalog> a dcat:Catalog ; dct:title "Catalogue"@fr .
${datasets(page * 3)
  .map(
    (number) =>
      `<https://data.example/d/${number}> a dcat:Dataset ; dct:title "Jeu n° ${number}"@fr ; dct:license <https://www.etalab.gouv.fr/licence-ouverte-open-licence> ; dcat:distribution [ a dcat:Distribution ; dcat:downloadURL <https://data.example/d/${number}.csv> ; dct:format "CSV" ] .`,
  )
  .join('\n')}
<https://data.example/catalog?page=${page}> a hydra:PartialCollectionView ; hydra:totalItems 6 ${next ? `; hydra:next <${next}>` : ''} .
`
const jsonld = (page: number, next?: string) => ({
  '@context': {
    dcat: 'http://www.w3.org/ns/dcat#',
    dct: 'http://purl.org/dc/terms/',
    hydra: 'http://www.w3.org/ns/hydra/core#',
  },
  '@graph': [
    ...datasets(page * 3).map((number) => ({
      '@id': `https://data.example/d/${number}`,
      '@type': 'dcat:Dataset',
      'dct:title': `Jeu n° ${number}`,
    })),
    {
      '@id': 'https://data.example/view',
      '@type': 'hydra:PartialCollectionView',
      ...(next ? { 'hydra:next': { '@id': next } } : {}),
    },
  ],
})

describe('a DCAT catalogue', () => {
  it('in Turtle is read from page to page', async () => {
    const server = await serve({
      '/catalog.ttl': { body: turtle(0, '{{base}}/catalog.ttl?page=2') },
      '/catalog.ttl?page=2': { body: turtle(1) },
    })
    const { records, error, reading } = await harvest(`${server.base}/catalog.ttl`)
    expect(error).toBeUndefined()
    expect(reading.download?.protocol).toBe('dcat')
    expect(records.map(({ name }) => name)).toEqual([0, 1, 2, 3, 4, 5].map((number) => `Jeu n° ${number}`))
    expect(records[0]).toMatchObject({ type: 'Dataset', distributions: [{ url: 'https://data.example/d/0.csv' }] })
  })

  it('in JSON-LD is read from page to page, and ends when the pages turn in a circle', async () => {
    const server = await serve({
      '/catalog.jsonld': { body: jsonld(0, '{{base}}/page-2.jsonld') },
      '/page-2.jsonld': { body: jsonld(1, '{{base}}/catalog.jsonld') },
    })
    expect((await harvest(`${server.base}/catalog.jsonld`)).records).toHaveLength(6)
  })

  it('in RDF/XML is read from page to page', async () => {
    const xml = (page: number, next: string) =>
      `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dct="http://purl.org/dc/terms/" xmlns:hydra="http://www.w3.org/ns/hydra/core#">${datasets(
        page * 3,
      )
        .map(
          (number) =>
            `<dcat:Dataset rdf:about="https://data.example/d/${number}"><dct:title>Jeu n° ${number}</dct:title></dcat:Dataset>`,
        )
        .join(
          '',
        )}<hydra:PagedCollection rdf:about="https://data.example/view">${next}</hydra:PagedCollection></rdf:RDF>`
    const server = await serve({
      '/c.rdf': { body: xml(0, '<hydra:nextPage>{{base}}/c.rdf?format=rdf&amp;page=2</hydra:nextPage>') },
      '/c.rdf?format=rdf&page=2': { body: xml(1, '<hydra:next rdf:resource="{{base}}/sets.rdf?page=3"/>') },
      '/sets.rdf?page=3': { body: xml(2, '') },
    })
    expect((await harvest(`${server.base}/c.rdf`)).records).toHaveLength(9)
  })
})
