import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'

afterEach(closeAll)

const elements = [
  {
    type: 'node',
    id: 1,
    lat: 47.32,
    lon: -2.07,
    tags: { amenity: 'library', name: 'Médiathèque', opening_hours: 'Tu-Sa 10:00-12:30' },
  },
  { type: 'node', id: 2, lat: 47.3, lon: -2.1 },
  {
    type: 'way',
    id: 3,
    center: { lat: 47.33, lon: -2.08 },
    nodes: [2, 4, 5],
    tags: { leisure: 'park', name: 'Parc de l’Étier' },
  },
]
const ask = (server: { base: string }) =>
  `${server.base}/api/interpreter?data=${encodeURIComponent('[out:xml];area[name="Donges"];nwr[name](area);out body;')}`

describe('an answer of Overpass', () => {
  it('gives what has a name of its own, with the middle of every shape', async () => {
    const server = await serve({
      '/api/interpreter': [{ status: 429 }, { status: 504 }, { body: { version: 0.6, elements } }],
    })
    const { records, waited } = await harvest(ask(server))
    expect(records).toMatchObject([
      { type: 'Place', name: 'Médiathèque', latitude: 47.32, longitude: -2.07, openingHours: 'Tu-Sa 10:00-12:30' },
      { type: 'Place', name: 'Parc de l’Étier', latitude: 47.33 },
    ])
    expect(waited).toHaveLength(2)
    expect(new URL(server.asked[0]!.path, server.base).searchParams.get('data')).toBe(
      '[out:json];area[name="Donges"];nwr[name](area);out body center;',
    )
  })

  it('that ran out of time keeps what came and says so', async () => {
    const remark = 'runtime error: Query timed out in "query" at line 1 after 25 seconds.'
    const server = await serve({ '/api/interpreter': { body: { elements, remark } } })
    const { records, broken } = await harvest(ask(server))
    expect(records).toHaveLength(2)
    expect(broken).toEqual({ key: 'service-refuses', values: { reason: remark } })
  })
})
