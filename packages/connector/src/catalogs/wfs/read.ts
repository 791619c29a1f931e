import { readFile } from 'node:fs/promises'
import { Unreadable } from '../../problem.ts'
import type { Download, Problem } from '../../types.ts'
import { datasetPart } from '../dataset.ts'
import { addressWith } from '../fields.ts'
import { answerOf } from '../session.ts'
import type { Part, Session } from '../types.ts'
import { type Capabilities, capabilitiesOf, exceptionIn, type FeatureType } from './capabilities.ts'
import { readPages } from './pages.ts'

/** A service with more layers than a town has is a catalogue. */
const FEW = 12

const asking = /^(service|request|version|typenames?|outputformat|count|maxfeatures|startindex|srsname|resulttype)$/i

/** Every feature of the types asked for, or of all types of a small service; GeoJSON when it gives any, else GML. */
export async function* readWfs(address: URL, types: string[], session: Session): AsyncGenerator<Part> {
  const endpoint = new URL(address)
  for (const name of [...endpoint.searchParams.keys()]) if (asking.test(name)) endpoint.searchParams.delete(name)
  const can = await capabilitiesOf(withoutFilters(endpoint), session)
  const wanted = types.length > 0 ? types.map((name) => known(name, can)) : can.types
  if (wanted.length === 0) throw new Unreadable('no-resource')
  if (types.length === 0 && wanted.length > FEW) yield listOfLayers(endpoint, can)
  else for (const type of wanted) yield* readType(endpoint, type, can, session)
}

const withoutFilters = (endpoint: URL): URL =>
  addressWith(endpoint, {
    cql_filter: undefined,
    CQL_FILTER: undefined,
    filter: undefined,
    FILTER: undefined,
    bbox: undefined,
    BBOX: undefined,
  })

/** People write a layer with and without the prefix of its workspace. */
function known(name: string, { types }: Capabilities): FeatureType {
  const bare = (text: string) => text.replace(/^.*:/, '')
  return (
    types.find((type) => type.name === name) ??
    types.find((type) => bare(type.name) === bare(name)) ?? { name, keywords: [] }
  )
}

function featuresOf(endpoint: URL, { name }: FeatureType, { version, json }: Capabilities): URL {
  const two = version.startsWith('2')
  return addressWith(endpoint, {
    service: 'WFS',
    version,
    request: 'GetFeature',
    [two ? 'typeNames' : 'typeName']: name,
    ...(json ? { outputFormat: json, srsName: 'EPSG:4326' } : {}),
  })
}

async function* readType(endpoint: URL, type: FeatureType, can: Capabilities, session: Session): AsyncGenerator<Part> {
  const url = featuresOf(endpoint, type, can)
  const head: Part = { member: type.name.replace(':', '-'), facts: { title: type.title, publisher: can.publisher } }
  if (!can.json) {
    yield* readGml(url, can.version, head, session)
    return
  }
  const limit = can.version.startsWith('2') ? 'count' : 'maxFeatures'
  let had = 0
  try {
    for await (const part of readPages(url, limit, head, session)) {
      had++
      yield part
    }
  } catch (error) {
    // A layer without a key can't be paged: it comes whole, or not at all.
    if (had > 0 || !(error instanceof Unreadable) || !refusals.has(error.problem.key)) throw error
    yield* readWhole(url, head, session)
  }
}

const refusals = new Set(['service-refuses', 'bad-status', 'server-error', 'not-this-protocol'])

/** Some services give no other system than their own, and some call GeoJSON theirs but only give GML. */
async function* readWhole(url: URL, head: Part, session: Session): AsyncGenerator<Part> {
  const ways = [{}, { srsName: undefined }, { srsName: undefined, outputFormat: undefined }]
  for (const [index, way] of ways.entries())
    try {
      const document = await checked(addressWith(url, way), session)
      const cut = typeof document === 'string' ? undefined : await heldBack(document)
      yield { ...head, member: `${head.member}.${index < 2 ? 'geojson' : 'gml'}`, document }
      if (cut) yield { ...head, member: `${head.member}.${index < 2 ? 'geojson' : 'gml'}`, incomplete: cut }
      return
    } catch (error) {
      const last = index === ways.length - 1
      if (last || !(error instanceof Unreadable) || !refusals.has(error.problem.key)) throw error
    }
}

