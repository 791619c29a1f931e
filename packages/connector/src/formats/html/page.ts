import type { DefaultTreeAdapterMap, DefaultTreeAdapterTypes, TreeAdapter } from 'parse5'
import { Unreadable } from '../../problem.ts'

export type Element = DefaultTreeAdapterTypes.Element
export type Node = DefaultTreeAdapterTypes.ChildNode

export interface Page {
  root: DefaultTreeAdapterTypes.Document
  title?: string
  /** BCP 47, as the page says. */
  language?: string
}

export interface PageTable {
  element: Element
  /** Its caption, else the heading above it, else its id. */
  name?: string
}

/** Browsers stop at 512; what each further element costs the parser grows with the depth it stands at. */
const DEEPEST = 4000

/** The page as browsers read it (HTML Living Standard §13.2), however it is written; nested beyond reason it is refused. */
export async function parsePage(text: string): Promise<Page> {
  const { defaultTreeAdapter, parse } = await import('parse5')
  const root = parse(text, { treeAdapter: bounded(defaultTreeAdapter) })
  const page: Page = { root }
  for (const element of elements(root)) {
    if (element.tagName === 'html') {
      const language = attribute(element, 'lang')
      if (language) page.language = language
    }
    if (element.tagName !== 'title') continue
    const title = textOf(element)
    if (title) page.title = title
    break
  }
  return page
}

function bounded(adapter: TreeAdapter<DefaultTreeAdapterMap>): TreeAdapter<DefaultTreeAdapterMap> {
  let depth = 0
  return {
    ...adapter,
    onItemPush: () => {
      if (++depth > DEEPEST) throw new Unreadable('too-nested', { limit: DEEPEST })
    },
    onItemPop: () => {
      depth--
    },
  }
}

/** Tables of data in their order; those that hold another one or say so only lay out the page. */
export function tablesOf({ root }: Page): PageTable[] {
  const tables: PageTable[] = []
  const outer = tablesAround(root)
  let heading = ''
  for (const element of elements(root)) {
    if (/^h[1-6]$/.test(element.tagName)) heading = textOf(element)
    if (element.tagName !== 'table' || /^(presentation|none)$/.test(attribute(element, 'role') ?? '')) continue
    if (outer.has(element)) continue
    const caption = element.childNodes.find((node): node is Element => 'tagName' in node && node.tagName === 'caption')
    const name = (caption && textOf(caption)) || heading || attribute(element, 'id')
    tables.push({ element, ...(name ? { name } : {}) })
  }
  return tables
}

/** Tables that hold another one. */
function tablesAround(root: Page['root']): Set<unknown> {
  const found = new Set<unknown>()
  for (const element of elements(root)) {
    if (element.tagName !== 'table') continue
    let above = element.parentNode
    while (above && !('tagName' in above && above.tagName === 'table'))
      above = 'parentNode' in above ? above.parentNode : null
    if (above) found.add(above)
  }
  return found
}

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value

/** The one address a cell leads to, when it is a whole one. */
export function addressIn(cell: Element): string | undefined {
  const found = new Set<string>()
  for (const element of elements(cell)) {
    const address = element.tagName === 'a' ? attribute(element, 'href')?.trim() : undefined
    if (address && /^https?:\/\//i.test(address)) found.add(address)
  }
  return found.size === 1 ? [...found][0] : undefined
}

/** All elements below a node, in the order they are written. */
export function* elements(root: { childNodes: Node[] }): Generator<Element> {
  const waiting: Node[] = root.childNodes.toReversed()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!('tagName' in node)) continue
    yield node
    for (let index = node.childNodes.length - 1; index >= 0; index--) waiting.push(node.childNodes[index]!)
  }
}

const silent = new Set(['script', 'style', 'noscript', 'template', 'svg', 'button', 'select'])
const blocks = new Set(['p', 'div', 'li', 'ul', 'ol', 'br', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dd', 'dt'])

/** What a reader sees: lines for blocks, the words of pictures, no scripts, nothing hidden. */
export function textOf(element: Element): string {
  let text = ''
  const waiting: (Node | string)[] = element.childNodes.toReversed()
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') text += node
    else if (node.nodeName === '#text') text += (node as { value: string }).value.replace(/[ \t\n\f\r]+/g, ' ')
    else if ('tagName' in node) {
      if (silent.has(node.tagName) || isHidden(node)) continue
      if (node.tagName === 'img') text += ` ${attribute(node, 'alt') ?? ''} `
      const block = blocks.has(node.tagName)
      if (block) {
        text += '\n'
        waiting.push('\n')
      }
      for (let index = node.childNodes.length - 1; index >= 0; index--) waiting.push(node.childNodes[index]!)
    }
  }
  return text
    .replace(/[^\S\n\u00a0\u202f]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
}

function isHidden(element: Element): boolean {
  return (
    attribute(element, 'hidden') !== undefined ||
    /display\s*:\s*none/i.test(attribute(element, 'style') ?? '') ||
    /\b(sr-only|visually-hidden)\b/.test(attribute(element, 'class') ?? '')
  )
}
