import { isObject, type Json, listOf, objectOf, textOf } from '../fields.ts'

/** A GeoJSON feature, from GeoJSON or from Esri's own JSON. */
export function featureOf(feature: unknown, answer: Json): Json {
  const one = objectOf(feature)
  if (one.type === 'Feature') return one
  return {
    type: 'Feature',
    properties: objectOf(one.attributes),
    geometry: geometryOf(objectOf(one.geometry), textOf(answer.geometryType)),
  }
}

function geometryOf(geometry: Json, type = ''): unknown {
  const { x, y, points, paths, rings } = geometry
  if (typeof x === 'number' && typeof y === 'number') return { type: 'Point', coordinates: [x, y] }
  if (Array.isArray(points)) return { type: 'MultiPoint', coordinates: points }
  if (Array.isArray(paths)) return { type: 'MultiLineString', coordinates: paths }
  if (Array.isArray(rings) || type === 'esriGeometryPolygon') return polygonsOf(listOf(rings) as number[][][])
  return null
}

/** Esri's outer rings run clockwise; a hole belongs to the outer ring before it. */
function polygonsOf(rings: number[][][]): unknown {
  const polygons: number[][][][] = []
  for (const ring of rings) {
    if (turn(ring) <= 0 && polygons.length > 0) polygons.at(-1)!.push(ring)
    else polygons.push([ring])
  }
  if (polygons.length === 0) return null
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0] }
    : { type: 'MultiPolygon', coordinates: polygons }
}

/** Twice the area, positive when clockwise. */
function turn(ring: number[][]): number {
  let sum = 0
  for (let index = 1; index < ring.length; index++) {
    const [ax = 0, ay = 0] = ring[index - 1]!
    const [bx = 0, by = 0] = ring[index]!
    sum += (bx - ax) * (by + ay)
  }
  return sum
}

/** Dates are milliseconds and lists of choices are codes: both become what a person reads in the same service. */
export function plainer(fields: unknown[]): (feature: Json) => Json {
  const dates = new Set<string>()
  const choices = new Map<string, Map<unknown, unknown>>()
  for (const field of fields.map(objectOf)) {
    const name = String(field.name)
    if (field.type === 'esriFieldTypeDate') dates.add(name)
    const values = listOf(objectOf(field.domain).codedValues).map(objectOf)
    if (values.length > 0) choices.set(name, new Map(values.map(({ code, name: label }) => [code, label])))
  }
  return (feature) => {
    const properties: Json = { ...(isObject(feature.properties) ? feature.properties : {}) }
    for (const [name, value] of Object.entries(properties)) {
      if (dates.has(name) && typeof value === 'number') properties[name] = instant(value)
      const label = choices.get(name)?.get(value)
      if (label !== undefined) properties[name] = label
    }
    return { ...feature, properties }
  }
}

/** Days are kept at midnight UTC: they have no hour. */
function instant(milliseconds: number): string | number {
  const date = new Date(milliseconds)
  if (Number.isNaN(date.getTime())) return milliseconds
  const text = date.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text
}
