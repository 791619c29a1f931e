/**
 * A table of a FlatBuffer, read where it lies. Every offset is checked by the view itself: what points outside throws a
 * RangeError. Fields are named by their place in the schema.
 */
export class FlatTable {
  readonly #view: DataView
  readonly #at: number

  constructor(view: DataView, at: number) {
    this.#view = view
    this.#at = at
  }

  static root(bytes: Uint8Array): FlatTable {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return new FlatTable(view, view.getUint32(0, true))
  }

  uint8(field: number): number {
    const at = this.#field(field)
    return at ? this.#view.getUint8(at) : 0
  }

  uint16(field: number, missing: number): number {
    const at = this.#field(field)
    return at ? this.#view.getUint16(at, true) : missing
  }

  int32(field: number): number {
    const at = this.#field(field)
    return at ? this.#view.getInt32(at, true) : 0
  }

  uint64(field: number): number {
    const at = this.#field(field)
    return at ? Number(this.#view.getBigUint64(at, true)) : 0
  }

  text(field: number): string | undefined {
    const bytes = this.bytes(field)
    return bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  }

  bytes(field: number): Uint8Array | undefined {
    const list = this.#list(field, 1)
    return list && new Uint8Array(this.#view.buffer, this.#view.byteOffset + list.at, list.length)
  }

  doubles(field: number): number[] {
    const list = this.#list(field, 8)
    return list
      ? Array.from({ length: list.length }, (_, index) => this.#view.getFloat64(list.at + index * 8, true))
      : []
  }

  uints(field: number): number[] {
    const list = this.#list(field, 4)
    return list
      ? Array.from({ length: list.length }, (_, index) => this.#view.getUint32(list.at + index * 4, true))
      : []
  }

  table(field: number): FlatTable | undefined {
    const at = this.#field(field)
    return at ? new FlatTable(this.#view, at + this.#view.getUint32(at, true)) : undefined
  }

  tables(field: number): FlatTable[] {
    const list = this.#list(field, 4)
    if (!list) return []
    return Array.from({ length: list.length }, (_, index) => {
      const at = list.at + index * 4
      return new FlatTable(this.#view, at + this.#view.getUint32(at, true))
    })
  }

  #list(field: number, size: number): { at: number; length: number } | undefined {
    const at = this.#field(field)
    if (!at) return undefined
    const start = at + this.#view.getUint32(at, true)
    const length = this.#view.getUint32(start, true)
    if (start + 4 + length * size > this.#view.byteLength) throw new RangeError('cut off')
    return { at: start + 4, length }
  }

  /** 0 when the table has no such field. */
  #field(field: number): number {
    const layout = this.#at - this.#view.getInt32(this.#at, true)
    const slot = 4 + field * 2
    if (slot + 2 > this.#view.getUint16(layout, true)) return 0
    const offset = this.#view.getUint16(layout + slot, true)
    return offset === 0 ? 0 : this.#at + offset
  }
}
