import { decode } from '../../detect/decode.ts'
import { Unreadable } from '../../problem.ts'
import type { Detection, Layer, Member, ReadContext } from '../../types.ts'
import { sheetLayers } from '../table/sheet-layer.ts'
import { XmlPackage } from '../xml/package.ts'
import { sheetNames, tableRows } from './sheets.ts'

/** Every table with a row in it is a layer. */
export async function openOds(member: Member, detection: Detection, context: ReadContext): Promise<Layer[]> {
  const content = async function* () {
    if (detection.format === 'fods') return yield* decode(member)
    const parts = await XmlPackage.open(member, context.limits)
    try {
      yield* parts.text('content.xml')
    } finally {
      parts.close()
    }
  }
  const names = await sheetNames(content())
  const sheets = names.map(({ name, hidden }, index) => ({ name, hidden, rows: () => tableRows(content(), index) }))
  const layers = await sheetLayers(member, detection.format, sheets)
  if (layers.length === 0) throw new Unreadable('no-records')
  return layers
}
