import { crsName } from '../../formats/geojson/crs.ts'
import { Unreadable } from '../../problem.ts'
import { datasetPart } from '../dataset.ts'
import { addressWith, at, listOf, numberOf, objectOf } from '../fields.ts'
import { byOffset } from '../paging.ts'
import { answerOf } from '../session.ts'
import type { Part, Session } from '../types.ts'
import { type Capabilities, capabilitiesOf, exceptionIn, type FeatureType } from './capabilities.ts'

const PAGE = 1000
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
    yield* readGml(url, head, session)
    return
  }
  const limit = can.version.startsWith('2') ? 'count' : 'maxFeatures'
  let had = 0
  try {
    const pages = byOffset(session, {
      size: PAGE,
      address: (startIndex) => addressWith(url, { [limit]: PAGE, startIndex }),
      pick: ({ json, text }) => {
        if (!Array.isArray(objectOf(json).features)) throw exceptionIn(text) ?? new Unreadable('not-this-protocol')
        return {
          list: listOf(at(json, 'features')),
          total: numberOf(at(json, 'numberMatched')) ?? numberOf(at(json, 'totalFeatures')),
        }
      },
    })
    for await (const { list, total, answer } of pages) {
      const crs = crsName(at(answer.json, 'crs'))
      had += list.length
      yield { ...head, features: list, ...(total === undefined ? {} : { total }), ...(crs ? { crs } : {}) }
    }
  } catch (error) {
    // A layer without a key can't be paged: it comes whole, or not at all.
    if (
      had > 0 ||
      !(error instanceof Unreadable) ||
      !['service-refuses', 'bad-status', 'server-error', 'not-this-protocol'].includes(error.problem.key)
    )
      throw error
    yield { ...head, member: `${head.member}.geojson`, document: await checked(url, session) }
  }
}

/** One document; when the service says that it held some back, the rest is asked for from there on. */
async function* readGml(url: URL, head: Part, session: Session): AsyncGenerator<Part> {
  let had = 0
  for (let number = 1; number <= MOST_DOCUMENTS; number++) {
    const document = await checked(had === 0 ? url : addressWith(url, { startIndex: had }), session)
    const start = typeof document === 'string' ? document : (await answerOf(document, 8192)).text
    const said = (name: string) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(start)?.[1] ?? Number.NaN)
    const returned = said('numberReturned')
    if (had > 0 && !(returned > 0)) {
      if (typeof document !== 'string') await document.dispose()
      return
    }
    yield { ...head, member: `${head.member}${number > 1 ? `-${number}` : ''}.gml`, document }
    had += returned
    if (!(returned > 0) || !(said('numberMatched') > had)) return
  }
}
const MOST_DOCUMENTS = 200

/** A refusal comes with status 200 too. */
async function checked(url: URL, session: Session): Promise<NonNullable<Part['document']>> {
  const download = await session.download(url)
  if (download.bytes > 10_000) return download
  const { readFile } = await import('node:fs/promises')
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
