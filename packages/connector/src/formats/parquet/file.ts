import { type FileHandle, open } from 'node:fs/promises'
import type { AsyncBuffer, Compressors, FileMetaData } from 'hyparquet'
import { Unreadable } from '../../problem.ts'
import type { Limits, Member } from '../../types.ts'

export interface ParquetFile {
  buffer: AsyncBuffer
  metadata: FileMetaData
  close(): Promise<void>
}

/** The footer, checked against the limits before anything else is read. */
export async function openFile(member: Member, limits: Limits): Promise<ParquetFile> {
  const { parquetMetadataAsync } = await import('hyparquet')
  const handle = await open(member.file)
  try {
    const buffer = bufferOf(handle, member.bytes)
    const metadata = await broken(() => parquetMetadataAsync(buffer, { parsers }))
    for (const group of metadata.row_groups) {
      if (group.num_rows < 0n || group.num_rows > MOST_ROWS)
        throw new Unreadable('broken', { reason: `${group.num_rows} rows` })
      const bytes = group.columns.reduce(
        (sum, column) => sum + Number(column.meta_data?.total_uncompressed_size ?? 0n),
        0,
      )
      if (bytes > limits.maxBytes) throw new Unreadable('too-large', { limit: limits.maxBytes })
    }
    return { buffer, metadata, close: () => handle.close() }
  } catch (error) {
    await handle.close()
    throw error
  }
}

const MOST_ROWS = 20_000_000n

/** What the library throws at a damaged file is the file's fault. */
export async function broken<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Unreadable) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new Unreadable(/encrypt/i.test(reason) ? 'encrypted' : 'broken', { reason: reason.slice(0, 200) })
  }
}

function bufferOf(handle: FileHandle, bytes: number): AsyncBuffer {
  return {
    byteLength: bytes,
    slice: async (start, end = bytes) => {
      const length = Math.max(0, Math.min(end, bytes) - start)
      const buffer = new ArrayBuffer(length)
      const view = new Uint8Array(buffer)
      let filled = 0
      while (filled < length) {
        const { bytesRead } = await handle.read(view, filled, length - filled, start + filled)
        if (bytesRead === 0) throw new Unreadable('broken', { reason: 'the file ends early' })
        filled += bytesRead
      }
      return buffer
    },
  }
}

/** One page is a megabyte or so; some writers put a whole column into one. */
const LARGEST_PAGE = 512 * 1024 * 1024

/** Every codec of the standard; those the platform has are its own, and none gives more than the page announced. */
export async function codecs(): Promise<Compressors> {
  const [{ compressors }, zlib] = await Promise.all([import('hyparquet-compressors'), import('node:zlib')])
  const bounded =
    (unpack: (input: Uint8Array, length: number) => Uint8Array) =>
    (input: Uint8Array, length: number): Uint8Array => {
      if (length > LARGEST_PAGE) throw new Unreadable('too-large', { limit: LARGEST_PAGE })
      return unpack(input, length)
    }
  const native: Compressors = {
    GZIP: (input, length) => zlib.gunzipSync(input, { maxOutputLength: Math.max(length, 1) }),
    BROTLI: (input, length) => zlib.brotliDecompressSync(input, { maxOutputLength: Math.max(length, 1) }),
    ZSTD: (input, length) => zlib.zstdDecompressSync(input, { maxOutputLength: Math.max(length, 1) }),
  }
  const all = { ...compressors, ...native }
  return Object.fromEntries(Object.entries(all).map(([codec, unpack]) => [codec, bounded(unpack)]))
}

const isoOf = (milliseconds: number): string | number =>
  Math.abs(milliseconds) <= 8.64e15 ? new Date(milliseconds).toISOString().replace('.000Z', 'Z') : milliseconds

/** Days and instants as ISO 8601 text; what can't be read is left out instead of spoiling its page. */
export const parsers = {
  timestampFromMilliseconds: (value: bigint) => isoOf(Number(value)),
  timestampFromMicroseconds: (value: bigint) => isoOf(Number(value / 1000n)),
  timestampFromNanoseconds: (value: bigint) => isoOf(Number(value / 1_000_000n)),
  dateFromDays: (days: number) => {
    const text = isoOf(days * 86_400_000)
    return typeof text === 'string' ? text.slice(0, text.indexOf('T')) : days
  },
  jsonFromBytes: (bytes: Uint8Array) => {
    const text = Buffer.from(bytes ?? []).toString('utf8')
    try {
      return JSON.parse(text)
    } catch {
      return text
    }
  },
  // Kept as they are: they are read where a mistake in one costs that one alone.
  geometryFromBytes: (bytes: Uint8Array) => bytes,
  geographyFromBytes: (bytes: Uint8Array) => bytes,
}
