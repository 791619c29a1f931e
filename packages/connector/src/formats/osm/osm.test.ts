import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { survivesDamage } from '../../testing/damage.ts'
import { read } from '../../testing/source.ts'
import { Positions } from './positions.ts'

const map = `<?xml version="1.0" encoding="UTF-8"?><osm version="0.6" generator="JOSM">
<relation id="9"><member type="way" ref="11" role="outer"/><member type="way" ref="12" role="outer"/><tag k="type" v="multipolygon"/><tag k="leisure" v="park"/><tag k="name" v="Parc"/></relation>
<node id="1" lat="47" lon="-1"/><node id="2" lat="47" lon="-1.1"/><node id="3" lat="47.1" lon="-1.1"/>
<node id="4" lat="47.2" lon="-1.2"><tag k="amenity" v="library"/><tag k="name" v="Médiathèque d’Isac"/><tag k="addr:city" v="Blain"/></node>
<node id="5" lat="1" lon="1" visible="false"><tag k="name" v="Démoli"/></node>
<way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="1"/><tag k="building" v="townhall"/></way>
<way id="11"><nd ref="1"/><nd ref="2"/></way><way id="12"><nd ref="1"/><nd ref="3"/><nd ref="2"/></way>
<way id="13"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="1"/><tag k="highway" v="service"/></way></osm>`

const answer = {
  version: 0.6,
  generator: 'Overpass API 0.7.62',
  osm3s: { copyright: 'ODbL' },
  elements: [
    { type: 'node', id: 1, lat: 47.2, lon: -1.2, tags: { name: 'Halle', shop: 'yes' } },
    { type: 'way', id: 2, center: { lat: 47.3, lon: -1.3 }, nodes: [7, 8], tags: { name: 'Piscine' } },
    {
      type: 'way',
      id: 3,
      geometry: [{ lat: 47, lon: -1 }, null, { lat: 47.1, lon: -1.1 }],
      tags: { highway: 'path' },
    },
  ],
}

describe('OpenStreetMap data', () => {
  it('give what has a name or a kind, tags as columns, with the shape of ways and relations', async () => {
    const { layer, rows, records } = await read('a.osm', map)
    expect(layer).toMatchObject({ format: 'osm', crs: 'EPSG:4326', warnings: [] })
    expect(rows).toEqual([
      { '@id': 'relation/9', leisure: 'park', name: 'Parc', '@relation': 'multipolygon' },
      { '@id': 'node/4', amenity: 'library', name: 'Médiathèque d’Isac', 'addr:city': 'Blain' },
      { '@id': 'way/10', building: 'townhall' },
      { '@id': 'way/13', highway: 'service' },
    ])
    expect(records.map(({ geometry }) => geometry!.type)).toEqual(['Polygon', 'Point', 'Polygon', 'LineString'])
    expect((records[0]!.geometry!.coordinates as unknown[][])[0]).toHaveLength(4)
  })

  it('of Overpass have their centre or their own positions', async () => {
    const { layer, rows, records } = await read('a.json', JSON.stringify(answer))
    expect(layer.format).toBe('overpass')
    expect(rows.map((row) => row['@id'])).toEqual(['node/1', 'way/2', 'way/3'])
    expect(records.map(({ geometry }) => geometry!.type)).toEqual(['Point', 'Point', 'LineString'])
    expect(records[1]!.geometry!.coordinates).toEqual([-1.3, 47.3])
  })

  it('find every position again, in whatever order they came', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -1e9, max: 1e12 }), { maxLength: 3000 }), (ids) => {
        const positions = new Positions()
        for (const id of ids) positions.add(String(id), [id, -id])
        for (const id of ids) expect(positions.get(String(id))).toEqual([id, -id])
        expect(positions.get('0.5')).toBeUndefined()
      }),
      { numRuns: 10 },
    )
  })

  it('that are damaged are read or refused with a reason', async () => {
    await survivesDamage('a.osm', Buffer.from(map), 80)
    await survivesDamage('a.json', Buffer.from(JSON.stringify(answer)), 80)
  })
})
