import type { Detection } from '../../types.ts'

const MAGIC = 'SQLite format 3\0'

/** SQLite data base file format §1.3; a GeoPackage is one too and says so in its application id. */
export function detectSqlite(head: Uint8Array): Detection | undefined {
  const latin = Buffer.from(head.subarray(0, 100)).toString('latin1')
  if (!latin.startsWith(MAGIC) || /^GP(KG|10|11)$/.test(latin.slice(68, 72))) return undefined
  return { format: 'sqlite', confidence: 1 }
}
