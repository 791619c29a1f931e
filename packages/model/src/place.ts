import { z } from 'zod'
import { geometry, isoDateOrDateTime } from './primitives.ts'
import { addressShape, contactShape, organizationReferenceSchema, thingShape } from './thing.ts'

/** schema.org/Place: a hall, a museum, a defibrillator, a beach. `openingHours` follows OSM's opening_hours syntax (`Mo-Fr 09:00-12:00`). */
export const placeSchema = z.object({
  type: z.literal('Place'),
  ...thingShape,
  ...addressShape,
  ...contactShape,
  geometry: geometry.optional(),
  openingHours: z.string().optional(),
  maximumAttendeeCapacity: z.int().positive().optional(),
  isAccessibleForFree: z.boolean().optional(),
  accessibility: z.string().optional(),
  manager: organizationReferenceSchema.optional(),
  dateModified: isoDateOrDateTime.optional(),
})
export type Place = z.infer<typeof placeSchema>

/** A weekly market: a place and its days. Without a known day it has none: no day never becomes every day. */
export const marketSchema = z.object({
  type: z.literal('Market'),
  ...thingShape,
  ...addressShape,
  openingHours: z.string().optional(),
  /** Words of the source for days and hours that could not be read as `openingHours`. */
  openingHoursText: z.string().optional(),
  season: z.string().optional(),
  organizer: organizationReferenceSchema.optional(),
})
export type Market = z.infer<typeof marketSchema>

/** schema.org/PostalAddress as a row of an address base (BAL 1.4). */
export const addressSchema = z.object({
  type: z.literal('Address'),
  ...thingShape,
  ...addressShape,
  houseNumber: z.string().optional(),
  street: z.string().optional(),
})
export type Address = z.infer<typeof addressSchema>

/** A stop, a station or a line of public transport (GTFS). */
export const transitSchema = z.object({
  type: z.literal('Transit'),
  ...thingShape,
  ...addressShape,
  geometry: geometry.optional(),
})
export type Transit = z.infer<typeof transitSchema>
