import type { CanonicalRecord } from '@wiker/model'
import type { RawRecord } from '../../types.ts'
import { flatRecord } from '../geometry/flat-record.ts'
import { xmlText } from '../markup/escape.ts'
import type { WriteOptions } from '../write-options.ts'

type Geometry = NonNullable<RawRecord['geometry']>

/**
 * GPX 1.1: places as waypoints, lines as tracks, a surface by the position in it. The schema wants all waypoints first:
 * tracks wait until the end. A record without a position can't be in a GPX file.
 */
export async function* writeGpx(
  records: AsyncIterable<CanonicalRecord>,
  options: WriteOptions,
): AsyncGenerator<string> {
  const title = options.title ? `<name>${xmlText(options.title)}</name>` : ''
  const time = options.now ? `<time>${xmlText(options.now)}</time>` : ''
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="Wiker" xmlns="http://www.topografix.com/GPX/1/1" xmlns:w="urn:wiker:fields"><metadata>${title}${time}</metadata>`
  const tracks: string[] = []
  for await (const record of records) {
    const { cells, geometry } = flatRecord(record)
    if (!geometry) continue
    const lines = linesOf(geometry)
    const words = wordsOf(cells)
    if (lines.length > 0) {
      const segments = lines.map((line) => `<trkseg>${line.map((one) => `<trkpt ${at(one)}/>`).join('')}</trkseg>`)
      tracks.push(`<trk>${words}${segments.join('')}</trk>`)
    } else {
      const position = positionOf(record, geometry)
      if (position) yield `\n<wpt ${at(position)}>${words}</wpt>`
    }
  }
  for (const track of tracks) yield `\n${track}`
  yield '\n</gpx>\n'
}

/** What GPX has elements for, in its own order; all other fields as extensions. */
function wordsOf(cells: Map<string, unknown>): string {
  const own = (field: string, element: string) => {
    const value = cells.get(field)
    cells.delete(field)
    return value === undefined ? '' : `<${element}>${xmlText(String(value))}</${element}>`
  }
  // GPX has an element of this name for what people call the kind of a place.
  const entity = cells.get('type')
  cells.delete('type')
  if (entity !== undefined) cells.set('record.type', entity)
  const words = own('name', 'name') + own('description', 'desc')
  const url = cells.get('url')
  const link = typeof url === 'string' ? `<link href="${xmlText(url)}"/>` : ''
  cells.delete('url')
  const type = own('categories', 'type')
  const fields = [...cells].map(
    ([name, value]) => `<w:field name="${xmlText(name)}">${xmlText(String(value))}</w:field>`,
  )
  return `${words}${link}${type}<extensions>${fields.join('')}</extensions>`
}

function linesOf({ type, coordinates }: Geometry): number[][][] {
  if (type === 'LineString') return [coordinates as number[][]]
  return type === 'MultiLineString' ? (coordinates as number[][][]) : []
}

function positionOf(record: CanonicalRecord, { type, coordinates }: Geometry): number[] | undefined {
  if (type === 'Point') return coordinates as number[]
  const { latitude, longitude } = record as { latitude?: number; longitude?: number }
  if (latitude !== undefined && longitude !== undefined) return [longitude, latitude]
  let first: unknown = coordinates
  while (Array.isArray(first) && Array.isArray(first[0])) first = first[0]
  return Array.isArray(first) ? (first as number[]) : undefined
}

const at = ([longitude, latitude]: number[]) => `lat="${latitude}" lon="${longitude}"`
