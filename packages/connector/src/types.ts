/**
 * The shapes that travel through the pipeline, one a step:
 * fetch → Download, unpack → Member, detect → Detection, read → Layer of RawRecord, map → Understanding,
 * normalize → Normalized values, check → CanonicalRecord | Refusal.
 */

import type { Readable } from 'node:stream'
import type { CanonicalRecord, Entity } from '@wiker/model'
import type { Split } from './parallel/types.ts'

/** fetch: the bytes of a source, on disk, with what the server or the file system said of them. */
export interface Download {
  /** Final URL after redirects, or the path as given. */
  url: string
  /** What people are shown instead, where the address holds a key. */
  shown?: string
  /** Last path segment, decoded: only breaks ties in detection. */
  name: string
  /** Where the bytes lie. */
  file: string
  bytes: number
  sha256: string
  /** ISO 8601 instant. */
  retrieved: string
  contentType?: string
  etag?: string
  lastModified?: string
  /** ISO instant at which the server's certificate ends. */
  certificateUntil?: string
  /** All the server said of it, header names in lower case. */
  headers?: Record<string, string | string[] | undefined>
  /** When a protocol gave it: what is known of each member by its path. */
  hints?: Record<string, MemberHints>
  /** When a protocol gave it: its name, and what makes the next reading short. */
  protocol?: string
  state?: ReadingState
  /** Only what changed since the last reading is in it: what is absent has not been withdrawn. */
  changesOnly?: boolean
  /** Removes a temporary copy; a local source is left alone. */
  dispose(): Promise<void>
}

/** Small and plain JSON: the caller keeps it and passes it at the next reading. */
export interface ReadingState {
  protocol?: string
  etag?: string
  lastModified?: string
  /** What the protocol says of the data's age. */
  version?: string
  /** ISO instant at which the reading began. */
  read?: string
  /** Whether a file was a web page: where data stood, one is no news but a server out of order. */
  page?: boolean
  /** What each file of a folder was like, by a short name of it; absent where there are too many. */
  files?: Record<string, string>
  /** SFTP: fingerprint of the key by which the server proved itself. */
  hostKey?: string
}

/** What the protocol that gave a member knows of it. */
export interface MemberHints {
  /** The protocol wrote the member itself: nothing is to be found out. */
  detection?: Detection
  facts?: Record<string, string>
  crs?: string
  known?: { entity: Entity; mapping: KnownColumn[] }
  warnings?: Warning[]
  /** The reading broke off: told after the last record, so that nobody takes what is missing for withdrawn. */
  incomplete?: Problem
}

/** unpack: one file of the source. Containers give several; a plain file gives one. */
export interface Member {
  /** `agenda.csv`, or `lot.zip/2026/agenda.csv` for a nested one. */
  path: string
  bytes: number
  /** Bytes on disk (a member of an archive is spilled there within the limits). */
  file: string
  /** The bytes themselves, of a part that has no file of its own (a calendar in an e-mail, the text of a document); `file` is then empty. */
  held?: Buffer
  contentType?: string
  /** Other files that make one table with this one, by extension: a shapefile's `dbf`, `prj`… */
  parts?: ReadonlyMap<string, Member>
  open(): Readable
  /** First bytes, at most `length`. */
  head(length: number): Promise<Uint8Array>
}

export type FormatName = string

/** detect: what the bytes are, how sure, and why. */
export interface Detection {
  format: FormatName
  confidence: number
  encoding?: string
  /** Format-specific findings for `read` (delimiter, quote, header row…). */
  dialect?: Record<string, unknown>
}

/** A format is a folder with these words. `open` gives the layers (a workbook has one per sheet). */
export interface Format {
  name: FormatName
  /** Signatures (`detect/magic.ts`) it may stand behind; a format without any is never asked about binary files. */
  binary?: readonly string[]
  detect(head: Uint8Array, member: Member): Detection | undefined | Promise<Detection | undefined>
  open(member: Member, detection: Detection, context: ReadContext): Promise<Layer[]>
}

export interface ReadContext {
  limits: Limits
  /** Day on which the source is read (`--today`), `YYYY-MM-DD`. */
  today: string
  /** The caller named the day: it then counts more than the date an e-mail bears. */
  todayIsGiven?: boolean
  /** Time zone of floating times: the town's or the country's. */
  timezone: string
  /** The caller named the town, the country or the zone: what a text says of itself changes neither. */
  placeIsGiven?: boolean
  /** ISO 3166-1 alpha-2 of the town or the caller; a poster is read in its language. */
  country?: string
}

