import { describe, expect, it } from 'vitest'
import { survivesDamage } from '../../testing/damage.ts'
import { kinds, read } from '../../testing/source.ts'

const pairs = (...list: (string | number)[]) => `${list.join('\r\n')}\r\n`
const drawing = pairs(
  ...[0, 'SECTION', 2, 'HEADER', 9, '$ACADVER', 1, 'AC1015', 0, 'ENDSEC'],
  ...[0, 'SECTION', 2, 'BLOCKS', 0, 'POINT', 8, '0', 10, 1, 20, 1, 0, 'ENDSEC'],
  ...[0, 'SECTION', 2, 'ENTITIES'],
  ...[0, 'POINT', 5, 'A1', 8, 'Éclairage', 10, 341000.5, 20, 6719000, 30, 12],
  ...[0, 'MTEXT', 8, 'Noms', 10, 1, 20, 2, 3, '{\\fArial|b0;Salle ', 1, "d'\\U+00E9t\\U+00E9}\\Pcommunale"],
  ...[0, 'INSERT', 8, 'Bornes', 2, 'BORNE', 10, 3, 20, 4, 66, 1],
  ...[0, 'ATTRIB', 2, 'NUMERO', 1, '12', 10, 9, 20, 9, 0, 'SEQEND', 8, 'Bornes'],
  ...[0, 'LWPOLYLINE', 8, 'Lots', 90, 3, 70, 1, 10, 0, 20, 0, 10, 5, 20, 0, 10, 5, 20, 5],
  ...[0, 'POLYLINE', 8, 'Voirie', 10, 0, 20, 0, 0, 'VERTEX', 10, 1, 20, 1, 0, 'VERTEX', 10, 2, 20, 2, 0, 'SEQEND'],
  ...[0, 'CIRCLE', 8, 'Arbres', 10, 5, 20, 5, 40, 2, 0, 'HATCH', 8, 'Fond', 0, 'ENDSEC', 0, 'EOF'],
)

describe('a DXF drawing', () => {
  it('gives its points, texts, symbols and lines, and says that it does not tell its system', async () => {
    const { layer, rows, records } = await read('plan.dxf', drawing)
    expect(layer.format).toBe('dxf')
    expect(layer.crs).toBeUndefined()
    expect(rows).toEqual([
      { layer: 'Éclairage', entity: 'POINT', handle: 'A1' },
      { layer: 'Noms', entity: 'MTEXT', text: "Salle d'été\ncommunale" },
      { layer: 'Bornes', entity: 'INSERT', block: 'BORNE', NUMERO: '12' },
      { layer: 'Lots', entity: 'LWPOLYLINE' },
      { layer: 'Voirie', entity: 'POLYLINE' },
      { layer: 'Arbres', entity: 'CIRCLE' },
    ])
    expect(records[0]!.geometry).toEqual({ type: 'Point', coordinates: [341000.5, 6719000, 12] })
    expect(records[2]!.geometry).toEqual({ type: 'Point', coordinates: [3, 4] })
    expect(records.slice(3).map(({ geometry }) => geometry!.type)).toEqual(['Polygon', 'LineString', 'Polygon'])
    expect(kinds(layer.warnings)).toEqual(['crs-not-told', 'ignored-entity'])
  })

  it('that is damaged is read or refused with a reason', async () => {
    await survivesDamage('a.dxf', Buffer.from(drawing), 100)
  })
})
