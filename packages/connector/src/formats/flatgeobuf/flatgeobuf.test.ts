import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { survivesDamage } from '../../testing/damage.ts'
import { kinds, read } from '../../testing/source.ts'

const sample = (name: string) => readFileSync(new URL(`samples/${name}`, import.meta.url))

describe('a FlatGeobuf file', () => {
  it('with an index gives all its features, in the order they lie', async () => {
    const { layer, rows, records } = await read('communes.fgb', sample('communes.fgb'))
    expect(layer).toMatchObject({ format: 'flatgeobuf', crs: 'EPSG:2154', warnings: [] })
    expect(rows.map(({ nom }) => nom).sort()).toEqual(['Blain', 'Donges', 'Fégréac', 'Nort-sur-Erdre'].sort())
    expect(records.every(({ geometry }) => geometry?.type === 'MultiPolygon')).toBe(true)
  })

  it('keeps holes, heights, days and truths', async () => {
    const { layer, rows, records } = await read('salles.fgb', sample('salles.fgb'))
    expect(rows).toMatchObject([
      { id: 1, nom: "Étang à l'île", places: 12, actif: true },
      { id: 2, places: 3.5, actif: false },
    ])
    expect(rows[0]!.jour).toBe('2026-11-28')
    expect(records[0]!.geometry).toMatchObject({ type: 'Polygon', coordinates: [{ length: 5 }, { length: 5 }] })
    expect((records[0]!.geometry!.coordinates as number[][][])[0]![0]).toEqual([0, 0, 5])
    expect(records[1]!.geometry!.type).toBe('MultiPolygon')
    expect(kinds(layer.warnings)).toEqual([])
  })

  it('that stops early says so', async () => {
    const whole = sample('salles.fgb')
    const { layer, rows } = await read('a.fgb', whole.subarray(0, whole.length - 20))
    expect(rows).toHaveLength(1)
    expect(kinds(layer.warnings)).toContain('cut-off')
  })

  it('that is damaged is read or refused with a reason', async () => {
    await survivesDamage('a.fgb', sample('communes.fgb'), 100)
    await survivesDamage('a.fgb', sample('salles.fgb'), 100)
  })
})
