export type NumberKind = 'number' | 'percent' | 'date' | 'datetime' | 'time'

/** ECMA-376 §18.8.30: format codes a file does not spell out. */
export function builtinKind(id: number): NumberKind | undefined {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58)
    return 'date'
  if (id === 22) return 'datetime'
  if (id === 9 || id === 10) return 'percent'
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id === 55 || id === 56)
    return 'time'
  return undefined
}

/** Whether a number is shown as a day, an hour or both: `dd/mm/yyyy`, `[h]:mm`, `d mmm yyyy h:mm`. */
export function formatKind(code: string): NumberKind {
  if (/^general$/i.test(code)) return 'number'
  const bare = code
    .split(';')[0]!
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(h+|m+|s+)\]/gi, '$1')
    .replace(/\[[^\]]*\]/g, '')
  const time = /[hs]/i.test(bare)
  const date = /[dyj]/i.test(bare) || /mmm/i.test(bare) || (/m/i.test(bare) && !time)
  if (date) return time ? 'datetime' : 'date'
  if (time) return 'time'
  return bare.includes('%') ? 'percent' : 'number'
}

/** A share as its readers see it: `0.25` is `25%`, as text formats have it. */
export function percentOf(share: number): string {
  return `${Number((share * 100).toPrecision(12))}%`
}

/**
 * A day number as ISO 8601: `2026-11-28` when there is no hour in it (midnight is never invented), local
 * `2026-11-28T20:30:00` when there is one or the cell shows one (`00:00`: the whole column then tells whether midnight is meant),
 * `20:30` for an hour alone. Undefined outside the years 1–9999.
 */
export function serialToIso(serial: number, kind: NumberKind, epoch1904: boolean): string | undefined {
  const seconds = Math.round(serial * 86_400)
  if (kind === 'time' && serial < 1) return clock(seconds)
  const days = Math.floor(seconds / 86_400)
  const rest = seconds - days * 86_400
  // Lotus took 1900 for a leap year and Excel followed: before 1 March 1900 the numbers are one off.
  const epoch = epoch1904 ? Date.UTC(1904, 0, 1) : days < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30)
  const date = new Date(epoch + days * 86_400_000)
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1 || date.getUTCFullYear() > 9999) return undefined
  const day = date.toISOString().slice(0, 10)
  return rest === 0 && kind !== 'datetime' ? day : `${day}T${clock(rest, true)}`
}

function clock(seconds: number, always = false): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const rest = seconds % 60
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}${rest > 0 || always ? `:${two(rest)}` : ''}`
}
