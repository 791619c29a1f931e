import { canCut, type DecodeReport, newDecodeReport, repairsOf } from '../../detect/decode.ts'
import type { Encoding } from '../../detect/encoding.ts'
import { cutInPieces, type Room } from '../../parallel/cut.ts'
import type { End, Piece, Split, SplitReading, Start } from '../../parallel/types.ts'
import type { Layer, Member } from '../../types.ts'
import type { TableHead } from '../table/header.ts'
import type { TableState } from '../table/records.ts'
import { Tally } from '../table/tally.ts'
import { RowCutter } from './cutter.ts'
import type { CsvDialect } from './dialect.ts'

/** What `read-piece.ts` must know of the table. */
export interface CsvSettings {
  dialect: CsvDialect
  head: TableHead
  encoding: Encoding
  /** The layer's columns when the reading began. */
  columns: string[]
}

/** What a piece leaves to the next one. */
export interface CsvCarry {
  /** Text of a row that is not whole. */
  rest: string
  state: TableState
}

/** What is told at the end of the table. */
export interface CsvNotes {
  report: DecodeReport
  unclosed: number[]
  state: TableState
}

/** The table in pieces, where its rows can be told from its bytes; undefined elsewhere. */
export function splitCsv(
  member: Member,
  encoding: Encoding,
  dialect: CsvDialect,
  head: TableHead,
  layer: Layer,
): Split | undefined {
  const plain = dialect.quote === '"' && dialect.escapeChar === '' && !dialect.loneReturn
  if (!plain || dialect.delimiter.charCodeAt(0) > 127 || member.held || !canCut(encoding)) return undefined
  return {
    reader: 'csv',
    bytes: member.bytes,
    open: () => new CsvPieces(member, { dialect, head, encoding, columns: [...layer.columns] }, layer),
  }
}

class CsvPieces implements SplitReading {
  readonly settings: CsvSettings
  readonly #member: Member
  readonly #tally: Tally
  readonly #report = newDecodeReport()
  readonly #unclosed: number[] = []
  #line = 1
  #rest = ''
  #state: TableState

  constructor(member: Member, settings: CsvSettings, layer: Layer) {
    this.settings = settings
    this.#member = member
    this.#state = { skip: 0, held: [], afterBlank: false }
    this.#tally = new Tally(layer)
    this.#tally.reset()
  }

  pieces(size: number | undefined, room: Room): AsyncGenerator<Piece> {
    return cutInPieces(this.#member.file, new RowCutter(this.settings.dialect), { size, room })
  }

  start(piece: Piece): Start {
    const { skip, held, afterBlank } = this.#state
    const clean = this.#rest === '' && skip === 0 && held.length === 0 && !(piece.last && afterBlank)
    if (piece.first || clean) return { where: this.#line }
    return { where: this.#line, carry: { rest: this.#rest, state: this.#state } satisfies CsvCarry }
  }

  take(end: End, counted: { repairs: Layer['repairs']; warnings: Layer['warnings'] }): void {
    this.#tally.add(counted)
    const { report, unclosed, state } = end.notes as CsvNotes
    this.#line = end.where
    this.#rest = (end.carry as string | undefined) ?? ''
    this.#state = { ...state, afterBlank: state.afterBlank ?? this.#state.afterBlank }
    this.#unclosed.push(...unclosed)
    this.#report.marks = Math.max(this.#report.marks, report.marks)
    this.#report.nulls += report.nulls
    this.#report.foreignLines += report.foreignLines
  }

  end(): void {
    tellOfEnd(this.#tally, this.#report, this.#unclosed, this.settings)
  }
}

/** What is only known when the whole table was read. */
export function tellOfEnd(
  tally: Tally,
  report: DecodeReport,
  unclosed: readonly number[],
  { dialect, head }: Pick<CsvSettings, 'dialect' | 'head'>,
): void {
  for (const repair of repairsOf(report)) tally.repair(repair.kind, repair.count)
  if (dialect.wrapped) tally.repair('wrapped-lines')
  for (const line of unclosed) tally.warn('unclosed-quote', `row ${line}`)
  if (head.columns.length === 0) tally.warn('empty-file')
  tally.settle()
}
