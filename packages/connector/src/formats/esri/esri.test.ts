import { describe, expect, it } from 'vitest'
import { survivesDamage } from '../../testing/damage.ts'
import { kinds, read } from '../../testing/source.ts'

const ring = (x: number, y: number, size: number) => [
  [x, y],
  [x, y + size],
  [x + size, y + size],
  [x + size, y],
  [x, y],
]
const answer = {
  objectIdFieldName: 'OBJECTID',
  geometryType: 'esriGeometryPolygon',
  spatialReference: { wkid: 102110, latestWkid: 2154 },
  exceededTransferLimit: true,
  fields: [
    { name: 'OBJECTID', type: 'esriFieldTypeOID' },
    { name: 'NOM', type: 'esriFieldTypeString' },
    { name: 'MAJ', type: 'esriFieldTypeDate' },
    { name: 'ETAT', type: 'esriFieldTypeSmallInteger', domain: { codedValues: [{ code: 1, name: 'Ouvert' }] } },
  ],
  features: [
    {
      attributes: { OBJECTID: 1, NOM: 'Étang', MAJ: 1_795_824_000_000, ETAT: 1 },
      geometry: { rings: [ring(0, 0, 10), ring(2, 2, 2).reverse(), ring(20, 0, 5)] },
    },
    { attributes: { OBJECTID: 2, NOM: 'Bois', MAJ: 1_795_861_800_000, ETAT: 2 }, geometry: null },
    {
      attributes: { OBJECTID: 3 },
      geometry: {
        curveRings: [
          [
            [0, 0],
            {
              c: [
                [2, 0],
                [1, 1],
              ],
            },
            [0, 0],
          ],
        ],
      },
    },
  ],
}

describe('an ArcGIS answer', () => {
  it('gives its features with words for codes, days for milliseconds, and says that there are more', async () => {
    const { layer, rows, records } = await read('a.json', JSON.stringify(answer))
    expect(layer).toMatchObject({ format: 'esrijson', crs: 'EPSG:2154' })
    expect(rows).toEqual([
      { OBJECTID: 1, NOM: 'Étang', MAJ: '2026-11-28', ETAT: 'Ouvert' },
      { OBJECTID: 2, NOM: 'Bois', MAJ: '2026-11-28T10:30:00Z', ETAT: 2 },
      { OBJECTID: 3 },
    ])
    const [lake, , round] = records.map(({ geometry }) => geometry)
    expect((lake!.coordinates as unknown[][]).map((polygon) => polygon.length)).toEqual([2, 1])
    expect((round!.coordinates as unknown[][])[0]!.length).toBeGreaterThan(20)
    expect(kinds(layer.warnings).sort()).toEqual(['more-to-read', 'no-geometry'])
  })

  it('without geometries is a table', async () => {
    const table = { fields: [], features: [{ attributes: { NOM: 'A' } }] }
    const { layer, rows } = await read('a.json', JSON.stringify(table))
    expect(layer).toMatchObject({ format: 'esrijson', warnings: [] })
    expect(rows).toEqual([{ NOM: 'A' }])
  })

  it('that is damaged is read or refused with a reason', async () => {
    await survivesDamage('a.json', Buffer.from(JSON.stringify(answer)), 100)
  })
})
