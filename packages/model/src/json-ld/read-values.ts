import type { Node } from './node.ts'

/** JSON-LD lets one value stand for a list of one. */
export function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value
}

export function nodeOf(value: unknown): Node | undefined {
  const one = first(value)
  return typeof one === 'object' && one !== null ? (one as Node) : undefined
}

export function nodesOf(value: unknown): Node[] {
  const nodes = [value].flat().map(nodeOf)
  return nodes.filter((one) => one !== undefined)
}

/** A text, also written as `{ "@value": … }` or `{ "@id": … }`. */
export function textOf(value: unknown): string | undefined {
  const one = first(value)
  if (typeof one === 'string') return one || undefined
  if (typeof one === 'number') return String(one)
  const node = nodeOf(one)
  return node ? textOf(node['@value'] ?? (node['@type'] ? undefined : node['@id'])) : undefined
}

export function typesOf(node: Node): string[] {
  return [node['@type']].flat().flatMap((type) => (typeof type === 'string' ? type.replace(/^.*[/:#]/, '') : []))
}

export function valueOfProperty(value: unknown, name: string): string | undefined {
  return textOf(nodesOf(value).find((node) => node.propertyID === name)?.value)
}
