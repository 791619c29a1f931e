import { isEmpty } from '../check/row.ts'
import type { Recipe, RecipeCondition } from '../map/recipe.ts'
import { columnNamed } from '../map/recipe-plan.ts'
import { fold } from '../map/words.ts'
import type { Layer, MadeColumn, RawRecord } from '../types.ts'
import { matchesGlob } from './glob.ts'

/**
 * The layer as a recipe reads it: words replaced by their meaning, columns split, joined and added, rows left out. The rows
 * themselves stay as the source has them: what was replaced is beside it (`RawRecord.original`), what was made is in columns of its
 * own (`Layer.made`). A recipe without such rules gives the layer itself.
 */
export function prepared(layer: Layer, recipe: Recipe): Layer {
  const rules = rulesOf(layer, recipe)
  const { makers, words, leftOut } = rules
  if (makers.length === 0 && words.length === 0 && leftOut.length === 0) return layer
  return new Preparation(layer, rules).layer
}

interface Maker extends MadeColumn {
  name: string
  make(values: readonly unknown[]): unknown
}

interface Rules {
  makers: Maker[]
  words: { column: number; meaning(value: unknown): unknown }[]
  leftOut: ((values: readonly unknown[]) => boolean)[]
}

class Preparation {
  readonly #source: Layer
  readonly #rules: Rules
  /** Where the made columns stand: after those the source had when it was opened. */
  readonly #at: number
  readonly #columns: string[]
  #repair: { kind: string; count: number } | undefined

  constructor(source: Layer, rules: Rules) {
    this.#source = source
    this.#rules = rules
    this.#at = source.columns.length
    this.#columns = [...source.columns, ...rules.makers.map(({ name }) => name)]
  }

  get layer(): Layer {
    const source = this.#source
    const { makers } = this.#rules
    const at = this.#at
    const { batches } = source
    const moved = (index: number) => (index < at ? index : index + makers.length)
    return {
      ...source,
      columns: this.#columns,
      made: new Map(makers.map(({ to, columns, rule }, index) => [at + index, { to, columns, rule }])),
      get derived() {
        return new Set([...[...(source.derived ?? [])].map(moved), ...makers.map((_, index) => at + index)])
      },
      get merged() {
        return source.merged ?? 0
      },
      set merged(count: number) {
        source.merged = count
      },
      records: () => this.#one(),
      ...(batches ? { batches: () => this.#many(batches()) } : {}),
    }
  }

  async *#one(): AsyncGenerator<RawRecord> {
    this.#begin()
    for await (const record of this.#source.records()) {
      const read = this.#read(record)
      if (read) yield read
    }
    this.#end()
  }

  async *#many(batches: AsyncIterable<RawRecord[]>): AsyncGenerator<RawRecord[]> {
    this.#begin()
    for await (const batch of batches) yield batch.flatMap((record) => this.#read(record) ?? [])
    this.#end()
  }

  /** Readers count from zero at each reading and drop what did not happen: so do we, beside them. */
  #begin(): void {
    const { repairs } = this.#source
    const old = repairs.findIndex(({ kind }) => kind === LEFT_OUT)
    if (old >= 0) repairs.splice(old, 1)
    this.#repair = undefined
  }

  #end(): void {
    if (this.#repair) this.#source.repairs.push(this.#repair)
  }

