import type { parentPort } from 'node:worker_threads'
import { type Drafts, PartConversion } from '../check/parts.ts'
import { adoptGazetteer } from '../places/gazetteer.ts'
import type { Layer } from '../types.ts'
import { type PartWriter, partWriter } from './forms.ts'
import { pieceReader } from './piece-readers.ts'
import type { FromWorker, Part, Piece, PieceReader, ReadReport, Start, Task, ToWorker } from './types.ts'

/** What a worker does: reads and drafts pieces as they come, finishes them when it is told what stood before them. */
export function serve(port: NonNullable<typeof parentPort>): void {
  const tasks = new Map<number, Served>()
  const answer = (message: FromWorker, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)
  port.on('message', (message: ToWorker) => {
    const { task } = message
    if (message.type === 'open') tasks.set(task, new Served(message.work))
    else if (message.type === 'close') tasks.delete(task)
    else {
      const { index } = message
      const served = tasks.get(task)
      if (!served) return
      try {
        if (message.type === 'finish') {
          const {
            part: { converted, ...part },
            spare,
          } = served.finish(index, message)
          const json = converted ? { json: JSON.stringify(converted) } : {}
          answer({ type: 'finished', task, index, part, ...json, spare }, [
            ...spare,
            ...(part.bytes ? [part.bytes.buffer] : []),
          ])
          return
        }
        const read = served.read(
          index,
          message.type === 'read' ? message.piece : undefined,
          message.start,
          message.columns,
        )
        answer({ type: 'read', task, index, read }, [read.own.buffer])
      } catch (error) {
        answer({ type: 'failed', task, index, error })
      }
    }
  })
}

/** A layer of which this worker converts some pieces. */
class Served {
  readonly #work: Task
  readonly #columns: readonly string[]
  readonly #write: PartWriter
  readonly #pieces = new Map<number, { piece: Piece; drafts?: Drafts }>()
  #layer: Layer
  #reader: PieceReader
  #conversion: PartConversion

  constructor(work: Task) {
    adoptGazetteer(work.towns)
    this.#work = work
    this.#columns = work.layer.columns
    this.#write = partWriter(work.form)
    const made = this.#made([])
    this.#layer = made.layer
    this.#reader = made.reader
    this.#conversion = made.conversion
  }

  read(index: number, given: Piece | undefined, start: Start, columns: string[]): ReadReport {
    const kept = given ? { piece: given } : this.#pieces.get(index)!
    this.#pieces.set(index, kept)
    this.#knowColumns(columns)
    const known = this.#layer.columns.length
    const { records, end, counted } = this.#reader(kept.piece, start)
    const drafts = this.#conversion.draft(records)
    Object.assign(kept, { drafts })
    const { numbered } = drafts
    const added = this.#layer.columns.slice(known)
    return {
      rows: records.length,
      numbered,
      end,
      reading: counted,
      converting: drafts.counted,
      added,
      own: wordsOf(drafts),
    }
  }

  /** The part, and the memory of the piece it was made of, for another one. */
  finish(index: number, { number, again, spare }: ToWorker & { type: 'finish' }): { part: Part; spare: ArrayBuffer[] } {
    const { piece, drafts } = this.#pieces.get(index)!
    this.#pieces.delete(index)
    const part = this.#write(this.#conversion.finish(drafts!, number, new Set(again)), spare)
    return { part, spare: piece.bytes ? [piece.bytes.buffer] : [] }
  }

  /** The columns known so far, in the order of the whole layer: those this worker found by itself may stand elsewhere in it. */
  #knowColumns(columns: readonly string[]): void {
    const own = this.#layer.columns
    const base = this.#columns.length
    const agrees =
      own.length <= base + columns.length && own.slice(base).every((name, place) => name === columns[place])
    if (agrees) {
      own.push(...columns.slice(own.length - base))
      return
    }
    const made = this.#made(columns)
    this.#layer = made.layer
    this.#reader = made.reader
    this.#conversion = made.conversion
  }

  #made(columns: readonly string[]): { layer: Layer; reader: PieceReader; conversion: PartConversion } {
    const { layer: given, understanding, context, reader, settings } = this.#work
    const layer: Layer = {
      ...given,
      columns: [...this.#columns, ...columns],
      repairs: [],
      warnings: [],
      records: nothing,
    }
    return {
      layer,
      reader: pieceReader(reader, settings, layer),
      conversion: new PartConversion(layer, understanding, context),
    }
  }
}

async function* nothing(): AsyncGenerator<never> {}

/** The first two words of the hashes, a pair a draft; zeros where there is none. */
function wordsOf({ own }: Drafts): Uint32Array<ArrayBuffer> {
  if (own.every((hash) => hash === undefined)) return new Uint32Array(0)
  const words = new Uint32Array(own.length * 2)
  for (const [place, hash] of own.entries()) {
    if (hash === undefined) continue
    words[place * 2] = Number.parseInt(hash.slice(0, 8), 16)
    words[place * 2 + 1] = Number.parseInt(hash.slice(8, 16), 16)
  }
  return words
}
