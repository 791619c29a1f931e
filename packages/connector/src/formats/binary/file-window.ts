import { type FileHandle, open } from 'node:fs/promises'
import type { Member } from '../../types.ts'

const WINDOW = 1 << 20

/** Bytes of a file wherever they stand, through a window of a megabyte: whoever reads on reads from memory. */
export class FileWindow {
  readonly bytes: number
  readonly #handle: FileHandle
  #start = 0
  #buffer: Buffer = Buffer.alloc(0)

  constructor(handle: FileHandle, bytes: number) {
    this.#handle = handle
    this.bytes = bytes
  }

  static async open(member: Member): Promise<FileWindow> {
    return new FileWindow(await open(member.file), member.bytes)
  }

  /** Fewer bytes than asked for where the file ends. Good until the next call. */
  async read(offset: number, length: number): Promise<Buffer> {
    const from = offset - this.#start
    if (from >= 0 && from + length <= this.#buffer.length) return this.#buffer.subarray(from, from + length)
    const wanted = Math.max(0, Math.min(Math.max(length, WINDOW), this.bytes - offset))
    const buffer = Buffer.allocUnsafe(wanted)
    let filled = 0
    while (filled < wanted) {
      const { bytesRead } = await this.#handle.read(buffer, filled, wanted - filled, offset + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    this.#start = offset
    this.#buffer = buffer.subarray(0, filled)
    return this.#buffer.subarray(0, length)
  }

  close(): Promise<void> {
    return this.#handle.close()
  }
}
