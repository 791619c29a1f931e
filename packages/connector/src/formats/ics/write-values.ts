import { Temporal } from 'temporal-polyfill'

/** RFC 5545 §3.3.11. */
export function escapeText(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/[;,]/g, '\\$&')
    .replace(/[^\P{Cc}\t]/gu, '')
}

/** Lines of at most 75 octets (§3.1), cut between characters. */
export function fold(line: string): string {
  if (line.length <= 25 || Buffer.byteLength(line) <= 75) return line
  let folded = ''
  let octets = 0
  for (const char of line) {
    const size = Buffer.byteLength(char)
    if (octets + size > 75) {
      folded += '\r\n '
      octets = 1
    }
    folded += char
    octets += size
  }
  return folded
}

/** `20261128T203000`: what the clocks of the zone show; a time without an offset is one already. */
export function localTime(iso: string, timezone: string): string {
  const wall = /(Z|[+-]\d\d:\d\d)$/.test(iso)
    ? Temporal.Instant.from(iso).toZonedDateTimeISO(timezone).toPlainDateTime().toString({ smallestUnit: 'second' })
    : iso
  return wall.slice(0, 19).replace(/[-:]/g, '')
}

/** `20261128T193000Z`. */
export function utcStamp(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}
