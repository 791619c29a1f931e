import type { Detection } from '../../types.ts'

/** dBASE II to IV, FoxPro and Visual FoxPro, Clipper, with and without memos. */
const versions = new Set([0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0x8c, 0xcb, 0xe5, 0xf5, 0xfb])

/** A table's header has no signature: version, date, and fields that make up the width of a row together. */
export function detectDbf(head: Uint8Array): Detection | undefined {
  if (head.length < 65 || !versions.has(head[0]!) || head[2]! > 12 || head[3]! > 31) return undefined
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length)
  const start = bytes.readUInt16LE(8)
  const width = bytes.readUInt16LE(10)
  let sum = 1
  let at = 32
  for (; at + 32 <= Math.min(start, bytes.length) && bytes[at] !== 0x0d; at += 32) {
    if (!/^[A-Z0@+]$/.test(String.fromCharCode(bytes[at + 11]!)) || bytes[at]! < 0x20) return undefined
    sum += bytes[at + 16]! + (bytes[at + 11] === 0x43 ? bytes[at + 17]! * 256 : 0)
  }
  const whole = at > 32 && at < start + 1 && sum === width
  return whole ? { format: 'dbf', confidence: 1 } : undefined
}
