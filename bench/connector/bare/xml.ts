import { createReadStream } from 'node:fs'
import { SaxesParser } from 'saxes'
import type { BareReader } from './registry.ts'

/** The texts of each `record` element by the name of theirs; `name` is where the record's name is. */
export function saxes(record: string, name: string): BareReader {
  return async (file, take) => {
    const parser = new SaxesParser()
    let texts: Record<string, string> | undefined
    let text = ''
    parser.on('opentag', (tag) => {
      text = ''
      if (tag.name === record) texts = { ...tag.attributes }
    })
    parser.on('text', (piece) => {
      text += piece
    })
    parser.on('closetag', (tag) => {
      if (tag.name === record) {
        take(texts?.[name])
        texts = undefined
        // A place has a name too: the first one is the record's.
      } else if (texts) texts[tag.name] ??= text
      text = ''
    })
    parser.on('error', (error) => {
      throw error
    })
    for await (const piece of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 18 })) parser.write(piece)
    parser.close()
  }
}
