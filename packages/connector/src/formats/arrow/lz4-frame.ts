const MAGIC = 0x184d2204

/** LZ4 frame format 1.6: blocks may refer to what earlier ones gave. Throws when it is damaged or gives more than `most` bytes. */
export function unpackLz4Frame(input: Uint8Array, most: number): Uint8Array {
  const source = Buffer.from(input.buffer, input.byteOffset, input.length)
  if (source.readUInt32LE(0) !== MAGIC) throw new Error('not an LZ4 frame')
  const flags = source[4]!
  let at = 6 + (flags & 8 ? 8 : 0) + (flags & 1 ? 4 : 0) + 1
  const output = new Output(most)
  for (;;) {
    const size = source.readUInt32LE(at)
    at += 4
    if (size === 0) return output.bytes()
    const length = size & 0x7fffffff
    if (at + length > source.length) throw new Error('the LZ4 frame ends early')
    const block = source.subarray(at, at + length)
    if (size >>> 31) output.add(block)
    else unpackBlock(block, output)
    at += length + (flags & 16 ? 4 : 0)
  }
}

function unpackBlock(block: Uint8Array, output: Output): void {
  let at = 0
  const more = (nibble: number): number => {
    if (nibble < 15) return nibble
    let length = nibble
    let byte: number
    do {
      if (at >= block.length) throw new Error('the LZ4 block ends early')
      byte = block[at++]!
      length += byte
    } while (byte === 255)
    return length
  }
  while (at < block.length) {
    const token = block[at++]!
    const literals = more(token >> 4)
    if (at + literals > block.length) throw new Error('the LZ4 block ends early')
    output.add(block.subarray(at, at + literals))
    at += literals
    if (at >= block.length) return
    const distance = block[at]! | (block[at + 1]! << 8)
    at += 2
    output.repeat(distance, more(token & 15) + 4)
  }
}

/** Bytes that grow by doubling, up to a limit. */
class Output {
  #buffer: Uint8Array<ArrayBuffer> = new Uint8Array(64 * 1024)
  #length = 0
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  add(bytes: Uint8Array): void {
    this.#reserve(bytes.length)
    this.#buffer.set(bytes, this.#length)
    this.#length += bytes.length
  }

  repeat(distance: number, count: number): void {
    if (distance === 0 || distance > this.#length) throw new Error('the LZ4 block is damaged')
    this.#reserve(count)
    for (let done = 0; done < count; done++, this.#length++)
      this.#buffer[this.#length] = this.#buffer[this.#length - distance]!
  }

  bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length)
  }

  #reserve(count: number): void {
    const wanted = this.#length + count
    if (wanted > this.#most) throw new Error('the LZ4 frame is too large')
    if (wanted <= this.#buffer.length) return
    const larger = new Uint8Array(Math.max(wanted, this.#buffer.length * 2))
    larger.set(this.#buffer.subarray(0, this.#length))
    this.#buffer = larger
  }
}
