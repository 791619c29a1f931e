import type { Entity } from '@wiker/model'
import { hinted, hintsOf, knownFormat } from './catalogs/hints.ts'
import { fetchAny } from './catalogs/open.ts'
import { reconsidered } from './check/reconsider.ts'
import { detect } from './detect/detect.ts'
import { shownAddress } from './fetch/credentials.ts'
import type { FetchOptions } from './fetch/fetch.ts'
import { defaultLimits } from './limits.ts'
import type { MapContext } from './map/context.ts'
import { guessCountry } from './map/country.ts'
import { openNested } from './map/nested.ts'
import type { Recipe } from './map/recipe.ts'
import { understand } from './map/understand.ts'
import { type Conversions, conversionsOf } from './parallel/conversions.ts'
import type { Threads } from './parallel/threads.ts'
import { countryCustoms } from './places/country-customs.ts'
import { gazetteerOf } from './places/gazetteer.ts'
import { problemOf } from './problem.ts'
import { prepared } from './recipes/apply.ts'
import { type OfferedRecipe, openRecipeBook, type RecipeBook } from './recipes/book.ts'
import { chooseRecipe, contextWith, type UsedRecipe } from './recipes/choose.ts'
import type {
  Download,
  Layer,
  Limits,
  Member,
  Problem,
  RawRecord,
  ReadContext,
  ReadingState,
  Understanding,
} from './types.ts'
import { unpack } from './unpack/unpack.ts'

export interface OpenOptions extends FetchOptions {
  /** `YYYY-MM-DD`: the day on which the source is read. Dates without a year and "demain" count from it. */
  today: string
  /** `today` was named on purpose: it counts more than the date an e-mail bears. */
  todayIsGiven?: boolean
  limits?: Limits
  /** ISO 3166-1 alpha-2; unless said, the country the source itself speaks of, else `FR`. */
  country?: string
  /** IANA zone of floating times; the country's own unless said otherwise. */
  timezone?: string
  /** Code of the town the source speaks of. */
  town?: string
  entity?: Entity
  /** For layers of its shape (of any, when it names none); counts more than the books. */
  recipe?: Recipe
  /** A folder of recipes, or one read before: a recipe is used by itself for layers of exactly its shape. */
  recipes?: string | RecipeBook
  licence?: string
  publisher?: string
  /** The name under which the source is known, when it is not where the bytes lie: ids and provenance are made from it. */
  address?: string
  /** Added to every address of the source's own host: an API key that goes in the query. Those for the header are `headers`. */
  query?: Record<string, string>
  /** What the last reading left: what has not changed since is not read again. */
  state?: ReadingState
  /** Only what changed since the last reading, where the protocol can tell; `SourceReading.changesOnly` says whether it could. */
  changesOnly?: boolean
  /** How many threads may convert a large source; only the caller's own unless said. */
  threads?: Threads
}

/** A source, opened: its members are understood, their records not yet read to the end. */
export interface SourceReading {
  /** Absent when the source could not be fetched or has not changed. */
  download?: Download
  unchanged?: boolean
  /** Small plain JSON to be given back at the next reading; absent when there is nothing to remember. */
  state?: ReadingState
  /** Records that are absent have not been withdrawn: they only have not changed. */
  changesOnly?: boolean
  /** Why nothing can be read of this source. */
  error?: Problem
  members: MemberReading[]
  /** Removes all temporary files. */
  dispose(): Promise<void>
}

export interface MemberReading extends Conversions {
  path: string
  /** Name of the format; what the bytes seem to be when they can't be read. */
  format: string
  layer?: Layer
  /** The layer without what a recipe made of it; the same one where none did. */
  source?: Layer
  understanding?: Understanding
  /** ISO 3166-1 alpha-2: whose customs decide what the values leave open. */
  country?: string
  /** The recipe that was used, and those of nearly this shape, which are only offered. */
  recipe?: UsedRecipe
  offeredRecipes?: OfferedRecipe[]
  /** How its rows are understood: the town, country, zone and recipe they are read with. */
  context?: MapContext
  /** Why this member can't be read. The others go on. */
  error?: Problem
}

const SAMPLE = 1000

/** The pipeline's table of contents: fetch → unpack → detect → read → map; normalize and check follow as records are asked for. */
export async function openSource(address: string, options: OpenOptions): Promise<SourceReading> {
  const limits = options.limits ?? defaultLimits
  const book = typeof options.recipes === 'string' ? { recipes: openRecipeBook(options.recipes) } : {}
  const fetched = await fetchAny(address, { ...options, limits })
  if (fetched.status === 'failed') return closed({ error: fetched.problem })
  if (fetched.status === 'unchanged') return closed({ unchanged: true })
  const { download } = fetched
  const unpacked = await unpack(download, limits, options.temporary)
  const members: MemberReading[] = unpacked.failures.map(({ path, problem }) => unreadable(path, 'unknown', problem))
  for (const member of unpacked.members)
    members.push(...(await openMember(member, download, { ...options, ...book, limits })))
  const dispose = async () => {
    await unpacked.dispose()
    await download.dispose()
  }
  const readable = members.some((member) => !member.error)
  const { state, changesOnly } = download
  const next = { ...(state ? { state } : {}), ...(changesOnly ? { changesOnly } : {}) }
  return { download, members, dispose, ...next, ...(readable ? {} : { error: tellingError(members) }) }
}

