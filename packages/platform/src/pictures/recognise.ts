/** What a file is, by its first bytes: never by its name or by what the browser says of it. */
export type FileKind = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'heic' | 'svg' | 'pdf' | 'other'

export function recognise(bytes: Uint8Array): FileKind {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString('latin1')
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (/^GIF8[79]a/.test(head)) return 'gif'
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp'
  if (head.slice(4, 8) === 'ftyp') return isoKind(head.slice(8, 40))
  if (head.includes('%PDF-')) return 'pdf'
  if (/<svg[\s>]/i.test(head) || /^\s*(?:\xef\xbb\xbf)?<\?xml/.test(head)) return 'svg'
  return 'other'
}

/** The brands of ISO/IEC 23008-12: AVIF, or HEIC as iPhones write it. */
function isoKind(brands: string): FileKind {
  if (/avi[fs]/.test(brands)) return 'avif'
  return /hei[cxms]|he[vi][cm]|mif1|msf1/.test(brands) ? 'heic' : 'other'
}
