import { z } from 'zod'
import { isoDate } from './primitives.ts'
import { addressShape, contactShape, thingShape } from './thing.ts'

/** schema.org/Organization: an association (RNA), a shop or a company (Sirene), a school, a town hall. */
export const organizationSchema = z.object({
  type: z.literal('Organization'),
  ...thingShape,
  ...addressShape,
  ...contactShape,
  alternateName: z.string().optional(),
  /** SIRET or SIREN. */
  taxID: z.string().optional(),
  /** `W443001234`. */
  rnaNumber: z.string().optional(),
  legalForm: z.string().optional(),
  foundingDate: isoDate.optional(),
  dissolutionDate: isoDate.optional(),
  openingHours: z.string().optional(),
  numberOfEmployees: z.union([z.number(), z.string()]).optional(),
})
export type Organization = z.infer<typeof organizationSchema>
