import { SaxesParser } from 'saxes'
import { Unreadable } from '../../problem.ts'
import { quicken } from './quick.ts'

export type Attributes = Record<string, string>

/** Element names come without their prefix, attributes with it. */
export interface XmlHandlers {
  open?(name: string, attributes: Attributes): void
  text?(text: string): void
  close?(name: string): void
}

export interface XmlOptions {
  /** Called for what is not well-formed; reading goes on. Without it the first mistake ends the reading. */
  forgive?: (reason: string) => void
  /** Element names keep their prefix. */
  prefixed?: boolean
}

/** More than this is no document: each mistake costs as much as many elements. */
const MOST_MISTAKES = 100_000

/** Feeds pieces of XML to handlers; yields after each piece, so that the caller can hand on what is whole. */
export async function* parseXml(
  pieces: AsyncIterable<string>,
  handlers: XmlHandlers,
  options: XmlOptions = {},
): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  quicken(parser)
  let failure: Error | undefined
  let mistakes = 0
  parser.on('error', (error) => {
    if (options.forgive && ++mistakes <= MOST_MISTAKES) options.forgive(error.message)
    else failure ??= error
  })
  const named = options.prefixed ? (name: string) => name : local
  const { open, text, close } = handlers
  if (open) parser.on('opentag', (tag) => open(named(tag.name), tag.attributes as Attributes))
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  if (close) parser.on('closetag', (tag) => close(named(tag.name)))
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