/** read: one table (or sheet, or kind of item) of a member. */
export interface Layer {
  /** `comptes.xlsx#Feuille1`; same as the member's path when it has only one. */
  path: string
  format: FormatName
  encoding?: string
  delimiter?: string
  /** 1-based line or row of the header; absent when there is none. */
  headerRow?: number
  /** Declared by the source (`EPSG:2154`); when absent the mapping may find it out from the values. */
  crs?: string
  /**
   * The source's own names: column, dotted path (`fields.title_fr`), `VEVENT.SUMMARY`.
   * Trees may append to this array while they are read; a record's `values` follow it by index.
   */
  columns: string[]
  /** Facts about the whole layer that records inherit: title of a feed, name of a calendar, language, licence, time zone. */
  facts?: Record<string, string>
  /** Known by the format itself (iCalendar, RSS): the mapping then needs no guessing. */
  known?: { entity: Entity; mapping: KnownColumn[] }
  /** Columns that only repeat a part of another one (`telephone[0].valeur`): unused, they are not kept on their own. */
  derived?: ReadonlySet<number>
  /** Columns a recipe makes of others (or of nothing), by their index; they are among `derived` too. */
  made?: ReadonlyMap<number, MadeColumn>
  /** Logical records joined into another one (a moved occurrence into its series): counted, not given on their own. Filled while reading. */
  merged?: number
  /** Can be called several times: each call reads from the start. */
  records(): AsyncIterable<RawRecord>
  /** The same records many at a time, where the reader has them so: a promise for each is what costs most in a large table. */
  batches?(): AsyncIterable<RawRecord[]>
  /** The same, cut into pieces that several threads read at once, where the format can be cut. */
  split?: Split
  /** Filled while reading. */
  repairs: Repair[]
  warnings: Warning[]
}

/** What a recipe makes beside the source's own columns. */
export interface MadeColumn {
  to: string
  /** The source's columns it is made of; none for a constant. */
  columns: number[]
  rule: 'split' | 'join' | 'text' | 'constant'
}

export interface KnownColumn {
  to: string
  from: string
  /** The working field, where it is not the canonical one: `timings` become `startDate`. */
  field?: string
}

/** One logical record, as the source has it. */
export interface RawRecord {
  /** By index of `Layer.columns`; `undefined` where the record has none. Strings from text formats, typed values from others (Date never: ISO strings). */
  values: unknown[]
  /** 1-based line, row or item number in the layer, for messages. */
  where: number
  /** GeoJSON geometry in the layer's CRS. */
  geometry?: { type: string; [key: string]: unknown }
  /** By index: what stood in cells that a recipe reads as something else. */
  original?: ReadonlyMap<number, unknown>
  /** What the source leaves unknown, field by field: said in the record's `warnings`. */
  unknown?: Problem[]
  /** The record is there but broken: it is counted and refused with this reason. */
  broken?: Problem
}

/** map: what the layer is about and which column is what, with reasons. */
export interface Understanding {
  entity: { type: Entity; confidence: number; reasons: string[] }
  /** The national schema whose columns these are. */
  schema?: FollowedSchema
  mapping: FieldMapping[]
  crs?: string
  /** Decisions taken once for the whole column: `{ startDate: { order: 'dmy' } }`. */
  settings: Record<string, unknown>
  repairs: Repair[]
  warnings: Warning[]
}

export interface FollowedSchema {
  /** As schema.data.gouv.fr calls it: `scdl/subventions`. */
  name: string
  title: string
  version: string
  /** How many of the schema's columns are there. */
  columns: number
  of: number
}

export interface FieldMapping {
  /** Canonical field: `name`, `startDate`, `latitude`… (docs/contracts). */
  to: string
  /** The source's own column; several joined by ` + `. */
  from: string
  columns: number[]
  confidence: number
  /** `label`, `values`, `known`, `schema`, `neighbours`, `recipe`. */
  reasons: string[]
}

export interface Repair {
  kind: string
  count: number
  example?: { before: string; after: string; where?: string }
}

export interface Warning {
  kind: string
  count: number
  where?: string
  message?: string
}

/** A message key with its arguments (never a sentence): `messages/*.json` has the words. */
export interface Problem {
  key: string
  values?: Record<string, string | number>
  field?: string
  column?: string
}

/** normalize: one value made clean, or why it could not be. `repairs` name what was done (`decimal-comma`, `lambert-93`…). */
export interface Normalized<T> {
  value?: T
  repairs?: string[]
  problem?: Problem
}

export interface Refusal {
  where: number
  problems: Problem[]
  /** The record as the source had it, so that nothing is lost. */
  raw: Record<string, unknown>
}

/** `where` as of its row, of the first one where several made the record. */
export type Converted = { ok: true; record: CanonicalRecord; where: number } | { ok: false; refusal: Refusal }

/** What one run of the pipeline may use up. A hostile source meets these first. */
export interface Limits {
  /** Bytes of one download or one member after unpacking. */
  maxBytes: number
  /** Bytes of all members together. */
  maxTotalBytes: number
  maxMembers: number
  /** Uncompressed / compressed. */
  maxRatio: number
  /** Archives in archives. */
  maxDepth: number
  /** Milliseconds without a byte. */
  stallTimeout: number
}