  #read(record: RawRecord): RawRecord | undefined {
    this.#followColumns()
    if (record.broken) return record
    const { makers, words, leftOut } = this.#rules
    if (leftOut.some((holds) => holds(record.values))) {
      this.#repair ??= { kind: LEFT_OUT, count: 0 }
      this.#repair.count++
      return undefined
    }
    const values = [...record.values]
    const original = new Map<number, unknown>()
    for (const { column, meaning } of words) {
      const value = values[column]
      if (isEmpty(value)) continue
      const meant = meaning(value)
      if (meant === value) continue
      original.set(column, value)
      values[column] = meant
    }
    const made = makers.map(({ make }) => make(values))
    const own = values.slice(0, this.#at)
    own.length = this.#at
    return {
      ...record,
      values: [...own, ...made, ...values.slice(this.#at)],
      ...(original.size > 0 ? { original } : {}),
    }
  }

  /** Trees and long rows find columns while they are read. */
  #followColumns(): void {
    const { columns } = this.#source
    const { makers } = this.#rules
    for (let index = this.#columns.length - makers.length; index < columns.length; index++)
      this.#columns.push(columns[index]!)
  }
}

const LEFT_OUT = 'left-out-by-recipe'

function rulesOf(layer: Layer, recipe: Recipe): Rules {
  const find = (name: string) => columnNamed(layer, name)
  const text = (value: unknown) => (isEmpty(value) ? '' : String(value).trim())
  const makers: Maker[] = []
  for (const { column: name, at, into } of recipe.split ?? []) {
    const column = find(name)
    if (column === undefined) continue
    for (const [place, to] of into.entries()) {
      if (to === null) continue
      const last = place === into.length - 1
      const make = (values: readonly unknown[]) => {
        const parts = text(values[column]).split(at)
        return (last ? parts.slice(place).join(at) : (parts[place] ?? '')).trim() || undefined
      }
      makers.push({ name, to, columns: [column], rule: 'split', make })
    }
  }
  for (const { columns: names, with: between = ' ', to } of recipe.join ?? []) {
    const columns = names.flatMap((name) => find(name) ?? [])
    if (columns.length === 0) continue
    const make = (values: readonly unknown[]) =>
      columns
        .map((column) => text(values[column]))
        .filter(Boolean)
        .join(between) || undefined
    makers.push({ name: names.join(' + '), to, columns, rule: 'join', make })
  }
  for (const [to, pattern] of Object.entries(recipe.texts ?? {})) {
    const parts = partsOf(pattern).map((part) => ('name' in part ? { column: find(part.name) } : part))
    const columns = parts.flatMap((part) => ('column' in part && part.column !== undefined ? [part.column] : []))
    const make = (values: readonly unknown[]) =>
      columns.every((column) => isEmpty(values[column]))
        ? undefined
        : parts
            .map((part) => ('text' in part ? part.text : part.column === undefined ? '' : text(values[part.column])))
            .join('')
            .trim()
    makers.push({ name: pattern, to, columns, rule: 'text', make })
  }
  for (const [to, value] of Object.entries(recipe.constants ?? {}))
    makers.push({ name: `${to} (recipe)`, to, columns: [], rule: 'constant', make: () => value ?? undefined })
  const words = Object.entries(recipe.values ?? {}).flatMap(([name, meanings]) => {
    const column = find(name)
    return column === undefined ? [] : [{ column, meaning: meaningOf(meanings) }]
  })
  const leftOut = (recipe.leaveOut ?? []).flatMap((condition) => {
    const column = find(condition.column)
    const holds = holdsFor(condition)
    return column === undefined ? [] : [(values: readonly unknown[]) => holds(values[column])]
  })
  return { makers, words, leftOut }
}

const wordKey = (value: unknown): string => fold(String(value)).trim()

function meaningOf(meanings: Record<string, unknown>): (value: unknown) => unknown {
  const known = new Map(Object.entries(meanings).map(([word, meaning]) => [wordKey(word), meaning ?? undefined]))
  const others = known.has('*')
  return (value) => {
    if (typeof value === 'object') return value
    const key = wordKey(value)
    return known.has(key) ? known.get(key) : others ? known.get('*') : value
  }
}

function holdsFor({ is, contains, like, empty }: RecipeCondition): (value: unknown) => boolean {
  const words = is === undefined ? undefined : new Set((Array.isArray(is) ? is : [is]).map((one) => wordKey(one ?? '')))
  const part = contains === undefined ? undefined : wordKey(contains)
  return (value) => {
    const key = isEmpty(value) ? '' : wordKey(typeof value === 'object' ? JSON.stringify(value) : value)
    if (empty !== undefined && (key === '') !== empty) return false
    if (words && !words.has(key)) return false
    if (part !== undefined && !key.includes(part)) return false
    return like === undefined || matchesGlob(key, fold(like))
  }
}

/** `Marché de {commune}`: words and columns in turn. */
function partsOf(pattern: string): ({ text: string } | { name: string })[] {
  const parts: ({ text: string } | { name: string })[] = []
  let at = 0
  while (at < pattern.length) {
    const open = pattern.indexOf('{', at)
    const close = open < 0 ? -1 : pattern.indexOf('}', open)
    if (close < 0) break
    if (open > at) parts.push({ text: pattern.slice(at, open) })
    parts.push({ name: pattern.slice(open + 1, close) })
    at = close + 1
  }
  if (at < pattern.length) parts.push({ text: pattern.slice(at) })
  return parts
}
