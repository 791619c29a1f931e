import { createHash } from 'node:crypto'
import { withOffset } from './calendar.ts'
import type { Told } from './telling.ts'

export interface CalendarStyle {
  /** Changes every identifier: the edition of an export that makes new ones each time. */
  edition?: string
  /** Times in UTC instead of the town's zone. */
  utc?: boolean
  /** Name of the zone as Windows has it. */
  windows?: boolean
}

/** RFC 5545, as the usual programs write it: folded lines, escaped text. */
export function writeCalendar(told: Told[], { edition = '', utc, windows }: CalendarStyle): Buffer {
  const zone = windows ? 'Romance Standard Time' : 'Europe/Paris'
  const time = (name: string, local: string) =>
    local.length === 10
      ? `${name};VALUE=DATE:${compact(local)}`
      : utc
        ? `${name}:${compact(new Date(withOffset(local)).toISOString().slice(0, 19))}Z`
        : `${name};TZID=${zone}:${compact(`${local}:00`)}`
  const lines = told.flatMap((one) => [
    'BEGIN:VEVENT',
    `UID:${createHash('md5').update(`${edition}${one.number}`).digest('hex')}@agenda.example`,
    'DTSTAMP:20261001T000000Z',
    // A weekly series in UTC would move with the clocks: programs that write it use the zone.
    ...(one.weeks > 1 ? [`DTSTART;TZID=${zone}:${compact(`${one.start}:00`)}`] : [time('DTSTART', one.start)]),
    ...(one.end && one.weeks === 1 ? [time('DTEND', one.end)] : []),
    ...(one.weeks > 1
      ? [`DTEND;TZID=${zone}:${compact(`${one.end}:00`)}`, `RRULE:FREQ=WEEKLY;COUNT=${one.weeks}`]
      : []),
    `SUMMARY:${escaped(one.name)}`,
    ...(one.hall ? [`LOCATION:${escaped(one.hall)}`] : []),
    ...(one.text ? [`DESCRIPTION:${escaped(one.text)}`] : []),
    ...(one.cancelled ? ['STATUS:CANCELLED'] : []),
    'END:VEVENT',
  ])
  const all = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Agenda//FR', ...lines, 'END:VCALENDAR', '']
  return Buffer.from(all.map(folded).join('\r\n'))
}

const compact = (date: string) => date.replace(/[-:]/g, '')
const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')
const folded = (line: string) => line.replace(/(?<=^.{60}|\n .{60})(?=.)/gu, '\r\n ')
