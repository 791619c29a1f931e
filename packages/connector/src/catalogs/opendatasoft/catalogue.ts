import { type DatasetLine, datasetPart } from '../dataset.ts'
import { addressWith, at, listOf, numberOf, objectOf, textOf } from '../fields.ts'
import { byOffset } from '../paging.ts'
import type { Part, Session } from '../types.ts'

/** Every data set of a portal, with the addresses its exports have. */
export async function* readCatalogue(base: string, asked: URL, session: Session): AsyncGenerator<Part> {
  const old = asked.pathname.includes('/datasets/1.0/')
  const start = old ? `${base}/api/datasets/1.0/search/` : `${base}/api/explore/v2.1/catalog/datasets`
  const address = new URL(start)
  for (const [name, value] of asked.pathname.includes('/api/') ? asked.searchParams : [])
    if (!/^(limit|offset|rows|start)$/.test(name)) address.searchParams.append(name, value)
  const pages = byOffset(session, {
    size: 100,
    most: 10_000,
    address: (offset) => addressWith(address, old ? { rows: 100, start: offset } : { limit: 100, offset }),
    pick: ({ json }) => ({
      list: listOf(at(json, 'results') ?? at(json, 'datasets')),
      total: numberOf(at(json, 'total_count') ?? at(json, 'nhits')),
    }),
  })
  for await (const { list, total } of pages)
    yield datasetPart(
      list.map((one) => lineOf(one, base)),
      { total },
    )
}

function lineOf(dataset: unknown, base: string): DatasetLine {
  const one = objectOf(dataset)
  const id = textOf(one.dataset_id) ?? textOf(one.datasetid) ?? ''
  const metas = objectOf(at(one, 'metas', 'default') ?? one.metas)
  const exports = `${base}/api/explore/v2.1/catalog/datasets/${encodeURIComponent(id)}/exports`
  const formats = listOf(one.features).includes('geo') ? ['json', 'csv', 'geojson'] : ['json', 'csv']
  return {
    identifier: id,
    title: textOf(metas.title),
    description: textOf(metas.description),
    landingPage: `${base}/explore/dataset/${encodeURIComponent(id)}/`,
    publisher: textOf(metas.publisher),
    licence: textOf(metas.license_url) ?? textOf(metas.license),
    modified: textOf(metas.data_processed) ?? textOf(metas.modified),
    keywords: listOf(metas.keyword).filter((word) => typeof word === 'string'),
    distributions: one.has_records === false ? [] : formats.map((format) => ({ url: `${exports}/${format}`, format })),
    records: numberOf(metas.records_count),
  }
}
