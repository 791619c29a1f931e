import type { RawRecord } from '../../types.ts'
import { allText, attributeOf, childOf, childrenOf, textOf, type XmlElement } from '../markup/elements.ts'
import { balloonOf } from './balloon.ts'
import { geometryOf, isKmlGeometry } from './geometry.ts'

export interface Placemark {
  values: Record<string, unknown>
  /** `null`: there is one, but it can't be read. */
  geometry?: RawRecord['geometry'] | null
}

const plain = ['name', 'address', 'phoneNumber', 'Snippet', 'snippet']

/** What a placemark says (KML 2.2 §9.11), its typed and untyped data beside its own words. */
export function placemarkOf(placemark: XmlElement, folder: string | undefined): Placemark {
  const values: Record<string, unknown> = {}
  const put = (name: string, value: unknown) => {
    if (value !== undefined && value !== '' && !Object.hasOwn(values, name)) values[name] = value
  }
  put('id', placemark.attributes.id)
  for (const name of plain) put(name, allText(childOf(placemark, name)))
  for (const data of childrenOf(placemark, 'ExtendedData')) for (const [name, value] of dataOf(data)) put(name, value)
  const description = childOf(placemark, 'description')
  const balloon = balloonOf(description && (description.children.length > 0 ? allText(description) : description.text))
  for (const [name, value] of balloon.pairs) put(name, value)
  put('description', balloon.rest)
  put('Folder', folder)
  const stamp = childOf(placemark, 'TimeStamp')
  put('when', textOf(childOf(stamp, 'when')))
  const span = childOf(placemark, 'TimeSpan')
  put('begin', textOf(childOf(span, 'begin')))
  put('end', textOf(childOf(span, 'end')))
  put('link', attributeOf(childOf(placemark, 'link'), 'href'))
  put('author', textOf(childOf(childOf(placemark, 'author'), 'name')))
  const shape = placemark.children.find(isKmlGeometry)
  return { values, ...(shape ? { geometry: geometryOf(shape) ?? null } : {}) }
}

function* dataOf(extended: XmlElement): Generator<[string, string | undefined]> {
  for (const child of extended.children) {
    if (child.name === 'Data') yield [child.attributes.name ?? 'value', textOf(childOf(child, 'value'))]
    else if (child.name === 'SchemaData') {
      for (const data of child.children) yield [data.attributes.name ?? data.name, textOf(data)]
    } else yield [child.full, allText(child)]
  }
}
