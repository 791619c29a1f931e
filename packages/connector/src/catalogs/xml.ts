import type { XmlNode } from '../formats/feed/tree.ts'
import { parseXml } from '../formats/xml/sax.ts'

export { childOf, childrenOf, textOf as xmlText, type XmlNode } from '../formats/feed/tree.ts'

const DEEPEST = 200

/** A whole answer as a tree, names without prefix; mistakes are forgiven. Undefined when there is no element at all. */
export async function parseTree(text: string): Promise<XmlNode | undefined> {
  const top: XmlNode = { name: '', attributes: {}, children: [] }
  const open = [top]
  const handlers = {
    open(name: string, attributes: Record<string, string>) {
      const node: XmlNode = { name, attributes, children: [] }
      if (open.length < DEEPEST) open.at(-1)!.children.push(node)
      open.push(node)
    },
    text(piece: string) {
      open.at(-1)!.children.push(piece)
    },
    close() {
      if (open.length > 1) open.pop()
    },
  }
  async function* once() {
    yield text
  }
  for await (const _ of parseXml(once(), handlers, { forgive: () => {} }));
  return top.children.find((child) => typeof child !== 'string')
}

/** Every element of this name, at any depth, in order. */
export function* descendants(node: XmlNode, name: string): Generator<XmlNode> {
  for (const child of node.children) {
    if (typeof child === 'string') continue
    if (child.name === name) yield child
    yield* descendants(child, name)
  }
}

/** The first element of this name at any depth. */
export function descendant(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  let here = node
  for (const name of path) here = here && descendants(here, name).next().value
  return here
}

/** The root element's name without prefix, from the start of a text. */
export function rootName(text: string): string | undefined {
  const start = text.slice(0, 20_000).replace(/<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?>/gi, '')
  return /^[\s\ufeff]*<(?:[\w.-]+:)?([\w.-]+)[\s/>]/.exec(start)?.[1]
}
