import { z } from 'zod'
import { eventSchema } from './event.ts'
import { organizationSchema } from './organization.ts'
import { addressSchema, marketSchema, placeSchema, transitSchema } from './place.ts'
import { budgetLineSchema, deliberationSchema, statisticSchema, subsidySchema } from './public-finance.ts'
import { articleSchema, datasetSchema, menuSchema, noticeSchema, offerSchema } from './publication.ts'
import { addressShape, contactShape, thingShape } from './thing.ts'

/** A record whose nature was not understood: every field of the source is kept under `additional`. */
export const otherSchema = z.object({
  type: z.literal('Other'),
  ...thingShape,
  name: z.string().optional(),
  ...addressShape,
  ...contactShape,
  geometry: placeSchema.shape.geometry,
})
export type Other = z.infer<typeof otherSchema>

/** The word used by programs (`inspect --json`, `--entity`) for each schema. */
export const entities = {
  event: eventSchema,
  place: placeSchema,
  organization: organizationSchema,
  article: articleSchema,
  offer: offerSchema,
  menu: menuSchema,
  market: marketSchema,
  subsidy: subsidySchema,
  budget: budgetLineSchema,
  deliberation: deliberationSchema,
  statistic: statisticSchema,
  notice: noticeSchema,
  address: addressSchema,
  transit: transitSchema,
  catalog: datasetSchema,
  other: otherSchema,
} as const

export type Entity = keyof typeof entities
export const entityNames = Object.keys(entities) as Entity[]

export const canonicalSchema = z.discriminatedUnion('type', [
  eventSchema,
  placeSchema,
  organizationSchema,
  articleSchema,
  offerSchema,
  menuSchema,
  marketSchema,
  subsidySchema,
  budgetLineSchema,
  deliberationSchema,
  statisticSchema,
  noticeSchema,
  addressSchema,
  transitSchema,
  datasetSchema,
  otherSchema,
])
/** Any canonical record; `type` tells which. */
export type CanonicalRecord = z.infer<typeof canonicalSchema>
export type RecordType = CanonicalRecord['type']
