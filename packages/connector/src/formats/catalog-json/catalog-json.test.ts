import { describe, expect, it } from 'vitest'
import { read } from '../../testing/source.ts'

const udata = {
  id: '53698e85a3a729239d2034b2',
  slug: 'salles',
  title: 'Salles municipales',
  description: 'Toutes les **salles**',
  license: 'lov2',
  frequency: 'annual',
  last_modified: '2026-07-26T17:02:20+00:00',
  organization: { name: 'Ville de Blain', page: 'https://example.org/o', logo: 'https://example.org/o.png' },
  page: 'https://example.org/d/salles',
  tags: ['salle', 'sport'],
  resources: [{ id: 'r', title: 'Tableau', url: 'https://example.org/salles.csv', format: 'csv', mime: 'text/csv' }],
}
const ckan = {
  id: 'a1',
  name: 'salles',
  title: 'Salles municipales',
  notes: 'Toutes les **salles**',
  license_id: 'lov2',
  metadata_modified: '2026-07-26T17:02:20.1',
  organization: { name: 'blain', title: 'Ville de Blain' },
  url: 'https://example.org/d/salles',
  tags: [{ name: 'salle' }, { name: 'sport', display_name: 'sport' }],
  resources: [{ name: 'Tableau', url: 'https://example.org/salles.csv', format: 'CSV', mimetype: 'text/csv' }],
}
const line = {
  title: 'Salles municipales',
  publisherName: 'Ville de Blain',
  licence: 'lov2',
  page: 'https://example.org/d/salles',
  keywords: ['salle', 'sport'],
  distributions: [{ url: 'https://example.org/salles.csv', name: 'Tableau', format: 'csv', mediaType: 'text/csv' }],
}

describe('a catalogue’s answer', () => {
  it.each([
    ['a data set of udata', udata],
    ['a page of udata', { data: [udata], page: 1, total: 1 }],
    ['a data set of CKAN', { help: 'x', success: true, result: ckan }],
    ['a search in CKAN', { success: true, result: { count: 1, results: [ckan] } }],
  ])('like %s is read as data sets with their files', async (_, answer) => {
    const { rows, layer } = await read('a.json', JSON.stringify(answer))
    expect(layer.known?.entity).toBe('catalog')
    expect(rows).toEqual([expect.objectContaining(line)])
  })

  it('of Opendatasoft has its titles, and of DCAT-US its files', async () => {
    const ods = {
      total_count: 1,
      results: [
        {
          dataset_id: 'salles',
          metas: { default: { title: 'Salles', publisher: 'Blain', keyword: ['sport'], modified: '2026-01-01' } },
        },
      ],
    }
    expect((await read('a.json', JSON.stringify(ods))).rows).toEqual([
      expect.objectContaining({ identifier: 'salles', title: 'Salles', publisherName: 'Blain', keywords: ['sport'] }),
    ])
    const us = {
      '@context': 'https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld',
      dataset: [
        {
          '@type': 'dcat:Dataset',
          title: 'Salles',
          publisher: { name: 'Blain' },
          distribution: [{ mediaType: 'text/csv', downloadURL: 'https://example.org/a.csv' }],
        },
      ],
    }
    expect((await read('a.json', JSON.stringify(us))).rows).toEqual([
      expect.objectContaining({ publisherName: 'Blain', distributions: [expect.objectContaining({ format: 'csv' })] }),
    ])
  })

  it('is not seen in lists of other things', async () => {
    const { layer } = await read(
      'a.json',
      JSON.stringify([
        { name: 'Halle', resources: ['tables', 'chaises'] },
        { name: 'Préau', resources: [] },
      ]),
    )
    expect(layer.known).toBeUndefined()
  })
})
