import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'

afterEach(closeAll)

const all = Array.from({ length: 5200 }, (_, number) => ({
  nombre: `Biblioteca ${number}`,
  direccion: `Calle Mayor ${number}`,
  point: { type: 'Point', coordinates: [-4.4, 36.7] },
  ':@computed_region_ab12_cd34': '7',
}))

describe('a Socrata portal', () => {
  it.each(['/d/ab12-cd34', '/resource/ab12-cd34.json', '/Cultura/Bibliotecas/ab12-cd34'])(
    'gives every row from %s',
    async (path) => {
      const server = await serve({
        '/api/views/ab12-cd34.json': {
          body: {
            id: 'ab12-cd34',
            name: 'Bibliotecas',
            attribution: 'Ayuntamiento',
            rowsUpdatedAt: 1_790_000_000,
            license: { name: 'CC BY' },
          },
        },
        '/resource/ab12-cd34.json': (_, url) => {
          const from = Number(url.searchParams.get('$offset'))
          return { body: all.slice(from, from + Number(url.searchParams.get('$limit'))) }
        },
      })
      const { records, reading } = await harvest(server.base + path)
      expect(records).toHaveLength(5200)
      expect(records[5199]).toMatchObject({ name: 'Biblioteca 5199', latitude: 36.7, provenance: { licence: 'CC BY' } })
      expect(JSON.stringify(records[0])).not.toContain('computed_region')
      expect((await harvest(server.base + path, { state: reading.state })).reading.unchanged).toBe(true)
    },
  )
})
