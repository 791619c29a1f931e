import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openSource } from '../../convert.ts'
import { detect } from '../../detect/detect.ts'
import { survivesDamage } from '../../testing/damage.ts'
import { context, kinds, memberOf, tableOf, temporaryFile } from '../../testing/source.ts'
import { zip } from '../../testing/zip.ts'
import { codeOf } from '../geometry/same-system.ts'
import { parseCoordSys, projOf } from './coord-sys.ts'

const archive = readFileSync(new URL('samples/communes-tab.zip', import.meta.url))

const mif = `Version 300
Charset "WindowsLatin1"
Delimiter ";"
CoordSys Earth Projection 3, 33, "m", 3, 46.5, 44, 49.0000001, 700000, 6600000
Columns 4
  NOM Char(50)
  JOUR Date
  PLACES Integer
  OUVERT Logical
Data

Point 341000 6719000
    Symbol (35,0,12)
Region 2
  5
0 0
0 10
10 10
10 0
0 0
  4
2 2
4 2
4 4
2 2
    Pen (1,2,0)
    Center 5 5
Pline Multiple 2
 2
0 0
1 1
 2
5 5
6 6
none
Rect 0 0 4 2
`
const mid = Buffer.from(
  '"Salle d\'\xc9t\xe9";20261128;300;T\n"Parc ""Nord""";;;F\n"Deux\nlignes";;1;T\n;;;\n"R";;;\n',
  'latin1',
)

async function openMif(text: string, table?: Uint8Array) {
  const member = await memberOf('a.mif', text)
  if (table) member.parts = new Map([['mid', await memberOf('a.mid', table)]])
  const detected = await detect(member)
  if ('unreadable' in detected) throw new Error(detected.unreadable)
  const [layer] = await detected.format.open(member, detected.detection, context)
  return tableOf(layer!)
}

describe('a MapInfo interchange file', () => {
  it('has its rows beside it and its shapes in the system it declares', async () => {
    const { layer, rows, records } = await openMif(mif, mid)
    expect(layer).toMatchObject({ format: 'mif', encoding: 'windows-1252', crs: 'EPSG:2154', delimiter: ';' })
    expect(rows).toEqual([
      { NOM: "Salle d'Été", JOUR: '2026-11-28', PLACES: 300, OUVERT: true },
      { NOM: 'Parc "Nord"', OUVERT: false },
      { NOM: 'Deux\nlignes', PLACES: 1, OUVERT: true },
      {},
      { NOM: 'R' },
    ])
    expect(records.map(({ geometry }) => geometry?.type)).toEqual([
      'Point',
      'Polygon',
      'MultiLineString',
      undefined,
      'Polygon',
    ])
    expect(records[1]!.geometry!.coordinates).toHaveLength(2)
    expect(kinds(layer.warnings)).toEqual(['no-geometry'])
  })

  it('without its rows still has its shapes', async () => {
    const { layer, records } = await openMif(mif)
    expect(records).toHaveLength(5)
    expect(kinds(layer.warnings)).toContain('no-attributes')
  })

  it('that is damaged is read or refused with a reason', async () => {
    await survivesDamage('a.zip', Buffer.from(mif), 80, (text) => zip({ 'a.mif': text, 'a.mid': mid }))
    await survivesDamage('a.zip', mid, 40, (table) => zip({ 'a.mif': mif, 'a.mid': table }))
  })
})

describe('a native MapInfo table', () => {
  it('is one member of four files, its accents and shapes as they were drawn', async () => {
    const source = await openSource(await temporaryFile('lot.zip', archive), { today: '2026-11-23' })
    expect(source.members).toHaveLength(1)
    const { layer } = source.members[0]!
    const { rows, records } = await tableOf(layer!)
    expect(layer).toMatchObject({ format: 'mapinfo-tab', crs: 'EPSG:2154', encoding: 'windows-1252', warnings: [] })
    expect(rows.map(({ nom }) => nom)).toContain('Fégréac')
    const [west] = (records[0]!.geometry!.coordinates as number[][][])[0]![0]!
    expect(west).toBeGreaterThan(300_000)
    await source.dispose()
  })

  it('whose files are damaged is read or refused with a reason', async () => {
    const source = await openSource(await temporaryFile('lot.zip', archive), { today: '2026-11-23' })
    const { parts, file } = await memberWithParts(source.members[0]!.path)
    for (const name of ['tab', 'dat', 'map', 'id'])
      await survivesDamage('lot.zip', parts[name]!, 30, (one) =>
        zip(Object.fromEntries(Object.entries({ ...parts, [name]: one }).map(([key, value]) => [`a.${key}`, value]))),
      )
    expect(file).toBe('lot.zip/communes.tab')
    await source.dispose()
  })
})

async function memberWithParts(file: string): Promise<{ file: string; parts: Record<string, Uint8Array> }> {
  const { unpack } = await import('../../unpack/unpack.ts')
  const { fetchSource } = await import('../../fetch/fetch.ts')
  const { defaultLimits } = await import('../../limits.ts')
  const fetched = await fetchSource(await temporaryFile('lot.zip', archive), { limits: defaultLimits })
  if (fetched.status !== 'fetched') throw new Error(fetched.status)
  const { members } = await unpack(fetched.download, defaultLimits)
  const [member] = members
  const parts = [...member!.parts!].map(([name, part]) => [name, readFileSync(part.file)] as const)
  return { file, parts: { tab: readFileSync(member!.file), ...Object.fromEntries(parts) } }
}

describe('a system of coordinates spelt out', () => {
  it.each([
    ['Earth Projection 1, 104', 'EPSG:4326'],
    ['Earth Projection 8, 28, "m", -3, 0, 0.9996, 500000, 0', 'EPSG:23030'],
    ['Earth Projection 8, 115, "m", -3, 0, 0.9996, 500000, 0', 'EPSG:25830'],
    ['Earth Projection 3, 33, "m", 3, 47, 46.25, 47.75, 1700000, 6200000 Bounds (0, 0) (1, 1)', 'EPSG:3947'],
    ['Earth Projection 3, 1002, "m", 0, 46.8, 45.898919, 47.696014, 600000, 2200000', undefined],
    ['Earth Projection 20, 1001, "m", 25, 46, 0.99975, 500000, 500000', 'EPSG:3844'],
    ['Earth Projection 8, 33, "m", 15, 0, 0.9996, 500000, 0', 'EPSG:25833'],
  ])('as %s is the known one', (clause, code) => {
    const definition = projOf(parseCoordSys(clause)!)!
    expect(codeOf(definition)).toBe(code)
  })
})
