import { Unreadable } from '../../problem.ts'
import { type Attributes, local, parseXml } from '../xml/sax.ts'

/** A whole element of an XML document. `name` is without its prefix, `full` with it. */
export interface XmlElement {
  name: string
  full: string
  attributes: Attributes
  children: XmlElement[]
  /** Its own text, without that of its children. */
  text: string
}

/** An element that is still open; readers keep there what they learnt inside it. */
export interface OpenElement {
  name: string
  attributes: Attributes
  notes: Record<string, unknown>
}

export type XmlEvent = { element: XmlElement; parents: OpenElement[] } | { closed: OpenElement; parents: OpenElement[] }

export interface Interests {
  /** Elements to be handed over whole; `parents` from the root inwards. */
  whole(name: string, parents: readonly OpenElement[]): boolean
  /** Elements whose end is told. */
  ends?(name: string): boolean
  forgive?(reason: string): void
  /** The document stopped inside an element that was asked for. */
  cutOff?(): void
}

const MOST_NODES = 5_000_000
const MOST_TEXT = 256 << 20
const MOST_DEPTH = 500

/** Hands over the elements a reader asks for, one by one, so that the document never stands in memory. */
export async function* xmlEvents(pieces: AsyncIterable<string>, interests: Interests): AsyncGenerator<XmlEvent> {
  const parents: OpenElement[] = []
  const stack: XmlElement[] = []
  let nodes = 0
  let size = 0
  let events: XmlEvent[] = []
  const handlers = {
    open: (full: string, attributes: Attributes) => {
      const name = local(full)
      if (parents.length + stack.length > MOST_DEPTH) throw new Unreadable('too-nested', { limit: MOST_DEPTH })
      if (stack.length === 0 && !interests.whole(name, parents)) {
        parents.push({ name, attributes, notes: {} })
        return
      }
      if (stack.length === 0) nodes = size = 0
      if (++nodes > MOST_NODES) throw new Unreadable('too-large', { limit: MOST_NODES })
      const element: XmlElement = { name, full, attributes, children: [], text: '' }
      stack.at(-1)?.children.push(element)
      stack.push(element)
    },
    text: (text: string) => {
      const element = stack.at(-1)
      if (!element) return
      size += text.length
      if (size > MOST_TEXT) throw new Unreadable('too-large', { limit: MOST_TEXT })
      element.text += text
    },
    close: (full: string) => {
      const element = stack.pop()
      if (element) {
        if (stack.length === 0) events.push({ element, parents: [...parents] })
        return
      }
      const closed = parents.pop()
      if (closed && interests.ends?.(local(full))) events.push({ closed, parents: [...parents] })
    },
  }
  let mistakes = 0
  const forgive = (reason: string) => {
    mistakes++
    interests.forgive?.(reason)
  }
  for await (const _ of parseXml(pieces, handlers, { prefixed: true, forgive })) {
    yield* events
    events = []
    if (mistakes > 10_000) throw new Unreadable('bad-xml', { reason: `${mistakes}` })
  }
  if (stack.length > 0) interests.cutOff?.()
}

export const childOf = (element: XmlElement | undefined, ...names: string[]): XmlElement | undefined =>
  element?.children.find((child) => names.includes(child.name))

export const childrenOf = (element: XmlElement | undefined, ...names: string[]): XmlElement[] =>
  element?.children.filter((child) => names.includes(child.name)) ?? []

export const textOf = (element: XmlElement | undefined): string | undefined => element?.text.trim() || undefined

/** Text of the element and of all that is in it, as it stands in markup that should have been escaped. */
export function allText(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined
  if (element.children.length === 0) return textOf(element)
  return [element.text, ...element.children.map((child) => allText(child) ?? '')].join(' ').replace(/\s+/g, ' ').trim()
}

/** An attribute whatever its prefix. */
export function attributeOf(element: { attributes: Attributes } | undefined, name: string): string | undefined {
  if (!element) return undefined
  const own = element.attributes[name]
  if (own !== undefined) return own
  return Object.entries(element.attributes).find(([key]) => local(key) === name)?.[1]
}
