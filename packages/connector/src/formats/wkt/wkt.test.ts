import { describe, expect, it } from 'vitest'
import { survivesDamage } from '../../testing/damage.ts'
import { kinds, read } from '../../testing/source.ts'

const text =
  'SRID=2154;POINT (341000 6719000)\nPOLYGON ((0 0, 0 10,\n 10 10, 0 0))\nMULTIPOINT EMPTY\nLINESTRING Z (1 2 3, 4 5 6);\nPOINT (1)\n'

describe('a file of well-known text', () => {
  it('has a record for each geometry, over as many lines as it likes', async () => {
    const { layer, records } = await read('a.wkt', text)
    expect(layer).toMatchObject({ format: 'wkt', crs: 'EPSG:2154' })
    expect(records.slice(0, 4).map(({ geometry }) => geometry?.type)).toEqual([
      'Point',
      'Polygon',
      undefined,
      'LineString',
    ])
    expect(records).toHaveLength(5)
    expect(kinds(layer.warnings)).toContain('no-geometry')
  })

  it('is not a table that only begins with a geometry', async () => {
    const { layer } = await read('a.csv', 'POINT (1 2);Halle\nPOINT (3 4);Préau\n')
    expect(layer.format).toBe('csv')
  })

  it('that is damaged is read or refused with a reason', async () => {
    await survivesDamage('a.wkt', Buffer.from(text), 100)
  })
})
