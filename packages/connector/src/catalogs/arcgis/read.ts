import { Unreadable } from '../../problem.ts'
import { addressWith, at, isObject, type Json, listOf, numberOf, objectOf, textOf } from '../fields.ts'
import type { Answer, Part, Session } from '../types.ts'
import { featureOf, plainer } from './feature.ts'

const MOST_PAGES = 20_000

/** Every layer and table of a service, or the one the address names. */
export async function* readService(
  base: string,
  layer: string | undefined,
  query: URLSearchParams,
  session: Session,
): AsyncGenerator<Part> {
  if (layer !== undefined) {
    const about = jsonOf(await session.get(`${base}/${layer}?f=json`))
    const version = query.size === 0 ? versionOf(about) : undefined
    if (version !== undefined) yield { version }
    yield* readLayer(`${base}/${layer}`, about, query, session)
    return
  }
  const service = jsonOf(await session.get(`${base}?f=json`))
  const layers = [...listOf(service.layers), ...listOf(service.tables)].map(objectOf)
  const addresses = layers.filter(({ subLayerIds }) => !subLayerIds).map(({ id }) => `${base}/${id}`)
  const abouts: [string, Json][] = []
  for (const address of addresses) abouts.push([address, jsonOf(await session.get(`${address}?f=json`))])
  // The service is as it was when each of its layers is.
  const versions = abouts.map(([, about]) => versionOf(about))
  if (versions.length > 0 && versions.every((one) => one !== undefined)) yield { version: versions.join(', ') }
  for (const [address, about] of abouts) yield* readLayer(address, about, new URLSearchParams(), session)
}

function versionOf(about: Json): string | undefined {
  const edited =
    numberOf(at(about, 'editingInfo', 'dataLastEditDate')) ?? numberOf(at(about, 'editingInfo', 'lastEditDate'))
  return edited === undefined ? undefined : `${textOf(about.name) ?? 'layer'} ${edited}`
}

/**
 * Pages by `resultOffset` as long as the server says that it holds some back; a server without paging is asked for its
 * object ids first and then for these. Coordinates come in WGS84.
 */
async function* readLayer(layer: string, about: Json, given: URLSearchParams, session: Session): AsyncGenerator<Part> {
  const name = textOf(about.name) ?? 'layer'
  const geojson = /geojson/i.test(textOf(about.supportedQueryFormats) ?? '')
  const query = addressWith(`${layer}/query`, {
    where: given.get('where') ?? '1=1',
    outFields: '*',
    outSR: 4326,
    f: geojson ? 'geojson' : 'json',
  })
  for (const key of ['geometry', 'geometryType', 'inSR', 'spatialRel', 'token'])
    if (given.has(key)) query.searchParams.set(key, given.get(key)!)
  const tidy = plainer(listOf(about.fields))
  const head: Part = { member: name, facts: { title: name, publisher: textOf(about.copyrightText) } }
  const pages = at(about, 'advancedQueryCapabilities', 'supportsPagination') === true ? byOffset : byIds
  let had = 0
  for await (const answer of pages(query, about, session)) {
    const features = listOf(answer.features).map((feature) => tidy(featureOf(feature, answer)))
    had += features.length
    yield about.geometryType || features.some(hasGeometry)
      ? { ...head, features }
      : { ...head, records: features.map((one) => objectOf(one).properties) }
  }
  if (had === 0) yield { ...head, records: [] }
}

const hasGeometry = (feature: unknown): boolean => isObject(objectOf(feature).geometry)

async function* byOffset(query: URL, about: Json, session: Session): AsyncGenerator<Json> {
  const size = Math.min(numberOf(about.maxRecordCount) ?? 1000, 2000)
  const order = textOf(about.objectIdField)
  let offset = 0
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = jsonOf(
      await session.get(
        addressWith(query, {
          resultOffset: offset,
          resultRecordCount: size,
          ...(order ? { orderByFields: order } : {}),
        }),
      ),
    )
    const count = listOf(answer.features).length
    if (count > 0) yield answer
    offset += count
    const more = answer.exceededTransferLimit === true || at(answer, 'properties', 'exceededTransferLimit') === true
    if (count === 0 || (!more && count < size)) return
  }
}

async function* byIds(query: URL, about: Json, session: Session): AsyncGenerator<Json> {
  const found = jsonOf(await session.get(addressWith(query, { returnIdsOnly: 'true', f: 'json' })))
  const ids = listOf(found.objectIds)
    .filter((id) => typeof id === 'number')
    .sort((a, b) => a - b)
  // Longer addresses are cut by many servers.
  const size = Math.min(numberOf(about.maxRecordCount) ?? 200, 200)
  for (let start = 0; start < ids.length; start += size) {
    const objectIds = ids.slice(start, start + size).join(',')
    yield jsonOf(await session.get(addressWith(query, { where: undefined, objectIds })))
  }
}

/** A refusal comes with status 200 and says why in `error`. */
function jsonOf({ json }: Answer): Json {
  if (!isObject(json)) throw new Unreadable('not-this-protocol')
  if (isObject(json.error))
    throw new Unreadable('service-refuses', {
      reason: (textOf(json.error.message) ?? String(json.error.code ?? '')).slice(0, 200),
    })
  return json
}
