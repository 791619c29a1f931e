import { z } from 'zod'
import { isoDate, isoDateTime } from './primitives.ts'

/** dct:license. `url` is the address of the text; `attribution` is the sentence that must stand beside the data. */
export const licenceSchema = z.object({
  id: z.string(),
  name: z.string(),
  url: z.url().optional(),
  attribution: z.string().optional(),
})
export type Licence = z.infer<typeof licenceSchema>

/** Where a record comes from, down to the row (PROV-O's wasDerivedFrom, in words a reader understands). */
export const provenanceSchema = z.object({
  /** Address or path of the source as it was given. */
  source: z.string(),
  /** File inside the source (`agenda.csv`, `comptes.xlsx#Feuille1`). */
  member: z.string().optional(),
  /** Number of the record in that member, the first being 1. */
  record: z.int().optional(),
  publisher: z.string().optional(),
  /** The page a person can read, when the record names its own. */
  page: z.string().optional(),
  /** Date of that page or of the data, when it is known: old data shows its date. */
  published: z.union([isoDate, isoDateTime, z.string()]).optional(),
  licence: z.string().optional(),
  retrieved: isoDateTime.optional(),
})
export type Provenance = z.infer<typeof provenanceSchema>

/**
 * What could not be known is said here and the field left out. `message` is a message key with its `values`; where people
 * read it as a sentence, the key stands beside it.
 */
export const recordWarningSchema = z.object({
  field: z.string(),
  message: z.string(),
  key: z.string().optional(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type RecordWarning = z.infer<typeof recordWarningSchema>

/** schema.org/ImageObject: no photo without its credit and licence when they are known. */
export const imageSchema = z.object({
  url: z.string(),
  alt: z.string().optional(),
  credit: z.string().optional(),
  licence: z.string().optional(),
  /** What a poster says: nobody has to read it off the picture. */
  text: z.string().optional(),
})
export type Image = z.infer<typeof imageSchema>
