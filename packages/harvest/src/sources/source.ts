import type { ReadingState } from '@wiker/connector'
import { type CategoryKey, categoryKeys, type Entity } from '@wiker/model'
import { z } from 'zod'
import type { MemberProfile } from '../health/profile.ts'
import { sourceStandings } from '../layers/standing.ts'

/** What may be set for one source besides its columns. Nothing here is needed for a well-made file. */
export const sourceSettingsSchema = z.object({
  /**
   * `served`: keep what lies in the départements that have an open town; `open`: in the open towns alone. Without it, the source's own towns
   * and départements.
   */
  area: z.enum(['served', 'open']).optional(),
  /** Its address is a folder of the cache of national sources: cut by département, understood already. */
  national: z.boolean().optional(),
  /** What it tells of private persons is meant to be published. Otherwise it is redacted. */
  showPersons: z.boolean().optional(),
  /** Records in which one of these stands are left out: copies of another source, or what its author says is over. */
  leaveOut: z.array(z.string()).optional(),
  /** Category of records that name none themselves, when the whole source is about one thing (`restaurant`, `station`). */
  category: z.string().optional(),
  /** Categories of the site by the beginnings of the codes a source gives (NAF, TYPEQU). */
  categoryCodes: z.record(z.string(), z.enum(categoryKeys as [CategoryKey, ...CategoryKey[]])).optional(),
  /** Records of other codes are left out: of a register of everything, the shops. */
  onlyCoded: z.boolean().optional(),
  /** What things without a name of their own are called. */
  unnamed: z.string().optional(),
  /** Names end with the town's own (`Mairie - Blain`), which goes without saying on its site. */
  townEndsNames: z.boolean().optional(),
  /** A table with a column a year: which columns (the year in brackets), and what their figures are called. */
  series: z.strictObject({ columns: z.string(), name: z.string(), unit: z.string().optional() }).optional(),
  /** How a record is called, when the source gives the place alone: `France services : {name}`. */
  title: z.string().includes('{name}').optional(),
  /** Columns that tell, row by row, the page a person can read and the day of that page: a compilation quotes others. */
  quotes: z.object({ page: z.string().optional(), published: z.string().optional() }).optional(),
  /** The source is one town's own and its e-mails are meant to be shown. */
  showEmails: z.boolean().optional(),
  /** The record's town may be read in the name of whom it is about (a beneficiary, an association), when nothing else tells it. */
  townInNames: z.boolean().optional(),
  /** `queue`: each new record waits for a person's word before readers see it. Left out: all is published by itself. */
  publish: z.enum(['all', 'queue']).optional(),
  /** How much it is believed when another source says otherwise; guessed from the declaration when left out. */
  standing: z.enum(sourceStandings).optional(),
  /** Private hosts that may be asked (a town hall's own server). */
  allowHosts: z.array(z.string()).optional(),
  /** A recipe for the connector, when its own understanding needs help. */
  recipe: z.unknown().optional(),
  /** Minutes after which a run is given up. */
  timeBox: z.number().positive().optional(),
})
export type SourceSettings = z.infer<typeof sourceSettingsSchema>

export interface Source {
  id: number
  slug: string | null
  name: string
  /** `https://…`, or a path inside the repository for data shipped with the product. */
  url: string
  publisher: string | null
  licence: string | null
  dataDate: string | null
  entity: Entity | null
  towns: string[] | null
  departments: string[] | null
  /** Cron, in UTC; `learnt`: as often as it changes. Null: only when asked. */
  schedule: string | null
  settings: SourceSettings
  nextRunAt: Date | null
  archivedAt: Date | null
  /** What the last reading left for the next. */
  reading: ReadingState | null
  /** When it was last read whole: a reading of changes alone cannot tell what is gone. */
  wholeAt: Date | null
  /** Its columns by what they hold, as of the last good run. */
  profile: MemberProfile[] | null
  /** Columns that were renamed and found again: the new name by the canonical field. A recipe that a person made counts more. */
  learned: Record<string, string> | null
}

/** A source as an operator or a file of `demo/sources` declares it. */
export const sourceDeclarationSchema = z.strictObject({
  slug: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional(),
  name: z.string().min(1),
  url: z.string().min(1),
  publisher: z.string().optional(),
  publisherUrl: z.string().optional(),
  licence: z.string().optional(),
  licenceUrl: z.string().optional(),
  attribution: z.string().optional(),
  dataDate: z.string().optional(),
  entity: z.string().optional(),
  towns: z.array(z.string()).optional(),
  departments: z.array(z.string()).optional(),
  schedule: z.string().optional(),
  settings: sourceSettingsSchema.optional(),
})
export type SourceDeclaration = z.infer<typeof sourceDeclarationSchema>
