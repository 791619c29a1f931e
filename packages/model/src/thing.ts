import { z } from 'zod'
import { additional, latitude, longitude, townCode } from './primitives.ts'
import { imageSchema, provenanceSchema, recordWarningSchema } from './provenance.ts'

/**
 * Who pays for what a record announces. A record that has one is an advertisement: whoever shows it says so, and names the advertiser.
 * `identifier` is a SIREN or SIRET in France.
 */
export const advertiserSchema = z.object({
  name: z.string().min(1),
  identifier: z.string().optional(),
  streetAddress: z.string().optional(),
  postalCode: z.string().optional(),
  addressLocality: z.string().optional(),
})
export type Advertiser = z.infer<typeof advertiserSchema>

/** What every canonical record has (schema.org/Thing, with its provenance). `id` is a URN made from the source and the record's own key. */
export const thingShape = {
  id: z.string(),
  /** The identifier the source itself gives. */
  identifier: z.string().optional(),
  name: z.string().min(1),
  description: z.string().optional(),
  url: z.string().optional(),
  image: imageSchema.optional(),
  categories: z.array(z.string()).optional(),
  advertiser: advertiserSchema.optional(),
  additional: additional.optional(),
  warnings: z.array(recordWarningSchema).optional(),
  provenance: provenanceSchema.optional(),
}

/** schema.org/PostalAddress and GeoCoordinates, flattened: one level is enough for a town. */
export const addressShape = {
  streetAddress: z.string().optional(),
  postalCode: z.string().optional(),
  addressLocality: z.string().optional(),
  townCode: townCode.optional(),
  addressCountry: z.string().optional(),
  latitude: latitude.optional(),
  longitude: longitude.optional(),
}

export const contactShape = {
  telephone: z.string().optional(),
  email: z.string().optional(),
}

/** A place as another record names it: `location` of an event. */
export const placeReferenceSchema = z.object({
  name: z.string().optional(),
  url: z.string().optional(),
  ...addressShape,
})
export type PlaceReference = z.infer<typeof placeReferenceSchema>

/** An organisation as another record names it: `organizer`, `beneficiary`, `publisher`. `identifier` is a SIRET, SIREN or RNA number in France. */
export const organizationReferenceSchema = z.object({
  name: z.string(),
  identifier: z.string().optional(),
  url: z.string().optional(),
  ...contactShape,
})
export type OrganizationReference = z.infer<typeof organizationReferenceSchema>

/** Who advertises with a record: who pays for it, or whose deal it is. Undefined for what is no advertisement. */
export function advertiserOf(record: object): Advertiser | undefined {
  const { type, advertiser, offeredBy } = record as {
    type?: string
    advertiser?: Advertiser | null
    offeredBy?: OrganizationReference | null
  }
  if (advertiser) return advertiser
  if (type !== 'Offer' || !offeredBy) return undefined
  return { name: offeredBy.name, ...(offeredBy.identifier && { identifier: offeredBy.identifier }) }
}
