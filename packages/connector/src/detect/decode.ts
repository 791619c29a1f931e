import { isUtf8 } from 'node:buffer'
import { open } from 'node:fs/promises'
import iconv from 'iconv-lite'
import { meter } from '../meter.ts'
import type { Member, Repair } from '../types.ts'
import { piecesOf } from '../unpack/pieces.ts'
import { type Encoding, encodingOf, macEuro } from './encoding.ts'

/** What had to be cleaned while decoding, for the layer's `repairs`. */
export interface DecodeReport {
  marks: number
  nulls: number
  foreignLines: number
}

export const newDecodeReport = (): DecodeReport => ({ marks: 0, nulls: 0, foreignLines: 0 })

/**
 * A member's text in pieces, without byte order marks and NUL characters. A UTF-8 file in which some lines are not
 * UTF-8 has those lines read as windows-1252.
 */
export async function* decode(member: Member, report: DecodeReport = newDecodeReport()): AsyncGenerator<string> {
  const encoding = await encodingOf(member)
  const pieces = encoding.name === 'utf-8' ? utf8Pieces(member, report) : otherPieces(member, encoding)
  let start = true
  for await (const piece of pieces) {
    const text = cleaned(piece, start ? encoding.marks : undefined, report)
    if (piece !== '') start &&= text === ''
    if (text !== '') yield text
  }
}

/** Text without NUL characters, and at its start (where `marks` is how many were seen) without byte order marks. */
function cleaned(piece: string, marks: number | undefined, report: DecodeReport): string {
  let text = piece
  if (marks !== undefined && text !== '') {
    const clean = text.replace(/^\ufeff+/, '')
    report.marks = Math.max(marks, text.length - clean.length)
    text = clean
  }
  if (text.includes('\0')) {
    const clean = text.replaceAll('\0', '')
    report.nulls += text.length - clean.length
    text = clean
  }
  return text
}

/**
 * The text of a piece of a member that was cut at a line end; nothing else must be known of what stands before it. Only for
 * encodings of which `canCut` is true.
 */
export function decodePiece(bytes: Buffer, encoding: Encoding, first: boolean, report: DecodeReport): string {
  const text =
    encoding.name === 'utf-8' ? utf8(bytes, report) : macEuro(iconv.decode(bytes, tableOf(encoding)), encoding.name)
  return cleaned(text, first ? encoding.marks : undefined, report)
}

/** A byte of these encodings that looks like a line end or a quote is one. */
export const canCut = ({ name }: Encoding): boolean => !/^utf-(?:16|32)/.test(name)

const tableOf = ({ name }: Encoding) => (name === 'iso-8859-1' ? 'windows-1252' : name)

export async function decodeAll(member: Member, report?: DecodeReport): Promise<string> {
  let text = ''
  for await (const piece of decode(member, report)) text += piece
  return text
}

/** The first `length` bytes as text; what a cut character left at the end is dropped. */
export async function decodeHead(member: Member, length: number): Promise<string> {
  const [{ name }, head] = await Promise.all([encodingOf(member), member.head(length)])
  const text = macEuro(iconv.decode(Buffer.from(head), name === 'iso-8859-1' ? 'windows-1252' : name), name)
  const clean = text.replace(/^\ufeff+/, '').replaceAll('\0', '')
  return head.length < member.bytes ? clean.replace(/\ufffd$/, '') : clean
}

export function repairsOf(report: DecodeReport): Repair[] {
  const repairs: Repair[] = []
  if (report.marks > 1) repairs.push({ kind: 'byte-order-marks', count: report.marks })
  if (report.nulls > 0) repairs.push({ kind: 'null-characters', count: report.nulls })
  if (report.foreignLines > 0) repairs.push({ kind: 'mixed-encodings', count: report.foreignLines })
  return repairs
}

const PIECE = 64 * 1024
const LONGEST = 4 << 20

/**
 * Cuts at line ends, so that a character is never split and a bad line does not spoil its neighbours. One buffer is filled
 * again and again; what follows the last line end moves to its front.
 */
async function* utf8Pieces(member: Member, report: DecodeReport): AsyncGenerator<string> {
  if (member.held) return yield utf8(member.held, report)
  const handle = await open(member.file)
  try {
    let buffer = Buffer.allocUnsafe(PIECE)
    let held = 0
    let position = 0
    meter()?.began({ position: () => position, total: member.bytes })
    for (;;) {
      const { bytesRead } = await handle.read(buffer, held, buffer.length - held, null)
      if (bytesRead === 0) break
      position += bytesRead
      const bytes = buffer.subarray(0, held + bytesRead)
      const cut = bytes.lastIndexOf(10) + 1 || (bytes.length > LONGEST ? wholeEnd(bytes) : 0)
      if (cut > 0) yield utf8(bytes.subarray(0, cut), report)
      held = bytes.length - cut
      if (cut > 0) buffer.copyWithin(0, cut, cut + held)
      if (held * 2 > buffer.length) buffer = Buffer.concat([buffer.subarray(0, held)], buffer.length * 2)
    }
    if (held > 0) yield utf8(buffer.subarray(0, held), report)
  } finally {
    await handle.close()
  }
}

function wholeEnd(bytes: Buffer): number {
  let end = bytes.length - 1
  while (end > 0 && (bytes[end]! & 0xc0) === 0x80) end--
  return end || bytes.length
}

function utf8(bytes: Buffer, report: DecodeReport): string {
  if (isUtf8(bytes)) return bytes.toString('utf8')
  let text = ''
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(10, start) + 1 || bytes.length
    const line = bytes.subarray(start, end)
    if (isUtf8(line)) text += line.toString('utf8')
    else {
      report.foreignLines++
      text += iconv.decode(line, 'windows-1252')
    }
    start = end
  }
  return text
}

async function* otherPieces(member: Member, encoding: Encoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(tableOf(encoding), { stripBOM: false })
  for await (const chunk of member.held ? [member.held] : piecesOf(member.file, PIECE))
    yield macEuro(decoder.write(chunk), encoding.name)
  yield decoder.end() ?? ''
}
