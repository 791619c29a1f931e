import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'
import type { Routes } from '../testing/server.ts'

afterEach(closeAll)

const path = '/arcgis/rest/services/Ville/Equipements/FeatureServer'
const about = (more: object = {}) => ({
  id: 0,
  name: 'Équipements',
  type: 'Feature Layer',
  geometryType: 'esriGeometryPoint',
  copyrightText: 'Ville de Savenay',
  maxRecordCount: 100,
  objectIdField: 'OBJECTID',
  supportedQueryFormats: 'JSON, geoJSON, PBF',
  advancedQueryCapabilities: { supportsPagination: true },
  fields: [
    { name: 'OBJECTID', type: 'esriFieldTypeOID' },
    { name: 'NOM', type: 'esriFieldTypeString' },
    { name: 'MAJ', type: 'esriFieldTypeDate' },
    {
      name: 'ETAT',
      type: 'esriFieldTypeSmallInteger',
      domain: { type: 'codedValue', codedValues: [{ code: 1, name: 'Ouvert' }] },
    },
  ],
  ...more,
})
const attributes = (number: number) => ({
  OBJECTID: number + 1,
  NOM: `Équipement ${number}`,
  MAJ: 1_764_547_200_000,
  ETAT: 1,
})
const point = (number: number) => [-1.94, 47.36 + number / 10_000]
const all = Array.from({ length: 250 }, (_, number) => number)

const geojson: Routes[string] = (_, url) => {
  const from = Number(url.searchParams.get('resultOffset'))
  const page = all.slice(from, from + Number(url.searchParams.get('resultRecordCount')))
  return {
    body: {
      type: 'FeatureCollection',
      ...(from + page.length < 250 ? { properties: { exceededTransferLimit: true } } : {}),
      features: page.map((number) => ({
        type: 'Feature',
        id: number,
        geometry: { type: 'Point', coordinates: point(number) },
        properties: attributes(number),
      })),
    },
  }
}

describe('an ArcGIS service', () => {
  it.each([path, `${path}/0`, `${path}/0/query?where=1%3D1&f=pjson`])(
    'gives all its features from %s',
    async (address) => {
      const server = await serve({
        [path]: { body: { layers: [{ id: 0, name: 'Équipements' }], tables: [] } },
        [`${path}/0`]: { body: about() },
        [`${path}/0/query`]: geojson,
      })
      const { records, error } = await harvest(server.base + address)
      expect(error).toBeUndefined()
      expect(records).toHaveLength(250)
      expect(records[249]).toMatchObject({ name: 'Équipement 249', latitude: 47.3849, longitude: -1.94 })
      expect(JSON.stringify(records[0])).toContain('Ouvert')
      expect(JSON.stringify(records[0])).toContain('2025-12-01')
    },
  )

  it('without paging and without GeoJSON gives them by their ids', async () => {
    const server = await serve({
      [`${path}/0`]: { body: about({ advancedQueryCapabilities: {}, supportedQueryFormats: 'JSON, AMF' }) },
      [`${path}/0/query`]: (_, url) => {
        const query = url.searchParams
        if (query.get('returnIdsOnly'))
          return { body: { objectIdFieldName: 'OBJECTID', objectIds: all.map((number) => number + 1).reverse() } }
        const ids = (query.get('objectIds') ?? '').split(',').map(Number)
        return {
          body: {
            geometryType: 'esriGeometryPoint',
            features: ids.map((id) => ({
              attributes: attributes(id - 1),
              geometry: { x: point(id - 1)[0], y: point(id - 1)[1] },
            })),
          },
        }
      },
    })
    const { records } = await harvest(`${server.base}${path}/0`)
    expect(records).toHaveLength(250)
    expect(records[249]).toMatchObject({ name: 'Équipement 249', latitude: 47.3849 })
  })

  it('that refuses with status 200 says why', async () => {
    const server = await serve({ [`${path}/0`]: { body: { error: { code: 499, message: 'Token Required' } } } })
    expect((await harvest(`${server.base}${path}/0`)).error).toEqual({
      key: 'service-refuses',
      values: { reason: 'Token Required' },
    })
  })

  it('is not read again while nobody has edited it', async () => {
    const server = await serve({
      [`${path}/0`]: { body: about({ editingInfo: { lastEditDate: 1_764_547_200_000 } }) },
      [`${path}/0/query`]: geojson,
    })
    const first = await harvest(`${server.base}${path}/0`)
    expect((await harvest(`${server.base}${path}/0`, { state: first.reading.state })).reading.unchanged).toBe(true)
  })

  it('of two layers is read again when one of them changed, whichever', async () => {
    let edited = 1
    const layer = (id: number, editDate: () => number) => () => ({
      body: about({ id, name: `Couche ${id}`, editingInfo: { lastEditDate: editDate() } }),
    })
    const server = await serve({
      [path]: { body: { layers: [{ id: 0 }, { id: 1 }], tables: [] } },
      [`${path}/0`]: layer(0, () => edited),
      [`${path}/1`]: layer(1, () => 7),
      [`${path}/0/query`]: geojson,
      [`${path}/1/query`]: geojson,
    })
    const { state } = (await harvest(server.base + path)).reading
    expect((await harvest(server.base + path, { state })).reading.unchanged).toBe(true)
    edited = 2
    expect((await harvest(server.base + path, { state })).records).toHaveLength(500)
  })
})
