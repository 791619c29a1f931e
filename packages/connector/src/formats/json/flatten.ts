import { looksMojibake, repairMojibake } from '../../detect/mojibake.ts'
import type { RawRecord } from '../../types.ts'
import type { Tally } from '../table/tally.ts'
import { isObject } from './locate.ts'

const geometryTypes = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
])
const MOST_COLUMNS = 5000

/** GeoJSON geometry (RFC 7946 §3.1) by its shape. */
export function isGeometry(value: unknown): value is NonNullable<RawRecord['geometry']> {
  return (
    isObject(value) &&
    typeof value.type === 'string' &&
    geometryTypes.has(value.type) &&
    (Array.isArray(value.coordinates) || Array.isArray(value.geometries))
  )
}

const baseKeys = ['base', 'baseUrl', 'base_url', 'baseURL', 'host']
const fileKeys = ['filename', 'fileName', 'file_name', 'file', 'path']
const wordKeys = /^(label|libelle|libellé|name|nom|nombre|nume|namn|title|titre|value|text|texte)$/i
const languageKeys = /^@?lang(uage)?$/i

/** `[{ "label": "Atelier" }, { "label": "Jeunesse" }]` is a list of words: nothing else is said in it. */
function wordsOnly(list: unknown[]): string[] | undefined {
  const words: string[] = []
  for (const one of list) {
    if (!isObject(one)) return undefined
    const said = Object.entries(one).filter(([key]) => !languageKeys.test(key))
    const [only] = said
    if (said.length !== 1 || !wordKeys.test(only![0]) || typeof only![1] !== 'string') return undefined
    words.push(only![1])
  }
  return words.length > 0 ? words : undefined
}

/** `[{ "id": 3, "label": "Atelier" }]`: words with marks for machines beside them. */
function labelsOf(list: unknown[]): { key: string; words: string[] } | undefined {
  const [first] = list
  const key = isObject(first) ? Object.keys(first).find((one) => wordKeys.test(one)) : undefined
  if (key === undefined) return undefined
  const words: string[] = []
  for (const one of list) {
    if (!isObject(one) || typeof one[key] !== 'string') return undefined
    if (!Object.keys(one).every((other) => other === key || markKeys.test(other) || languageKeys.test(other)))
      return undefined
    words.push(one[key])
  }
  return { key, words }
}
const markKeys = /^(@?id|uid|uuid|slug|code|key|cle|uri|@type|color|colour|couleur|icon|icone|order|ordre|rank)$/i

/** Turns trees into rows: nested objects become dotted columns, lists stay lists, a geometry is lifted out. */
export class Flattener {
  readonly #columns: string[]
  readonly #index = new Map<string, number>()

  readonly #tally: Tally
  readonly #derived: Set<number>

  /** Columns that only repeat the words of another one are told to `derived`. */
  constructor(columns: string[], tally: Tally, derived: Set<number> = new Set()) {
    this.#columns = columns
    this.#derived = derived
    this.#tally = tally
    for (const [index, name] of columns.entries()) this.#index.set(name, index)
  }

  record(value: unknown, where: number, inherited?: Record<string, unknown>): RawRecord {
    const record: RawRecord = { values: [], where }
    if (isObject(value)) this.#object(value, '', record, 0)
    else this.#put('value', value, record)
    if (inherited) this.#object(inherited, '', record, 0)
    return record
  }

  #object(object: Record<string, unknown>, prefix: string, record: RawRecord, depth: number): void {
    for (const key of Object.keys(object)) {
      const value = object[key]
      const name = prefix === '' ? key : `${prefix}.${key}`
      if (typeof value !== 'object' || value === null) this.#put(name, value, record)
      else if (Array.isArray(value)) this.#list(value, name, record)
      else if (this.#picture(value as Record<string, unknown>, name, record, depth)) continue
      else if (isGeometry(value)) {
        record.geometry ??= value
        this.#put(name, value, record)
      } else if (depth < 8) this.#object(value as Record<string, unknown>, name, record, depth + 1)
      else this.#put(name, JSON.stringify(value), record)
    }
  }

  #list(list: unknown[], name: string, record: RawRecord): void {
    const words = wordsOnly(list)
    this.#put(name, words ?? list, record)
    const labels = words ? undefined : labelsOf(list)
    if (!labels) return
    this.#put(`${name}.${labels.key}`, labels.words, record)
    const index = this.#index.get(`${name}.${labels.key}`)
    if (index !== undefined && index >= 0) this.#derived.add(index)
  }

  /** `{ "base": "https://…/", "filename": "a.jpg" }`: an address in two halves. Whatever else is said beside them is kept. */
  #picture(object: Record<string, unknown>, name: string, record: RawRecord, depth: number): boolean {
    const [base, file] = [baseKeys, fileKeys].map((keys) => keys.find((key) => typeof object[key] === 'string'))
    if (!base || !file) return false
    const [start, end] = [object[base] as string, object[file] as string]
    if (!/^https?:\/\//.test(start) || !/^[^\s:]+\.\w{2,5}$/.test(end)) return false
    const { [base]: _start, [file]: _end, ...rest } = object
    this.#put(
      `${name}.url`,
      start.endsWith('/') ? start + end.replace(/^\//, '') : `${start}/${end.replace(/^\//, '')}`,
      record,
    )
    this.#object(rest, name, record, depth + 1)
    return true
  }

  #put(name: string, value: unknown, record: RawRecord): void {
    if (value === null || value === undefined || value === '') {
      if (!this.#index.has(name)) this.#add(name)
      return
    }
    const index = this.#index.get(name) ?? this.#add(name)
    if (index >= 0)
      record.values[index] = typeof value === 'string' && looksMojibake(value) ? this.#unspoil(value, record) : value
  }

  #unspoil(value: string, record: RawRecord): string {
    const after = repairMojibake(value)
    if (after === undefined) return value
    this.#tally.repair('mojibake', 1, {
      before: value.slice(0, 80),
      after: after.slice(0, 80),
      where: `item ${record.where}`,
    })
    return after
  }

  #add(name: string): number {
    if (this.#columns.length >= MOST_COLUMNS) return -1
    this.#index.set(name, this.#columns.length)
    return this.#columns.push(name) - 1
  }
}
