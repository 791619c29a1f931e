import { SaxesParser } from 'saxes'
import { Unreadable } from '../../problem.ts'

export type Attributes = Record<string, string>

/** Element names come without their prefix, attributes with it. */
export interface XmlHandlers {
  open?(name: string, attributes: Attributes): void
  text?(text: string): void
  close?(name: string): void
}

/** Feeds pieces of XML to handlers; yields after each piece, so that the caller can hand on what is whole. */
export async function* parseXml(pieces: AsyncIterable<string>, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let failure: Error | undefined
  parser.on('error', (error) => {
    failure ??= error
  })
  const { open, text, close } = handlers
  if (open) parser.on('opentag', (tag) => open(local(tag.name), tag.attributes as Attributes))
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  if (close) parser.on('closetag', (tag) => close(local(tag.name)))
  for await (const piece of pieces) {
    parser.write(piece)
    if (failure) throw new Unreadable('bad-xml', { reason: failure.message.slice(0, 120) })
    yield
  }
  parser.close()
  if (failure) throw new Unreadable('bad-xml', { reason: failure.message.slice(0, 120) })
  yield
}

export function local(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** UTF-8 in pieces; a character cut between two of them comes out whole. */
export async function* utf8Pieces(source: AsyncIterable<unknown>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of source) yield decoder.decode(chunk as Uint8Array, { stream: true })
  yield decoder.decode()
}
