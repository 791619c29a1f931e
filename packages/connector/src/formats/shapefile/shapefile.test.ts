import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { inspectSource } from '../../inspect.ts'
import { survivesDamage } from '../../testing/damage.ts'
import { temporaryFile } from '../../testing/source.ts'
import { zip } from '../../testing/zip.ts'
import { polygonsOf } from '../geometry/rings.ts'

const sample = (name: string) => fileURLToPath(new URL(`samples/${name}`, import.meta.url))
const bytes = (name: string) => readFileSync(sample(name))
const parts = () =>
  Object.fromEntries(['shp', 'shx', 'dbf', 'prj'].map((one) => [`lot/COMMUNES.${one}`, bytes(`communes.${one}`)]))

async function membersOf(file: string) {
  const outcome = await inspectSource(file, { today: '2026-11-23', country: 'FR' })
  if (!outcome.ok) throw new Error(outcome.error.key)
  return outcome.inspection.members
}

describe('a shapefile', () => {
  it('named alone is read with the files beside it, its accents as they were written', async () => {
    const [member, ...others] = await membersOf(sample('communes.shp'))
    expect(others).toEqual([])
    expect(member).toMatchObject({
      path: 'communes.shp',
      format: 'shapefile',
      encoding: 'iso-8859-1',
      crs: 'EPSG:2154',
      records: 4,
      refused: 0,
    })
    expect(member!.sample).toMatchObject({ name: 'Fégréac', identifier: '44057' })
  })

  it('in an archive is one member, whatever the case of its names', async () => {
    const members = await membersOf(await temporaryFile('lot.zip', zip(parts())))
    expect(members).toMatchObject([{ path: expect.stringMatching(/COMMUNES\.shp$/), records: 4 }])
  })

  it('without its index, its projection or its attributes is read all the same', async () => {
    const { 'lot/COMMUNES.shp': shp, 'lot/COMMUNES.dbf': dbf } = parts()
    const [alone] = await membersOf(await temporaryFile('a.zip', zip({ 'a.shp': shp! })))
    expect(alone).toMatchObject({ records: 4 })
    expect(alone!.warnings.map(({ kind }) => kind)).toContain('no-attributes')
    const [found] = await membersOf(await temporaryFile('a.zip', zip({ 'a.shp': shp!, 'a.dbf': dbf! })))
    expect(found).toMatchObject({ records: 4, crs: 'EPSG:2154', encoding: 'iso-8859-1' })
  })

  it('keeps holes, several outlines, days, truths and what has no shape', async () => {
    const [member] = await membersOf(sample('formes.zip'))
    expect(member).toMatchObject({ records: 3, encoding: 'utf-8' })
    expect(member!.warnings).toContainEqual(expect.objectContaining({ kind: 'no-geometry', count: 1 }))
    expect(JSON.stringify(member!.sample)).toContain("Étang à l'île")
  })

  it.each(['shp', 'shx', 'dbf', 'prj'])('whose %s is damaged is read or refused with a reason', async (part) => {
    const key = `lot/COMMUNES.${part}`
    await survivesDamage('lot.zip', parts()[key]!, 25, (damaged) => zip({ ...parts(), [key]: damaged }))
  })
})

describe('rings', () => {
  const square = (x: number, y: number, size: number) => [
    [x, y],
    [x, y + size],
    [x + size, y + size],
    [x + size, y],
    [x, y],
  ]

  it('become the same polygons in whatever direction all of them run', () => {
    const clockwise = [square(0, 0, 10), square(2, 2, 2).reverse(), square(20, 0, 5)]
    const expected = polygonsOf(clockwise)!
    expect((expected.coordinates as unknown[][]).map((polygon) => polygon.length)).toEqual([2, 1])
    const unknown = polygonsOf(
      [square(0, 0, 10).reverse(), square(2, 2, 2).reverse(), square(20, 0, 5).reverse()],
      true,
    )!
    expect((unknown.coordinates as unknown[][]).map((polygon) => polygon.length)).toEqual([2, 1])
  })
})
