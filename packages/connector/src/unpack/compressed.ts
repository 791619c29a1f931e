import { Readable } from 'node:stream'
import { createZstdDecompress } from 'node:zlib'
import { Unreadable } from '../problem.ts'
import type { Member } from '../types.ts'
import { spill } from './spill.ts'
import type { Budget } from './unpack.ts'

interface Compression {
  magic: number[]
  ending: RegExp
  /** Endings that mean a tar archive inside. */
  tar: RegExp
  /** What comes out of what goes in. */
  open(source: Readable): AsyncIterable<Uint8Array>
}

/** One file made smaller: bzip2, xz (XZ 1.1) or Zstandard (RFC 8878). */
const compressions: Compression[] = [
  { magic: [0x42, 0x5a, 0x68], ending: /\.(bz2?|bzip2)$/i, tar: /\.(tbz2?|tb2)$/i, open: bunzip },
  { magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a], ending: /\.xz$/i, tar: /\.txz$/i, open: unxz },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], ending: /\.(zst|zstd)$/i, tar: /\.tzst$/i, open: unzstd },
]

/** More than this out of one piece that went in is no data. */
const MOST_AT_ONCE = 256 * 1024 * 1024

async function* bunzip(source: Readable): AsyncGenerator<Uint8Array> {
  const { default: unbzip2 } = await import('unbzip2-stream')
  const stream = unbzip2() as unknown as NodeJS.ReadWriteStream
  let out: Buffer[] = []
  let bytes = 0
  let failure: unknown
  stream.on('data', (chunk: Buffer) => {
    out.push(chunk)
    bytes += chunk.length
    if (bytes > MOST_AT_ONCE) throw new Unreadable('too-compressed', { limit: MOST_AT_ONCE })
  })
  stream.on('error', (error) => {
    failure ??= error
  })
  const step = function* (act: () => void) {
    act()
    yield* out
    out = []
    bytes = 0
    if (failure) throw failure
  }
  for await (const chunk of source) yield* step(() => stream.write(chunk))
  yield* step(() => stream.end())
}

async function* unxz(source: Readable): AsyncGenerator<Uint8Array> {
  const { default: xz } = (await import('xz-decompress')) as unknown as { default: typeof import('xz-decompress') }
  const input = Readable.toWeb(Readable.from(source)) as unknown as ReadableStream<Uint8Array>
  const reader = new xz.XzReadableStream(input).getReader()
  let idle = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      // The library goes on for ever asking for what was cut off.
      idle = value.length > 0 ? 0 : idle + 1
      if (idle > 1000) throw new Error('the end is missing')
      if (value.length > 0) yield Uint8Array.from(value)
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

async function* unzstd(source: Readable): AsyncGenerator<Uint8Array> {
  const unpacked = createZstdDecompress()
  source.on('error', (error) => unpacked.destroy(error))
  yield* source.pipe(unpacked)
}

const compressionOf = (head: Uint8Array): Compression | undefined =>
  compressions.find(({ magic }) => magic.every((byte, index) => head[index] === byte))

/** bzip2 says the size of its blocks and begins one: text that happens to begin with `BZh` does not. */
export function isCompressed(head: Uint8Array): boolean {
  const compression = compressionOf(head)
  if (compression?.magic[0] !== 0x42) return compression !== undefined
  const level = head[3] ?? 0
  const start = Buffer.from(head.subarray(4, 10)).toString('hex')
  return level >= 0x31 && level <= 0x39 && (start === '314159265359' || start === '177245385090')
}

/** The member is called as the archive without its ending. */
export async function* decompress(member: Member, budget: Budget): AsyncGenerator<Member> {
  const compression = compressionOf(await member.head(16))!
  const name = member.path.replace(compression.tar, '.tar').replace(compression.ending, '')
  const source = member.open()
  try {
    yield await spill(Readable.from(compression.open(source)), name, member.bytes, budget)
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable('broken-archive', { reason: (error as Error).message ?? String(error) })
  } finally {
    source.destroy()
  }
}
