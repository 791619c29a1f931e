import type { ChildNode, Document, Element } from 'domhandler'

export type { Document, Element } from 'domhandler'

const DEEPEST = 2000

/** Elements of a page in their order. Pages nested beyond reason are followed down to a depth no browser renders. */
export function* elementsOf(parent: Document | Element): Generator<Element> {
  const stack: { nodes: ChildNode[]; at: number }[] = [{ nodes: parent.children, at: 0 }]
  while (stack.length > 0) {
    const top = stack.at(-1)!
    const node = top.nodes[top.at++]
    if (!node) stack.pop()
    else if ('attribs' in node) {
      yield node as Element
      if (stack.length < DEEPEST) stack.push({ nodes: (node as Element).children, at: 0 })
    }
  }
}

export function textOfElement(element: Element): string {
  const parts: string[] = []
  const stack: { nodes: ChildNode[]; at: number }[] = [{ nodes: element.children, at: 0 }]
  while (stack.length > 0) {
    const top = stack.at(-1)!
    const node = top.nodes[top.at++]
    if (!node) stack.pop()
    else if (node.type === 'text') parts.push((node as { data: string }).data)
    else if ('attribs' in node && !/^(script|style|template|noscript)$/.test((node as Element).name)) {
      if (/^(br|p|div|li|tr|h\d)$/.test((node as Element).name)) parts.push('\n')
      if (stack.length < DEEPEST) stack.push({ nodes: (node as Element).children, at: 0 })
    }
  }
  return parts
    .join('')
    .replace(/[ \t\r\f\u00a0]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
}

export const words = (text: string | undefined): string[] => (text ?? '').split(/\s+/).filter(Boolean)
