import { Unreadable } from '../../problem.ts'
import { type DatasetLine, datasetPart } from '../dataset.ts'
import { addressWith, at, isObject, type Json, listOf, numberOf, objectOf, textOf } from '../fields.ts'
import { followBest } from '../follow.ts'
import { byOffset } from '../paging.ts'
import { bestFirst, type Resource } from '../resources.ts'
import type { Answer, Part, Session } from '../types.ts'

const PAGE = 1000

/** The best file of a package, from the DataStore when it stands there as a table. */
export async function* readPackage(base: string, id: string, session: Session, wanted?: string): AsyncGenerator<Part> {
  const answer = await session.get(addressWith(`${base}/api/3/action/package_show`, { id }))
  const found = resultOf(answer)
  const all = listOf(found.resources).map(objectOf)
  const chosen = wanted ? all.filter((one) => one.id === wanted) : all
  const modified = textOf(found.metadata_modified)
  if (modified) yield { version: modified }
  const head: Part = {
    facts: {
      title: textOf(found.title),
      publisher: textOf(at(found, 'organization', 'title')) ?? textOf(found.author),
      licence: textOf(found.license_url) ?? textOf(found.license_title) ?? textOf(found.license_id),
      modified,
    },
  }
  const resources = chosen.map(resourceOf)
  const best = bestFirst(resources)[0]
  const inStore = chosen.find((one) => one.datastore_active === true && one.id === best?.id)
  // What stands in the store has its geometry as text only: a map is read as its file.
  if (inStore && !/geo|kml|gpx|shp/i.test(best?.format ?? '')) {
    const query = new URLSearchParams({ resource_id: String(inStore.id) })
    let parts = 0
    try {
      for await (const part of readStore(base, query, session)) {
        parts++
        yield { ...part, facts: { ...head.facts, ...part.facts }, member: textOf(inStore.name) ?? id }
      }
      return
    } catch (error) {
      if (parts > 0) throw error
    }
  }
  yield* followBest(resources, session, head)
}

/** `datastore_search`, by the number of rows already had; the server may give fewer than asked for. */
export async function* readStore(base: string, query: URLSearchParams, session: Session): AsyncGenerator<Part> {
  const address = new URL(`${base}/api/3/action/datastore_search`)
  for (const [name, value] of query) if (name !== 'limit' && name !== 'offset') address.searchParams.append(name, value)
  const pages = byOffset(session, {
    size: PAGE,
    address: (offset) => addressWith(address, { limit: PAGE, offset }),
    pick: (answer) => {
      const result = resultOf(answer)
      // Old stores estimate the total of a large table: then only an empty page ends it.
      return { list: listOf(result.records), total: result.total_was_estimated ? undefined : numberOf(result.total) }
    },
  })
  for await (const { list, total } of pages) yield { records: list, total }
}

export async function* readCatalogue(base: string, query: URLSearchParams, session: Session): AsyncGenerator<Part> {
  const address = new URL(`${base}/api/3/action/package_search`)
  for (const [name, value] of query) if (name !== 'rows' && name !== 'start') address.searchParams.append(name, value)
  const pages = byOffset(session, {
    size: 100,
    address: (start) => addressWith(address, { rows: 100, start }),
    pick: (answer) => ({ list: listOf(resultOf(answer).results), total: numberOf(resultOf(answer).count) }),
  })
  for await (const { list, total } of pages)
    yield datasetPart(
      list.map((one) => lineOf(one, base)),
      { total },
    )
}

/** CKAN says `success: false` also with status 200. */
function resultOf({ json }: Answer): Json {
  const { success, result } = objectOf(json)
  if (success !== true || !isObject(result)) throw new Unreadable('not-this-protocol')
  return result
}

const resourceOf = (one: Json): Resource => ({
  id: textOf(one.id),
  url: textOf(one.url) ?? '',
  title: textOf(one.name),
  format: textOf(one.format) ?? textOf(one.mimetype),
  kind: textOf(one.resource_type),
  modified: textOf(one.last_modified) ?? textOf(one.created),
  bytes: numberOf(one.size),
})

function lineOf(dataset: unknown, base: string): DatasetLine {
  const one = objectOf(dataset)
  return {
    identifier: textOf(one.id),
    title: textOf(one.title) ?? textOf(one.name),
    description: textOf(one.notes),
    landingPage: one.name ? `${base}/dataset/${one.name}` : undefined,
    publisher: textOf(at(one, 'organization', 'title')) ?? textOf(one.author),
    licence: textOf(one.license_url) ?? textOf(one.license_title),
    modified: textOf(one.metadata_modified),
    keywords: listOf(one.tags).flatMap((tag) => textOf(objectOf(tag).display_name) ?? textOf(objectOf(tag).name) ?? []),
    distributions: listOf(one.resources)
      .map((each) => resourceOf(objectOf(each)))
      .map(({ url, title, format }) => ({ url, ...(title ? { name: title } : {}), ...(format ? { format } : {}) })),
  }
}
