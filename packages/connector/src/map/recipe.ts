import { type Entity, entityNames } from '@wiker/model'
import { z } from 'zod'

/**
 * What a person decides once for a source, over what the connector guesses:
 * `columns` sends a source column to a canonical field (or to nothing with null).
 */
export const recipeSchema = z.strictObject({
  columns: z.record(z.string(), z.string().nullable()).optional(),
  entity: z.enum(entityNames as [Entity, ...Entity[]]).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  timezone: z.string().optional(),
  crs: z.string().optional(),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  decimal: z.enum([',', '.']).optional(),
  townCode: z.string().optional(),
  licence: z.string().optional(),
})
export type Recipe = z.infer<typeof recipeSchema>

/** Throws a ZodError when the recipe is not one. */
export function parseRecipe(json: unknown): Recipe {
  return recipeSchema.parse(json)
}
