import { newDecodeReport, repairsOf } from '../../detect/decode.ts'
import { Unreadable } from '../../problem.ts'
import type { Detection, Layer, Member, RawRecord } from '../../types.ts'
import type { XmlNode } from '../feed/tree.ts'
import { Flattener } from '../json/flatten.ts'
import { Tally } from '../table/tally.ts'
import { type Flat, flatten } from './flatten.ts'
import { alike, attributeName, displayName, isLeaf, locate, pathOf } from './locate.ts'
import { netexKnown } from './netex.ts'
import { documentEvents, type Shape, survey } from './survey.ts'

/** The repeating elements of a document of any schema, a layer for each kind; `where` is the element's number. */
export async function openXml(member: Member, detection: Detection): Promise<Layer[]> {
  const scalars = new Map<Shape, string>()
  const attributes = new Map<Shape, Map<string, string>>()
  const document = await survey(member, (shape, text, attribute) => {
    if (attribute === undefined) scalars.set(shape, text)
    else if (attributes.get(shape)?.set(attribute, text) === undefined)
      attributes.set(shape, new Map([[attribute, text]]))
  })
  // NeTEx says of each kind of element what it is, however alike they are.
  const kinOf = detection.format === 'netex' ? (shape: Shape) => [shape] : alike
  const shapes = locate(document, kinOf)
  return shapes.map((shape) => {
    const kin = kinOf(shape)
    const known = netexKnown(detection.format, displayName(shape))
    const layer: Layer = {
      path: shapes.length === 1 ? member.path : `${member.path}#${displayName(shape)}`,
      format: detection.format,
      encoding: detection.encoding ?? 'utf-8',
      columns: [],
      facts: factsOf(shape, scalars, attributes),
      ...(known ? { known } : {}),
      repairs: [],
      warnings: [],
      records: () => read(member, layer, document, kin),
    }
    return layer
  })
}

/** What the envelopes around the records say of themselves. */
function factsOf(
  shape: Shape,
  scalars: Map<Shape, string>,
  attributes: Map<Shape, Map<string, string>>,
): Record<string, string> {
  const facts: Record<string, string> = {}
  const add = (name: string, value: string) => {
    if (value !== '' && value.length <= 500 && Object.keys(facts).length < 30) facts[name] ??= value
  }
  for (const above of pathOf(shape).slice(0, -1)) {
    if (above.count > 1) continue
    for (const [name, value] of attributes.get(above) ?? []) add(attributeName(above, name), value)
    for (const child of above.children.values())
      if (isLeaf(child) && child.most === 1) add(displayName(child), scalars.get(child) ?? '')
  }
  return facts
}

const MOST_HELD = 10_000
const MOST_PARTS = 500_000

/** A group records stand in, with what it says of itself. */
interface Group {
  shape: Shape
  facts: Flat
  /** Records that wait for facts which follow them. */
  held: XmlNode[]
}

async function* read(member: Member, layer: Layer, document: Shape, kin: Shape[]): AsyncGenerator<RawRecord> {
  const [main] = kin
  const wanted = new Set(kin)
  const tally = new Tally(layer)
  tally.reset()
  const flattener = new Flattener(layer.columns, tally)
  const report = newDecodeReport()
  const path: Shape[] = [document]
  const groups: Group[] = []
  const building: XmlNode[] = []
  let parts = 0
  let out: RawRecord[] = []
  let where = 0
  const above = new Set(
    pathOf(main!)
      .slice(0, -1)
      .filter(({ count }) => count > 1),
  )
  const waits = [...pathOf(main!)].some(({ followed, parent }) => followed && parent && above.has(parent))

  const named = layer.format === 'odata' ? rowOf : (flat: Flat) => flat
  const emit = (node: XmlNode, inherited: Flat) => {
    const shape = kin.find(({ name }) => name === node.name) ?? main!
    // Of several kinds in one list, each says which it is.
    const kind = kin.length > 1 ? { element: displayName(shape) } : {}
    out.push(flattener.record({ ...kind, ...named(flatten(node, shape)), ...inherited }, ++where))
  }
  const inheritance = () => Object.assign({}, ...groups.map(({ facts }) => facts)) as Flat
  const release = () => {
    for (const group of groups) for (const node of group.held.splice(0)) emit(node, inheritance())
  }
  const finish = (node: XmlNode) => {
    const group = groups.at(-1)
    if (!waits || !group) return emit(node, inheritance())
    group.held.push(node)
    if (group.held.length >= MOST_HELD) release()
  }

  const handlers = {
    open(name: string, attributes: Record<string, string>) {
      const shape = path.at(-1)!.children.get(name)!
      path.push(shape)
      if (building.length > 0 || wanted.has(shape) || isFactOf(shape, groups.at(-1))) {
        if (building.length > 0 && ++parts > MOST_PARTS)
          throw new Unreadable('bad-xml', { reason: `one record has more than ${MOST_PARTS} elements` })
        const node: XmlNode = { name, attributes: { ...attributes }, children: [] }
        building.at(-1)?.children.push(node)
        building.push(node)
      } else if (above.has(shape)) {
        const facts: Flat = {}
        for (const [key, value] of Object.entries(attributes))
          facts[`${displayName(shape)}.${attributeName(shape, key)}`] = value
        groups.push({ shape, facts, held: [] })
      }
    },
    text(text: string) {
      building.at(-1)?.children.push(text)
    },
    close() {
      if (path.length === 1) return
      const shape = path.pop()!
      const node = building.pop()
      if (node && building.length === 0) {
        parts = 0
        if (wanted.has(shape)) finish(node)
        else Object.assign(groups.at(-1)!.facts, factOf(node, shape))
      } else if (!node && groups.at(-1)?.shape === shape) {
        release()
        groups.pop()
      }
    },
  }
  const forgive = (reason: string) => tally.warn('broken-markup', undefined, reason.slice(0, 120))
  for await (const _ of documentEvents(member, report, handlers, forgive)) {
    yield* out
    out = []
  }
  release()
  yield* out
  for (const { kind, count } of repairsOf(report)) tally.repair(kind, count)
  tally.settle()
}

/** The cells of an OData entry by their own names, what Atom says of the entry beside them. */
function rowOf(flat: Flat): Flat {
  const row: Flat = {}
  for (const [name, value] of Object.entries(flat)) {
    const cell = /^(?:content\.)?properties\.(.+)$/.exec(name)?.[1]
    if (cell !== undefined) row[cell.replace(/\.type$/, '.@type')] = value
    else if (value !== '' && !/\.type$/.test(name)) row[`atom.${name}`] = value
  }
  return row
}

const isFactOf = (shape: Shape, group: Group | undefined): boolean =>
  group !== undefined && shape.parent === group.shape && isLeaf(shape)

function factOf(node: XmlNode, shape: Shape): Flat {
  const prefix = `${displayName(shape.parent!)}.${displayName(shape)}`
  return Object.fromEntries(
    Object.entries(flatten(node, shape)).map(([name, value]) => [
      name === 'value' ? prefix : `${prefix}.${name}`,
      value,
    ]),
  )
}
