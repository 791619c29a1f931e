import { isEmpty } from '../check/row.ts'
import type { Layer, RawRecord } from '../types.ts'
import { parseLabel } from './lexicon.ts'

/**
 * Cells that are themselves lists of things or things with parts (`telephone: [{ "valeur": … }]`, an address as JSON text in a table): the
 * parts of the first one become columns of their own (`telephone[0].valeur`), so that they can be understood. The cell stays as it is;
 * `layer.derived` names the columns that only repeat a part of it.
 */
export function openNested(layer: Layer, sample: readonly RawRecord[]): void {
  const parents = nestedColumns(layer, sample)
  if (parents.length === 0) return
  const derived = new Set(layer.derived)
  const indexes = new Map<string, number>()
  const known = new Set(layer.columns)
  for (const record of sample) {
    for (const parent of parents) {
      for (const [path] of partsOf(record.values[parent])) {
        const name = `${layer.columns[parent]}${path}`
        if (indexes.has(name) || known.has(name) || indexes.size >= MOST_PARTS) continue
        const index = layer.columns.push(name) - 1
        indexes.set(name, index)
        derived.add(index)
      }
    }
  }
  const expand = (record: RawRecord) => {
    for (const parent of parents) {
      for (const [path, value] of partsOf(record.values[parent])) {
        const index = indexes.get(`${layer.columns[parent]}${path}`)
        if (index !== undefined) record.values[index] = value
      }
    }
  }
  for (const record of sample) expand(record)
  const read = layer.records.bind(layer)
  layer.derived = derived
  delete layer.batches
  delete layer.split
  layer.records = async function* () {
    for await (const record of read()) {
      expand(record)
      yield record
    }
  }
}

const MOST_PARTS = 200

function nestedColumns(layer: Layer, sample: readonly RawRecord[]): number[] {
  if (layer.known) return []
  return layer.columns.flatMap((name, column) => {
    if (!ownQualities(name)) return []
    let filled = 0
    let nested = 0
    for (const { values } of sample.slice(0, 200)) {
      const value = values[column]
      if (isEmpty(value)) continue
      filled++
      if (firstThing(value)) nested++
    }
    return nested > 0 && nested >= filled * 0.6 ? [column] : []
  })
}

/** The address or the telephone of a thing is its own; the talks of a meeting and the dishes of a menu are other things. */
function ownQualities(name: string): boolean {
  return parseLabel(name).spans.some(({ concepts }) => concepts.some((concept) => qualities.has(concept)))
}
const qualities = new Set('NAME DESC ADDRESS TEL MAIL WEB URL VENUE CONTACT IMAGE LATLON TOWN ORGANIZER'.split(' '))

/** The first thing of a list, or the thing itself; nothing for geometries and for lists of dates, which are read as a whole. */
function firstThing(value: unknown): Record<string, unknown> | undefined {
  const whole = typeof value === 'string' ? parsed(value) : value
  const first = Array.isArray(whole) ? whole[0] : typeof value === 'string' ? whole : undefined
  if (typeof first !== 'object' || first === null || Array.isArray(first)) return undefined
  if ('coordinates' in first || 'geometries' in first) return undefined
  if (Array.isArray(whole) && Object.keys(first).some((key) => dateKeys.test(key))) return undefined
  return first as Record<string, unknown>
}

/** `{ "text": "Gare", "language": "fr" }` is its text. */
const languageKeys = /^(?:_?lang|language|langue|@language)$/i
const dateKeys = /^(?:begin|start|debut|from|startdate|start_date|date|end|dtstart)$/i

function parsed(text: string): unknown {
  if (!/^\s*(?:\[\s*\{|\{\s*")/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function partsOf(value: unknown): [path: string, value: unknown][] {
  if (isEmpty(value)) return []
  const thing = firstThing(value)
  if (!thing) return []
  const isList = Array.isArray(value) || (typeof value === 'string' && value.trimStart().startsWith('['))
  return leaves(thing, isList ? '[0]' : '', 0)
}

function leaves(thing: Record<string, unknown>, prefix: string, depth: number): [string, unknown][] {
  return Object.entries(thing)
    .slice(0, 40)
    .flatMap(([key, value]): [string, unknown][] => {
      const path = `${prefix}.${key}`
      if (value === null || value === '' || value === undefined || languageKeys.test(key)) return []
      if (typeof value !== 'object') return [[path, value]]
      return Array.isArray(value) || depth >= 2 ? [] : leaves(value as Record<string, unknown>, path, depth + 1)
    })
}
