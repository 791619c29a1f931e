import { SeenIds } from '../check/seen-ids.ts'
import { tallyInto } from '../check/tally.ts'
import type { MapContext } from '../map/context.ts'
import { gazetteerData } from '../places/gazetteer.ts'
import type { Converted, Layer, Understanding } from '../types.ts'
import type { Form } from './forms.ts'
import { acquirePool, type Listener, type PoolWorker, releasePool } from './pool.ts'
import { tidy } from './tidy.ts'
import type { FromWorker, Part, Piece, ReadReport, Split, SplitReading, Start } from './types.ts'

/** Pieces given out beyond the one that is waited for, for each worker. */
const AHEAD = 2

export interface Parallel {
  workers: number
  form: Form
  /** Bytes of a piece, unless the default. */
  piece?: number
  /** Rows read, as they are known. */
  counted(rows: number): void
}

/** A layer converted by several threads: its parts come in the order of the layer, the same as one thread would give. */
export async function* convertInThreads(
  layer: Layer,
  split: Split,
  understanding: Understanding,
  context: MapContext,
  parallel: Parallel,
): AsyncGenerator<Part> {
  tidy()
  const pool = acquirePool()
  const task = pool.newTask()
  const workers = pool.workers(parallel.workers)
  try {
    const conversion = new Conversion(task, layer, split, understanding, context, parallel, workers)
    yield* conversion.parts()
  } finally {
    for (const worker of workers) worker.close(task)
    await releasePool()
  }
}

interface Job {
  piece: Piece
  worker: PoolWorker
  /** How many columns beyond the first ones the worker was told of. */
  columns: number
  /** It was told the true start and columns: nothing is to be compared any more. */
  isSure?: boolean
  read?: ReadReport | undefined
  part?: Part
  error?: unknown
}

class Conversion implements Listener {
  readonly #task: number
  readonly #layer: Layer
  readonly #reading: SplitReading
  readonly #workers: PoolWorker[]
  readonly #counted: Parallel['counted']
  readonly #size: number | undefined
  readonly #tally: ReturnType<typeof tallyInto>
  readonly #seen = new SeenIds()
  /** Pieces given out, in order; `#first` is the number of the first one, `#settled` that of the first not yet finished upon. */
  readonly #jobs: Job[] = []
  #first = 0
  #settled = 0
  #numbered = 0
  readonly #known: number
  /** Memory to be used again: for pieces, and for what is written. */
  readonly #free: ArrayBuffer[] = []
  readonly #spare: ArrayBuffer[] = []
  #wake: () => void = () => {}
  #lost: Error | undefined

  constructor(
    task: number,
    layer: Layer,
    split: Split,
    understanding: Understanding,
    context: MapContext,
    { form, counted, piece }: Parallel,
    workers: PoolWorker[],
  ) {
    this.#task = task
    this.#layer = layer
    this.#reading = split.open()
    this.#workers = workers
    this.#counted = counted
    this.#size = piece
    this.#tally = tallyInto(understanding)
    this.#known = layer.columns.length
    const { settings } = this.#reading
    const towns = gazetteerData(context.country)
    const { path, format, columns, facts, derived } = layer
    const told = { path, format, columns, ...(facts ? { facts } : {}), ...(derived ? { derived } : {}) }
    const work = { layer: told, understanding, context, towns, form, reader: split.reader, settings }
    for (const worker of workers) {
      worker.listen(task, this)
      worker.tell({ type: 'open', task, work })
    }
  }

  async *parts(): AsyncGenerator<Part> {
    const pieces = this.#reading.pieces(this.#size, (size) => this.#room(size))
    let given = 0
    let ended = false
    let broken: { error: unknown } | undefined
    try {
      for (;;) {
        while (!ended && this.#jobs.length < this.#workers.length * AHEAD) {
          try {
            const { value: piece, done } = await pieces.next()
            if (done) ended = true
            else this.#give(piece, this.#workers[given++ % this.#workers.length]!)
          } catch (error) {
            // What was read before the source broke off comes out before it does.
            ended = true
            broken = { error }
          }
        }
        const [job] = this.#jobs
        if (!job) break
        const part = await this.#finished(job)
        this.#jobs.shift()
        this.#first++
        if (part.kept > 0 || part.refusals.length > 0) yield part
      }
      if (broken) throw broken.error
      this.#reading.end()
    } finally {
      await pieces.return(undefined)
    }
  }

  hear(message: FromWorker): void {
    const job = this.#jobs[message.index - this.#first]
    if (!job) return
    if (message.type === 'failed') job.error = message.error
    else if (message.type === 'finished') {
      this.#free.push(...message.spare)
      job.part = { ...message.part, ...parsed(message.json) }
      const { bytes } = message.part
      if (bytes) job.part.written = () => this.#spare.push(bytes.buffer)
    } else {
      job.read = message.read
      this.#settle()
    }
    this.#wake()
  }

  lost(error: Error): void {
    this.#lost = error
    this.#wake()
  }

  #room(size: number): ArrayBuffer | undefined {
    const fit = this.#free.findIndex(({ byteLength }) => byteLength === size)
    return fit < 0 ? undefined : this.#free.splice(fit, 1)[0]
  }

  #give(piece: Piece, worker: PoolWorker): void {
    const start = { where: piece.where }
    const columns = this.#layer.columns.slice(this.#known)
    const index = this.#first + this.#jobs.length
    this.#jobs.push({ piece, worker, columns: columns.length })
    const transfer = piece.bytes ? [piece.bytes.buffer] : []
    worker.tell({ type: 'read', task: this.#task, index, piece, start, columns }, transfer)
  }

  async #finished(job: Job): Promise<Part> {
    for (;;) {
      if (job.part) return job.part
      if (job.error) throw job.error
      if (this.#lost) throw this.#lost
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  /** Of the pieces that were read, those before which nothing is missing can be finished, or have to be read again. */
  #settle(): void {
    for (;;) {
      const job = this.#jobs[this.#settled - this.#first]
      if (!job?.read) return
      const { read, worker } = job
      const [task, index] = [this.#task, this.#settled]
      const start = this.#reading.start(job.piece)
      if (!this.#wasRight(job, read, start)) {
        job.isSure = true
        job.read = undefined
        worker.tell({ type: 'again', task, index, start, columns: this.#layer.columns.slice(this.#known) })
        return
      }
      this.#layer.columns.push(...read.added)
      this.#reading.take(read.end, read.reading)
      this.#tally.add(read.converting)
      this.#counted(read.rows)
      const again = this.#seenBefore(read.own)
      const spare = this.#spare.splice(-1)
      worker.tell({ type: 'finish', task, index, number: this.#numbered, again, spare }, spare)
      this.#numbered += read.numbered
      this.#settled++
    }
  }

  /** What the piece was read with is what the pieces before it say now. */
  #wasRight(job: Job, read: ReadReport, start: Start): boolean {
    if (job.isSure) return true
    if (start.carry !== undefined || start.where !== job.piece.where) return false
    return read.added.length === 0 || job.columns === this.#layer.columns.length - this.#known
  }

  /** Places of the drafts whose own identifier another record had before. */
  #seenBefore(own: Uint32Array): number[] {
    const again: number[] = []
    for (let index = 0; index < own.length; index += 2) {
      const [place, mark] = [own[index]!, own[index + 1]!]
      if ((place !== 0 || mark !== 0) && !this.#seen.addParts(place, mark)) again.push(index / 2)
    }
    return again
  }
}

const parsed = (json: string | undefined): Pick<Part, 'converted'> =>
  json === undefined ? {} : { converted: JSON.parse(json) as Converted[] }
