import type { Detection } from '../../types.ts'

/** JPEG, PNG, WebP and TIFF by their first bytes: a photographed or scanned poster. Whether there is a text on it is seen when it is read. */
export function detectPicture(head: Uint8Array): Detection | undefined {
  const latin = Buffer.from(head.subarray(0, 16)).toString('latin1')
  const is =
    latin.startsWith('\xff\xd8\xff') ||
    latin.startsWith('\x89PNG') ||
    /^(?:II\*\0|MM\0\*)/.test(latin) ||
    /^RIFF.{4}WEBP/s.test(latin)
  return is ? { format: 'picture', confidence: 1 } : undefined
}
