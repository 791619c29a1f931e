import { isUtf8 } from 'node:buffer'

/** A cell as JavaScript has it: whole numbers a double can't hold become text, text that was stored as bytes becomes text again. */
export function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value)
    return Number.isSafeInteger(number) ? number : String(value)
  }
  if (value === null || value === '') return undefined
  if (value instanceof Uint8Array) {
    if (value.length === 0) return undefined
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.length)
    return isUtf8(bytes) && !bytes.includes(0) ? bytes.toString('utf8') : value
  }
  return value
}
