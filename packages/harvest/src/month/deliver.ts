import { createHash } from 'node:crypto'
import { dateOf } from './calendar.ts'
import type { Incident, MischiefKind } from './incidents.ts'
import { chance } from './random.ts'
import type { MonthSource } from './sources.ts'
import { type Told, tell } from './telling.ts'
import { appointmentOf, type Happening, lastDayOf, type Truth } from './truth.ts'
import { type TableStyle, writeTable } from './write-csv.ts'
import { writeCalendar } from './write-ics.ts'
import { writeFeed, writeGeoJson, writeOpenAgenda, writePage } from './write-json.ts'

/** What a source's server answers on one day, and what a reader may learn of it. */
export interface Delivery {
  status: number
  headers: Record<string, string>
  body: Buffer
  /** What it lists; undefined when the answer is no answer. */
  told: Told[] | undefined
  /** Of these, what is only noise. */
  noise: number
  incident?: Incident | undefined
  how?: 'stall' | 'cut-off' | 'loop' | 'elsewhere' | 'lying-304'
}

const newest = 8
const bodies: Partial<Record<MischiefKind, string>> = {
  maintenance:
    '<!doctype html><html lang="fr"><head><title>Site en maintenance</title></head><body><h1>Site en maintenance</h1><p>Le site est momentanément indisponible. Revenez plus tard.</p></body></html>',
  empty: '',
}

export function deliver(source: MonthSource, world: Truth[], day: number): Delivery {
  const now = source.incidents.filter(({ from, to }) => day >= from && day <= to)
  const incident = now.find(({ kind }) => kind !== 'style') ?? now.at(-1)
  const frozen = now.find(({ kind }) => kind === 'frozen' || kind === 'lying-304')
  const seen = frozen ? frozen.from - 1 : day
  let told = listed(source, world, seen)
  let noise = 0
  const style: TableStyle = Object.assign(
    {},
    source.style,
    ...now.map((one) => (one.kind === 'style' ? one.style : {})),
  )
  switch (incident?.kind) {
    case 'shrunk':
      told = told.filter(({ key }) => shareOf(key) < incident.share)
      break
    case 'flood': {
      const [one] = told
      noise = one ? incident.rows : 0
      told = [
        ...told,
        ...Array.from({ length: noise }, (_, i) => ({
          ...one!,
          key: '',
          name: `Essai numéro ${i}`,
          number: `essai-${i}`,
        })),
      ]
      break
    }
    case 'doubled':
      told = told.flatMap((one) => [one, one])
      break
    case 'shuffled':
      told = chance(day).shuffled(told)
      break
  }
  const edition = source.restless ? `${seen} ` : ''
  const whole = write(source, told, { ...style, bare: incident?.kind === 'bare' }, edition)
  const delivery: Delivery = { status: 200, headers: {}, body: whole, told, noise, incident }
  switch (incident?.kind) {
    case 'status':
      return { ...delivery, status: incident.status, body: Buffer.from('Erreur'), told: undefined }
    case 'maintenance':
    case 'empty':
      return {
        ...delivery,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: Buffer.from(bodies[incident.kind]!),
        told: undefined,
      }
    case 'bare':
      return { ...delivery, told: undefined }
    case 'half':
      return { ...delivery, body: whole.subarray(0, whole.length >> 1), told: undefined }
    case 'octets':
      return { ...delivery, headers: { 'content-type': 'application/octet-stream' } }
    case 'stall':
    case 'cut-off':
    case 'loop':
      return { ...delivery, how: incident.kind, told: undefined }
    case 'elsewhere':
      return { ...delivery, how: 'elsewhere', status: incident.status, headers: headersOf(source, whole, day) }
    case 'lying-304':
      return { ...delivery, how: 'lying-304', status: 304 }
    default:
      return { ...delivery, headers: headersOf(source, whole, day) }
  }
}

/** What the source lists on a day when all is well. */
function listed(source: MonthSource, world: Truth[], day: number): Told[] {
  const known = world.filter((truth) => source.tells(truth) && truth.from <= day && isListed(source, truth, day))
  const latest = source.kind === 'article' ? known.sort((a, b) => dayOf(b) - dayOf(a)).slice(0, newest) : known
  return latest.map((truth) => tell(truth, source.voice, day))
}

/** Always the same part of what there is: 0 ≤ x < 1. */
const shareOf = (key: string) => createHash('md5').update(key).digest()[0]! / 256

const dayOf = (truth: Truth) => (truth.kind === 'article' ? truth.day : 0)

function isListed(source: MonthSource, truth: Truth, day: number): boolean {
  if (truth.kind !== 'event') return true
  const heard = Math.max(0, day - (source.voice.delay ?? 0))
  if (lastDayOf(truth as Happening, heard) < day) return false
  return source.cancelled === 'marked' || !appointmentOf(truth, heard).cancelled
}

function write(source: MonthSource, told: Told[], style: MonthSource['style'], edition: string): Buffer {
  switch (source.format) {
    case 'csv':
      return writeTable(source.kind as 'event', told, style)
    case 'ics':
      return writeCalendar(told, {
        edition,
        ...(source.utc && { utc: true }),
        ...(source.windows && { windows: true }),
      })
    case 'openagenda':
      return writeOpenAgenda(told)
    case 'geojson':
      return writeGeoJson(told, source.kind as 'event')
    case 'page':
      return writePage(told)
    case 'rss':
      return writeFeed(told, source.slug)
  }
}

const types = {
  csv: 'text/csv',
  ics: 'text/calendar; charset=utf-8',
  openagenda: 'application/json',
  geojson: 'application/geo+json',
  page: 'text/html; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
}

function headersOf(source: MonthSource, body: Buffer, day: number): Record<string, string> {
  const hash = createHash('md5').update(body).digest('hex').slice(0, 12)
  return {
    'content-type': types[source.format],
    ...(source.manners === 'etag' && { etag: `"${hash}"` }),
    ...(source.manners === 'fickle' && { etag: `"${dateOf(day)}"` }),
    // Another second for another body, the same for the same.
    ...(source.manners === 'modified' && {
      'last-modified': new Date(Date.UTC(2026, 8, 1) + Number.parseInt(hash.slice(0, 5), 16) * 1000).toUTCString(),
    }),
  }
}
