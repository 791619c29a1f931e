import { canCut, type DecodeReport, decode, newDecodeReport, repairsOf } from '../../detect/decode.ts'
import { type Encoding, encodingOf } from '../../detect/encoding.ts'
import { cutInPieces, type Room } from '../../parallel/cut.ts'
import type { End, Piece, Split, SplitReading, Start } from '../../parallel/types.ts'
import type { Layer, Member, Warning } from '../../types.ts'
import { Tally } from '../table/tally.ts'
import { ElementCutter, LineCutter } from './cutter.ts'
import { JsonScanner } from './scan.ts'

/** What `read-piece.ts` must know of the document. */
export interface JsonSettings {
  encoding: Encoding
  /** Elements of a list, or a value a line. */
  shape: 'list' | 'lines'
  /** GeoJSON: values are features. */
  features: boolean
}

/** What a piece leaves to the next one: the text of a value that is not whole, or that the list has ended. */
export interface JsonCarry {
  rest: string
  ended: boolean
}

/** A value a line, in pieces; undefined where lines can't be told from bytes. */
export async function splitLines(member: Member, features: boolean, layer: Layer): Promise<Split | undefined> {
  const encoding = await encodingOf(member)
  if (member.held || !canCut(encoding)) return undefined
  const settings: JsonSettings = { encoding, shape: 'lines', features }
  return { reader: 'json', bytes: member.bytes, open: () => new JsonPieces(member, settings, 0, layer) }
}

/** The elements of the list that `path` leads to, in pieces; undefined when the way to it is not plain. `warnings` are of the whole. */
export async function splitList(
  member: Member,
  path: readonly string[],
  features: boolean,
  layer: Layer,
  warnings: readonly Warning[] = [],
): Promise<Split | undefined> {
  const encoding = await encodingOf(member)
  if (member.held || !canCut(encoding)) return undefined
  const start = await startOfList(member, encoding, path)
  if (start === undefined) return undefined
  const settings: JsonSettings = { encoding, shape: 'list', features }
  const open = () => new JsonPieces(member, settings, start, layer, warnings)
  return { reader: 'json', bytes: member.bytes, open }
}

/** How many bytes stand before the first element. */
async function startOfList(member: Member, encoding: Encoding, path: readonly string[]): Promise<number | undefined> {
  const report = newDecodeReport()
  const scanner = new JsonScanner(decode(member, report), true)
  try {
    const found = await scanner.enter(path)
    if (!found || report.nulls > 0 || report.foreignLines > 0) return undefined
    const { bytes, characters } = scanner.passed
    return encoding.name === 'utf-8' ? bytes + report.marks * 3 : characters
  } finally {
    await scanner.close()
  }
}

class JsonPieces implements SplitReading {
  readonly settings: JsonSettings
  readonly #member: Member
  readonly #start: number
  readonly #tally: Tally
  readonly #report = newDecodeReport()
  #where = 1
  #carry: JsonCarry | undefined

  constructor(member: Member, settings: JsonSettings, start: number, layer: Layer, warnings: readonly Warning[] = []) {
    this.settings = settings
    this.#member = member
    this.#start = start
    this.#tally = new Tally(layer)
    this.#tally.reset()
    for (const { kind, count } of warnings) this.#tally.warn(kind, undefined, undefined, count)
  }

  pieces(size: number | undefined, room: Room): AsyncGenerator<Piece> {
    const cutter = this.settings.shape === 'list' ? new ElementCutter() : new LineCutter()
    return cutInPieces(this.#member.file, cutter, { start: this.#start, size, room })
  }

  start(): Start {
    return { where: this.#where, ...(this.#carry ? { carry: this.#carry } : {}) }
  }

  take({ where, carry, notes }: End, counted: Pick<Layer, 'repairs' | 'warnings'>): void {
    this.#tally.add(counted)
    this.#where = where
    this.#carry = carry as JsonCarry | undefined
    const { marks, nulls, foreignLines } = notes as DecodeReport
    this.#report.marks = Math.max(this.#report.marks, marks)
    this.#report.nulls += nulls
    this.#report.foreignLines += foreignLines
  }

  end(): void {
    for (const { kind, count } of repairsOf(this.#report)) this.#tally.repair(kind, count)
    this.#tally.settle()
  }
}
