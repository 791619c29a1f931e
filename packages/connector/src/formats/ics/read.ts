import type { Recurrence } from '@wiker/model'
import { decode, newDecodeReport, repairsOf } from '../../detect/decode.ts'
import { looksMojibake, repairMojibake } from '../../detect/mojibake.ts'
import type { Detection, Layer, Member, RawRecord, ReadContext } from '../../types.ts'
import { Tally } from '../table/tally.ts'
import { type CalendarFacts, type Vevent, vevents } from './components.ts'
import { firstColumns, knownMapping, type ReadEvent, readEvent } from './event.ts'
import { contentLines, unescapeText } from './lines.ts'
import { isZone, zoneOf } from './zones.ts'

type Override = NonNullable<Recurrence['overrides']>[number]

/** RFC 5545 and 7986, as exports really are. A changed occurrence (RECURRENCE-ID) is part of its series, not a record of its own. */
export async function openIcs(member: Member, detection: Detection, context: ReadContext): Promise<Layer[]> {
  const layer: Layer = {
    path: member.path,
    format: 'ics',
    encoding: detection.encoding ?? 'utf-8',
    columns: [],
    repairs: [],
    warnings: [],
    records: async function* () {},
  }
  const survey = await surveyOf(member, context)
  layer.facts = survey.facts
  // Only what the calendar has: a column no event fills would promise a field that never comes.
  layer.columns = firstColumns.filter((name) => survey.properties.has(name.split('.')[1]!))
  layer.known = { entity: 'event', mapping: knownMapping.filter(({ from }) => layer.columns.includes(from)) }
  layer.records = () => read(member, layer, survey)
  return [layer]
}

interface Survey {
  calendar: CalendarFacts
  timezone: string
  facts: Record<string, string>
  /** Names of the properties that occur. */
  properties: Set<string>
  /** Changed occurrences by the UID of their series; only of series that are in the file. */
  overrides: Map<string, Override[]>
}

/** A first reading: zones, names, and the changed occurrences, which may stand before their series. */
async function surveyOf(member: Member, context: ReadContext): Promise<Survey> {
  const calendar: CalendarFacts = { properties: new Map(), zones: new Map() }
  const lines = contentLines(decode(member), () => {})
  const masters = new Set<string>()
  const changed: Vevent[] = []
  const properties = new Set<string>()
  for await (const vevent of vevents(lines, calendar, () => {})) {
    for (const { name } of vevent.properties) properties.add(columnOf[name] ?? name)
    const uid = vevent.properties.find(({ name }) => name === 'UID')?.value.trim()
    if (vevent.properties.some(({ name }) => name === 'RECURRENCE-ID')) changed.push(vevent)
    else if (uid && vevent.properties.some(({ name }) => name === 'RRULE' || name === 'RDATE')) masters.add(uid)
  }
  const declared = calendar.properties.get('X-WR-TIMEZONE') ?? calendar.properties.get('TIMEZONE-ID') ?? ''
  const timezone = zoneOf(declared, calendar.zones, context.timezone) ?? context.timezone
  const overrides = new Map<string, Override[]>()
  for (const vevent of changed) {
    const event = readEvent(vevent, { zones: calendar.zones, timezone })
    if (!event.uid || !event.recurrenceId || !masters.has(event.uid)) continue
    const list = overrides.get(event.uid) ?? []
    list.push(overrideOf(event))
    overrides.set(event.uid, list)
  }
  return { calendar, timezone, properties, overrides, facts: factsOf(calendar, timezone) }
}

/** Properties that end up in another's column. */
const columnOf: Record<string, string> = {
  DURATION: 'DTEND',
  RDATE: 'RRULE',
  ATTACH: 'IMAGE',
  'X-ALT-DESC': 'DESCRIPTION',
}

function factsOf({ properties }: CalendarFacts, timezone: string): Record<string, string> {
  const text = (...names: string[]) => names.map((name) => properties.get(name)).find((value) => value !== undefined)
  const entries = {
    title: text('X-WR-CALNAME', 'NAME'),
    description: text('X-WR-CALDESC', 'DESCRIPTION'),
    url: text('URL', 'X-ORIGINAL-URL', 'SOURCE'),
    generator: text('PRODID'),
    timezone: isZone(timezone) ? timezone : undefined,
  }
  return Object.fromEntries(
    Object.entries(entries).flatMap(([key, value]) => (value ? [[key, unescapeText(value)]] : [])),
  )
}

function overrideOf({ recurrenceId, start, end, values }: ReadEvent): Override {
  const name = values.get('VEVENT.SUMMARY')
  const location = values.get('VEVENT.LOCATION')
  return {
    recurrenceId: recurrenceId!.iso,
    ...(start ? { startDate: start.iso } : {}),
    ...(end ? { endDate: end.iso } : {}),
    ...(typeof name === 'string' ? { name } : {}),
    ...(values.get('VEVENT.STATUS') === 'CANCELLED' ? { eventStatus: 'cancelled' as const } : {}),
    ...(typeof location === 'string' ? { location: { name: location } } : {}),
  }
}

async function* read(member: Member, layer: Layer, survey: Survey): AsyncGenerator<RawRecord> {
  const tally = new Tally(layer)
  tally.reset()
  layer.merged = 0
  const report = newDecodeReport()
  const zones = { zones: survey.calendar.zones, timezone: survey.timezone }
  const index = new Map(layer.columns.map((name, column) => [name, column]))
  const lines = contentLines(decode(member, report), () => tally.repair('bad-folding'))
  const calendar: CalendarFacts = { properties: new Map(), zones: new Map() }
  for await (const vevent of vevents(lines, calendar, (component) => tally.warn('ignored-component', component))) {
    if (vevent.unclosed) tally.warn('missing-end', `line ${vevent.line}`)
    const event = readEvent(vevent, zones)
    if (event.recurrenceId && event.uid && survey.overrides.has(event.uid)) {
      layer.merged++
      tally.repair('occurrence-joined-to-series')
      continue
    }
    if (event.start?.floating) tally.repair('floating-time')
    const series = event.uid ? survey.overrides.get(event.uid) : undefined
    const recurrence = event.values.get('VEVENT.RRULE') as Recurrence | undefined
    if (series && recurrence) event.values.set('VEVENT.RRULE', { ...recurrence, overrides: series })
    yield recordOf(event, layer.columns, index, tally)
  }
  for (const { kind, count } of repairsOf(report)) tally.repair(kind, count)
  tally.settle()
}

function recordOf({ values, line }: ReadEvent, columns: string[], index: Map<string, number>, tally: Tally): RawRecord {
  const record: RawRecord = { values: [], where: line }
  for (const [name, value] of values) {
    let column = index.get(name)
    if (column === undefined) {
      if (columns.length > 1000) continue
      column = columns.push(name) - 1
      index.set(name, column)
    }
    const repaired = typeof value === 'string' && looksMojibake(value) ? repairMojibake(value) : undefined
    if (repaired !== undefined)
      tally.repair('mojibake', 1, {
        before: String(value).slice(0, 80),
        after: repaired.slice(0, 80),
        where: `line ${line}`,
      })
    record.values[column] = repaired ?? value
  }
  return record
}
