import type { Recurrence } from '@wiker/model'
import type { Vevent } from './components.ts'
import { type Property, splitList, unescapeText } from './lines.ts'
import { endOf, type Moment, momentOf, momentsOf, type ZoneContext } from './moments.ts'

/** Columns in a fixed order, so that two calendars look alike; further properties append theirs. */
export const firstColumns = [
  'VEVENT.UID',
  'VEVENT.SUMMARY',
  'VEVENT.DESCRIPTION',
  'VEVENT.DTSTART',
  'VEVENT.DTEND',
  'VEVENT.RRULE',
  'VEVENT.STATUS',
  'VEVENT.LOCATION',
  'VEVENT.GEO.latitude',
  'VEVENT.GEO.longitude',
  'VEVENT.ORGANIZER.CN',
  'VEVENT.ORGANIZER',
  'VEVENT.CATEGORIES',
  'VEVENT.URL',
  'VEVENT.IMAGE',
  'VEVENT.LAST-MODIFIED',
] as const

export const knownMapping = [
  { to: 'identifier', from: 'VEVENT.UID' },
  { to: 'name', from: 'VEVENT.SUMMARY' },
  { to: 'description', from: 'VEVENT.DESCRIPTION' },
  { to: 'startDate', from: 'VEVENT.DTSTART' },
  { to: 'endDate', from: 'VEVENT.DTEND' },
  { to: 'recurrence', from: 'VEVENT.RRULE' },
  { to: 'eventStatus', from: 'VEVENT.STATUS' },
  { to: 'location', from: 'VEVENT.LOCATION' },
  { to: 'latitude', from: 'VEVENT.GEO.latitude' },
  { to: 'longitude', from: 'VEVENT.GEO.longitude' },
  { to: 'organizer', from: 'VEVENT.ORGANIZER.CN' },
  { to: 'organizer.email', from: 'VEVENT.ORGANIZER' },
  { to: 'category', from: 'VEVENT.CATEGORIES' },
  { to: 'url', from: 'VEVENT.URL' },
  { to: 'image', from: 'VEVENT.IMAGE' },
  { to: 'dateModified', from: 'VEVENT.LAST-MODIFIED' },
]

export interface ReadEvent {
  uid?: string
  recurrenceId?: Moment
  start?: Moment
  end?: Moment
  /** By column name. */
  values: Map<string, unknown>
  line: number
}

const noise = new Set([
  'DTSTAMP',
  'SEQUENCE',
  'TRANSP',
  'CREATED',
  'DURATION',
  'EXDATE',
  'RDATE',
  'RECURRENCE-ID',
  'PRIORITY',
  'EXRULE',
])

/** What a VEVENT says, times in the town's clocks. */
export function readEvent(vevent: Vevent, context: ZoneContext): ReadEvent {
  const { properties } = vevent
  const one = (name: string) => properties.find((property) => property.name === name)
  const values = new Map<string, unknown>()
  const set = (column: string, value: unknown) => {
    if (value !== undefined && value !== '') values.set(`VEVENT.${column}`, value)
  }
  const start = dated(one('DTSTART'), context)
  const end = start && endOf(start, one('DTEND'), one('DURATION'), context)
  for (const property of properties) setProperty(property, values, set)
  set('DTSTART', start?.iso ?? one('DTSTART')?.value)
  set('DTEND', end?.iso)
  if (start) set('RRULE', recurrenceOf(properties, start, context))
  set('LAST-MODIFIED', dated(one('LAST-MODIFIED'), context)?.iso)
  const uid = one('UID')?.value.trim()
  const recurrenceId = dated(one('RECURRENCE-ID'), context)
  return {
    values,
    line: vevent.line,
    ...(uid ? { uid } : {}),
    ...(recurrenceId ? { recurrenceId } : {}),
    ...(start ? { start } : {}),
    ...(end ? { end } : {}),
  }
}

function setProperty(
  property: Property,
  values: Map<string, unknown>,
  set: (column: string, value: unknown) => void,
): void {
  const { name, parameters, value } = property
  switch (name) {
    case 'DTSTART':
    case 'DTEND':
    case 'RRULE':
    case 'LAST-MODIFIED':
      return
    case 'GEO': {
      const [latitude, longitude] = value.split(/[;,]/).map(Number)
      if (Number.isFinite(latitude) && Number.isFinite(longitude) && (latitude !== 0 || longitude !== 0)) {
        set('GEO.latitude', latitude)
        set('GEO.longitude', longitude)
      }
      return
    }
    case 'ORGANIZER':
      set('ORGANIZER.CN', parameters.CN)
      set('ORGANIZER', value.replace(/^mailto:/i, '').replace(/^invalid:.*/i, ''))
      return
    case 'CATEGORIES':
      set('CATEGORIES', [...((values.get('VEVENT.CATEGORIES') as string[] | undefined) ?? []), ...splitList(value)])
      return
    case 'STATUS':
      set('STATUS', value.trim().toUpperCase())
      return
    case 'IMAGE':
    case 'ATTACH':
      if (
        /^https?:/i.test(value) &&
        (name === 'IMAGE' || /^image\//i.test(parameters.FMTTYPE ?? '') || /\.(jpe?g|png|webp|gif)(\?|$)/i.test(value))
      ) {
        if (!values.has('VEVENT.IMAGE')) set('IMAGE', value)
      } else if (parameters.VALUE !== 'BINARY' && /^https?:/i.test(value)) set(name, value)
      return
    case 'X-ALT-DESC':
      if (!values.has('VEVENT.DESCRIPTION')) set('DESCRIPTION', unescapeText(value))
      return
  }
  if (noise.has(name) || parameters.ENCODING === 'BASE64') return
  const text = unescapeText(value).trim()
  set(name, text)
}

function dated(property: Property | undefined, context: ZoneContext): Moment | undefined {
  return property && momentOf(property.value, property.parameters, context)
}

/** RRULE, EXDATE and RDATE (§3.8.5) in the wall-clock time of the start's zone. */
function recurrenceOf(properties: Property[], start: Moment, context: ZoneContext): Recurrence | undefined {
  const named = (name: string) => properties.filter((property) => property.name === name)
  const rule = named('RRULE')[0]
    ?.value.trim()
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/^RRULE:/, '')
    .replace(/;$/, '')
  const rdates = dates(named('RDATE'), start, context).filter((date) => date !== start.iso)
  if (!rule && rdates.length === 0) return undefined
  const exdates = dates(named('EXDATE'), start, context)
  return {
    ...(rule ? { rrule: rule } : {}),
    ...(exdates.length > 0 ? { exdates } : {}),
    ...(rdates.length > 0 ? { rdates } : {}),
    timezone: start.zone,
  }
}

/** Of the same kind as the start: a day for days, an instant for instants, so that they can be compared. */
function dates(properties: Property[], start: Moment, context: ZoneContext): string[] {
  return [
    ...new Set(
      momentsOf(properties, { ...context, timezone: start.zone }).map(({ iso }) =>
        start.day ? iso.slice(0, 10) : iso,
      ),
    ),
  ].sort()
}
