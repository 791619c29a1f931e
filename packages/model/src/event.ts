import { z } from 'zod'
import { isoDate, isoDateOrDateTime } from './primitives.ts'
import { contactShape, organizationReferenceSchema, placeReferenceSchema, thingShape } from './thing.ts'

/** schema.org/EventStatusType, in short words. `full` is ours: tickets or places are gone. */
export const eventStatusSchema = z.enum(['scheduled', 'cancelled', 'postponed', 'rescheduled', 'movedOnline', 'full'])
export type EventStatus = z.infer<typeof eventStatusSchema>

/** Accessibility as French agendas code it: hearing, visual, motor, psychic, intellectual impairment. */
export const accessibilityCodeSchema = z.enum(['hi', 'vi', 'mi', 'pi', 'ii'])
export type AccessibilityCode = z.infer<typeof accessibilityCodeSchema>

/** One occurrence of a series that differs from the rule (RFC 5545 §3.8.4.4 RECURRENCE-ID): moved, renamed or cancelled. */
export const occurrenceOverrideSchema = z.object({
  /** The occurrence it replaces, as the rule gives it. */
  recurrenceId: isoDateOrDateTime,
  startDate: isoDateOrDateTime.optional(),
  endDate: isoDateOrDateTime.optional(),
  name: z.string().optional(),
  eventStatus: eventStatusSchema.optional(),
  location: placeReferenceSchema.optional(),
  /** Why, in the organiser's words. */
  note: z.string().optional(),
})
export type OccurrenceOverride = z.infer<typeof occurrenceOverrideSchema>

/**
 * How an event comes back (RFC 5545 §3.8.5), counted in the wall-clock time of `timezone`.
 * `exceptSchoolHolidays` names the calendar to leave out (`B` in France): "every Tuesday except school holidays".
 */
export const recurrenceSchema = z.object({
  rrule: z.string().optional(),
  exdates: z.array(isoDateOrDateTime).optional(),
  rdates: z.array(isoDateOrDateTime).optional(),
  overrides: z.array(occurrenceOverrideSchema).optional(),
  exceptSchoolHolidays: z.union([z.string(), z.boolean()]).optional(),
  exceptPublicHolidays: z.boolean().optional(),
  timezone: z.string(),
})
export type Recurrence = z.infer<typeof recurrenceSchema>

/**
 * schema.org/Event. `startDate` of a series is its first occurrence and `endDate` that occurrence's end;
 * an event on several loose dates has them in `recurrence.rdates`. A day without an hour stays a day.
 */
export const eventSchema = z.object({
  type: z.literal('Event'),
  ...thingShape,
  startDate: isoDateOrDateTime.optional(),
  endDate: isoDateOrDateTime.nullish(),
  doorTime: isoDateOrDateTime.optional(),
  /** When it was announced for before it was postponed or rescheduled (schema.org/previousStartDate). */
  previousStartDate: isoDateOrDateTime.optional(),
  recurrence: recurrenceSchema.optional(),
  eventStatus: eventStatusSchema.default('scheduled'),
  location: placeReferenceSchema.optional(),
  organizer: organizationReferenceSchema.optional(),
  price: z.union([z.number().nonnegative(), z.string()]).optional(),
  priceCurrency: z.string().optional(),
  isAccessibleForFree: z.boolean().optional(),
  typicalAgeRange: z.string().optional(),
  audience: z.string().optional(),
  accessibility: z.array(accessibilityCodeSchema).optional(),
  attendanceMode: z.enum(['offline', 'online', 'mixed']).optional(),
  registrationUrl: z.string().optional(),
  maximumAttendeeCapacity: z.int().positive().optional(),
  inLanguage: z.string().optional(),
  keywords: z.array(z.string()).optional(),
  /** The day the announcement was last known to be true, when the source says it. */
  dateModified: z.union([isoDateOrDateTime, isoDate]).optional(),
  ...contactShape,
})
export type Event = z.infer<typeof eventSchema>
