import { looksMojibake, repairMojibake } from '../../detect/mojibake.ts'
import { Unreadable } from '../../problem.ts'
import type { Detection, Layer, Member, RawRecord } from '../../types.ts'
import { FileWindow } from '../binary/file-window.ts'
import { declareCrs } from '../geometry/declared-crs.ts'
import { newLayer } from '../geometry/layer.ts'
import { Tally } from '../table/tally.ts'
import { openAttributes } from './attributes.ts'
import { shapePlaces } from './places.ts'
import { shapeOf } from './shapes.ts'

/** One layer of the `.shp` and the files of its name: attributes, index, projection, code page. Any of them may be missing. */
export async function openShapefile(member: Member, _detection: Detection): Promise<Layer[]> {
  const layer = newLayer(member, 'shapefile')
  const codePage = await smallText(member.parts?.get('cpg') ?? member.parts?.get('cst'))
  const table = member.parts?.get('dbf')
  const attributes = table ? await openAttributes(table, codePage) : undefined
  if (attributes) {
    layer.columns = attributes.fields.map(({ name }) => name)
    layer.encoding = attributes.encoding
    await attributes.close()
  } else layer.warnings.push({ kind: 'no-attributes', count: 1 })
  declareCrs(layer, await smallText(member.parts?.get('prj') ?? member.parts?.get('qpj')))
  const kept = structuredClone(layer.warnings)
  layer.records = () => read(member, layer, codePage, kept)
  return [layer]
}

async function smallText(member: Member | undefined): Promise<string | undefined> {
  return member
    ? Buffer.from(await member.head(16 * 1024))
        .toString('utf8')
        .replace(/^\ufeff/, '')
        .split('\0')[0]
    : undefined
}

async function* read(
  member: Member,
  layer: Layer,
  codePage: string | undefined,
  kept: Layer['warnings'],
): AsyncGenerator<RawRecord> {
  const tally = new Tally(layer)
  tally.reset()
  for (const { kind, message } of kept) tally.warn(kind, undefined, message)
  const table = member.parts?.get('dbf')
  const attributes = table ? await openAttributes(table, codePage) : undefined
  const shapes = await FileWindow.open(member)
  let where = 0
  try {
    for await (const { offset, length } of shapePlaces(member, shapes)) {
      where++
      const values = attributes && where <= attributes.rows ? await attributes.row(where - 1) : []
      if (!values) continue
      const record: RawRecord = { values: values.map((value) => mended(value, tally, where)), where }
      const geometry = shapeOf(await shapes.read(offset, length))
      if (geometry) record.geometry = geometry
      else tally.warn(geometry === null ? 'no-geometry' : 'bad-geometry', `feature ${where}`)
      yield record
    }
    if (attributes) {
      // Rows without a shape are records all the same.
      for (let index = where; index < attributes.rows; index++) {
        const values = await attributes.row(index)
        if (!values) continue
        tally.warn('no-geometry', `feature ${index + 1}`)
        yield { values, where: index + 1 }
      }
    }
    if (where === 0 && !attributes?.rows && shapes.bytes > 108) throw new Unreadable('broken', { reason: 'shp' })
    tally.settle()
  } finally {
    await shapes.close()
    await attributes?.close()
  }
}

function mended(value: unknown, tally: Tally, where: number): unknown {
  if (typeof value !== 'string' || !looksMojibake(value)) return value
  const after = repairMojibake(value)
  if (after === undefined) return value
  tally.repair('mojibake', 1, { before: value.slice(0, 80), after: after.slice(0, 80), where: `feature ${where}` })
  return after
}
