import { z } from 'zod'
import { countryCode, latitude, longitude, townCode } from './primitives.ts'

/** A municipality: what every record is finally attached to. */
export const townSchema = z.object({
  code: townCode,
  country: countryCode,
  name: z.string(),
  slug: z.string().regex(/^[a-z0-9-]+$/),
  postalCodes: z.array(z.string()),
  population: z.int().nonnegative().optional(),
  department: z.string().optional(),
  region: z.string().optional(),
  latitude: latitude.optional(),
  longitude: longitude.optional(),
  timezone: z.string(),
  /** School-holiday calendar: `A`, `B`, `C` in metropolitan France. */
  schoolZone: z.string().optional(),
})
export type Town = z.infer<typeof townSchema>
