import { z } from 'zod'
import { isoDate, isoDateOrDateTime, townCode } from './primitives.ts'
import { organizationReferenceSchema, placeReferenceSchema, thingShape } from './thing.ts'

/** schema.org/NewsArticle. `name` is the headline. */
export const articleSchema = z.object({
  type: z.literal('Article'),
  ...thingShape,
  articleBody: z.string().optional(),
  datePublished: isoDateOrDateTime.optional(),
  dateModified: isoDateOrDateTime.optional(),
  author: z.string().optional(),
  publisher: organizationReferenceSchema.optional(),
  townCode: townCode.optional(),
  addressLocality: z.string().optional(),
  inLanguage: z.string().optional(),
})
export type Article = z.infer<typeof articleSchema>

/** schema.org/Offer: a merchant's deal, always with the advertiser's name. */
export const offerSchema = z.object({
  type: z.literal('Offer'),
  ...thingShape,
  offeredBy: organizationReferenceSchema.optional(),
  price: z.union([z.number().nonnegative(), z.string()]).optional(),
  priceCurrency: z.string().optional(),
  validFrom: isoDateOrDateTime.optional(),
  validThrough: isoDateOrDateTime.optional(),
  location: placeReferenceSchema.optional(),
})
export type Offer = z.infer<typeof offerSchema>

/** A notice of the town hall or an alert, shown between two dates (albo pretorio, arrêtés, alertes). */
export const noticeSchema = z.object({
  type: z.literal('Notice'),
  ...thingShape,
  datePublished: isoDateOrDateTime.optional(),
  validFrom: isoDateOrDateTime.optional(),
  validThrough: isoDateOrDateTime.optional(),
  severity: z.enum(['info', 'warning', 'alert']).optional(),
  publisher: organizationReferenceSchema.optional(),
  townCode: townCode.optional(),
})
export type Notice = z.infer<typeof noticeSchema>

/** A meal served to a group on one day (SCDL menus-collectifs). One record a day, a restaurant and a meal. */
export const menuSchema = z.object({
  type: z.literal('Menu'),
  ...thingShape,
  date: isoDate.optional(),
  meal: z.string().optional(),
  dishes: z
    .array(
      z.object({
        course: z.string().optional(),
        name: z.string(),
        labels: z.array(z.string()).optional(),
        allergens: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  restaurant: z.string().optional(),
  townCode: townCode.optional(),
  addressLocality: z.string().optional(),
})
export type Menu = z.infer<typeof menuSchema>

/** dcat:Dataset: a line of a catalogue, with its distributions. */
export const datasetSchema = z.object({
  type: z.literal('Dataset'),
  ...thingShape,
  publisher: organizationReferenceSchema.optional(),
  licence: z.string().optional(),
  dateModified: isoDateOrDateTime.optional(),
  keywords: z.array(z.string()).optional(),
  distributions: z
    .array(
      z.object({
        url: z.string(),
        name: z.string().optional(),
        format: z.string().optional(),
        mediaType: z.string().optional(),
      }),
    )
    .optional(),
})
export type Dataset = z.infer<typeof datasetSchema>
