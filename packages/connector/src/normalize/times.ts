import type { Normalized } from '../types.ts'
import { read, scanTimes } from './scan-times.ts'
import type { NormalizeSettings } from './settings.ts'
import { fold, normalizeLine } from './text.ts'
import { atClock, type ClockTime } from './zoned.ts'

/** A cell that holds a time of day, or a span of it. `from` and `to` are `HH:MM`; `24:00` is the midnight that ends the day. */
export interface TimeSpan {
  from: string
  to?: string
}

/** `20h30`, `9h-12h30`, `19:00:00`, `kl. 19`, `a las 20:30 h`, `7.30 pm`, a workbook's fraction of a day (0.854166). */
export function normalizeTime(raw: unknown, _settings?: Partial<NormalizeSettings>): Normalized<TimeSpan> {
  if (typeof raw === 'number') return fromFraction(raw)
  const line = normalizeLine(raw)
  if (line.value === undefined) return line.problem ? { problem: line.problem } : {}
  const text = line.value
  if (/^0?[.,]\d{3,}$/.test(text)) return fromFraction(Number(text.replace(',', '.')))
  const iso = /^(?:1899-12-3[01]T|1900-01-0[01]T|T)?([01]\d|2[0-4]):?([0-5]\d)(?::?([0-5]\d)(?:\.\d+)?)?Z?$/.exec(text)
  if (iso) return { value: { from: clock({ hour: Number(iso[1]), minute: Number(iso[2]) }) } }
  const mentions = scanTimes(text)
  const only = mentions[0]
  if (mentions.length === 1 && only && isFiller(text.slice(0, only.index)) && isFiller(text.slice(only.end))) {
    return { value: spanOf(only), repairs: ['time-format'] }
  }
  if (mentions.length === 2 && mentions.every((mention) => !mention.to)) {
    const [a, b] = mentions as [typeof only & object, typeof only & object]
    if (/^\s*(?:-|–|\/|;|,|à|a|to|until)?\s*$/i.test(text.slice(a.end, b.index)) && isFiller(text.slice(0, a.index))) {
      return { value: { from: clock(a.from), to: clock(b.from) }, repairs: ['time-format'] }
    }
  }
  const bare = read(fold(text))
  if (bare && /^\d{1,2}(?:[.:,h]\d{2})?$/.test(text.replace(',', '.')))
    return { value: { from: clock(bare) }, repairs: ['time-format'] }
  return {
    problem: { key: mentions.length > 1 ? 'time-several' : 'time-unreadable', values: { text: text.slice(0, 60) } },
  }
}

/** The instant of a day's time, in the town's zone. A day without a time stays a day: midnight is never invented. */
export function joinDateTime(day: string, time: string | undefined, timezone: string): Normalized<string> {
  if (!time) return { value: day }
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  return atClock(day.slice(0, 10), { hour, minute }, timezone)
}

export function clock(time: ClockTime): string {
  return `${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}`
}

function spanOf(mention: { from: ClockTime; to?: ClockTime }): TimeSpan {
  return mention.to ? { from: clock(mention.from), to: clock(mention.to) } : { from: clock(mention.from) }
}

function fromFraction(value: number): Normalized<TimeSpan> {
  const fraction = value - Math.floor(value)
  if (!Number.isFinite(value) || value < 0 || (value > 1 && fraction === 0))
    return { problem: { key: 'time-unreadable', values: { text: String(value) } } }
  const minutes = Math.round(fraction * 1440) % 1440
  return { value: { from: clock({ hour: Math.floor(minutes / 60), minute: minutes % 60 }) }, repairs: ['excel-time'] }
}

function isFiller(text: string): boolean {
  return /^[\s.,;:()-]*(?:(?:a|à|vers|environ|env\.?|de|le|dès|at|from|about|h|hrs|heures|horas|fra[nm]|à partir de|a las|la|ora|kl\.?|pile|precises|précises)[\s.,;:()-]*)*$/i.test(
    text,
  )
}
