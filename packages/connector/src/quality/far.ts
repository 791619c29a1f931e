import type { CanonicalRecord, RecordWarning } from '@wiker/model'
import { farKilometres } from '../check/position-converter.ts'
import { kilometres } from '../normalize/country-boxes.ts'
import { gazetteerOf } from '../places/gazetteer.ts'

interface Placed {
  latitude?: number
  longitude?: number
  townCode?: string
}

/** Where a record is, of itself or of its place. */
export function positionOf(record: CanonicalRecord): Placed {
  const own = record as Placed & { location?: Placed }
  return own.latitude === undefined ? (own.location ?? {}) : own
}

/** A position that is far from the town the record names; the town may have been known by its name only after the position was read. */
export function farFromTown(record: CanonicalRecord, country: string): RecordWarning | undefined {
  const { latitude, longitude, townCode } = positionOf(record)
  if (latitude === undefined || longitude === undefined || townCode === undefined) return undefined
  if (record.warnings?.some(({ message }) => message === 'outside-town' || message === 'outside-country'))
    return undefined
  const town = gazetteerOf(country).byCode(townCode)
  if (town?.latitude === undefined || town.longitude === undefined) return undefined
  const distance = kilometres([longitude, latitude], [town.longitude, town.latitude])
  if (distance <= farKilometres(country, town.code)) return undefined
  return { field: 'latitude', message: 'far-from-town', values: { town: town.name, distance: Math.round(distance) } }
}
