import { localName } from '../rdf/graph.ts'
import type { Item } from '../rdf/tree.ts'
import { type Document, type Element, elementsOf, textOfElement, words } from './dom.ts'

/** Top-level items of a page (HTML Standard §5, microdata), as trees with the short names of their types and properties. */
export function microdataOf(document: Document, absolute: (url: string) => string): Item[] {
  const ids = new Map<string, Element>()
  const tops: Element[] = []
  for (const element of elementsOf(document)) {
    if (element.attribs.id) ids.set(element.attribs.id, element)
    if ('itemscope' in element.attribs && !('itemprop' in element.attribs)) tops.push(element)
  }
  return tops.map((element) => itemOf(element, new Set(), ids, absolute)).filter((item) => Object.keys(item).length > 1)
}

function itemOf(
  scope: Element,
  above: Set<Element>,
  ids: Map<string, Element>,
  absolute: (url: string) => string,
): Item {
  const item: Item = {}
  const types = words(scope.attribs.itemtype)
  if (types.length > 0) item['@type'] = types.map(localName)
  if (scope.attribs.itemid) item['@id'] = absolute(scope.attribs.itemid)
  const inside = new Set(above).add(scope)
  const sources = [scope, ...words(scope.attribs.itemref).flatMap((id) => ids.get(id) ?? [])]
  for (const source of sources) {
    for (const element of propertiesIn(source, source !== scope)) {
      const names = words(element.attribs.itemprop).map((name) => localName(name).replace(/^__proto__$/, 'proto'))
      if (names.length === 0 || inside.has(element)) continue
      const value =
        'itemscope' in element.attribs
          ? inside.size < 20
            ? itemOf(element, inside, ids, absolute)
            : undefined
          : contentOf(element, absolute)
      for (const name of names) add(item, name, value)
    }
  }
  return item
}

/** Elements with a property that belong to this item and to no item inside it. */
function* propertiesIn(root: Element, itself: boolean): Generator<Element> {
  if (itself && 'itemprop' in root.attribs) yield root
  if (itself && 'itemscope' in root.attribs) return
  const stack = [...root.children].reverse()
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!('attribs' in node)) continue
    const element = node as Element
    if ('itemprop' in element.attribs) yield element
    if (!('itemscope' in element.attribs)) stack.push(...[...element.children].reverse())
  }
}

function contentOf(element: Element, absolute: (url: string) => string): string {
  const { name, attribs } = element
  const link = (value: string | undefined) => (value ? absolute(value.trim()) : '')
  if (attribs.content !== undefined) return attribs.content.trim()
  if (/^(audio|embed|iframe|img|source|track|video)$/.test(name)) return link(attribs.src)
  if (/^(a|area|link)$/.test(name)) return link(attribs.href)
  if (name === 'object') return link(attribs.data)
  if (/^(data|meter)$/.test(name) && attribs.value !== undefined) return attribs.value
  if (name === 'time' && attribs.datetime !== undefined) return attribs.datetime.trim()
  return textOfElement(element)
}

function add(item: Item, name: string, value: unknown): void {
  if (value === '' || value === undefined) return
  const known = item[name]
  if (known === undefined) item[name] = value
  else if (Array.isArray(known)) known.push(value)
  else item[name] = [known, value]
}