/** A service may give less than there is even when it is asked for everything: what it announces is compared with what came. */
async function heldBack(document: Download): Promise<Problem | undefined> {
  if (document.bytes > COUNTED) return undefined
  const text = await readFile(document.file, 'utf8')
  const said = (name: string) => new RegExp(`\\b${name}"?\\s*[:=]\\s*"?(\\d+)`).exec(text)?.[1]
  const announced = Number(said('numberMatched') ?? said('totalFeatures') ?? Number.NaN)
  const had = Number(said('numberReturned') ?? text.match(/"type"\s*:\s*"Feature"/g)?.length ?? announced)
  return announced > had ? { key: 'list-ends-early', values: { had, announced } } : undefined
}
const COUNTED = 64 * 1024 * 1024

/**
 * One document; when the service says, or may mean, that it held some back, the rest is asked for: at the address it
 * names, else from where this one ended. Services of version 1.0 know of no pages.
 */
async function* readGml(url: URL, version: string, head: Part, session: Session): AsyncGenerator<Part> {
  const seen = new Set<string>()
  let had = 0
  let next: URL | undefined = url
  for (let number = 1; next && number <= MOST_DOCUMENTS; number++) {
    const document: NonNullable<Part['document']> = await checked(next, session)
    const start: string = typeof document === 'string' ? document : (await answerOf(document, 8192)).text
    const { returned, matched, following } = countsIn(start)
    const print = typeof document === 'string' ? document : document.sha256
    // Nothing more, or the same for ever.
    if (number > 1 && (returned === 0 || seen.has(print))) {
      if (typeof document !== 'string') await document.dispose()
      return
    }
    seen.add(print)
    yield { ...head, member: `${head.member}${number > 1 ? `-${number}` : ''}.gml`, document }
    had += returned ?? 0
    const more =
      version.startsWith('2') && returned !== undefined && returned > 0 && !(matched !== undefined && had >= matched)
    next =
      following && URL.canParse(following, next)
        ? new URL(following, next)
        : more
          ? addressWith(url, { startIndex: had })
          : undefined
  }
}

/** What the collection says of itself; `numberMatched` may be `unknown`, and 1.1 has only `numberOfFeatures`. */
function countsIn(start: string) {
  const tag = /<(?:[\w.-]+:)?FeatureCollection\b[^>]{0,8000}/.exec(start)?.[0] ?? ''
  const said = (name: string) => {
    const text = new RegExp(`\\b${name}\\s*=\\s*["'](\\d+)["']`).exec(tag)?.[1]
    return text === undefined ? undefined : Number(text)
  }
  const following = /\bnext\s*=\s*"([^"]{1,4000})"/.exec(tag)?.[1]?.replaceAll('&amp;', '&')
  return { returned: said('numberReturned'), matched: said('numberMatched'), following }
}

const MOST_DOCUMENTS = 200

/** A refusal comes with status 200 too. */
async function checked(url: URL, session: Session): Promise<NonNullable<Part['document']>> {
  const download = await session.download(url)
  if (download.bytes > 10_000) return download
  const refusal = exceptionIn(await readFile(download.file, 'utf8'))
  if (!refusal) return download
  await download.dispose()
  throw refusal
}

function listOfLayers(endpoint: URL, can: Capabilities): Part {
  return datasetPart(
    can.types.map((type) => ({
      identifier: type.name,
      title: type.title ?? type.name,
      description: type.description,
      publisher: can.publisher,
      keywords: type.keywords,
      distributions: [{ url: featuresOf(endpoint, type, can).href, format: can.json ? 'geojson' : 'gml' }],
    })),
    { total: can.types.length },
  )
}
