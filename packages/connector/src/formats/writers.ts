import type { CanonicalRecord } from '@wiker/model'
import { writeJson } from './json/write.ts'
import { writeNdjson } from './json/write-ndjson.ts'

export interface WriteOptions {
  /** Title of the feed, calendar or collection. */
  title?: string
  description?: string
  /** Address of the feed itself, and of the page people read. */
  url?: string
  page?: string
  language?: string
  /** IANA zone calendars are written in. */
  timezone?: string
  /** ISO 8601 instant stamped on what is written. */
  now: string
}

/** Text in pieces, so that a million records never stand in memory. */
export type Writer = (records: AsyncIterable<CanonicalRecord>, options: WriteOptions) => AsyncIterable<string>

export interface WriteFormatDescription {
  write: Writer
  mediaType: string
  extension: string
}

const known = {
  ndjson: { write: writeNdjson, mediaType: 'application/x-ndjson; charset=utf-8', extension: 'ndjson' },
  json: { write: writeJson, mediaType: 'application/json; charset=utf-8', extension: 'json' },
} satisfies Record<string, WriteFormatDescription>

export type WriteFormat = keyof typeof known
export const writers: Record<WriteFormat, WriteFormatDescription> = known
