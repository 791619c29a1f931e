import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { survivesDamage } from '../../testing/damage.ts'
import { kinds, open, tableOf } from '../../testing/source.ts'

const bytes = readFileSync(new URL('samples/salles.gpkg', import.meta.url))

describe('a GeoPackage', () => {
  it('has a layer for each of its tables, each in its own system', async () => {
    const layers = await open('salles.gpkg', bytes)
    expect(layers.map(({ path, crs }) => [path, crs])).toEqual([
      ['salles.gpkg#salles', 'EPSG:2154'],
      ['salles.gpkg#communes', 'EPSG:4326'],
      ['salles.gpkg#tarifs', undefined],
    ])
  })

  it('keeps shapes, truths, days and accents', async () => {
    const [halls, towns, prices] = await Promise.all((await open('salles.gpkg', bytes)).map(tableOf))
    expect(halls!.rows).toMatchObject([
      { id: 1, nom: "Étang à l'île", jour: '2026-11-28', actif: true, places: 12 },
      { id: 2, actif: false, places: 3.5 },
      { id: 3, nom: 'Sans forme' },
    ])
    expect(halls!.records.map(({ geometry }) => geometry?.type)).toEqual(['Polygon', 'MultiPolygon', undefined])
    expect((halls!.records[0]!.geometry!.coordinates as unknown[]).length).toBe(2)
    expect(kinds(halls!.layer.warnings)).toEqual(['no-geometry'])
    expect(towns!.rows.map(({ nom }) => nom)).toContain('Fégréac')
    expect(prices!.rows).toMatchObject([{ tarif: 'plein', prix: '12' }])
  })

  it('that is damaged is read or refused with a reason', async () => {
    await survivesDamage('a.gpkg', bytes, 40)
  })
})
