import { Unreadable } from '../../problem.ts'
import type { Detection, Layer, Member, ReadContext } from '../../types.ts'
import { sheetLayers } from '../table/sheet-layer.ts'
import { XmlPackage } from '../xml/package.ts'
import { type Merge, mergesOf } from './merges.ts'
import { sheetRows } from './sheet.ts'
import { readWorkbook } from './workbook.ts'

/** Every sheet with a row in it is a layer, wherever in the book it stands. */
export async function openXlsx(member: Member, _detection: Detection, context: ReadContext): Promise<Layer[]> {
  const parts = await XmlPackage.open(member, context.limits)
  const workbook = await readWorkbook(parts).finally(() => parts.close())
  const sheets = workbook.sheets.map(({ name, hidden, path }) => ({ name, hidden, rows: rowsOf(path) }))
  function rowsOf(path: string) {
    let merges: Merge[] | undefined
    return async function* () {
      const own = await XmlPackage.open(member, context.limits)
      try {
        merges ??= await mergesOf(own.text(path))
        yield* sheetRows(own, path, workbook, merges)
      } finally {
        own.close()
      }
    }
  }
  const layers = await sheetLayers(member, 'xlsx', sheets)
  if (layers.length === 0) throw new Unreadable('no-records')
  return layers
}
