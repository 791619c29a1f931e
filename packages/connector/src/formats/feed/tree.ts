import type { Attributes } from '../xml/sax.ts'

/** A small piece of XML: one item of a feed. */
export interface XmlNode {
  name: string
  attributes: Attributes
  children: (XmlNode | string)[]
}

export const childrenOf = (node: XmlNode, ...names: string[]): XmlNode[] =>
  node.children.filter((child): child is XmlNode => typeof child !== 'string' && names.includes(child.name))

export const childOf = (node: XmlNode, ...names: string[]): XmlNode | undefined => childrenOf(node, ...names)[0]

export function textOf(node: XmlNode | undefined): string {
  if (!node) return ''
  return node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}

/** The content as markup again: Atom's `type="xhtml"` has elements where others have escaped text. */
export function markupOf(node: XmlNode | undefined): string {
  if (!node) return ''
  return node.children
    .map((child) => (typeof child === 'string' ? child : `<${child.name}>${markupOf(child)}</${child.name}>`))
    .join('')
}
