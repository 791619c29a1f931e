import type { Split } from '../../parallel/types.ts'
import type { Detection, Layer, Member, RawRecord } from '../../types.ts'
import { findHead, type Row } from '../table/header.ts'
import { TableRecords } from '../table/records.ts'
import { Tally } from '../table/tally.ts'
import { Flattener } from './flatten.ts'
import { isObject, locate, type Plan } from './locate.ts'
import { splitLines, splitList } from './pieces.ts'
import { preview } from './preview.ts'
import { canStream, documentItems, type Item, parseDocument, streamedItems, tooLargeForWhole, WHOLE } from './source.ts'
import { walk } from './walk.ts'

/** The records of a JSON document or sequence; `where` is the record's number. */
export async function openJson(member: Member, detection: Detection): Promise<Layer[]> {
  const layer = emptyLayer(member, detection)
  const tally = new Tally(layer)
  if (detection.format === 'ndjson') {
    layer.records = () =>
      read(layer, (fresh) => streamedItems(member, undefined, fresh, detection.dialect?.lines === true))
    return [withSplit(layer, detection.dialect?.lines === true ? await splitLines(member, false, layer) : undefined)]
  }
  if (member.bytes <= WHOLE) {
    const root = await parseDocument(member, tally)
    const plan = locate(root)
    layer.facts = factsOf(root)
    if (plan.kind === 'matrix') return [matrixLayer(layer, root, plan)]
    const kept = structuredClone({ repairs: layer.repairs, warnings: layer.warnings })
    layer.records = () => read(layer, () => documentItems(root, plan), kept)
    return [layer]
  }
  const kept: Pick<Layer, 'repairs' | 'warnings'> = { repairs: [], warnings: [] }
  // Its own reader needs the whole graph in memory: what a context says of the names is then left aside, and told.
  if (detection.format === 'jsonld') kept.warnings.push({ kind: 'jsonld-as-json', count: 1 })
  const start = await preview(member, 2 * 1024 * 1024)
  const plan = locate(start?.value)
  if (!canStream(plan)) throw tooLargeForWhole(member)
  layer.facts = factsOf(start?.value)
  layer.records = () => read(layer, (fresh) => streamedItems(member, plan, fresh), kept)
  // Groups inside the elements make several records of each.
  return [
    withSplit(
      layer,
      plan.inner.length === 0 ? await splitList(member, plan.path, false, layer, kept.warnings) : undefined,
    ),
  ]
}

const withSplit = (layer: Layer, split: Split | undefined): Layer => (split ? Object.assign(layer, { split }) : layer)

function emptyLayer(member: Member, detection: Detection): Layer {
  return {
    path: member.path,
    format: detection.format,
    encoding: detection.encoding ?? 'utf-8',
    columns: [],
    repairs: [],
    warnings: [],
    records: async function* () {},
  }
}

async function* read(
  layer: Layer,
  items: (tally: Tally) => Iterable<Item> | AsyncIterable<Item>,
  kept: Pick<Layer, 'repairs' | 'warnings'> = { repairs: [], warnings: [] },
): AsyncGenerator<RawRecord> {
  const tally = new Tally(layer)
  tally.reset()
  for (const { kind, count } of kept.repairs) tally.repair(kind, count)
  for (const { kind, count, where } of kept.warnings) tally.warn(kind, where, undefined, count)
  const derived = new Set(layer.derived)
  layer.derived = derived
  const flattener = new Flattener(layer.columns, tally, derived)
  let where = 0
  for await (const item of items(tally)) {
    where++
    if ('broken' in item) yield { values: [], where, broken: item.broken }
    else yield flattener.record(item.value, where, item.inherited)
  }
  tally.settle()
}

/** Rows as lists: the names stand beside them, or in the first one. */
function matrixLayer(layer: Layer, root: unknown, plan: Plan): Layer {
  const [found] = walk(root, { ...plan, kind: 'single' })
  const rows: Row[] = ((found?.value ?? []) as unknown[][]).map((cells, index) => ({
    cells: [...cells],
    line: index + 1,
  }))
  const head = plan.names
    ? { skip: 0, columns: plan.names, unnamed: 0, duplicates: [], titles: [], twoLines: false, headerRow: 0 }
    : findHead(rows.slice(0, 200))
  layer.columns = [...head.columns]
  if (head.headerRow) layer.headerRow = head.headerRow
  layer.records = async function* () {
    const tally = new Tally(layer)
    tally.reset()
    const table = new TableRecords({ head, columns: layer.columns, tally, ragged: false })
    const out: RawRecord[] = []
    for (const row of rows) table.push({ ...row, cells: [...row.cells] }, out)
    table.end(out)
    yield* out
    tally.settle()
  }
  return layer
}

/** What the document says of itself beside its records: title, language, licence. */
function factsOf(root: unknown): Record<string, string> | undefined {
  if (!isObject(root)) return undefined
  const texts = Object.entries(root).filter(([, value]) => typeof value === 'string' && value.length <= 500) as [
    string,
    string,
  ][]
  return texts.length > 0 ? Object.fromEntries(texts.slice(0, 30)) : undefined
}
