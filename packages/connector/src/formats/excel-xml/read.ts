import { decode } from '../../detect/decode.ts'
import { Unreadable } from '../../problem.ts'
import type { Detection, Layer, Member } from '../../types.ts'
import { sheetLayers } from '../table/sheet-layer.ts'
import { sheetNames, sheetRows } from './sheets.ts'

/** Every sheet with a row in it is a layer. */
export async function openExcelXml(member: Member, detection: Detection): Promise<Layer[]> {
  const names = await sheetNames(decode(member))
  const sheets = names.map(({ name, hidden }, index) => ({
    name,
    hidden,
    rows: () => sheetRows(decode(member), index),
  }))
  const layers = await sheetLayers(member, 'excel-xml', sheets)
  if (layers.length === 0) throw new Unreadable('no-records')
  for (const layer of layers) layer.encoding = detection.encoding ?? 'utf-8'
  return layers
}
