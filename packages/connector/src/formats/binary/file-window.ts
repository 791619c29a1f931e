import { type FileHandle, open } from 'node:fs/promises'
import type { Member } from '../../types.ts'

const WINDOW = 1 << 20
const LEAP = 16 << 10

/** Bytes of a file wherever they stand, through a window of a megabyte: whoever reads on reads from memory. */
export class FileWindow {
  readonly bytes: number
  readonly #handle: FileHandle
  #start = 0
  #buffer: Buffer = Buffer.alloc(0)
  /** Used again and again: a new megabyte at each step would wait long to be collected. */
  #store: Buffer = Buffer.alloc(0)

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
    // Who leaps about gets little at a time, or most of what is read would be for nothing.
    const readsOn = from >= 0 && from <= this.#buffer.length + LEAP
    const wanted = Math.max(0, Math.min(Math.max(length, readsOn ? WINDOW : LEAP), this.bytes - offset))
    if (this.#store.length < wanted) this.#store = Buffer.allocUnsafe(wanted)
    const buffer = this.#store
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
