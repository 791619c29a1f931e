import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'
import type { Routes } from '../testing/server.ts'

afterEach(closeAll)

const resource = (more: object) => ({
  id: '3f0898892-f20b'.padEnd(36, '0'),
  type: 'main',
  extras: { 'check:available': true },
  last_modified: '2026-10-01T10:00:00+00:00',
  ...more,
})
const dataset = (resources: object[]) => ({
  id: '53698e85a3a729239d2034b2',
  slug: 'equipements-sportifs',
  title: 'Équipements sportifs de la commune',
  description: 'Stades, salles et terrains',
  license: 'lov2',
  organization: { name: 'Mairie de Blain', slug: 'mairie-de-blain' },
  last_update: '2026-10-02T08:00:00+00:00',
  page: 'https://www.data.gouv.fr/datasets/equipements-sportifs',
  tags: ['sport'],
  resources,
})
const csv =
  'nom;adresse;code_postal;commune\nStade de la Prée;rue du Stade;44130;Blain\nSalle Henri Lecourt;rue de la Gare;44130;Blain\n'
const api = '/api/1/datasets/equipements-sportifs/'
const routes = (): Routes => ({
  [api]: {
    body: dataset([
      resource({ url: '{{base}}/notice.pdf', format: 'pdf', type: 'documentation', title: 'Notice' }),
      resource({ url: '{{base}}/old.geojson', format: 'geojson', extras: { 'check:available': false } }),
      resource({ url: '{{base}}/equipements.csv', format: 'csv', title: 'Équipements' }),
      resource({ url: '{{base}}/schema.json', format: 'json', title: 'Schéma des données' }),
    ]),
  },
  '/equipements.csv': { body: csv, headers: { 'content-type': 'application/octet-stream' } },
})

describe('a data set of data.gouv.fr', () => {
  it.each(['/fr/datasets/equipements-sportifs/', '/datasets/equipements-sportifs', api])(
    'gives its best file from %s, with its publisher and licence',
    async (path) => {
      const server = await serve(routes())
      const { records, members, error } = await harvest(server.base + path)
      expect(error).toBeUndefined()
      expect(Object.keys(members)).toEqual(['equipements.csv'])
      expect(records).toHaveLength(2)
      expect(records[0]).toMatchObject({
        type: 'Place',
        name: 'Stade de la Prée',
        provenance: { publisher: 'Mairie de Blain', licence: 'Licence Ouverte 2.0' },
      })
      expect(server.paths()).not.toContain('/notice.pdf')
    },
  )

  it('takes the next best file when the best has gone', async () => {
    const server = await serve({
      ...routes(),
      '/equipements.csv': { status: 404 },
      '/schema.json': { body: [{ a: 1 }] },
    })
    const { members } = await harvest(server.base + api)
    expect(Object.keys(members)).toEqual(['schema.json'])
  })

  it('is not read again while it has not been updated', async () => {
    const server = await serve(routes())
    const { reading } = await harvest(server.base + api)
    const again = await harvest(server.base + api, { state: reading.state })
    expect(again.reading.unchanged).toBe(true)
  })

  it('that only names another portal is read there', async () => {
    const portal = await serve({
      '/api/explore/v2.1/catalog/datasets/agenda_culturel': { body: { dataset_id: 'agenda_culturel', metas: {} } },
      '/api/explore/v2.1/catalog/datasets/agenda_culturel/exports/jsonl': {
        body: '{"titre":"Concert de Noël","date_debut":"2026-12-19","lieu":"Église"}\n',
      },
    })
    const server = await serve({
      [api]: {
        body: dataset([
          resource({ url: `${portal.base}/explore/dataset/agenda_culturel`, format: 'excel', type: 'api' }),
        ]),
      },
    })
    const { records } = await harvest(server.base + api)
    expect(records).toMatchObject([
      { type: 'Event', name: 'Concert de Noël', startDate: '2026-12-19', provenance: { publisher: 'Mairie de Blain' } },
    ])
  })

  it('gives the list of an organisation, page after page', async () => {
    const all = Array.from({ length: 60 }, (_, number) => ({
      ...dataset([resource({ url: 'https://x.example/a.csv', format: 'csv' })]),
      id: `${number}`,
      title: `Jeu ${number}`,
    }))
    const server = await serve({
      '/api/1/datasets/': (_, url) => {
        const page = Number(url.searchParams.get('page') ?? 1)
        const next = page === 1 ? `{{base}}/api/1/datasets/?organization=mairie-de-blain&page_size=50&page=2` : null
        return { body: { data: all.slice((page - 1) * 50, page * 50), next_page: next, total: 60 } }
      },
    })
    const { records } = await harvest(`${server.base}/fr/organizations/mairie-de-blain/`)
    expect(records).toHaveLength(60)
    expect(records[59]).toMatchObject({
      type: 'Dataset',
      name: 'Jeu 59',
      licence: 'Licence Ouverte 2.0',
      distributions: [{ url: 'https://x.example/a.csv', format: 'csv' }],
    })
  })

  it('address on a site that is no such portal is read as the page it is', async () => {
    const server = await serve({ '/datasets/agenda': { body: 'nom;date\nLoto;05/12/2026\nBal;06/12/2026\n' } })
    const { records } = await harvest(`${server.base}/datasets/agenda`)
    expect(records).toHaveLength(2)
  })
})
