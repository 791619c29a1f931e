import { decodeHead } from '../../detect/decode.ts'
import type { Member } from '../../types.ts'
import { parseLenient } from './lenient.ts'
import { valueEnd } from './scan.ts'

/** The start of a JSON text, as far as it can be understood. */
export interface Preview {
  /** Several values one after the other (NDJSON, RFC 7464, concatenated). */
  sequence: boolean
  /** One value a line: a broken line spoils only itself. */
  lines: boolean
  /** The first value, closed where the sample ends. */
  value: unknown
  /** Of a sequence: the first values. */
  values: unknown[]
}

/** Blanks, byte order marks and the record separator of RFC 7464. */
const leading = /^[\s\p{Cc}]+/u
const between = /[\s\p{Cc}\ufeff]*/uy

const cache = new WeakMap<Member, Map<number, Promise<Preview | undefined>>>()

/** Undefined when this is no JSON at all. */
export function preview(member: Member, length = 128 * 1024): Promise<Preview | undefined> {
  const known = cache.get(member) ?? new Map<number, Promise<Preview | undefined>>()
  cache.set(member, known)
  let found = known.get(length)
  if (!found) {
    found = look(member, length)
    known.set(length, found)
  }
  return found
}

async function look(member: Member, length: number): Promise<Preview | undefined> {
  const text = (await decodeHead(member, length)).replace(leading, '')
  if (!/^(?:[[{]|\/[/*]|(?:var|let|const)\s+[\w$]+\s*=\s*[[{]|[\w$.]+\s*[(=]\s*[[{])/.test(text)) return undefined
  if (/^\[[\p{L} ]+\]\s*$/mu.test(text.slice(0, 200))) return undefined
  const whole = member.bytes <= length
  const lines = linesOf(text, whole)
  const values = lines ?? sequenceOf(text, whole)
  if (values) return { sequence: true, lines: lines !== undefined, value: values[0], values }
  try {
    const value = parseLenient(text, new Map(), true)
    return typeof value === 'object' && value !== null
      ? { sequence: false, lines: false, value, values: [value] }
      : undefined
  } catch {
    return undefined
  }
}

/** NDJSON: the first line is a whole value, and so are most of the others. */
function linesOf(text: string, whole: boolean): unknown[] | undefined {
  const lines = text.split(/\r?\n/)
  if (!whole) lines.pop()
  const some = lines.filter((line) => line.trim() !== '').slice(0, 200)
  if (some.length < 2) return undefined
  const values = some.map(objectOf).filter((value) => value !== undefined)
  return values.length >= 2 && values.length >= some.length * 0.5 && objectOf(some[0]!) !== undefined
    ? values
    : undefined
}

function objectOf(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line.replace(leading, ''))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The first values when there are at least two (or when the separator of RFC 7464 says it is a sequence). */
function sequenceOf(text: string, whole: boolean): unknown[] | undefined {
  const values: unknown[] = []
  let at = 0
  while (at < text.length && values.length < 200) {
    const end = valueEnd(text, at, whole)
    if (end < 0) break
    try {
      const value: unknown = JSON.parse(text.slice(at, end))
      if (typeof value !== 'object' || value === null) return undefined
      values.push(value)
    } catch {
      if (values.length < 2) return undefined
    }
    between.lastIndex = end
    at = end + (between.exec(text)?.[0].length ?? 0)
  }
  return values.length >= 2 ? values : undefined
}
