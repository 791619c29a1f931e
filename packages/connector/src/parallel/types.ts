import type { Counted } from '../check/tally.ts'
import type { MapContext } from '../map/context.ts'
import type { GazetteerData } from '../places/gazetteer-data.ts'
import type { Converted, Layer, RawRecord, Refusal, Understanding } from '../types.ts'
import type { Room } from './cut.ts'
import type { Form } from './forms.ts'

/**
 * A layer that can be read in pieces by several threads. The main thread only cuts: where each piece begins is guessed, and
 * the guess is held against what the piece before it says of its end.
 */
export interface Split {
  /** Which reader of `piece-readers.ts` reads the pieces. */
  reader: PieceReaderName
  /** How many bytes there are to cut. */
  bytes: number
  /** A reading from the start. */
  open(): SplitReading
}

export type PieceReaderName = 'csv' | 'json' | 'records'

export interface SplitReading {
  /** What the reader of the pieces must know: plain data. */
  readonly settings: unknown
  /** Of about `size` bytes each, where it is told, in memory that `room` has left. */
  pieces(size: number | undefined, room: Room): AsyncGenerator<Piece>
  /** Where a piece truly begins, now that all pieces before it have been taken. */
  start(piece: Piece): Start
  /** What a piece said of itself, in the order of the pieces. */
  take(end: End, counted: Counted): void
  /** After the last piece. */
  end(): void
}

export interface Piece {
  bytes?: Uint8Array<ArrayBuffer>
  /** Of formats that can't be cut before they are read; with the columns that only repeat others. */
  records?: RawRecord[]
  derived?: number[]
  /** Guessed number of its first line or item. */
  where: number
  first: boolean
  last: boolean
}

export interface Start {
  /** Number of the first line or item, from 1. */
  where: number
  /** What the piece before left unfinished; the reader's own plain data. */
  carry?: unknown
}

export interface End extends Start {
  /** What is counted at the end of the whole reading; the reader's own plain data. */
  notes?: unknown
}

/** Reads pieces in a worker. New columns are appended to the layer's. */
export type PieceReader = (piece: Piece, start: Start) => { records: RawRecord[]; end: End; counted: Counted }

/** What a worker must know of a layer to convert its pieces. */
export interface Task {
  layer: Pick<Layer, 'path' | 'format' | 'columns' | 'facts' | 'derived'>
  understanding: Understanding
  context: MapContext
  /** Of the context's country; the memory is shared. */
  towns: GazetteerData
  form: Form
  reader: PieceReaderName
  settings: unknown
}

/** A piece, converted and written down. */
export interface Part {
  /** The records as bytes of the form asked for. */
  bytes?: Uint8Array<ArrayBuffer>
  /** Records and refusals in their order, for programs. */
  converted?: Converted[]
  kept: number
  refusals: Refusal[]
  /** To be called when the bytes are written: their memory then serves again. */
  written?: () => void
}

export type ToWorker =
  | { type: 'open'; task: number; work: Task }
  | { type: 'read'; task: number; index: number; piece: Piece; start: Start; columns: string[] }
  | { type: 'again'; task: number; index: number; start: Start; columns: string[] }
  /** `spare`: memory for what is written, that was written out before. */
  | { type: 'finish'; task: number; index: number; number: number; again: number[]; spare: ArrayBuffer[] }
  | { type: 'close'; task: number }

export type FromWorker =
  | { type: 'read'; task: number; index: number; read: ReadReport }
  /** Text is carried from thread to thread faster than things are: `json` is what `part.converted` was. */
  | { type: 'finished'; task: number; index: number; part: Part; json?: string; spare: ArrayBuffer[] }
  | { type: 'failed'; task: number; index: number; error: unknown }

/** What the main thread must know of a piece before the next one can be finished. */
export interface ReadReport {
  /** Rows read, blank ones too. */
  rows: number
  /** Rows that have a number among the records. */
  numbered: number
  end: End
  /** Counted while reading, and while converting. */
  reading: Counted
  converting: Counted
  /** Columns that were not known before. */
  added: string[]
  /** Two words of each own identifier's hash. */
  own: Uint32Array<ArrayBuffer>
}
