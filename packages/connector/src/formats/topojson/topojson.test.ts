import { describe, expect, it } from 'vitest'
import { survivesDamage } from '../../testing/damage.ts'
import { kinds, open, read, tableOf } from '../../testing/source.ts'

const topology = {
  type: 'Topology',
  transform: { scale: [0.5, 0.5], translate: [10, 20] },
  objects: {
    quartiers: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', id: 'a', properties: { nom: 'Château' }, arcs: [[0, 1]] },
        { type: 'Polygon', id: 'b', properties: { nom: 'Gare' }, arcs: [[~1, 2]] },
        { type: null, properties: { nom: 'Nulle part' } },
        { type: 'LineString', properties: { nom: 'Brisé' }, arcs: [9] },
      ],
    },
    mairie: { type: 'Point', properties: { nom: 'Mairie' }, coordinates: [2, 4] },
  },
  arcs: [
    [
      [0, 0],
      [0, 2],
      [2, 0],
    ],
    [
      [2, 2],
      [0, -2],
      [-2, 0],
    ],
    [
      [2, 2],
      [2, 0],
      [-4, -2],
    ],
  ],
}
const text = JSON.stringify(topology)

describe('a TopoJSON file', () => {
  it('has a layer for each object, the shared lines put together', async () => {
    const layers = await open('a.json', text)
    expect(layers.map(({ path }) => path)).toEqual(['a.json#quartiers', 'a.json#mairie'])
    const { rows, records, layer } = await tableOf(layers[0]!)
    expect(rows).toMatchObject([{ id: 'a', nom: 'Château' }, { id: 'b' }, { nom: 'Nulle part' }, { nom: 'Brisé' }])
    expect(records[0]!.geometry!.coordinates).toEqual([
      [
        [10, 20],
        [10, 21],
        [11, 21],
        [11, 20],
        [10, 20],
      ],
    ])
    expect(kinds(layer.warnings).sort()).toEqual(['bad-geometry', 'no-geometry'])
    const town = await tableOf(layers[1]!)
    expect(town.records[0]!.geometry).toEqual({ type: 'Point', coordinates: [11, 22] })
  })

  it('without a grid has its positions as they are', async () => {
    const plain = {
      type: 'Topology',
      objects: { l: { type: 'LineString', arcs: [0] } },
      arcs: [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    }
    const { records } = await read('a.json', JSON.stringify(plain))
    expect(records[0]!.geometry!.coordinates).toEqual([
      [1, 2],
      [3, 4],
    ])
  })

  it('that is damaged is read or refused with a reason', async () => {
    await survivesDamage('a.topojson', Buffer.from(text), 100)
  })
})

describe('a TopoJSON bomb', () => {
  it('that shares one arc without end is stopped', async () => {
    const arc = Array.from({ length: 20_000 }, () => [1, 1])
    const arcs = Array.from({ length: 20_000 }, () => 0)
    const bomb = { type: 'Topology', objects: { l: { type: 'LineString', arcs } }, arcs: [arc] }
    const { layer } = await read('a.json', JSON.stringify(bomb))
    expect(kinds(layer.warnings)).toEqual(['bad-geometry'])
  })
})
