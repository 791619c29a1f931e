import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import type { Member } from '../types.ts'
import { piecesOf } from '../unpack/pieces.ts'
import { plausibility } from './letters.ts'

export interface Encoding {
  /** `utf-8`, `utf-16le`, `utf-16be`, `utf-32le`, `windows-1252`, `iso-8859-1`, `iso-8859-15`, `windows-1250`, `macintosh`. */
  name: string
  /** How many byte order marks stand at the start (some exports have two). */
  marks: number
}

const SAMPLE = 256 * 1024
const candidates = ['windows-1252', 'iso-8859-15', 'windows-1250', 'macintosh'] as const

const cache = new WeakMap<Member, Promise<Encoding>>()

/** The encoding of a member, found once. ASCII is called `utf-8`. */
export function encodingOf(member: Member): Promise<Encoding> {
  let found = cache.get(member)
  if (!found) {
    found = sniff(member)
    cache.set(member, found)
  }
  return found
}

/** The encoding of loose bytes of text, such as the cells of a binary table. */
export function encodingOfBytes(sample: Uint8Array): string {
  return isAscii(sample) ? 'utf-8' : judge(sample).name
}

async function sniff(member: Member): Promise<Encoding> {
  const head = await member.head(SAMPLE)
  const marked = byteOrderMark(head) ?? withoutMark(head)
  if (marked) return marked
  if (!isAscii(head)) return judge(head)
  // The first accent of a large file may stand far down.
  const rest =
    member.held ?? (head.length < member.bytes ? await firstForeignBytes(member.file, head.length) : undefined)
  return rest ? judge(rest) : { name: 'utf-8', marks: 0 }
}

function byteOrderMark(head: Uint8Array): Encoding | undefined {
  const starts = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte)
  if (starts(0xff, 0xfe, 0, 0)) return { name: 'utf-32le', marks: 1 }
  if (starts(0xff, 0xfe)) return { name: 'utf-16le', marks: 1 }
  if (starts(0xfe, 0xff)) return { name: 'utf-16be', marks: 1 }
  if (!starts(0xef, 0xbb, 0xbf)) return undefined
  let marks = 0
  while (head[marks * 3] === 0xef && head[marks * 3 + 1] === 0xbb && head[marks * 3 + 2] === 0xbf) marks++
  return { name: 'utf-8', marks }
}

/** UTF-16 without its mark: every other byte of Latin text is zero. */
function withoutMark(head: Uint8Array): Encoding | undefined {
  const length = Math.min(head.length, 4096) & ~1
  if (length < 16) return undefined
  let even = 0
  let odd = 0
  for (let index = 0; index < length; index += 2) {
    if (head[index] === 0) even++
    if (head[index + 1] === 0) odd++
  }
  const half = length / 2
  if (odd > half * 0.7 && even < half * 0.05) return { name: 'utf-16le', marks: 0 }
  if (even > half * 0.7 && odd < half * 0.05) return { name: 'utf-16be', marks: 0 }
  return undefined
}

function isAscii(bytes: Uint8Array): boolean {
  for (let index = 0; index < bytes.length; index++) if (bytes[index]! > 127) return false
  return true
}

/** Bytes around the first non-ASCII ones after `start`. */
async function firstForeignBytes(file: string, start: number): Promise<Uint8Array | undefined> {
  let kept: Buffer | undefined
  for await (const bytes of piecesOf(file, 1 << 20, start)) {
    if (kept) return Buffer.concat([kept, bytes])
    if (!isAscii(bytes)) {
      const first = bytes.findIndex((byte) => byte > 127)
      kept = Buffer.from(bytes.subarray(first))
      if (kept.length > SAMPLE) return kept
    }
  }
  return kept
}

function judge(sample: Uint8Array): Encoding {
  if (isUtf8(wholeCharacters(sample)) || mostlyUtf8(sample)) return { name: 'utf-8', marks: 0 }
  const bytes = Buffer.from(sample)
  const scored = candidates.map((name, index) => ({
    name,
    score: plausibility(macEuro(iconv.decode(bytes, name), name)) - index * 0.05,
  }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  // The two tables agree but for 0x80–0x9F, which are signs in one and unused controls in the other.
  const noSigns = best.name === 'windows-1252' && !bytes.some((byte) => byte >= 0x80 && byte <= 0x9f)
  return { name: noSigns ? 'iso-8859-1' : best.name, marks: 0 }
}

/** A sample may end in the middle of a character: the last one is left out when it is not whole. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return bytes
    if (byte >= 0xc0) {
      const wanted = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return wanted > back ? bytes.subarray(0, bytes.length - back) : bytes
    }
  }
  return bytes
}

/** UTF-8 with a few lines pasted from elsewhere is still UTF-8: those lines are read apart (see decode.ts). */
function mostlyUtf8(bytes: Uint8Array): boolean {
  let good = 0
  let bad = 0
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index]!
    if (byte < 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0
    const whole = length > 0 && isUtf8(bytes.subarray(index, index + length))
    if (whole) {
      good++
      index += length - 1
    } else bad++
  }
  return good > bad * 4
}

/** Since 1998 the Macintosh table has the euro where it had the general currency sign. */
export const macEuro = (text: string, name: string): string =>
  name === 'macintosh' && text.includes('¤') ? text.replaceAll('¤', '€') : text
