import { crsCode } from '../../normalize/crs.ts'
import { isNorthingFirstCode } from '../../normalize/crs-axes.ts'
import type { XmlElement } from '../markup/elements.ts'

/** The `srsName` of an element or of the first one in it that has one. */
export function systemNamed(element: XmlElement, depth = 0): string | undefined {
  if (element.attributes.srsName) return element.attributes.srsName
  if (depth > 6) return undefined
  for (const child of element.children) {
    const found = systemNamed(child, depth + 1)
    if (found) return found
  }
  return undefined
}

export const nameOfSystem = (bounds: XmlElement): string | undefined => systemNamed(bounds)

/**
 * URNs and addresses of definitions follow the order of axes of the EPSG register (latitude first); the older `EPSG:4326`
 * and `…/epsg.xml#4326` mean longitude first, as servers have always written them.
 */
export function isNorthingFirst(system: string | undefined): boolean {
  if (!system || !/^urn:|\/def\/crs\//i.test(system) || /CRS:?84/i.test(system)) return false
  const code = /(\d{4,6})\s*$/.exec(system)?.[1] ?? crsCode(system)?.slice(5)
  return code !== undefined && isNorthingFirstCode(Number(code))
}
