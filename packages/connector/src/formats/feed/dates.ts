import { dayOf } from '../../normalize/zoned.ts'
import { localInstant, utcInstant } from '../ics/zones.ts'

const months: [RegExp, number][] = [
  [/^(ja|ia|ge|en)/, 1],
  [/^f/, 2],
  [/^(mar(?!aj)|mär|mrz|mär)/, 3],
  [/^(a[pvb])/, 4],
  [/^ma[iyjg]/, 5],
  [/^(juin|jun|iun|giu)/, 6],
  [/^(jui?l|iul|lug)/, 7],
  [/^(ao|au|ag)/, 8],
  [/^s/, 9],
  [/^o/, 10],
  [/^n/, 11],
  [/^d/, 12],
]

/** Zones RFC 822 and habit write in letters, in minutes. */
const zones: Record<string, number> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  BST: 60,
  WEST: 60,
  CET: 60,
  CEST: 120,
  MET: 60,
  MEST: 120,
  EET: 120,
  EEST: 180,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
}

/**
 * Dates of feeds: RFC 822 in any language (`jeu., 28 sept. 2023 08:00:00 +0200`) and RFC 3339, on the clocks of
 * `timezone`; a day stays a day. What can't be read is given back as it is.
 */
export function feedDate(text: string, timezone: string): string {
  const trimmed = text.trim()
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?$/i.exec(trimmed)
  if (iso) {
    const [, year, month, day, hour, minute, second, zone] = iso
    return moment({ year, month: Number(month), day, hour, minute, second, zone }, timezone) ?? trimmed
  }
  const rfc =
    /(\d{1,2})(?:er)?[\s-]+(\p{L}+)\.?,?[\s-]+(\d{4}|\d\d)(?:,?\s+(?:à\s+)?(\d{1,2})[:h](\d\d)(?::(\d\d))?\s*([+-]\d{2}:?\d{2}|[A-Z]{1,4})?)?/u.exec(
      trimmed,
    )
  if (!rfc) return trimmed
  const [, day, word = '', year = '', hour, minute, second, zone] = rfc
  const month = months.find(([pattern]) => pattern.test(word.toLowerCase()))?.[1]
  if (!month) return trimmed
  const fullYear = year.length === 2 ? `${Number(year) < 70 ? '20' : '19'}${year}` : year
  return moment({ year: fullYear, month, day, hour: hour?.padStart(2, '0'), minute, second, zone }, timezone) ?? trimmed
}

interface Parts {
  year: string | undefined
  month: number
  day: string | undefined
  hour: string | undefined
  minute: string | undefined
  second: string | undefined
  zone: string | undefined
}

function moment({ year, month, day, hour, minute, second = '00', zone }: Parts, timezone: string): string | undefined {
  const date = dayOf(Number(year), month, Number(day))
  if (!date) return undefined
  if (hour === undefined) return date
  if (Number(hour) > 23 || Number(minute) > 59) return undefined
  const time = `${hour}:${minute}:${second}`
  const offset = zone === undefined ? undefined : minutesOf(zone)
  if (offset === undefined) return localInstant(date, time, timezone)
  const utc = new Date(Date.parse(`${date}T${time}Z`) - offset * 60_000).toISOString()
  return utcInstant(utc.slice(0, 10), utc.slice(11, 19), timezone)
}

function minutesOf(zone: string): number | undefined {
  const numeric = /^([+-])(\d\d):?(\d\d)$/.exec(zone)
  if (numeric) return (numeric[1] === '-' ? -1 : 1) * (Number(numeric[2]) * 60 + Number(numeric[3]))
  return zones[zone.toUpperCase()]
}
