import type { Detection } from '../../types.ts'

/** ESRI Shapefile (white paper of July 1998): file code 9994, version 1000, a known shape type. */
export function detectShapefile(head: Uint8Array): Detection | undefined {
  if (head.length < 100) return undefined
  const view = Buffer.from(head.buffer, head.byteOffset, head.length)
  return view.readInt32BE(0) === 9994 && view.readInt32LE(28) === 1000
    ? { format: 'shapefile', confidence: 1 }
    : undefined
}
