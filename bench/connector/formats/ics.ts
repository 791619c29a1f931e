import { type Truth, truth } from '../truth.ts'
import { writePieces } from '../write.ts'
import { type BenchFormat, noReader } from './format.ts'

export const ics: BenchFormat = {
  name: 'ics',
  file: 'evenements.ics',
  says: 'events in the zone Europe/Paris with their GEO, lines folded at 75 bytes',
  divider: 10,
  write: (path, rows) => writePieces(path, pieces(rows)),
  columns: { name: 'summary', description: 'description', start: 'dtstart' },
  ogr2ogr: noReader,
  duckdb: noReader,
  bare: ['ics-ical'],
}

function* pieces(rows: number): Generator<string> {
  yield lines(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Mairie//Agenda//FR'])
  for (let i = 0; i < rows; i++) yield lines(event(truth(i)))
  yield lines(['END:VCALENDAR'])
}

function event(record: Truth): string[] {
  const time = `${record.day}T${record.hour}00`.replace(/[-:]/g, '')
  return [
    'BEGIN:VEVENT',
    `UID:${record.identifier}@example.org`,
    'DTSTAMP:20260101T000000Z',
    `DTSTART;TZID=Europe/Paris:${time}`,
    'DURATION:PT2H',
    `SUMMARY:${escaped(record.name)}`,
    `DESCRIPTION:${escaped(record.description)}`,
    `LOCATION:${escaped(`${record.place}, ${record.street}, ${record.postalCode} ${record.town}`)}`,
    `GEO:${record.latitude};${record.longitude}`,
    `CATEGORIES:${escaped(record.category)}`,
    'END:VEVENT',
  ]
}

const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')

const lines = (content: string[]) => content.map((line) => `${fold(line)}\r\n`).join('')

/** RFC 5545: no line is longer than 75 bytes, and no letter is cut. */
function fold(line: string): string {
  if (Buffer.byteLength(line) <= 75) return line
  let folded = ''
  let length = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (length + size > 75) {
      folded += '\r\n '
      length = 1
    }
    folded += letter
    length += size
  }
  return folded
}
