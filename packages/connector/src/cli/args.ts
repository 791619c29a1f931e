import { parseArgs } from 'node:util'
import { type Entity, entityNames } from '@wiker/model'
import type { OpenOptions } from '../convert.ts'
import { type WriteFormat, writers } from '../formats/writers.ts'
import { gazetteerOf } from '../places/gazetteer.ts'
import type { Wanted } from '../trace/trace.ts'
import type { Problem } from '../types.ts'
import { givenBook, givenRecipe } from './recipe-args.ts'

const names = ['inspect', 'convert', 'check', 'trace', 'recipe'] as const
const actions = ['make', 'test', 'list'] as const

export interface Command {
  name: (typeof names)[number]
  /** Of `recipe`. */
  action?: (typeof actions)[number]
  sources: string[]
  json: boolean
  to: WriteFormat
  out?: string
  /** Of `trace`: which record, and which of its fields. */
  wanted?: Wanted
  field?: string
  /** The end of the path of the member that is meant. */
  member?: string
  options: OpenOptions
}

export type Parsed =
  | { ok: true; command: Command }
  | { ok: false; problem: Problem; details?: Problem[] }
  | { ok: false; help: true }

export interface Environment {
  [name: string]: string | undefined
}

/** The command line, parsed once. Nothing else reads the environment. */
export function parseCommand(argv: string[], env: Environment, now: () => Date): Parsed {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(argv)
  } catch (error) {
    return { ok: false, problem: { key: 'bad-option', values: { reason: (error as Error).message } } }
  }
  const { values, positionals } = parsed
  const [name, ...rest] = positionals
  if (values.help || name === 'help' || name === undefined) {
    return values.help || name === 'help' ? { ok: false, help: true } : { ok: false, problem: { key: 'no-command' } }
  }
  if (!isOneOf(names, name)) return refuse('unknown-command', { command: name })
  const [action, ...others] = rest
  if (name === 'recipe' && !isOneOf(actions, action)) return refuse('recipe-what')
  const sources = name === 'recipe' ? others : rest
  if (sources.length === 0 || sources.includes('')) return refuse('no-source')
  const today = values.today ?? env.CLOCK?.slice(0, 10) ?? localDay(now())
  if (!/^\d{4}-\d\d-\d\d$/.test(today) || Number.isNaN(Date.parse(today))) return refuse('bad-day', { day: today })
  const to = values.to ?? 'ndjson'
  if (!Object.hasOwn(writers, to))
    return refuse('unknown-output', { format: to, known: Object.keys(writers).join(', ') })
  if (values.entity && !entityNames.includes(values.entity as Entity)) {
    return refuse('unknown-entity', { entity: values.entity, known: entityNames.join(', ') })
  }
  const recipe = values.recipe === undefined ? undefined : givenRecipe(values.recipe)
  if (recipe && 'problem' in recipe) return { ok: false, ...recipe }
  const book = values.recipes === undefined ? undefined : givenBook(values.recipes)
  if (book && 'problem' in book) return { ok: false, ...book }
  if (values.language !== undefined && !isOneOf(['fr', 'en'], values.language))
    return refuse('bad-language', { language: values.language })
  const wanted = wantedOf(values)
  if (name === 'trace' && (!wanted || sources.length > 1)) return refuse('trace-what')
  const country = values.country?.toUpperCase() ?? (values.town ? countryOf(values.town) : undefined)
  if (values.town && (!country || !gazetteerOf(country).byCode(values.town)))
    return refuse('unknown-town', { town: values.town })
  const headers = pairsOf(values.header, ':')
  const query = pairsOf(values.key, '=')
  if (!headers || !query) return refuse('bad-key')
  if (values.threads !== undefined && !/^[1-9]\d?$/.test(values.threads))
    return refuse('bad-threads', { threads: values.threads })
  const options: OpenOptions = {
    today,
    ...(values.threads ? { threads: Number(values.threads) } : {}),
    ...(values.header ? { headers } : {}),
    ...(values.key ? { query } : {}),
    ...(values.user || env.CONNECTOR_PASSWORD ? { credentials: credentialsOf(values.user, env) } : {}),
    ...(values.today ? { todayIsGiven: true } : {}),
    now,
    allowHosts: (env.CONNECTOR_ALLOW_HOSTS ?? '').split(',').filter(Boolean),
    ...(country ? { country } : {}),
    ...(values.town ? { town: values.town } : {}),
    ...(values.entity ? { entity: values.entity as Entity } : {}),
    ...recipe,
    ...book,
  }
  const { out, field, member } = values
  const more = {
    ...(out ? { out } : {}),
    ...(field ? { field } : {}),
    ...(member ? { member } : {}),
    ...(wanted ? { wanted } : {}),
    ...(name === 'recipe' && isOneOf(actions, action) ? { action } : {}),
  }
  return { ok: true, command: { name, sources, json: values.json ?? false, to: to as WriteFormat, options, ...more } }
}

function parse(argv: string[]) {
  return parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      to: { type: 'string' },
      entity: { type: 'string' },
      recipe: { type: 'string' },
      recipes: { type: 'string' },
      language: { type: 'string' },
      threads: { type: 'string' },
      record: { type: 'string' },
      row: { type: 'string' },
      id: { type: 'string' },
      field: { type: 'string' },
      member: { type: 'string' },
      town: { type: 'string' },
      country: { type: 'string' },
      today: { type: 'string' },
      header: { type: 'string', multiple: true },
      key: { type: 'string', multiple: true },
      user: { type: 'string' },
      out: { type: 'string', short: 'o' },
      help: { type: 'boolean', short: 'h' },
    },
  })
}

/** A password on a command line could be read by everyone on the machine: it comes from the environment. */
const credentialsOf = (user: string | undefined, { CONNECTOR_PASSWORD: password }: Environment) => ({
  ...(user ? { user } : {}),
  ...(password ? { password } : {}),
})

/** `X-API-Key: abc`, `key=abc`; undefined when one is neither. */
function pairsOf(list: string[] = [], separator: string): Record<string, string> | undefined {
  const pairs: Record<string, string> = {}
  for (const text of list) {
    const at = text.indexOf(separator)
    const name = text.slice(0, Math.max(at, 0)).trim()
    if (!/^[\w.$[\]-]+$/.test(name)) return undefined
    pairs[name] = text.slice(at + 1).trim()
  }
  return pairs
}

/** `--record 12`, `--row 37` or `--id urn:wiker:…`. */
function wantedOf({
  record,
  row,
  id,
}: {
  record?: string | undefined
  row?: string | undefined
  id?: string | undefined
}) {
  const number = (text: string | undefined) => (text && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : undefined)
  const wanted: (Wanted | undefined)[] = [
    id ? { id } : undefined,
    number(row) ? { row: Number(row) } : undefined,
    number(record) ? { record: Number(record) } : undefined,
  ]
  return wanted.find((one) => one !== undefined)
}

function isOneOf<T extends string>(list: readonly T[], text: string | undefined): text is T {
  return list.some((one) => one === text)
}

/** The first country whose list has this code; the lists of the others are not read. */
function countryOf(town: string): string | undefined {
  return ['FR', 'ES', 'RO', 'SE'].find((country) => gazetteerOf(country).byCode(town))
}

function localDay(now: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format(now)
}

function refuse(key: string, values?: Problem['values']): Parsed {
  return { ok: false, problem: values ? { key, values } : { key } }
}
