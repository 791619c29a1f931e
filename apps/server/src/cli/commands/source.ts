import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  harvestSource,
  learnt,
  listSources,
  readSource,
  retireSource,
  type SourceHealth,
  saveSource,
} from '@wiker/harvest'
import { sql } from 'kysely'
import { type Command, UsageError } from '../desk.ts'
import { readId, readOptions } from '../options.ts'
import { tellOutcome } from '../outcome.ts'

const options = {
  town: { type: 'string', multiple: true },
  name: { type: 'string' },
  publisher: { type: 'string' },
  licence: { type: 'string' },
  entity: { type: 'string' },
  schedule: { type: 'string' },
  later: { type: 'boolean' },
} as const

export const sourceAdd: Command = async (desk, words) => {
  const { values, positionals } = readOptions(words, options)
  const [given] = positionals
  if (!given || positionals.length > 1) throw new UsageError('Give one address: https://… or the path of a file.')
  if (!values.town?.length) throw new UsageError('Say which town the source is about: --town <code>.')
  const { rows: known } = await sql<{
    code: string
  }>`select code from town where code = any(${values.town}::text[])`.execute(desk.db)
  const unknown = values.town.filter((code) => !known.some((town) => town.code === code))
  if (unknown.length > 0) {
    desk.warn(`Unknown town: ${unknown.join(', ')}. Open it first: npx wiker town open <code>.`)
    return 1
  }
  const online = /^https?:\/\//i.test(given)
  const url = online ? given : resolve(desk.calledFrom, given)
  if (!online && !existsSync(url)) {
    desk.warn(`There is no file ${url}.`)
    return 1
  }
  const { town: towns, name, publisher, licence, entity, later } = values
  const schedule = values.schedule ?? (online ? learnt : undefined)
  const declaration = {
    name: name ?? nameOf(url),
    url,
    publisher,
    licence,
    entity,
    schedule,
    towns,
    settings: { showEmails: towns.length === 1 },
  }
  const saved = await saveSource(desk.db, declaration, desk.clock.now())
  if (!saved.ok) {
    desk.warn(
      saved.reason === 'bad-schedule'
        ? `"${saved.message}" is neither "learnt" nor a cron line of five fields.`
        : saved.message,
    )
    return 1
  }
  desk.say(`Source ${saved.id} ${saved.created ? 'added' : 'was there already'}: ${declaration.name}`)
  if (later) return 0
  return tellOutcome(desk, declaration.name, await harvestSource(desk, saved.id))
}

export const sourceList: Command = async (desk) => {
  const sources = await listSources(desk.db)
  for (const source of sources) desk.say(line(source))
  desk.say(`${sources.length} sources.`)
  return 0
}

export const sourceRemove: Command = async (desk, words) => {
  const { values, positionals } = readOptions(words, { rows: { type: 'string' } })
  const id = readId(positionals[0], 'the source')
  const { rows } = values
  if (rows !== 'keep' && rows !== 'withdraw' && rows !== 'remove') {
    throw new UsageError('Say what becomes of what it published: --rows keep, withdraw or remove.')
  }
  const source = await readSource(desk.db, id)
  if (!source) {
    desk.warn(`There is no source ${id}.`)
    return 1
  }
  await retireSource(desk.db, id, rows, desk.clock.now())
  const fate = { keep: 'stays published', withdraw: 'is hidden', remove: 'is deleted' }[rows]
  desk.say(`Source ${id} (${source.name}) is given up; what it published ${fate}.`)
  return 0
}

function line(source: SourceHealth): string {
  const { lastRun } = source
  const run = lastRun
    ? `${lastRun.state}, ${lastRun.read} read, ${lastRun.refused} refused, ${lastRun.unplaced} of no known town, ${lastRun.elsewhere} elsewhere (run ${lastRun.id})`
    : 'never harvested'
  const next = source.nextRunAt?.toISOString().slice(0, 16)
  const problem = lastRun?.problem ? ` ${JSON.stringify(lastRun.problem)}` : ''
  return `${String(source.id).padStart(4)}  ${source.name}\n      ${run}${problem}${next ? `, next ${next}Z` : ''}\n      ${source.url}`
}

function nameOf(url: string): string {
  const path = url.replace(/[?#].*$/, '').replace(/\/$/, '')
  return decodeURIComponent(path.slice(path.lastIndexOf('/') + 1)) || url
}
