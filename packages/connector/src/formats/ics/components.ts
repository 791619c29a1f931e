import type { Property } from './lines.ts'
import type { ZoneDefinition } from './zones.ts'

export interface CalendarFacts {
  /** Properties of the calendar itself: `X-WR-CALNAME`, `PRODID`… */
  properties: Map<string, string>
  zones: Map<string, ZoneDefinition>
}

/** A VEVENT as it stands, its alarms left out. */
export interface Vevent {
  line: number
  properties: Property[]
  /** Its END was missing. */
  unclosed: boolean
}

/** Components out of lines (RFC 5545 §3.6); the END that a broken export forgot is put where the next BEGIN stands. */
export async function* vevents(
  lines: AsyncIterable<Property>,
  facts: CalendarFacts,
  ignored: (component: string) => void,
): AsyncGenerator<Vevent> {
  let event: Vevent | undefined
  let inside = ''
  let zone: { id: string; part: string; definition: ZoneDefinition } | undefined
  for await (const property of lines) {
    const component = property.value.trim().toUpperCase()
    if (property.name === 'BEGIN') {
      if (component === 'VEVENT') {
        if (event) yield { ...event, unclosed: true }
        event = { line: property.line, properties: [], unclosed: false }
        inside = ''
      } else if (component === 'VTIMEZONE') {
        if (event) yield { ...event, unclosed: true }
        event = undefined
        zone = { id: '', part: '', definition: {} }
      } else if (zone && (component === 'STANDARD' || component === 'DAYLIGHT')) zone.part = component
      else if (component !== 'VCALENDAR') {
        inside = component
        if (!event && component !== 'VALARM') ignored(component)
      }
    } else if (property.name === 'END') {
      if (component === 'VEVENT' || component === 'VCALENDAR') {
        if (event) yield { ...event, unclosed: component === 'VCALENDAR' }
        event = undefined
      } else if (component === 'VTIMEZONE') {
        if (zone?.id) facts.zones.set(zone.id, zone.definition)
        zone = undefined
      }
      if (component === inside) inside = ''
    } else if (zone) define(zone, property)
    else if (event && inside === '') event.properties.push(property)
    else if (!event && inside === '' && !facts.properties.has(property.name))
      facts.properties.set(property.name, property.value)
  }
  if (event) yield { ...event, unclosed: true }
}

function define(zone: { id: string; part: string; definition: ZoneDefinition }, { name, value }: Property): void {
  if (name === 'TZID') zone.id = value
  else if (name === 'X-LIC-LOCATION') zone.definition.location = value.trim()
  else if (name === 'TZOFFSETTO') {
    const minutes = minutesOf(value)
    if (minutes === undefined) return
    if (zone.part === 'DAYLIGHT') zone.definition.daylight = minutes
    else zone.definition.standard = minutes
  }
}

function minutesOf(offset: string): number | undefined {
  const found = /^([+-])(\d\d):?(\d\d)/.exec(offset.trim())
  if (!found) return undefined
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]))
}
