import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'
import type { Routes } from '../testing/server.ts'

afterEach(closeAll)

const id = 'f3c61a6e-7a0d-4f8b-9a5e-6f2d1c0b9a8e'
const pack = {
  id: 'abc',
  name: 'salles-municipales',
  title: 'Salles municipales',
  notes: 'Les salles à louer',
  license_title: 'Licence Ouverte / Open Licence',
  license_url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence',
  metadata_modified: '2026-09-01T12:00:00.000000',
  organization: { title: 'Commune de Donges' },
  tags: [{ name: 'salles', display_name: 'salles' }],
  resources: [
    { id: 'pdf', name: 'Plan', format: 'PDF', url: '{{base}}/plan.pdf' },
    { id, name: 'Salles', format: 'CSV', url: '{{base}}/salles.csv', datastore_active: true },
  ],
}
const rows = Array.from({ length: 1250 }, (_, number) => ({
  _id: number + 1,
  nom: `Salle n° ${number + 1}`,
  adresse: '2 rue de l’Océan',
  code_postal: '44480',
  commune: 'Donges',
  capacite: 100,
}))
/** A store that never gives more than 500 rows, whatever is asked. */
const store: Routes[string] = (_, url) => {
  const offset = Number(url.searchParams.get('offset'))
  const records = rows.slice(offset, offset + Math.min(500, Number(url.searchParams.get('limit'))))
  return { body: { success: true, result: { resource_id: id, fields: [], records, total: rows.length } } }
}
const routes = (): Routes => ({
  '/api/3/action/package_show': { body: { success: true, result: pack } },
  '/api/3/action/datastore_search': store,
})

describe('a CKAN portal', () => {
  it.each([
    '/dataset/salles-municipales',
    `/fr/dataset/salles-municipales/resource/${id}`,
    '/api/3/action/package_show?id=salles-municipales',
  ])('gives every row of its store from %s', async (path) => {
    const server = await serve(routes())
    const { records, warnings } = await harvest(server.base + path)
    expect(records).toHaveLength(1250)
    expect(warnings).not.toContain('fewer-than-announced')
    expect(records[1249]).toMatchObject({
      name: 'Salle n° 1250',
      provenance: { publisher: 'Commune de Donges', licence: expect.stringContaining('etalab') },
    })
  })

  it('keeps the filters of a question to its store', async () => {
    const server = await serve(routes())
    await harvest(`${server.base}/api/3/action/datastore_search?resource_id=${id}&q=océan&limit=5`)
    expect(new URL(server.paths()[0]!, server.base).searchParams.get('q')).toBe('océan')
  })

  it('gives the file when the store has failed', async () => {
    const server = await serve({
      ...routes(),
      '/api/3/action/datastore_search': { body: { success: false, error: { message: 'Not found' } } },
      '/salles.csv': { body: 'nom;adresse;commune\nSalle des Six Chemins;rue du Stade;Donges\n' },
    })
    const { records } = await harvest(`${server.base}/dataset/salles-municipales`)
    expect(records).toMatchObject([{ name: 'Salle des Six Chemins' }])
  })

  it('is known by its front page and lists its data sets', async () => {
    const server = await serve({
      '/': { body: '<!doctype html><html><head><meta name="generator" content="ckan 2.10.4" /></head></html>' },
      '/api/3/action/package_search': (_, url) => {
        const start = Number(url.searchParams.get('start'))
        const results = Array.from({ length: Math.max(0, Math.min(100, 140 - start)) }, (_, number) => ({
          ...pack,
          id: `${start + number}`,
        }))
        return { body: { success: true, result: { count: 140, results } } }
      },
    })
    const { records } = await harvest(`${server.base}/`)
    expect(records).toHaveLength(140)
    expect(records[0]).toMatchObject({
      type: 'Dataset',
      name: 'Salles municipales',
      publisher: { name: 'Commune de Donges' },
    })
  })
})
