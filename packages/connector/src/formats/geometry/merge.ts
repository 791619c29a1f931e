import type { RawRecord } from '../../types.ts'

type Geometry = NonNullable<RawRecord['geometry']>

/** Several geometries as one: a `Multi…` when they are of one kind, else a collection. */
export function merged(parts: readonly Geometry[]): Geometry | undefined {
  if (parts.length <= 1) return parts[0]
  const kinds = new Set(parts.map(({ type }) => type.replace('Multi', '')))
  const [kind] = kinds
  if (kinds.size > 1 || kind === 'GeometryCollection') return { type: 'GeometryCollection', geometries: [...parts] }
  const coordinates: unknown[] = []
  for (const { type, coordinates: own } of parts)
    if (type.startsWith('Multi')) for (const one of own as unknown[]) coordinates.push(one)
    else coordinates.push(own)
  return { type: `Multi${kind}`, coordinates }
}
