import type { Db } from '@wiker/platform'
import { sql } from 'kysely'
import { dateOf } from './calendar.ts'
import type { Expected } from './expected.ts'
import type { MonthSource } from './sources.ts'
import type { Told } from './telling.ts'
import type { Happening } from './truth.ts'

interface LayerRow {
  source: number
  id: string
  kind: string
  thing: string
  town: string
  name: string
  day: string | null
}
interface ThingRow {
  id: string
  kind: string
  name: string
  credits: { source?: number }[]
  start: string | null
  status: string | null
  edited: boolean
}

/** Compares what the town's readers see with what ought to be, day by day, and writes down every difference as a sentence. */
export class Judge {
  readonly problems: string[] = []
  /** Of every thing, the id of its page on the first day it was seen. */
  readonly pages = new Map<string, string>()
  readonly #db: Db
  readonly #sources: Map<number, MonthSource>
  /** What each source ever said, to know again what is stored: by source, words and day. */
  readonly #said = new Map<string, string>()
  /** What each said last of each thing. */
  readonly #last = new Map<string, Told>()

  constructor(db: Db, sources: Map<number, MonthSource>) {
    this.#db = db
    this.#sources = sources
  }

  heard(source: number, told: readonly Told[], anew: boolean): void {
    for (const one of told) {
      if (one.key === '') continue
      if (anew) this.#last.set(`${source} ${one.key}`, one)
      this.#said.set(this.#words(source, one.town.code, one.name, one.start), one.key)
    }
  }

  async judge(expected: Expected, day: number): Promise<void> {
    const complain = (sentence: string) => this.problems.push(`day ${day}: ${sentence}`)
    const layers = await this.#layers()
    const keyed = layers.map((layer) => ({ ...layer, key: this.keyOf(layer) }))
    for (const { key, source, name, day: on } of keyed)
      if (!key) complain(`${this.#slug(source)} never said "${name}" (${on})`)
    this.#judgeLayers(expected, keyed, complain)
    this.#judgeThings(expected, keyed, await this.#things(), complain)
  }

  /** A weekly series keeps its hour over the change of clocks, and each of its days is laid down once. */
  async judgeSeries(series: Happening): Promise<void> {
    const page = this.pages.get(series.key)
    const { rows } = await sql<{ at: string }>`
      select to_char(starts_at at time zone 'Europe/Paris', 'YYYY-MM-DD HH24:MI') as at from event_date
      where event_id = coalesce((select thing_id from thing_alias where id = ${page}), ${page}) order by day`.execute(
      this.#db,
    )
    const wanted = Array.from({ length: series.weeks }, (_, n) => `${dateOf(series.day + n * 7)} ${series.hour}`)
    const found = rows.map((row) => row.at)
    if (found.join() !== wanted.join()) this.problems.push(`at the end: ${series.key} takes place ${found.join(', ')}`)
  }

  keyOf({ source, town, name, day }: Pick<LayerRow, 'source' | 'town' | 'name' | 'day'>): string | undefined {
    return this.#said.get(this.#words(source, town, name, day ?? ''))
  }

