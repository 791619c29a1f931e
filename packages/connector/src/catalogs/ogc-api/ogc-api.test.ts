import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'
import type { Routes } from '../testing/server.ts'

afterEach(closeAll)

const features = Array.from({ length: 250 }, (_, number) => ({
  type: 'Feature',
  id: number,
  geometry: { type: 'Point', coordinates: [-2.1, 47.3 + number / 10_000] },
  properties: { name: `Arrêt ${number}`, commune: 'Donges' },
}))
/** Gives a hundred at most and refuses larger pages, as some do. */
const items: Routes[string] = (_, url) => {
  const limit = Number(url.searchParams.get('limit') ?? 100)
  if (limit > 100) return { status: 400, body: { code: 'InvalidParameterValue' } }
  const offset = Number(url.searchParams.get('offset') ?? 0)
  const next =
    offset + limit < 250
      ? [
          {
            rel: 'next',
            type: 'application/geo+json',
            href: `{{base}}/api/collections/arrets/items?offset=${offset + limit}&limit=${limit}`,
          },
        ]
      : []
  return {
    body: {
      type: 'FeatureCollection',
      numberMatched: 250,
      features: features.slice(offset, offset + limit),
      links: [{ rel: 'self', href: 'x' }, ...next],
    },
  }
}
const routes: Routes = {
  '/api': {
    body: {
      title: 'Géodonnées',
      links: [
        { rel: 'conformance', href: '{{base}}/api/conformance' },
        { rel: 'data', href: '{{base}}/api/collections' },
      ],
    },
  },
  '/api/collections': {
    body: {
      collections: [
        { id: 'arrets', title: 'Arrêts de car', links: [{ rel: 'license', href: 'https://licence.example/lo' }] },
      ],
      links: [],
    },
  },
  '/api/collections/arrets': { body: { id: 'arrets', title: 'Arrêts de car', links: [] } },
  '/api/collections/arrets/items': items,
}

describe('an OGC API', () => {
  it.each(['/api/collections/arrets', '/api/collections/arrets/items?f=html&limit=5', '/api/collections', '/api'])(
    'gives all its features from %s',
    async (path) => {
      const server = await serve(routes)
      const { records, members, error, reading } = await harvest(server.base + path)
      expect(error).toBeUndefined()
      expect(reading.download?.protocol).toBe('ogc-api')
      expect(Object.keys(members)).toEqual(['arrets.geojson'])
      expect(records).toHaveLength(250)
    },
  )

  it('of records is a catalogue', async () => {
    const record = {
      type: 'Feature',
      id: 'bruit',
      geometry: null,
      properties: {
        type: 'dataset',
        title: 'Carte du bruit',
        description: 'Niveaux',
        keywords: ['bruit'],
        license: 'LO 2.0',
        updated: '2026-02-01T00:00:00Z',
        contacts: [{ organization: 'DDTM 44' }],
      },
      links: [{ rel: 'item', href: 'https://x.example/bruit.zip', type: 'application/zip', title: 'Shapefile' }],
    }
    const server = await serve({
      '/collections/fiches': { body: { id: 'fiches', itemType: 'record', links: [] } },
      '/collections/fiches/items': { body: { type: 'FeatureCollection', features: [record], links: [] } },
    })
    const { records } = await harvest(`${server.base}/collections/fiches`)
    expect(records).toMatchObject([
      {
        type: 'Dataset',
        name: 'Carte du bruit',
        publisher: { name: 'DDTM 44' },
        distributions: [{ url: 'https://x.example/bruit.zip', mediaType: 'application/zip' }],
      },
    ])
  })
})
