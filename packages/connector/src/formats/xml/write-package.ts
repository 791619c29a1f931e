import { Readable } from 'node:stream'

/** A file of the package: its whole text, or text in pieces. */
export interface PackagePart {
  path: string
  text: string | AsyncIterable<string>
  /** Stored as it is, for readers that look for it at its place. */
  plain?: boolean
}

const MOMENT = new Date(Date.UTC(1980, 0, 1))

/** A zip of XML files (ECMA-376 part 2, OpenDocument 1.3 part 2), made while it is read. The same records give the same bytes. */
export async function* writePackage(parts: PackagePart[]): AsyncGenerator<Uint8Array> {
  const { ZipFile } = await import('yazl')
  const zip = new ZipFile()
  let failure: unknown
  for (const { path, text, plain } of parts) {
    const options = { mtime: MOMENT, compress: plain !== true, forceDosTimestamp: true }
    if (typeof text === 'string') zip.addBuffer(Buffer.from(text), path, options)
    else {
      const stream = Readable.from(joined(text), { objectMode: false })
      stream.on('error', (error) => {
        failure ??= error
        ;(zip.outputStream as Readable).destroy(error)
      })
      zip.addReadStream(stream, path, options)
    }
  }
  zip.end()
  try {
    for await (const chunk of zip.outputStream) yield chunk as Buffer
  } catch (error) {
    throw failure ?? error
  }
}

/** Rows are short: a few thousand go at a time. */
async function* joined(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let text = ''
  for await (const piece of pieces) {
    text += piece
    if (text.length < 64 * 1024) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text !== '') yield Buffer.from(text)
}

/** Text as XML 1.0 can hold it; what it can't is a replacement character. */
export function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 does not allow
      .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll('\r', '&#13;')
  )
}
