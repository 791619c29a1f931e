import type { CanonicalRecord } from '@wiker/model'
import type { Words } from './messages.ts'
import { clip, pad, type Screen, tame } from './screen.ts'
import { spoken } from './spoken.ts'

const MOST = 24

/** A record as a list of its fields, one a line; what only programs need (ids, provenance) is left out. */
export function recordLines(record: CanonicalRecord, screen: Screen, words: Words): string[] {
  const { type: _type, id: _id, provenance: _provenance, additional, ...fields } = spoken(record, words)
  const rows = [
    ...flattened(fields, ''),
    ...flattened(additional ?? {}, '').map(([name, value]) => [`+ ${name}`, value] as const),
  ]
  const shown = rows.slice(0, MOST)
  const width = Math.min(24, Math.floor(screen.width / 3), Math.max(0, ...shown.map(([name]) => name.length)))
  const lines = shown.map(([name, value]) => {
    const label = pad(clip(tame(name), width), width)
    const text = clip(tame(value), screen.width - width - 6)
    return `    ${screen.paint(name.startsWith('+ ') ? 'dim' : 'cyan', label)}  ${text}`
  })
  if (rows.length > MOST) lines.push(`    ${words('card.and-more', { count: rows.length - MOST })}`)
  return lines
}

function flattened(value: object, prefix: string): (readonly [name: string, value: string])[] {
  return Object.entries(value).flatMap(([name, inner]) => {
    if (inner === null || inner === undefined || inner === '') return []
    const path = prefix === '' ? name : `${prefix}.${name}`
    if (name === 'geometry') return [[path, geometrySaid(inner as Shape)] as const]
    if (name === 'warnings' && Array.isArray(inner))
      return inner.map((one: { message: string }) => ['!', one.message] as const)
    if (Array.isArray(inner)) return [[path, inner.map(short).join(', ')] as const]
    if (typeof inner === 'object') return flattened(inner, path)
    return [[path, String(inner)] as const]
  })
}

const short = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

interface Shape {
  type?: string
  coordinates?: unknown
}

/** `Polygon (128)`: the kind and how many points make it. */
function geometrySaid({ type = '', coordinates }: Shape): string {
  const count = (list: unknown): number =>
    Array.isArray(list) ? (typeof list[0] === 'number' ? 1 : list.reduce((sum: number, one) => sum + count(one), 0)) : 0
  const points = count(coordinates)
  return points > 1 ? `${type} (${points})` : type
}
