import type { CanonicalRecord } from '@wiker/model'
import type { RawRecord } from '../../types.ts'
import { flatRecord } from '../geometry/flat-record.ts'
import { xmlText } from '../markup/escape.ts'
import type { WriteOptions } from '../write-options.ts'

type Geometry = NonNullable<RawRecord['geometry']>

/** OGC KML 2.2: a placemark a record, its other fields as extended data. */
export async function* writeKml(
  records: AsyncIterable<CanonicalRecord>,
  options: WriteOptions,
): AsyncGenerator<string> {
  const title = options.title ? `<name>${xmlText(options.title)}</name>` : ''
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${title}`
  for await (const record of records) yield `\n${placemarkOf(record)}`
  yield '\n</Document></kml>\n'
}

function placemarkOf(record: CanonicalRecord): string {
  const { cells, geometry } = flatRecord(record)
  const own = (name: string) => {
    const value = cells.get(name)
    cells.delete(name)
    return value === undefined ? '' : `<${name}>${xmlText(String(value))}</${name}>`
  }
  const words = own('name') + own('description')
  const data = [...cells].map(
    ([name, value]) => `<Data name="${xmlText(name)}"><value>${xmlText(String(value))}</value></Data>`,
  )
  return `<Placemark>${words}<ExtendedData>${data.join('')}</ExtendedData>${geometry ? shapeOf(geometry) : ''}</Placemark>`
}

function shapeOf({ type, coordinates, geometries }: Geometry): string {
  switch (type) {
    case 'Point':
      return `<Point><coordinates>${positions([coordinates as number[]])}</coordinates></Point>`
    case 'LineString':
      return `<LineString><coordinates>${positions(coordinates as number[][])}</coordinates></LineString>`
    case 'Polygon':
      return `<Polygon>${(coordinates as number[][][]).map(ringOf).join('')}</Polygon>`
    case 'GeometryCollection':
      return `<MultiGeometry>${(geometries as Geometry[]).map(shapeOf).join('')}</MultiGeometry>`
    default: {
      const one = type.replace('Multi', '')
      const parts = (coordinates as unknown[]).map((part) => shapeOf({ type: one, coordinates: part }))
      return `<MultiGeometry>${parts.join('')}</MultiGeometry>`
    }
  }
}

function ringOf(ring: number[][], index: number): string {
  const name = index === 0 ? 'outerBoundaryIs' : 'innerBoundaryIs'
  return `<${name}><LinearRing><coordinates>${positions(ring)}</coordinates></LinearRing></${name}>`
}

const positions = (list: number[][]) => list.map((position) => position.slice(0, 3).join(',')).join(' ')
