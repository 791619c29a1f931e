import { createHash } from 'node:crypto'
import type { MemberReading, SourceReading } from '@wiker/connector'

/** What a column holds, small enough to be kept: a sketch of its values, and its place in the table. */
export interface ColumnProfile {
  column: string
  /** 0-based. */
  index: number
  /** The smallest digests of its distinct values: two columns with the same values have the same ones. */
  sketch: string[]
  /** The canonical field it was taken for. */
  to?: string
  /** It is no longer there, and remembered for the day it comes back. */
  gone?: true
}

export interface MemberProfile {
  path: string
  columns: ColumnProfile[]
}

const rowsRead = 500
const sketchSize = 32

/** The columns of each table of a source, by what they hold. Formats that name their own fields (iCalendar, RSS) rename nothing: they have none. */
export async function profileOf(reading: SourceReading): Promise<MemberProfile[]> {
  const profiles: MemberProfile[] = []
  for (const member of reading.members) {
    const profile = await profileOfMember(member)
    if (profile) profiles.push(profile)
  }
  return profiles
}

async function profileOfMember({ path, layer, understanding }: MemberReading): Promise<MemberProfile | undefined> {
  if (!layer || !understanding || layer.known) return undefined
  const digests = layer.columns.map(() => new Set<string>())
  let read = 0
  for await (const record of layer.records()) {
    for (const [index, value] of record.values.entries()) {
      const text = wordsOf(value)
      if (text !== '' && index < digests.length) digests[index]!.add(digestOf(text))
    }
    if (++read >= rowsRead) break
  }
  const fieldOf = new Map<number, string>()
  for (const { columns, to } of understanding.mapping)
    for (const index of columns) if (!fieldOf.has(index)) fieldOf.set(index, to)
  const columns = layer.columns.map((column, index) => {
    const to = fieldOf.get(index)
    return { column, index, sketch: [...digests[index]!].sort().slice(0, sketchSize), ...(to ? { to } : {}) }
  })
  return { path, columns }
}

/** Case, spaces and the way of writing numbers change from one export to the next; the words stay. */
function wordsOf(value: unknown): string {
  if (value === null || value === undefined || typeof value === 'object') return ''
  return String(value).trim().toLowerCase().replace(/\s+/g, ' ').slice(0, 200)
}

const digestOf = (text: string) => createHash('sha1').update(text).digest('base64url').slice(0, 8)

/** How much two columns hold the same: of the smallest digests of both together, the share that both have (a bottom-k sketch's Jaccard index). */
export function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0
  const smallest = [...new Set([...a, ...b])].sort().slice(0, sketchSize)
  const [inA, inB] = [new Set(a), new Set(b)]
  return smallest.filter((digest) => inA.has(digest) && inB.has(digest)).length / smallest.length
}
