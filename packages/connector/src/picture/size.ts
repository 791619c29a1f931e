/** Width and height of a PNG, from its first chunk (RFC 2083 §4.1.1). */
export function sizeOf(png: Buffer): { width: number; height: number } {
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
}
