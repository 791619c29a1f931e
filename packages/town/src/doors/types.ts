import type { EventStatus, Recurrence } from '@wiker/model'
import type { DoorDraftState, DoorItemState, DoorKind } from '@wiker/platform/database/schema.ts'

export type { DoorDraftState, DoorItemState, DoorKind }

/** Why something could not be read or known: a key of the connector's messages with its values. */
export interface DoorProblem {
  key: string
  field?: string
  values?: Record<string, string | number>
}

/** A word of a picture; places are parts of its width and height. */
export interface DoorWord {
  text: string
  line: number
  left: number
  top: number
  width: number
  height: number
}

/** What is shown beside the form. */
export interface DoorPicture {
  /** Name in the file store. */
  file: string
  width: number
  height: number
  words: DoorWord[]
}

/** What a source says of when, as a record has it. */
export interface DraftDates {
  startDate: string
  endDate?: string
  doorTime?: string
  recurrence?: Recurrence
}

/** An event as a form has it; what is not known is empty. */
export interface DraftFields {
  name: string
  dates: DraftDates | null
  place: string
  street: string
  description: string
  organizer: string
  price: string
  free: boolean
  status: EventStatus
}
export const originFields = ['name', 'dates', 'place', 'street', 'description', 'organizer', 'price'] as const
export type OriginField = (typeof originFields)[number]

/** Where a value was read: a piece of the item's text (from, to), or a cell. */
export type Origin =
  | { from: number; to: number }
  | { column: string; row: number; value: string; sheet?: string; cell?: string }
export type Origins = Partial<Record<OriginField, Origin[]>>

export interface DoorItem {
  id: number
  town: string
  door: DoorKind
  name: string
  file: string | null
  contentType: string
  text: string
  language: string
  picture: DoorPicture | null
  state: DoorItemState
  problem: DoorProblem | null
  person: string | null
  sender: string | null
  senderName: string
  known: boolean
  writtenOn: string | null
  receivedAt: Date
  readAt: Date | null
  closedAt: Date | null
}

export interface DoorDraft {
  item: number
  number: number
  fields: DraftFields
  origins: Origins
  unknown: DoorProblem[]
  state: DoorDraftState
  publication: number | null
  decidedAt: Date | null
}

/** What reading an item gave. */
export interface DoorReading {
  text: string
  picture?: DoorPicture
  drafts: Pick<DoorDraft, 'fields' | 'origins' | 'unknown'>[]
  /** Said above the drafts, or why there are none. */
  problem?: DoorProblem
}
