import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Found, Reading } from './readings.ts'
import { instant, localTime, oneLine, type Truth, truth } from './truth.ts'

/** What is judged, each for itself. */
export const aspects = ['count', 'accents', 'dates', 'coordinates'] as const
export type Aspect = (typeof aspects)[number]

export interface Judgement {
  records: number
  /** What is wrong of each aspect, with an example; an aspect that is right is absent. */
  wrong: Partial<Record<Aspect, string>>
}

/** Records that are looked at closely; all are counted. */
const EVERY = 97
/** Degrees: a tenth of a metre. */
const TOLERANCE = 1e-6

/** Judges a tool's output, a record a line in any order, against what the generator wrote. */
export async function judge(file: string, rows: number, reading: Reading): Promise<Judgement> {
  const judgement: Judgement = { records: 0, wrong: {} }
  const seen = new Set<number>()
  let unknown: string | undefined
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line === '' || judgement.records++ % EVERY !== 0) continue
    const found = reading(line)
    const number = numberIn(found.name)
    if (number === undefined || number >= rows || seen.has(number)) unknown ??= shown(found.name)
    else {
      seen.add(number)
      compare(found, truth(number), judgement.wrong)
    }
  }
  if (judgement.records !== rows) judgement.wrong.count = `${judgement.records} records instead of ${rows}`
  else if (unknown !== undefined) judgement.wrong.count = `a record twice, or one that nobody wrote: ${unknown}`
  if (seen.size === 0) for (const aspect of aspects) judgement.wrong[aspect] ??= 'no record could be recognised'
  return judgement
}

/** Names hold the number of their record, which survives a broken accent. */
function numberIn(name: string | undefined): number | undefined {
  const digits = /\d+/.exec(name ?? '')
  return digits ? Number(digits[0]) : undefined
}

function compare(found: Found, expected: Truth, wrong: Judgement['wrong']): void {
  const texts = [found.name, found.description].map((text) => oneLine(text ?? ''))
  const right = [expected.name, expected.description].map(oneLine)
  const broken = texts.findIndex((text, i) => text !== right[i])
  if (broken >= 0) wrong.accents ??= `${shown(texts[broken])} instead of ${shown(right[broken])}`
  if (!isRightTime(found, expected)) {
    const said = [found.start, found.hour].filter((part) => part !== undefined).join(' and ')
    wrong.dates ??= `${shown(said)} instead of ${localTime(expected)}${offsetLost(found, expected) ? ': the hour of UTC, without saying so' : ''}`
  }
  if (!isNear(found.latitude, expected.latitude) || !isNear(found.longitude, expected.longitude))
    wrong.coordinates ??=
      found.latitude === undefined || found.longitude === undefined
        ? 'no position as numbers'
        : `${found.latitude}, ${found.longitude} instead of ${expected.latitude}, ${expected.longitude}`
}

/** ISO 8601: the right instant where an offset is said, the right time on the town's clocks where none is; the hour may stand apart. */
function isRightTime({ start = '', hour }: Found, expected: Truth): boolean {
  const time = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/.exec(start)
  if (!time) return false
  const [, day, clock, offset] = time
  if (clock && offset) return Date.parse(isoOf(start)) === Date.parse(instant(expected))
  if (clock && !(hour && clock === '00:00')) return `${day}T${clock}:00` === localTime(expected)
  return day === expected.day && /^\d\d:\d\d(:00)?$/.test(hour ?? '') && hour!.slice(0, 5) === expected.hour
}

const offsetLost = ({ start = '' }: Found, expected: Truth) =>
  start.replace(' ', 'T').slice(0, 19) === instant(expected).slice(0, 19)

/** `2026-11-28 20:30:00+01`, as databases write it, is the same instant. */
const isoOf = (time: string) => time.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')

const isNear = (degrees: number | undefined, expected: number) =>
  degrees !== undefined && Math.abs(degrees - expected) <= TOLERANCE + 1e-12

function shown(text: string | undefined): string {
  return text === undefined || text === '' ? 'nothing' : JSON.stringify(text.slice(0, 60))
}
