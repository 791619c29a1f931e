import { readFile } from 'node:fs/promises'
import { openSource } from '@wiker/connector'
import type { Event } from '@wiker/model'
import type { Page } from '@wiker/town/pages/types.ts'
import type { RecordToPublish } from '@wiker/town/publishing/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { refusalInWords } from '../formatting/refusals.ts'
import type { Words } from '../formatting/words.ts'
import { readLines } from './read-lines.ts'

/** A line of the table: an event, or why it is none. */
export type ProgrammeRow =
  | { ok: true; row: number; record: RecordToPublish & { name: string; startDate: string } }
  | { ok: false; row: number; text: string; problem: string }

export interface Programme {
  rows: ProgrammeRow[]
  /** Why nothing at all could be read. */
  problem?: string
  /** True when there are more lines than a season has. */
  cut: boolean
}

const mostRows = 200

interface Reader {
  page: Page
  town: TownCard
  today: string
  words: Words
}

/** A season's programme: a table, or, where a table has no event, a line of words for each. */
export async function readProgramme(path: string, reader: Reader): Promise<Programme> {
  const table = await readTable(path, reader)
  if (!/\.(?:tsv|txt)$/.test(path) || table.rows.some((row) => row.ok)) return table
  const { today, town } = reader
  const lines = readLines(await readFile(path, 'utf8'), { today, timezone: town.timezone })
  const rows = lines.slice(0, mostRows).map((line, i) => eventOf(line, i + 1, reader))
  return rows.some((row) => row.ok) ? { rows, cut: lines.length > mostRows } : table
}

/**
 * The programme as a spreadsheet has it (a file of any kind the connector reads, or a table that was pasted): each line an event of the page,
 * or what is wrong with it. Lines of all sheets, in their order.
 */
async function readTable(path: string, { page, town, today, words }: Reader): Promise<Programme> {
  const { country, timezone } = town
  const reading = await openSource(path, {
    today,
    todayIsGiven: true,
    country,
    timezone,
    town: town.code,
    entity: 'event',
  })
  try {
    if (reading.error) return { rows: [], cut: false, problem: refusalInWords(reading.error, words, words.language) }
    const rows: ProgrammeRow[] = []
    for (const member of reading.members) {
      if (member.error) continue
      for await (const converted of member.convert()) {
        if (rows.length >= mostRows) return { rows, cut: true }
        const row = rows.length + 1
        rows.push(
          converted.ok
            ? eventOf(converted.record as Event, row, { page, town, today, words })
            : refused(converted.refusal, row, words),
        )
      }
    }
    return { rows, cut: false }
  } finally {
    await reading.dispose()
  }
}

function eventOf(
  {
    name,
    startDate,
    endDate,
    doorTime,
    recurrence,
    description,
    location,
    price,
    priceCurrency,
    isAccessibleForFree,
    registrationUrl,
    categories,
    type,
    warnings = [],
  }: Partial<Event>,
  row: number,
  { page, town, today, words }: Reader,
): ProgrammeRow {
  const wrong = (problem: string) => ({ ok: false as const, row, text: name ?? '', problem })
  if (type !== 'Event' || !name) return wrong(words.t('season.noEvent'))
  if (!startDate) {
    const warning = warnings.find(({ field }) => field === 'startDate')
    const told =
      warning &&
      refusalInWords(
        { key: warning.key ?? warning.message, ...(warning.values && { values: warning.values }) },
        words,
        words.language,
      )
    return wrong(told ?? words.t('season.noDate'))
  }
  if (!recurrence && (endDate ?? startDate).slice(0, 10) < today) return wrong(words.t('write.problem.past'))
  const record = {
    type: 'Event' as const,
    name,
    startDate,
    eventStatus: 'scheduled' as const,
    ...(endDate && { endDate }),
    ...(doorTime && { doorTime }),
    ...(recurrence && { recurrence }),
    ...(description && { description }),
    location: { addressLocality: town.name, townCode: town.code, ...location },
    organizer: {
      name: page.name,
      ...(page.website && { url: page.website }),
      ...(page.legalId && { identifier: page.legalId }),
    },
    ...(price !== undefined && { price }),
    ...(priceCurrency && { priceCurrency }),
    ...(isAccessibleForFree !== undefined && { isAccessibleForFree }),
    ...(registrationUrl && { registrationUrl }),
    ...(categories && { categories }),
  }
  return { ok: true, row, record: record as unknown as Extract<ProgrammeRow, { ok: true }>['record'] }
}

function refused(
  {
    problems,
    raw,
  }: { problems: { key: string; values?: Record<string, string | number> }[]; raw: Record<string, unknown> },
  row: number,
  words: Words,
): ProgrammeRow {
  const [first] = problems
  const text = Object.values(raw)
    .filter((value) => typeof value === 'string' && value)
    .slice(0, 3)
    .join(' · ')
  return {
    ok: false,
    row,
    text,
    problem: first ? refusalInWords(first, words, words.language) : words.t('season.noEvent'),
  }
}
