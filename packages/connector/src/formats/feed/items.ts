import { type DecodeReport, decode } from '../../detect/decode.ts'
import type { Member } from '../../types.ts'
import { escapeLooseSigns } from '../xml/loose-signs.ts'
import { parseXml } from '../xml/sax.ts'
import type { XmlNode } from './tree.ts'

const itemNames = new Set(['item', 'entry', 'atom:entry', 'rss:item'])
const rootNames = /^(rss|(\w+:)?rdf|(\w+:)?feed|(\w+:)?channel)$/i

export interface FeedParts {
  item(node: XmlNode): void
  /** A property of the channel itself. */
  fact(node: XmlNode): void
  forgive(reason: string): void
}

/** Cuts a feed into its items and the channel's own elements; yields after each piece. Broken markup is forgiven. */
export async function* feedParts(member: Member, report: DecodeReport, parts: FeedParts): AsyncGenerator<void> {
  const open: XmlNode[] = []
  const events = parseXml(
    escapeLooseSigns(afterJunk(decode(member, report))),
    {
      open(name, attributes) {
        if (open.length === 0 && rootNames.test(name)) {
          if (attributes['xml:base']) parts.fact({ name: '@base', attributes, children: [] })
          return
        }
        const node: XmlNode = { name, attributes, children: [] }
        // An item inside an item is a new one whose predecessor was not closed.
        if (itemNames.has(name) && open.length > 0) {
          parts.forgive('unclosed item')
          finish(open.splice(0)[0]!)
        }
        open.at(-1)?.children.push(node)
        open.push(node)
      },
      text(text) {
        open.at(-1)?.children.push(text)
      },
      close(name) {
        const index = open.findLastIndex((node) => node.name === name)
        if (index < 0) return
        const [node] = open.splice(index)
        if (index === 0 && node) finish(node)
      },
    },
    { prefixed: true, forgive: parts.forgive },
  )
  const finish = (node: XmlNode) => (itemNames.has(node.name) ? parts.item(node) : parts.fact(node))
  yield* events
  const [left] = open
  if (left && itemNames.has(left.name)) parts.item(left)
}

/** Blank lines or a server's warning before the XML declaration. */
async function* afterJunk(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let started = false
  for await (const piece of pieces) {
    if (started) yield piece
    else {
      const start = piece.search(/<(\?xml|rss|feed|rdf:|\w+:feed|!--)/i)
      if (start >= 0) {
        started = true
        yield piece.slice(start)
      }
    }
  }
}
