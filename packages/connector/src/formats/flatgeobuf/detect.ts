import type { Detection } from '../../types.ts'

/** FlatGeobuf 3: `fgb`, the version, `fgb` again. */
export function detectFlatgeobuf(head: Uint8Array): Detection | undefined {
  const [f, g, b, version, f2, g2, b2] = head
  const marked = f === 0x66 && g === 0x67 && b === 0x62 && f2 === 0x66 && g2 === 0x67 && b2 === 0x62
  return marked && version === 3 ? { format: 'flatgeobuf', confidence: 1, encoding: 'utf-8' } : undefined
}
