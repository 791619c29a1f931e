import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type MemberReading, openSource } from '@wiker/connector/convert.ts'
import { Unreadable } from '@wiker/connector/problem.ts'
import { type RecordTrace, traceOf } from '@wiker/connector/trace/trace.ts'
import type { DoorDraft, DoorReading, Origin, OriginField, Origins } from '@wiker/town/doors/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { fieldsOfRecord } from './fields.ts'

interface Given {
  town: TownCard
  /** `YYYY-MM-DD` */
  today: string
}

const mostDrafts = 200
/** A register of a large city is no list of a town's events. */
const limits = {
  maxBytes: 40 * 1024 * 1024,
  maxTotalBytes: 120 * 1024 * 1024,
  maxMembers: 50,
  maxRatio: 100,
  maxDepth: 2,
  stallTimeout: 20_000,
}

/** A workbook, a CSV file, a calendar, a page: each event it lists is a draft, each value with the cell it came from. */
export async function readTable(bytes: Uint8Array, name: string, { town, today }: Given): Promise<DoorReading> {
  const folder = await mkdtemp(join(tmpdir(), 'wiker-door-'))
  try {
    const file = join(folder, safeName(name))
    await writeFile(file, bytes)
    const source = await openSource(file, {
      today,
      town: town.code,
      country: town.country,
      timezone: town.timezone,
      limits,
    })
    try {
      if (source.error) throw new Unreadable(source.error.key, source.error.values)
      return await draftsOf(source.members)
    } finally {
      await source.dispose()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function draftsOf(members: MemberReading[]): Promise<DoorReading> {
  const drafts: DoorReading['drafts'] = []
  let refused = 0
  let more = 0
  for (const member of members) {
    if (member.understanding?.entity.type !== 'event') continue
    let number = 0
    for await (const converted of member.convert()) {
      number++
      if (!converted.ok) refused++
      else if (drafts.length >= mostDrafts) more++
      else drafts.push(await draftOf(member, number, converted.record))
    }
  }
  if (drafts.length === 0) return { text: '', drafts, problem: { key: 'no-events' } }
  const left = refused + more
  return { text: '', drafts, ...(left > 0 && { problem: { key: 'rows-left-out', values: { count: left } } }) }
}

async function draftOf(
  member: MemberReading,
  number: number,
  record: Parameters<typeof fieldsOfRecord>[0],
): Promise<Pick<DoorDraft, 'fields' | 'origins' | 'unknown'>> {
  const trace = await traceOf(member, { record: number }).catch(() => undefined)
  const fields = fieldsOfRecord(record)
  const unknown = fields.dates ? [] : [{ key: 'date-missing', field: 'startDate' }]
  return { fields, origins: trace ? originsIn(trace, member) : {}, unknown }
}

const fieldOf: Record<string, OriginField> = {
  name: 'name',
  startDate: 'dates',
  endDate: 'dates',
  doorTime: 'dates',
  recurrence: 'dates',
  'location.name': 'place',
  'location.streetAddress': 'street',
  description: 'description',
  telephone: 'description',
  email: 'description',
  url: 'description',
  'organizer.name': 'organizer',
  price: 'price',
  isAccessibleForFree: 'price',
}

function originsIn({ fields, counted }: RecordTrace, { layer, path }: MemberReading): Origins {
  const origins: Record<string, Origin[]> = {}
  const sheet = counted === 'row' ? path.split('#')[1] : undefined
  for (const { field, value: said, sources } of fields) {
    if (field === 'isAccessibleForFree' && said === false) continue

    const to =
      fieldOf[field] ??
      fieldOf[field.replace(/\.\d+|\[\d+\]/g, '')] ??
      (field.startsWith('recurrence') ? 'dates' : undefined)
    if (!to) continue
    for (const { column, row, value } of sources) {
      origins[to] ??= []
      if (origins[to].some((one) => 'column' in one && one.column === column && one.row === row)) continue
      const at = counted === 'row' ? (layer?.columns.indexOf(column) ?? -1) : -1
      origins[to].push({
        column,
        row,
        value: String(value ?? '').slice(0, 300),
        ...(sheet && { sheet }),
        ...(at >= 0 && { cell: `${letterOf(at)}${row}` }),
      })
    }
  }
  return origins
}

/** The letters by which spreadsheet programs call a column, from 0. */
function letterOf(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

/** A name whose ending says what it is, and nothing else. */
const safeName = (name: string) =>
  basename(name)
    .replaceAll(/[^\w.-]+/g, '-')
    .slice(-80)
    .replace(/^[.-]+/, '') || 'file'
