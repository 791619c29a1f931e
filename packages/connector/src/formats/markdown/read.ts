import { decodeAll } from '../../detect/decode.ts'
import { Unreadable } from '../../problem.ts'
import type { Detection, Layer, Member } from '../../types.ts'
import { headOf, namesOf } from '../html/head.ts'
import { sheetLayers } from '../table/sheet-layer.ts'
import { tablesIn } from './tables.ts'

const LARGEST = 32 * 1024 * 1024

/** Every table of the text is a layer, called after the heading above it. */
export async function openMarkdown(member: Member, detection: Detection): Promise<Layer[]> {
  if (member.bytes > LARGEST) throw new Unreadable('too-large', { limit: LARGEST })
  const tables = tablesIn(await decodeAll(member))
  const names = namesOf(tables)
  const sheets = tables.map(({ rows }, index) => ({
    name: names[index]!,
    hidden: false,
    head: headOf(rows, 1),
    rows: async function* () {
      for (const { cells, line } of rows) yield { cells: [...cells], line }
    },
  }))
  const layers = await sheetLayers(member, 'markdown', sheets)
  if (layers.length === 0) throw new Unreadable('no-records')
  for (const layer of layers) layer.encoding = detection.encoding ?? 'utf-8'
  return layers
}
