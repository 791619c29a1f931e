import type { Entity } from '@wiker/model'
import type { FetchSettings } from '../fetch/fetch.ts'
import type { Download, KnownColumn, Limits, MemberHints, Problem, ReadingState } from '../types.ts'

export type { ReadingState } from '../types.ts'

/**
 * A protocol is a folder with these words. `detect` looks at an address (no request) or at what answered there; `read`
 * gives the pages, one after the other.
 */
export interface Catalog {
  name: string
  detect(seen: Seen): Target | undefined
  /** A file that is a whole catalogue of this protocol, wherever it lies. */
  archive?(download: Download): Promise<Target | undefined>
  /** Its own question, for an address that refuses a plain one (a WebDAV folder answers 403 or 405). */
  question?: Ask
  /** Where this protocol would answer on a host of which only the front page is known: at most two cheap addresses. */
  probes?(url: URL): string[]
  /** Schemes of its addresses (`ftp`), when it is not spoken over HTTP. */
  schemes?: readonly string[]
  /** Tried when no other protocol answers there, not even behind the front page. */
  last?: true
}

/** Something this protocol can read. */
export interface Target {
  /** Of the data set or list: names its member. */
  name: string
  read(session: Session): AsyncIterable<Part>
  /** What people are shown as its address, where its own holds a key. */
  shown?: string
}

export interface Seen {
  url: URL
  /** Absent while only the address is known. */
  answer?: Answer
}

/** One answer of a server, short enough to be kept in memory. */
export interface Answer {
  /** After redirects. */
  url: URL
  contentType: string
  headers: Record<string, string>
  /** The whole text, or its first part when it is very long (`whole` says which). */
  text: string
  whole: boolean
  /** Parsed once; undefined when it is no JSON. */
  json: unknown
}

/** What one step of a reading gives; a page of records in most. */
export interface Part {
  /** Name of the layer, where a source has several; `Target.name` otherwise. */
  member?: string
  /** A page: each entry is one record. */
  records?: unknown[]
  /** A page of GeoJSON features. */
  features?: unknown[]
  /** A document of its own format (GML, iCalendar), one member each. */
  document?: string | Download
  /** The document has one JSON value a line. */
  lines?: boolean
  /** What the server says there is in all. Told when fewer came. */
  total?: number
  /** Changes when anything changed: a reading that meets the version it had last time ends there. */
  version?: string
  /** More of what the next reading gets as its state. */
  state?: Pick<ReadingState, 'files' | 'hostKey' | 'etag'>
  /** Only what changed since `Session.since` follows. */
  changesOnly?: boolean
  crs?: string
  facts?: Record<string, string | undefined>
  known?: { entity: Entity; mapping: KnownColumn[] }
  /** The reading ends before its end, for this reason; what came is kept. */
  incomplete?: Problem
}

/** Asked with a request. */
export interface Ask {
  headers?: Record<string, string>
  body?: { type: string; text: string }
  /** `GET`, or `POST` with a body, unless said. */
  method?: string
  /** Further attempts after a passing failure; the usual number unless said. */
  retries?: number
}

/** The way a protocol asks: politely, guarded, repeated when it fails for a passing reason. */
export interface Session {
  /** Throws `Unreadable` when the server refuses. */
  get(url: string | URL, ask?: Ask): Promise<Answer>
  /** Like `get`, but undefined when there is no such thing (404, 400, 403…). */
  tryGet(url: string | URL, ask?: Ask): Promise<Answer | undefined>
  /** Straight to disk, for what may be large. */
  download(url: string | URL, ask?: Ask): Promise<Download>
  /** Waits, when a site asks for slower reading. */
  pause(milliseconds: number): Promise<void>
  /** For protocols that are not HTTP and connect by themselves (`wire.ts`). */
  settings: FetchSettings
  /** What the last reading left (`SourceReading.state`). */
  state: ReadingState
  /** ISO instant: only later changes are wanted, where the protocol can tell them. */
  since?: string
  /** `YYYY-MM-DD`. */
  today: string
  /** Of the readers, the most wanted first: of a text in several languages one becomes the record's. */
  languages: string[]
  /** IANA zone of times without one. */
  timezone: string
  limits: Limits
}

/** The hints of all members, by path. */
export type Hints = Record<string, MemberHints>
