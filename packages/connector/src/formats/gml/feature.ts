import { crsCode } from '../../normalize/crs.ts'
import type { RawRecord } from '../../types.ts'
import { merged } from '../geometry/merge.ts'
import { attributeOf, textOf, type XmlElement } from '../markup/elements.ts'
import { geometryOf, isGmlGeometry } from './geometry.ts'
import { isNorthingFirst, systemNamed } from './srs.ts'

export interface Feature {
  values: Record<string, unknown>
  geometry?: RawRecord['geometry']
  /** There is one, though it may be unreadable. */
  hasShape: boolean
  /** The system as it is named, and its code. */
  system?: string
  crs?: string
}

/**
 * A feature's properties by their names, GML's own with their prefix (`gml:name`), nested ones dotted. The first geometry is
 * the feature's; others stay among the values.
 */
export function featureOf(element: XmlElement, inherited: string | undefined): Feature {
  const feature: Feature = { values: {}, hasShape: false }
  const id = element.attributes['gml:id'] ?? element.attributes.fid ?? attributeOf(element, 'id')
  if (id) feature.values['gml:id'] = id
  for (const property of element.children) {
    if (property.name === 'boundedBy') continue
    read(property, labelOf(property), feature, inherited, 0)
  }
  return feature
}

const labelOf = ({ full, name }: XmlElement) => (/^gml(?:\d+)?:/i.test(full) ? `gml:${name}` : name)

function read(
  property: XmlElement,
  name: string,
  feature: Feature,
  inherited: string | undefined,
  depth: number,
): void {
  const shapes = property.children.filter(isGmlGeometry)
  if (shapes.length > 0) {
    shapesOf(shapes, name, feature, inherited)
    return
  }
  if (property.children.length === 0) {
    const value = textOf(property) ?? attributeOf(property, 'href')
    if (value !== undefined) put(feature.values, name, value)
    const unit = property.attributes.uom
    if (unit && value !== undefined) put(feature.values, `${name}.uom`, unit)
    return
  }
  if (depth > 12) return
  for (const child of property.children) {
    // Between a property and the next ones stands the name of a type, which says nothing new.
    const isType = property.children.length === 1 && /^\p{Lu}/u.test(child.name) && child.children.length > 0
    if (isType) for (const inner of child.children) read(inner, `${name}.${inner.name}`, feature, inherited, depth + 1)
    else read(child, `${name}.${child.name}`, feature, inherited, depth + 1)
  }
}

function put(values: Record<string, unknown>, name: string, value: unknown): void {
  if (!Object.hasOwn(values, name)) values[name] = value
  else if (Array.isArray(values[name])) (values[name] as unknown[]).push(value)
  else values[name] = [values[name], value]
}

function shapesOf(shapes: XmlElement[], name: string, feature: Feature, inherited: string | undefined): void {
  feature.hasShape = true
  const system = systemNamed(shapes[0]!) ?? inherited
  const read = shapes.flatMap((shape) => geometryOf(shape, { northingFirst: isNorthingFirst(system) }) ?? [])
  const geometry = merged(read)
  if (!geometry) return
  if (feature.geometry) put(feature.values, name, geometry)
  else {
    feature.geometry = geometry
    const crs = system ? crsCode(system) : undefined
    if (system) feature.system = system
    if (crs) feature.crs = crs
  }
}
