import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { judge } from './judge.ts'
import { canonicalReading, sourceReading } from './readings.ts'
import { dayFirst, instant, localTime, offsetTime, type Truth, truth } from './truth.ts'

const folder = await mkdtemp(join(tmpdir(), 'wiker-judge-test-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const ROWS = 300
const reading = sourceReading({
  name: 'nom',
  description: 'texte',
  start: 'debut',
  hour: 'heure',
  latitude: 'lieu.lat',
  longitude: 'lieu.lon',
})
type Row = Record<string, unknown>
const right = (record: Truth): Row => ({
  nom: record.name,
  texte: record.description,
  debut: offsetTime(record),
  lieu: { lat: record.latitude, lon: record.longitude },
})

/** An output where every record is right but for what `change` does to it. */
async function judged(change: (row: Row, record: Truth) => Row | undefined, order = (rows: string[]) => rows) {
  const lines = Array.from({ length: ROWS }, (_, i) => change(right(truth(i)), truth(i)))
  const file = join(folder, 'out.ndjson')
  const kept = lines.filter((row) => row !== undefined).map((row) => JSON.stringify(row))
  await writeFile(file, `${order(kept).join('\n')}\n`)
  return judge(file, ROWS, reading)
}
const aspectsWrong = async (change: (row: Row, record: Truth) => Row | undefined) =>
  Object.keys((await judged(change)).wrong)

describe('the judge of an output', () => {
  it('finds nothing wrong in what the generator meant, in whatever order', async () => {
    expect(await judged((row) => row)).toEqual({ records: ROWS, wrong: {} })
    expect(
      await judged(
        (row) => row,
        (rows) => rows.toReversed(),
      ),
    ).toEqual({ records: ROWS, wrong: {} })
  })

  it('sees a record that is missing, one that is there twice, and one of which the other names nothing', async () => {
    expect((await judged((row, { identifier }) => (identifier === 'EV-8' ? undefined : row))).wrong).toMatchObject({
      count: '299 records instead of 300',
    })
    expect(await aspectsWrong(() => right(truth(5)))).toEqual(['count'])
    expect(await aspectsWrong((row) => ({ ...row, nom: 'Loto n° 4000' }))).toContain('count')
    expect(await aspectsWrong(() => ({}))).toEqual(['count', 'accents', 'dates', 'coordinates'])
  })

  it.each([
    ['lost accents', (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '')],
    ['UTF-8 read as windows-1252', (text: string) => Buffer.from(text).toString('latin1')],
    ['unknown letters', (text: string) => text.replace(/[^\x20-\x7e\n]/g, '\ufffd')],
  ])('sees %s, in names and in descriptions', async (_, spoil) => {
    expect(await aspectsWrong((row) => ({ ...row, nom: spoil(row.nom as string) }))).toEqual(['accents'])
    expect(await aspectsWrong((row) => ({ ...row, texte: `é${spoil(row.texte as string)}` }))).toEqual(['accents'])
  })

  it('takes the same moment in whatever way ISO 8601 says it', async () => {
    const ways: ((record: Truth) => Row)[] = [
      (record) => ({ debut: localTime(record) }),
      (record) => ({ debut: localTime(record).replace('T', ' ').slice(0, 16) }),
      (record) => ({ debut: instant(record) }),
      (record) => ({ debut: offsetTime(record).replace('T', ' ').slice(0, 22) }),
      (record) => ({ debut: record.day, heure: record.hour }),
      (record) => ({ debut: `${record.day}T00:00:00`, heure: `${record.hour}:00` }),
    ]
    for (const way of ways) expect(await aspectsWrong((row, record) => ({ ...row, ...way(record) }))).toEqual([])
  })

  it.each<[string, (record: Truth) => Row]>([
    ['a day of another order', (record) => ({ debut: dayFirst(record), heure: record.hour })],
    ['a day without its hour', (record) => ({ debut: record.day })],
    ['a midnight that nobody wrote', (record) => ({ debut: `${record.day}T00:00:00` })],
    ['an hour in words', (record) => ({ debut: record.day, heure: record.hour.replace(':', 'h') })],
    ['another day', (record) => ({ debut: localTime(record).replace(/^\d{4}/, '2031') })],
    ['the hour of UTC', (record) => ({ debut: instant(record).slice(0, 19) })],
    ['the offset of another zone', (record) => ({ debut: `${localTime(record)}+05:00` })],
    ['a number', () => ({ debut: 46_354.5 })],
  ])('sees %s', async (_, say) => {
    expect(await aspectsWrong((row, record) => ({ ...row, ...say(record) }))).toEqual(['dates'])
  })

  it.each<[string, (record: Truth) => Row]>([
    ['swapped', ({ latitude, longitude }) => ({ lat: longitude, lon: latitude })],
    ['a little beside', ({ latitude, longitude }) => ({ lat: latitude + 2e-6, lon: longitude })],
    ['texts', ({ latitude, longitude }) => ({ lat: String(latitude).replace('.', ','), lon: String(longitude) })],
    ['metres', () => ({ lat: 6_700_000, lon: 350_000 })],
    ['half there', ({ latitude }) => ({ lat: latitude })],
  ])('sees coordinates that are %s', async (_, lieu) => {
    expect(await aspectsWrong((row, record) => ({ ...row, lieu: lieu(record) }))).toEqual(['coordinates'])
  })

  it('reads positions of features, of databases and of our own records', () => {
    const point = { latitude: 47.3, longitude: -1.7 }
    const feature = { properties: { nom: 'A' }, geometry: { type: 'Point', coordinates: [-1.7, 47.3] } }
    expect(reading(JSON.stringify(feature))).toMatchObject({ name: 'A', ...point })
    expect(reading(JSON.stringify({ nom: 'A', geometry: 'POINT (-1.7 47.3)' }))).toMatchObject(point)
    const ours = canonicalReading({ start: 'time' })
    const event = { type: 'Event', name: 'A', startDate: '2026-01-01', location: point, additional: { time: 'no' } }
    expect(ours(JSON.stringify(event))).toMatchObject({ start: '2026-01-01', ...point })
    const place = { type: 'Place', name: 'A', ...point, additional: { time: '2026-01-01T07:00:00Z' } }
    expect(ours(JSON.stringify(place))).toMatchObject({ start: '2026-01-01T07:00:00Z', ...point })
  })
})
