import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

const PIECE = 1 << 18

/** Writes text or bytes piece by piece: a million rows never stand in memory. */
export async function writePieces(path: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  const out = createWriteStream(path)
  for (const piece of gathered(pieces)) if (!out.write(piece)) await once(out, 'drain')
  out.end()
  await once(out, 'finish')
}

/** Writes a zip whose entries are made while they are packed; `stored` ones are not compressed. */
export async function writeZip(
  path: string,
  entries: readonly { name: string; pieces: Iterable<string>; stored?: boolean }[],
): Promise<void> {
  const zip = new ZipFile()
  // A stored entry says its size before its bytes: it is small, and given whole.
  for (const { name, pieces, stored } of entries)
    if (stored) zip.addBuffer(Buffer.from([...pieces].join('')), name, { compress: false })
    else zip.addReadStream(Readable.from(gathered(pieces), { objectMode: false }), name)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
}

/** Small pieces put together, so that a record does not cost a write. */
function* gathered(pieces: Iterable<string | Uint8Array>): Generator<Buffer> {
  let texts: string[] = []
  let bytes: Uint8Array[] = []
  let length = 0
  for (const piece of pieces) {
    if (typeof piece === 'string') texts.push(piece)
    else bytes.push(piece)
    length += piece.length
    if (length < PIECE) continue
    yield bytes.length > 0 ? Buffer.concat(bytes) : Buffer.from(texts.join(''))
    texts = []
    bytes = []
    length = 0
  }
  if (length > 0) yield bytes.length > 0 ? Buffer.concat(bytes) : Buffer.from(texts.join(''))
}

/** Text as XML holds it, in elements and attributes. */
export const xml = (text: string | number): string =>
  String(text).replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)
