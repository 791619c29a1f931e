import { looksMojibake, repairMojibake } from '../../detect/mojibake.ts'
import type { Detection, Layer, Member, RawRecord } from '../../types.ts'
import { newLayer } from '../geometry/layer.ts'
import { type Attributes, openAttributes } from '../shapefile/attributes.ts'
import { Tally } from '../table/tally.ts'
import { openMemo } from './memo.ts'

/** A table of dBASE or FoxPro on its own; its code page and its long texts lie in files of its name. */
export async function openDbf(member: Member, _detection: Detection): Promise<Layer[]> {
  const layer = newLayer(member, 'dbf')
  const table = await openTable(member)
  layer.encoding = table.encoding
  layer.columns = table.fields.filter(isShown).map(({ name }) => name)
  await table.close()
  layer.records = () => read(member, layer)
  return [layer]
}

/** FoxPro keeps a column of its own for what is empty. */
const isShown = ({ type }: { type: string }): boolean => type !== '0'

async function openTable(member: Member): Promise<Attributes> {
  const codePage = member.parts?.get('cpg') ?? member.parts?.get('cst')
  const said = codePage ? Buffer.from(await codePage.head(64)).toString('latin1') : undefined
  const memo = member.parts?.get('dbt') ?? member.parts?.get('fpt')
  const table = await openAttributes(member, said, memo ? await openMemo(memo) : undefined)
  if (!table) throw new Error('the header was there a moment ago')
  return table
}

async function* read(member: Member, layer: Layer): AsyncGenerator<RawRecord> {
  const tally = new Tally(layer)
  tally.reset()
  const table = await openTable(member)
  const hasMemos =
    table.fields.some(({ type }) => type === 'M') && !member.parts?.has('dbt') && !member.parts?.has('fpt')
  if (hasMemos) tally.warn('no-memo-file')
  const shown = table.fields.map(isShown)
  try {
    for (let index = 0; index < table.rows; index++) {
      const values = await table.row(index)
      if (!values) {
        tally.repair('deleted-rows')
        continue
      }
      const where = index + 1
      yield { values: values.filter((_, column) => shown[column]).map((value) => mended(value, tally, where)), where }
    }
  } finally {
    await table.close()
  }
  tally.settle()
}

function mended(value: unknown, tally: Tally, where: number): unknown {
  if (typeof value !== 'string' || !looksMojibake(value)) return value
  const after = repairMojibake(value)
  if (after === undefined) return value
  tally.repair('mojibake', 1, { before: value.slice(0, 80), after: after.slice(0, 80), where: `row ${where}` })
  return after
}
