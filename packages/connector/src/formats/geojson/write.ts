import type { CanonicalRecord } from '@wiker/model'
import type { WriteOptions } from '../write-options.ts'

/** RFC 7946: a FeatureCollection in WGS84, longitude first. A record without a position has a null geometry. */
export async function* writeGeojson(
  records: AsyncIterable<CanonicalRecord>,
  options: WriteOptions,
): AsyncGenerator<string> {
  const name = options.title ? `"name":${JSON.stringify(options.title)},` : ''
  let first = true
  yield `{"type":"FeatureCollection",${name}"features":[`
  for await (const record of records) {
    yield `${first ? '\n' : ',\n'}${JSON.stringify(featureOf(record))}`
    first = false
  }
  yield '\n]}\n'
}

interface Positioned {
  latitude?: number | undefined
  longitude?: number | undefined
}

/** A record as a Feature. */
export function featureOf(record: CanonicalRecord) {
  const { id, ...all } = record
  const { geometry, ...properties } = all as typeof all & { geometry?: unknown }
  return { type: 'Feature', id, geometry: geometry ?? pointOf(record), properties }
}

function pointOf(record: CanonicalRecord): { type: 'Point'; coordinates: [number, number] } | null {
  const own = record as Positioned & { location?: Positioned }
  for (const { latitude, longitude } of [own, own.location ?? {}]) {
    if (latitude !== undefined && longitude !== undefined) return { type: 'Point', coordinates: [longitude, latitude] }
  }
  return null
}
