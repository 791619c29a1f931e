import type { Detection, Member } from '../../types.ts'

/** MapInfo Interchange Format (`.mif` with `.mid`) and native tables (`.tab` with `.dat`, `.map`, `.id`). */
export function detectMapinfo(head: Uint8Array, _member: Member): Detection | undefined {
  const text = Buffer.from(head.subarray(0, 4096))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
  if (/^\s*!table\b/i.test(text)) return { format: 'mapinfo-tab', confidence: 0.99 }
  const interchange =
    /^\s*version\s+\d{3,4}\b/i.test(text) && /^\s*(?:columns\s+\d+|data|charset|coordsys)\b/im.test(text)
  return interchange ? { format: 'mif', confidence: 0.98 } : undefined
}
