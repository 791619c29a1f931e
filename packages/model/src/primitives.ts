import { z } from 'zod'

/** A calendar day, `2026-11-28` (ISO 8601). Used when the hour is not known: midnight is never invented. */
export const isoDate = z.iso.date()

/** An instant with the offset its town's clocks show that day, `2026-11-28T20:30:00+01:00`. */
export const isoDateTime = z.iso.datetime({ offset: true })

/** A day when the hour is unknown, an instant when it is known. The form itself says which. */
export const isoDateOrDateTime = z.union([isoDateTime, isoDate])

/** ISO 3166-1 alpha-2: `FR`, `ES`, `RO`, `SE`. */
export const countryCode = z.string().regex(/^[A-Z]{2}$/)

/** The country's own code of a municipality: INSEE in France (`44015`, `2A004`), INE in Spain, SIRUTA, kommunkod. */
export const townCode = z.string().min(2).max(12)

export const latitude = z.number().min(-90).max(90)
export const longitude = z.number().min(-180).max(180)

/** GeoJSON geometry (RFC 7946), WGS84, longitude first. */
export const geometry = z.looseObject({ type: z.string() })

/** Keeps what no field of the model took, under the source's own names. */
export const additional = z.record(z.string(), z.unknown())
