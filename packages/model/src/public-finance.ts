import { z } from 'zod'
import { isoDate, townCode } from './primitives.ts'
import { organizationReferenceSchema, thingShape } from './thing.ts'

const year = z.int().min(1000).max(3000)

/** A subsidy (SCDL subventions 2.1.1; schema.org/MonetaryGrant). `amount` is the decimal number published. */
export const subsidySchema = z.object({
  type: z.literal('Subsidy'),
  ...thingShape,
  amount: z.number().optional(),
  currency: z.string().optional(),
  date: isoDate.optional(),
  year: year.optional(),
  grantor: organizationReferenceSchema.optional(),
  beneficiary: organizationReferenceSchema.optional(),
  purpose: z.string().optional(),
  nature: z.string().optional(),
  conditions: z.string().optional(),
  townCode: townCode.optional(),
  addressLocality: z.string().optional(),
})
export type Subsidy = z.infer<typeof subsidySchema>

/** A line of a budget or an account (SCDL budget 0.8.3, nomenclature M14/M57). */
export const budgetLineSchema = z.object({
  type: z.literal('BudgetLine'),
  ...thingShape,
  amount: z.number().optional(),
  currency: z.string().optional(),
  year: year.optional(),
  section: z.string().optional(),
  direction: z.enum(['revenue', 'expense']).optional(),
  accountCode: z.string().optional(),
  functionCode: z.string().optional(),
  body: organizationReferenceSchema.optional(),
  townCode: townCode.optional(),
})
export type BudgetLine = z.infer<typeof budgetLineSchema>

/** A decision of a council (SCDL deliberations 2.1.5). */
export const deliberationSchema = z.object({
  type: z.literal('Deliberation'),
  ...thingShape,
  date: isoDate.optional(),
  body: organizationReferenceSchema.optional(),
  subject: z.string().optional(),
  subjectCode: z.string().optional(),
  votesFor: z.int().nonnegative().optional(),
  votesAgainst: z.int().nonnegative().optional(),
  abstentions: z.int().nonnegative().optional(),
  townCode: townCode.optional(),
})
export type Deliberation = z.infer<typeof deliberationSchema>

/** One figure about a town at one time (population, pupils, first names): SDMX's observation in plain words. */
export const statisticSchema = z.object({
  type: z.literal('Statistic'),
  ...thingShape,
  value: z.number().optional(),
  unit: z.string().optional(),
  date: isoDate.optional(),
  year: year.optional(),
  dimension: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  townCode: townCode.optional(),
  addressLocality: z.string().optional(),
})
export type Statistic = z.infer<typeof statisticSchema>