  #judgeLayers(
    expected: Expected,
    layers: (LayerRow & { key: string | undefined })[],
    complain: (sentence: string) => void,
  ): void {
    for (const [id, source] of this.#sources) {
      const wanted = expected.layerOf(source)
      const found = layers.filter((layer) => layer.source === id && layer.key)
      for (const [key, some] of Map.groupBy(found, (layer) => layer.key!)) {
        if (!wanted.has(key)) complain(`${source.slug} still tells of ${key}, "${some[0]!.name}"`)
        if (some.length > 1)
          complain(
            `${source.slug} tells of ${key} ${some.length} times: ${some.map((one) => `${one.name} ${one.day}`).join(' | ')}`,
          )
      }
      const known = new Set(found.map((layer) => layer.key))
      for (const key of wanted.keys()) if (!known.has(key)) complain(`${source.slug} no longer tells of ${key}`)
    }
  }

  #judgeThings(
    expected: Expected,
    layers: (LayerRow & { key: string | undefined })[],
    things: ThingRow[],
    complain: (sentence: string) => void,
  ): void {
    const keysOf = Map.groupBy(
      layers.filter((layer) => layer.key),
      (layer) => layer.thing,
    )
    const thingsOf = new Map<string, Set<string>>()
    for (const [thing, some] of keysOf) {
      const keys = new Set(some.map((layer) => layer.key!))
      if (keys.size > 1)
        complain(`${[...keys].join(' and ')} are shown as one: ${some.map((one) => one.name).join(' | ')}`)
      for (const key of keys) thingsOf.set(key, (thingsOf.get(key) ?? new Set()).add(thing))
    }
    const shown = new Map(things.map((thing) => [thing.id, thing]))
    for (const thing of things) if (!keysOf.has(thing.id)) complain(`"${thing.name}" is shown and nobody tells of it`)
    for (const [key, slugs] of expected.told()) {
      const ids = [...(thingsOf.get(key) ?? [])]
      const layersOfKey = ids.flatMap((id) => keysOf.get(id)!)
      // While sources disagree on the day, each day is shown.
      if (ids.length > new Set(layersOfKey.map((layer) => layer.day)).size) {
        const names = ids.map((id) =>
          keysOf
            .get(id)!
            .map((one) => `${this.#slug(one.source)} ${one.name} ${one.day}`)
            .join(' + '),
        )
        complain(`${key} is shown ${ids.length} times: ${names.join(' || ')}`)
      }
      const thing = shown.get(ids[0] ?? '')
      if (!thing) complain(`${key} is not shown (${slugs.join(', ')})`)
      else if (ids.length === 1) {
        this.#judgePage(key, slugs, thing, complain)
        this.#judgeEvent(key, layersOfKey, thing, complain)
      }
    }
  }

  #judgePage(key: string, slugs: string[], thing: ThingRow, complain: (sentence: string) => void): void {
    const credits = [...new Set(thing.credits.map((credit) => this.#slug(credit.source!)))].sort()
    if (credits.join() !== [...slugs].sort().join())
      complain(`"${thing.name}" is credited to ${credits.join(', ')} instead of ${slugs.join(', ')}`)
    const page = this.pages.get(key)
    if (!page) this.pages.set(key, thing.id)
    else if (page !== thing.id) complain(`the page of ${key}, "${thing.name}", has changed its address`)
  }

  /** The hour is one that somebody gives today, and what somebody cancelled is cancelled. */
  #judgeEvent(key: string, layers: LayerRow[], thing: ThingRow, complain: (sentence: string) => void): void {
    if (thing.kind !== 'event' || thing.edited) return
    const told = layers.flatMap(({ source }) => this.#last.get(`${source} ${key}`) ?? [])
    if (told.some((one) => one.weeks > 1)) return
    const exact = told.some((one) => one.instant.length > 10) ? told.filter((one) => one.instant.length > 10) : told
    if (!exact.some((one) => one.instant === thing.start))
      complain(`${key} is shown at ${thing.start}, which nobody says: ${told.map((one) => one.instant).join(', ')}`)
    const cancelled = told.some((one) => one.cancelled)
    if (cancelled !== (thing.status === 'cancelled')) complain(`${key} is shown as ${thing.status}`)
  }

  async #layers(): Promise<LayerRow[]> {
    const { rows } = await sql<LayerRow>`
      select source_id as source, id, kind, thing_id as thing, town, name, left(record->>'startDate', 10) as day
      from source_record where withdrawn_at is null and source_id is not null order by source_id, name, id`.execute(
      this.#db,
    )
    return rows
  }

  async #things(): Promise<ThingRow[]> {
    const kinds = ['event', 'place', 'organization', 'article'].map(
      (
        kind,
      ) => sql`select id, ${sql.lit(kind)} as kind, name, credits, record->>'startDate' as start, record->>'eventStatus' as status,
        exists (select from edit e where e.thing_id = t.id) as edited from ${sql.table(kind)} t where withdrawn_at is null`,
    )
    return (await sql<ThingRow>`${sql.join(kinds, sql` union all `)}`.execute(this.#db)).rows
  }

  #words(source: number, town: string, name: string, start: string): string {
    const kind = this.#sources.get(source)!.kind
    const plain = name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
    return `${source} ${town} ${plain} ${kind === 'event' ? start.slice(0, 10) : ''}`
  }

  #slug(source: number): string {
    return this.#sources.get(source)?.slug ?? 'nobody'
  }
}
