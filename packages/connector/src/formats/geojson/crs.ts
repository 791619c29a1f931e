/**
 * The `crs` member of GeoJSON 2008: `urn:ogc:def:crs:EPSG::2154`, `EPSG:27572`, a link. CRS84 is what RFC 7946 says
 * anyway and gives nothing.
 */
export function crsName(crs: unknown): string | undefined {
  if (typeof crs === 'string') return epsg(crs)
  if (typeof crs !== 'object' || crs === null) return undefined
  const { properties } = crs as { properties?: { name?: unknown; href?: unknown; code?: unknown } }
  if (typeof properties?.code === 'number') return `EPSG:${properties.code}`
  const text = properties?.name ?? properties?.href
  return typeof text === 'string' ? epsg(text) : undefined
}

function epsg(text: string): string | undefined {
  if (/CRS:?84/i.test(text)) return undefined
  const code = /EPSG(?:[:/]+[\d.]*)?[:/]+(\d{4,6})\b/i.exec(text)?.[1] ?? /\b(\d{4,6})\b/.exec(text)?.[1]
  return code ? `EPSG:${code}` : undefined
}
