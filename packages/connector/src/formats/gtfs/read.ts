import type { Detection, Layer, Member, RawRecord, ReadContext } from '../../types.ts'
import { Tally } from '../table/tally.ts'
import { rowsOf, tableLayer } from './table.ts'
import { type Calls, joined, type Timetable, timetableOf } from './timetable.ts'

const stopColumns: [string, string][] = [
  ['identifier', 'stop_id'],
  ['name', 'stop_name'],
  ['description', 'stop_desc'],
  ['latitude', 'stop_lat'],
  ['longitude', 'stop_lon'],
  ['url', 'stop_url'],
]
const routeColumns: [string, string][] = [
  ['identifier', 'route_id'],
  ['name', 'line'],
  ['description', 'route_desc'],
  ['url', 'route_url'],
  ['category', 'mode'],
]

/** Tables that tell when and how, not what there is in a town: listed, and joined to the stops. */
const other: Layer['known'] = { entity: 'other', mapping: [] }
const plainTables: Record<string, Layer['known']> = {
  agency: {
    entity: 'organization',
    mapping: [
      { to: 'identifier', from: 'agency_id' },
      { to: 'name', from: 'agency_name' },
      { to: 'url', from: 'agency_url' },
      { to: 'telephone', from: 'agency_phone' },
      { to: 'email', from: 'agency_email' },
    ],
  },
}

/** Stops with their lines and the day's departures, or routes with their means of transport, of a GTFS feed. */
export async function openGtfs(member: Member, detection: Detection, context: ReadContext): Promise<Layer[]> {
  const table = await tableLayer(member)
  const kind = String(detection.dialect?.table)
  if (kind !== 'stops' && kind !== 'routes') return [{ ...table, format: 'gtfs', known: plainTables[kind] ?? other }]
  const stops = kind === 'stops'
  const added = stops ? (member.parts ? ['lines', 'departures'] : []) : ['line', 'mode']
  const mapping = (stops ? stopColumns : routeColumns).map(([to, from]) => ({ to, from }))
  const facts = await factsOf(member)
  const layer: Layer = {
    path: member.path,
    format: 'gtfs',
    encoding: detection.encoding ?? 'utf-8',
    ...(table.delimiter ? { delimiter: table.delimiter } : {}),
    ...(table.headerRow ? { headerRow: table.headerRow } : {}),
    columns: [...table.columns, ...added],
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
    known: { entity: 'transit', mapping },
    repairs: table.repairs,
    warnings: table.warnings,
    records: async function* () {},
  }
  const calls = once(() => callsOf(member, context))
  layer.records = stops
    ? () => withCalls(table, layer, member.parts ? calls : undefined)
    : () => withNames(table, layer)
  return [layer]
}

/** Read once, however often the records are asked for. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

interface StopCalls {
  of(stop: string): Calls | undefined
  timetable: Timetable
  today: string
}

async function callsOf(member: Member, { today }: ReadContext): Promise<StopCalls> {
  const timetable = await timetableOf(member.parts!, today)
  const platforms = new Map<string, Calls[]>()
  for await (const row of rowsOf(member)) {
    const station = row('parent_station')
    const calls = timetable.calls.get(row('stop_id'))
    if (station && calls) platforms.set(station, [...(platforms.get(station) ?? []), calls])
  }
  const of = (stop: string) => {
    const own = timetable.calls.get(stop)
    const below = platforms.get(stop)
    return below ? joined(own ? [own, ...below] : below) : own
  }
  return { of, timetable, today }
}

async function* withCalls(table: Layer, layer: Layer, calls?: () => Promise<StopCalls>): AsyncGenerator<RawRecord> {
  const found = await calls?.()
  const width = layer.columns.indexOf('lines')
  const id = table.columns.indexOf('stop_id')
  for await (const record of table.records()) {
    const stop = found?.of(String(record.values[id] ?? ''))
    if (stop && stop.lines.length > 0) record.values[width] = stop.lines
    if (stop && stop.departures.length > 0) record.values[width + 1] = stop.departures
    yield record
  }
  if (!found) return
  const tally = new Tally(layer)
  const { services, tooLong } = found.timetable
  if (tooLong) tally.warn('timetable-too-long')
  else if (services.until !== undefined && found.today > services.until)
    tally.warn('timetable-ended', undefined, services.until)
}

async function* withNames(table: Layer, layer: Layer): AsyncGenerator<RawRecord> {
  const column = (name: string) => table.columns.indexOf(name)
  const [short, long, type] = [column('route_short_name'), column('route_long_name'), column('route_type')]
  const line = layer.columns.indexOf('line')
  for await (const record of table.records()) {
    const text = (index: number) => (index < 0 ? '' : String(record.values[index] ?? '').trim())
    const names = [text(short), text(long)].filter((name, index, all) => name !== '' && all.indexOf(name) === index)
    if (names.length > 0) record.values[line] = names.join(' – ')
    const mode = modeOf(Number(text(type)))
    if (text(type) !== '' && mode) record.values[line + 1] = mode
    yield record
  }
}

const modes = ['tramway', 'métro', 'train', 'bus', 'ferry', 'tramway', 'téléphérique', 'funiculaire']
/** Basic types, and the extended ones by their hundreds. */
const extended: [number, string][] = [
  [1700, 'bus'],
  [1300, 'téléphérique'],
  [1400, 'funiculaire'],
  [1000, 'ferry'],
  [1200, 'ferry'],
  [1100, 'avion'],
  [900, 'tramway'],
  [800, 'bus'],
  [700, 'bus'],
  [600, 'métro'],
  [500, 'métro'],
  [400, 'métro'],
  [200, 'car'],
  [100, 'train'],
]

function modeOf(type: number): string | undefined {
  if (type === 11) return 'bus'
  if (type === 12) return 'train'
  return modes[type] ?? extended.find(([start]) => type >= start && type < start + 100)?.[1]
}

async function factsOf(member: Member): Promise<Record<string, string>> {
  const facts: Record<string, string> = {}
  for await (const row of rowsOf(member.parts?.get('agency.txt'))) {
    if (row('agency_name')) facts.publisher ??= row('agency_name')
    if (row('agency_url')) facts.url ??= row('agency_url')
    if (row('agency_timezone')) facts.timezone ??= row('agency_timezone')
    if (row('agency_lang')) facts.language ??= row('agency_lang')
  }
  for await (const row of rowsOf(member.parts?.get('feed_info.txt'))) {
    if (row('feed_start_date')) facts.validFrom ??= row('feed_start_date')
    if (row('feed_end_date')) facts.validUntil ??= row('feed_end_date')
  }
  return facts
}
