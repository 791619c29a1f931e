/** Signatures of what is no text. The names are message keys: `format.<name>`. */
const signatures: [string, string, number?][] = [
  ['pdf', '%PDF'],
  ['sqlite', 'SQLite format 3'],
  ['parquet', 'PAR1'],
  ['arrow', 'ARROW1'],
  ['flatgeobuf', 'fgb'],
  ['zip', 'PK\x03\x04'],
  ['zip', 'PK\x05\x06'],
  ['ole', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['biff', '\x09\x00\x04\x00'],
  ['biff', '\x09\x02\x06\x00'],
  ['biff', '\x09\x04\x06\x00'],
  ['biff', '\x09\x08\x08\x00\x00\x05'],
  ['biff', '\x09\x08\x10\x00\x00\x06'],
  ['shapefile', '\x00\x00\x27\x0a'],
  ['image', '\x89PNG'],
  ['image', '\xff\xd8\xff'],
  ['image', 'GIF8'],
  ['image', 'RIFF'],
  ['image', 'II*\x00'],
  ['image', 'MM\x00*'],
  ['heic', 'ftyphei', 4],
  ['heic', 'ftyphev', 4],
  ['heic', 'ftypmif1', 4],
  ['7z', "7z\xbc\xaf'\x1c"],
  ['rar', 'Rar!'],
  ['bzip2', 'BZh'],
  ['xz', '\xfd7zXZ'],
  ['zstd', '\x28\xb5\x2f\xfd'],
  ['rtf', '{\\rtf'],
  ['tar', 'ustar', 257],
]

/** The binary format of a file by its first bytes, `binary` when it is surely no text; undefined for text. */
export function magicOf(head: Uint8Array): string | undefined {
  const latin = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 4096)).toString('latin1')
  if (latin.startsWith('SQLite format 3') && /^GP(?:KG|10|11)/.test(latin.slice(68, 72))) return 'geopackage'
  for (const [name, bytes, offset = 0] of signatures) if (latin.startsWith(bytes, offset)) return name
  const utf16 = /^(\xff\xfe|\xfe\xff)/.test(latin) || looksUtf16(latin)
  if (utf16) return undefined
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells a binary file
  const controls = latin.match(/[\x00-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0
  return controls > latin.length * 0.1 ? 'binary' : undefined
}

function looksUtf16(latin: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: every other byte of UTF-16 Latin text is zero
  return latin.length > 8 && (/^(?:[^\x00]\x00){4}/.test(latin) || /^(?:\x00[^\x00]){4}/.test(latin))
}
