import type { RawRecord } from '../../types.ts'

type Geometry = NonNullable<RawRecord['geometry']>

/** The same geometry with every position changed; `undefined` as soon as one can't be. */
export function mapPositions(
  geometry: Geometry,
  change: (position: number[]) => number[] | undefined,
): Geometry | undefined {
  if (Array.isArray(geometry.geometries)) {
    const parts = (geometry.geometries as Geometry[]).map((part) => mapPositions(part, change))
    return parts.includes(undefined) ? undefined : { ...geometry, geometries: parts }
  }
  const coordinates = mapped(geometry.coordinates, change)
  return coordinates === undefined ? undefined : { ...geometry, coordinates }
}

function mapped(node: unknown, change: (position: number[]) => number[] | undefined): unknown {
  if (!Array.isArray(node)) return undefined
  if (typeof node[0] === 'number') return change(node as number[])
  const parts: unknown[] = []
  for (const part of node) {
    const one = mapped(part, change)
    if (one === undefined) return undefined
    parts.push(one)
  }
  return parts
}
