import type { Detection, Layer, Member, RawRecord } from '../../types.ts'
import { newLayer } from '../geometry/layer.ts'
import { passes, type Reading, textOfMember } from '../markup/reading.ts'
import { drawn, type Entity, geometryOf, plainText, textIn } from './entity.ts'
import { type Group, groupsOf } from './groups.ts'

const MOST_GROUPS = 2_000_000

/**
 * The points, texts, symbols and lines of a drawing, with their layer. A drawing never says in which system of coordinates
 * it is: that is pointed out, and left to be found out from the positions.
 */
export async function openDxf(member: Member, detection: Detection): Promise<Layer[]> {
  const layer = newLayer(member, 'dxf')
  layer.encoding = detection.encoding ?? 'utf-8'
  layer.columns = ['layer', 'entity', 'text', 'block', 'handle']
  layer.warnings.push({ kind: 'crs-not-told', count: 1 })
  layer.records = passes(layer, (tally) => textOfMember(member, tally)(), read)
  return [layer]
}

async function* read({ pieces, tally, flattener }: Reading): AsyncGenerator<RawRecord> {
  let where = 0
  for await (const entity of entitiesOf(pieces)) {
    if (!drawn.has(entity.type)) {
      tally.warn('ignored-entity', entity.type)
      continue
    }
    where++
    const record = flattener.record(factsOf(entity), where)
    const geometry = geometryOf(entity)
    if (geometry) record.geometry = geometry
    else tally.warn('bad-geometry', `entity ${where}`)
    yield record
  }
}

function factsOf(entity: Entity): Record<string, unknown> {
  const texts = entity.groups.filter(({ code }) => code === 3 || code === 1).map(({ value }) => value)
  const isText = entity.type === 'TEXT' || entity.type === 'MTEXT'
  return {
    layer: textIn(entity, 8),
    entity: entity.type,
    text: isText ? plainText(texts.join('')) : undefined,
    block: entity.type === 'INSERT' ? textIn(entity, 2) : undefined,
    handle: textIn(entity, 5),
    ...entity.attributes,
  }
}

/** Those of the section of entities; what defines symbols and styles is passed over. */
async function* entitiesOf(pieces: AsyncIterable<string>): AsyncGenerator<Entity> {
  let section = ''
  let awaits = false
  let open: Entity | undefined
  let part: Group[] | undefined
  let partType = ''
  const endPart = () => {
    if (open && part) belong(open, partType, part)
    part = undefined
  }
  for await (const group of groupsOf(pieces)) {
    const name = group.code === 0 ? group.value.trim().toUpperCase() : undefined
    if (name === 'SECTION') awaits = true
    else if (awaits && group.code === 2) {
      section = group.value.trim().toUpperCase()
      awaits = false
    } else if (section !== 'ENTITIES') continue
    else if (name === 'VERTEX' || name === 'ATTRIB') {
      endPart()
      part = []
      partType = name
    } else if (name === 'SEQEND') {
      endPart()
      part = []
      partType = name
    } else if (name !== undefined) {
      endPart()
      if (open) yield open
      open = name === 'ENDSEC' ? undefined : { type: name, groups: [], vertices: [], attributes: {} }
      if (name === 'ENDSEC') section = ''
    } else if (part) part.push(group)
    else if (open && open.groups.length < MOST_GROUPS) open.groups.push(group)
  }
  endPart()
  if (open) yield open
}

function belong(entity: Entity, type: string, groups: Group[]): void {
  const find = (code: number) => groups.find((group) => group.code === code)?.value
  if (type === 'ATTRIB') {
    const name = find(2)?.trim()
    if (name) entity.attributes[name] = plainText(find(1) ?? '')
  } else if (type === 'VERTEX') {
    const position = [Number(find(10)), Number(find(20))]
    if (position.every(Number.isFinite)) entity.vertices.push(position)
  }
}
