import { type DecodeReport, decode, newDecodeReport } from '../../detect/decode.ts'
import { Unreadable } from '../../problem.ts'
import type { Member } from '../../types.ts'
import { mended } from './mend.ts'
import { parseXml, type XmlHandlers } from './sax.ts'

/** What one pass over a document says of the elements at one path. */
export interface Shape {
  /** As written, with its prefix. */
  name: string
  parent: Shape | undefined
  children: Map<string, Shape>
  count: number
  /** How many of its parents have it, and the most one of them has. */
  parents: number
  most: number
  /** Attributes and texts in it and below it, all instances together. */
  leaves: number
  attributes: Set<string>
  texts: number
  /** Scalars were met after an element of this path, in its parent. */
  followed: boolean
}

const MOST_SHAPES = 20_000
const DEEPEST = 200

interface Open {
  shape: Shape
  seen: Map<Shape, number>
  leaves: number
  text: boolean
}

/** Counts the elements of a document by path. `scalars` gets the texts of elements that stand alone, for the facts. */
export async function survey(
  member: Member,
  scalar: (shape: Shape, text: string, attribute?: string) => void,
): Promise<Shape> {
  const document = shapeOf('', undefined)
  const stack: Open[] = [{ shape: document, seen: new Map(), leaves: 0, text: false }]
  let shapes = 0
  let words = ''
  const handlers: XmlHandlers = {
    open(name, attributes) {
      const above = stack.at(-1)!
      let shape = above.shape.children.get(name)
      if (!shape) {
        if (++shapes > MOST_SHAPES || stack.length > DEEPEST) throw tooTangled()
        shape = shapeOf(name, above.shape)
        above.shape.children.set(name, shape)
      }
      above.seen.set(shape, (above.seen.get(shape) ?? 0) + 1)
      let leaves = 0
      for (const [key, value] of Object.entries(attributes)) {
        if (isPlumbing(key)) continue
        leaves++
        shape.attributes.add(key)
        if (shape.count === 0) scalar(shape, value, key)
      }
      stack.push({ shape, seen: new Map(), leaves, text: false })
      words = ''
    },
    text(text) {
      const here = stack.at(-1)!
      if (!here.text && text.trim() !== '') here.text = true
      if (words.length < 1000) words += text
    },
    close() {
      if (stack.length === 1) return
      const { shape, seen, leaves, text } = stack.pop()!
      const above = stack.at(-1)!
      shape.count++
      const all = leaves + (text ? 1 : 0)
      shape.leaves += all
      if (text) shape.texts++
      above.leaves += all
      for (const [child, count] of seen) {
        child.parents++
        if (count > child.most) child.most = count
      }
      if (seen.size === 0 && text) {
        if (shape.count === 1) scalar(shape, words.trim())
        for (const sibling of above.seen.keys()) if (sibling !== shape) sibling.followed = true
      }
      words = ''
    },
  }
  for await (const _ of documentEvents(member, newDecodeReport(), handlers, () => {}));
  return document
}

/** Sax events of a member; what is not well-formed is told to `forgive` and reading goes on. */
export function documentEvents(
  member: Member,
  report: DecodeReport,
  handlers: XmlHandlers,
  forgive: (reason: string) => void,
): AsyncGenerator<void> {
  return parseXml(mended(afterJunk(decode(member, report)), forgive), handlers, { prefixed: true, forgive })
}

/** A server's warning or blank lines before the declaration. */
async function* afterJunk(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let started = false
  for await (const piece of pieces) {
    if (started) yield piece
    else {
      const declared = piece.search(/<\?xml\b/)
      const start = declared > 0 && declared < 2000 ? declared : piece.search(/\S/)
      if (start < 0) continue
      started = true
      yield piece.slice(start)
    }
  }
}

/** Namespaces, schemas and the like: nothing a reader of the data wants. */
export function isPlumbing(attribute: string): boolean {
  return /^(xmlns(:|$)|xsi:|xml:(space|base)$)/.test(attribute)
}

export const tooTangled = () => new Unreadable('bad-xml', { reason: 'nested too deeply or too many kinds of elements' })

function shapeOf(name: string, parent: Shape | undefined): Shape {
  return {
    name,
    parent,
    children: new Map(),
    count: 0,
    parents: 0,
    most: 0,
    leaves: 0,
    attributes: new Set(),
    texts: 0,
    followed: false,
  }
}
