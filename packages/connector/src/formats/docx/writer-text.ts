import { parseXml } from '../xml/sax.ts'

/** The paragraphs of an OpenDocument text (§5.1), one a line. */
export async function paragraphsOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  let depth = 0
  const events = parseXml(pieces, {
    open(name) {
      if (name === 'p' || name === 'h') depth++
      else if (depth > 0 && name === 's') text += ' '
      else if (depth > 0 && name === 'tab') text += '\t'
      else if (depth > 0 && name === 'line-break') text += '\n'
    },
    text(piece) {
      if (depth > 0) text += piece
    },
    close(name) {
      if (name !== 'p' && name !== 'h') return
      depth--
      text += '\n'
    },
  })
  for await (const _ of events);
  return text
}
