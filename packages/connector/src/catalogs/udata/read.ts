import { Unreadable } from '../../problem.ts'
import { type DatasetLine, datasetPart } from '../dataset.ts'
import { addressWith, at, listOf, numberOf, objectOf, textOf } from '../fields.ts'
import { followBest } from '../follow.ts'
import { byLink } from '../paging.ts'
import type { Resource } from '../resources.ts'
import type { Part, Session } from '../types.ts'

/** The best file of a data set; the one the address points at when it does (`#/resources/…`). */
export async function* readDataset(api: string, hash: string, session: Session): AsyncGenerator<Part> {
  const { json } = await session.get(api)
  const dataset = objectOf(json)
  if (!Array.isArray(dataset.resources)) throw new Unreadable('not-this-protocol')
  const all = dataset.resources.map(resourceOf)
  const wanted = /resources?[/-]([0-9a-f-]{36})/.exec(hash)?.[1]
  const resources = wanted ? all.filter(({ id }) => id === wanted) : all
  const modified = textOf(dataset.last_update) ?? textOf(dataset.last_modified)
  if (modified) yield { version: modified }
  yield* followBest(resources.length > 0 ? resources : all, session, {
    facts: {
      title: textOf(dataset.title),
      publisher: textOf(at(dataset, 'organization', 'name')),
      licence: licences[textOf(dataset.license) ?? ''] ?? textOf(dataset.license),
      modified,
    },
  })
}

/** The portal's own short names. */
const licences: Record<string, string> = {
  'fr-lo': 'Licence Ouverte 1.0',
  lov2: 'Licence Ouverte 2.0',
  'odc-odbl': 'ODbL 1.0',
  'odc-by': 'ODC-By 1.0',
  'cc-by': 'CC BY 4.0',
  'cc-by-sa': 'CC BY-SA 4.0',
  'cc-zero': 'CC0 1.0',
  notspecified: '',
}

function resourceOf(resource: unknown): Resource {
  const one = objectOf(resource)
  const extras = objectOf(one.extras)
  return {
    id: textOf(one.id),
    url: textOf(one.url) ?? '',
    title: textOf(one.title),
    format: textOf(one.format) ?? textOf(one.mime),
    kind: textOf(one.type),
    modified: textOf(one.last_modified) ?? textOf(one.modified),
    gone: extras['check:available'] === false,
    bytes: numberOf(one.filesize),
  }
}

/** All data sets of a search or an organisation, from `next_page` to `next_page`. */
export async function* readCatalogue(address: string, session: Session): AsyncGenerator<Part> {
  const start = addressWith(address, { page_size: 50, page: undefined })
  for await (const { json } of byLink(session, start, (answer) => textOf(objectOf(answer.json).next_page))) {
    if (!Array.isArray(objectOf(json).data)) throw new Unreadable('not-this-protocol')
    yield datasetPart(listOf(objectOf(json).data).map(lineOf), { total: numberOf(objectOf(json).total) })
  }
}

function lineOf(dataset: unknown): DatasetLine {
  const one = objectOf(dataset)
  return {
    identifier: textOf(one.id),
    title: textOf(one.title),
    description: textOf(one.description),
    landingPage: textOf(one.page),
    publisher: textOf(at(one, 'organization', 'name')),
    licence: licences[textOf(one.license) ?? ''] ?? textOf(one.license),
    modified: textOf(one.last_update) ?? textOf(one.last_modified),
    keywords: listOf(one.tags).filter((word) => typeof word === 'string'),
    distributions: listOf(one.resources)
      .map(resourceOf)
      .map(({ url, title, format }) => ({ url, ...(title ? { name: title } : {}), ...(format ? { format } : {}) })),
    frequency: textOf(one.frequency),
  }
}
