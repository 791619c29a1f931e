import type { Detection } from '../../types.ts'

/** Apache Arrow IPC: a file (Feather version 2) begins with `ARROW1`, a stream with a message that is a schema. */
export function detectArrow(head: Uint8Array): Detection | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length)
  if (bytes.toString('latin1', 0, 6) === 'ARROW1') return { format: 'arrow', confidence: 1 }
  if (bytes.length < 64 || bytes.readUInt32LE(0) !== 0xffffffff) return undefined
  const length = bytes.readUInt32LE(4)
  const root = length > 16 && length < 16 * 1024 * 1024 ? bytes.readUInt32LE(8) : 0
  // A flatbuffer: its root table lies inside the message.
  return root > 3 && root < Math.min(length, 256) ? { format: 'arrow', confidence: 0.9 } : undefined
}
