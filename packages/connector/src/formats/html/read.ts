import { decodeAll } from '../../detect/decode.ts'
import { Unreadable } from '../../problem.ts'
import type { Detection, Layer, Member } from '../../types.ts'
import { sheetLayers } from '../table/sheet-layer.ts'
import { headOf, namesOf } from './head.ts'
import { parsePage, tablesOf } from './page.ts'
import { rowsOf, withLinks } from './rows.ts'

/** A page's tree takes ten times its text. */
const LARGEST = 48 * 1024 * 1024

/** Every table of data in the page is a layer; tables that only lay out the page are none. */
export async function openHtml(member: Member, detection: Detection): Promise<Layer[]> {
  if (member.bytes > LARGEST) throw new Unreadable('too-large', { limit: LARGEST })
  const page = await parsePage(await decodeAll(member))
  const tables = tablesOf(page)
    .map((table) => {
      const found = rowsOf(table.element)
      return { ...table, headers: found.headers, rows: withLinks(found) }
    })
    .filter(
      ({ rows }) =>
        rows.length >= 2 && rows.some(({ cells }) => cells.filter((cell) => cell !== undefined).length >= 2),
    )
  const names = namesOf(tables)
  const layers = await sheetLayers(
    member,
    'html',
    tables.map(({ rows, headers }, index) => ({
      name: names[index]!,
      hidden: false,
      ...(headers > 0 ? { head: headOf(rows, headers) } : {}),
      rows: async function* () {
        for (const { cells, line } of rows) yield { cells: [...cells], line }
      },
    })),
  )
  if (layers.length === 0) throw new Unreadable('no-table')
  for (const layer of layers) {
    layer.encoding = detection.encoding ?? 'utf-8'
    if (page.title) layer.facts = { page: page.title, ...layer.facts }
    if (page.language) layer.facts = { ...layer.facts, language: page.language }
  }
  return layers
}
