import type { Detection } from '../../types.ts'

/** OGC 12-128: an SQLite data base whose application id is GPKG (1.2 and later), GP10 or GP11. */
export function detectGeopackage(head: Uint8Array): Detection | undefined {
  const latin = Buffer.from(head.subarray(0, 100)).toString('latin1')
  return latin.startsWith('SQLite format 3\0') && /^GP(?:KG|10|11)/.test(latin.slice(68, 72))
    ? { format: 'geopackage', confidence: 1 }
    : undefined
}