/** Of the parts of a source that can't be read, the one whose nature is known says most: a shapefile, not its index. */
function tellingError(members: MemberReading[]): Problem {
  const known = members.find(({ format }) => !['unknown', 'binary', 'empty'].includes(format))
  return (known ?? members[0])?.error ?? { key: 'nothing-inside' }
}

async function openMember(
  member: Member,
  download: Download,
  options: OpenOptions & { limits: Limits },
): Promise<MemberReading[]> {
  let format = 'unknown'
  try {
    const hints = hintsOf(member, download)
    const detected = knownFormat(hints) ?? (await detect(member))
    if ('unreadable' in detected)
      return [unreadable(member.path, detected.unreadable, { key: `format-${detected.unreadable}` })]
    format = detected.format.name
    const context = contextOf(download, member.path, options)
    const layers = await detected.format.open(member, detected.detection, readContext(context, options))
    const found: MemberReading[] = []
    for (const layer of layers)
      found.push(await openLayer(hinted(layer, hints), { ...context, member: layer.path }, options))
    return found
  } catch (error) {
    return [unreadable(member.path, format, problemOf(error))]
  }
}

/** A layer understood, whatever it was read from: its records come as they are asked for. */
export async function openLayer(source: Layer, given: MapContext, options: OpenOptions): Promise<MemberReading> {
  const first = await sampleOf(source)
  openNested(source, first)
  const chosen = chooseRecipe(source, options, given)
  const layer = chosen.recipe ? prepared(source, chosen.recipe) : source
  const sample = layer === source ? first : await sampleOf(layer)
  const context = inItsCountry(layer, sample, contextWith(given, chosen.recipe), options)
  const understanding = await reconsidered(layer, sample, understand(layer, sample, context), context)
  if (layer !== source) delete layer.split
  return {
    path: layer.path,
    format: layer.format,
    layer,
    source,
    understanding,
    country: context.country,
    ...(chosen.used ? { recipe: chosen.used } : {}),
    ...(chosen.offered.length > 0 ? { offeredRecipes: chosen.offered } : {}),
    context,
    ...conversionsOf(layer, understanding, context, options.threads),
  }
}

/** When the caller names no country, the customs of the one the layer itself speaks of: its zone, its dates, its phones. */
function inItsCountry(layer: Layer, sample: RawRecord[], context: MapContext, options: OpenOptions): MapContext {
  if (options.country ?? context.recipe?.country ?? context.town) return context
  const country = guessCountry(layer, sample, context.source.url)?.country
  if (!country) return { ...context, countryIsGuess: true }
  if (country === context.country) return context
  const zone = context.recipe?.timezone ?? options.timezone ?? zoneOf(country)
  return { ...context, country, timezone: zone }
}

const zoneOf = (country: string) => countryCustoms[country]?.timezone ?? 'UTC'

async function sampleOf(layer: Layer): Promise<RawRecord[]> {
  const sample: RawRecord[] = []
  try {
    for await (const record of layer.records()) {
      sample.push(record)
      if (sample.length >= SAMPLE) break
    }
  } catch (error) {
    // What came before the break is understood; `convert` tells of it after the last record.
    if (sample.length === 0) throw error
  }
  return sample
}

function contextOf(download: Download, member: string, options: OpenOptions): MapContext {
  const country = options.recipe?.country ?? options.country ?? 'FR'
  const town = options.town ? gazetteerOf(country).byCode(options.town) : undefined
  const { licence, publisher } = options
  const url = shownAddress(options.address, download)
  const source = { url, retrieved: download.retrieved, licence, publisher }
  return {
    today: options.today,
    timezone: options.recipe?.timezone ?? options.timezone ?? zoneOf(country),
    country,
    source,
    member,
    ...(town ? { town } : {}),
    ...(options.entity ? { entity: options.entity } : {}),
  }
}

function readContext(context: MapContext, options: OpenOptions & { limits: Limits }): ReadContext {
  return {
    limits: options.limits,
    today: context.today,
    timezone: context.timezone,
    country: context.country,
    ...(options.todayIsGiven ? { todayIsGiven: true } : {}),
    ...((options.country ?? options.timezone ?? options.town ?? options.recipe?.country) ? { placeIsGiven: true } : {}),
  }
}

async function* nothing(): AsyncGenerator<never> {}

function unreadable(path: string, format: string, error: Problem): MemberReading {
  const counts = { records: 0, refused: 0 }
  return { path, format, error, counts, convert: nothing, convertBatches: nothing, convertTo: nothing }
}

function closed(outcome: { error?: Problem; unchanged?: boolean }): SourceReading {
  return { ...outcome, members: [], dispose: async () => {} }
}
