import { isObject, listOf, objectOf } from '../fields.ts'
import type { Seen, Target } from '../types.ts'
import { readCatalogue } from './catalogue.ts'
import { type Place, readDataset } from './read.ts'

const patterns = [
  /^(.*)\/api\/(?:explore\/)?v2(?:\.\d)?\/catalog\/datasets\/([^/]+)(?:\/(records|exports)(?:\/([\w-]+))?)?\/?$/,
  /^(.*)\/explore\/(?:embed\/)?dataset\/([^/]+)(?:\/|$)/,
  /^(.*)\/api\/datasets\/1\.0\/(?!search)([^/]+)\/?$/,
]

/** By the address of a data set, as people copy it from the portal or from its API; by the catalogue's own answer. */
export function detectOpendatasoft({ url, answer }: Seen): Target | undefined {
  const place = placeOf(url)
  if (place) return { name: place.dataset, read: (session) => readDataset(place, session) }
  if (isCatalogueAddress(url) || (answer && isCatalogue(answer.json))) {
    const base = `${url.origin}${url.pathname.split(/\/api\/|\/explore\//)[0]!.replace(/\/$/, '')}`
    return { name: 'datasets', read: (session) => readCatalogue(base, url, session) }
  }
  return undefined
}

function placeOf(url: URL): Place | undefined {
  for (const pattern of patterns) {
    const [, path = '', dataset, kind, format] = pattern.exec(url.pathname) ?? []
    if (dataset) {
      const query = pattern === patterns[1] ? refinements(url) : url.searchParams
      return {
        base: `${url.origin}${path}`,
        dataset: decodeURIComponent(dataset),
        query,
        ...(kind === 'exports' && format ? { file: url } : {}),
      }
    }
  }
  const [, path = ''] = /^(.*)\/api\/records\/1\.0\/(?:search|download|boundaries)\/?$/.exec(url.pathname) ?? []
  const dataset = url.searchParams.get('dataset')
  if (!dataset || !url.pathname.includes('/api/records/1.0/')) return undefined
  return { base: `${url.origin}${path}`, dataset, query: url.searchParams, old: true }
}

/** What a person chose on the portal's page: `refine.commune=Blain&q=loto`. */
function refinements(url: URL): URLSearchParams {
  const query = new URLSearchParams()
  for (const [name, value] of url.searchParams) {
    const [, facet] = /^(?:disjunctive\.)?refine\.(.+)$/.exec(name) ?? []
    if (facet) query.append('refine', `${facet}:${JSON.stringify(value)}`)
    else if (name === 'q' && value.trim() !== '') query.append('where', `search(${JSON.stringify(value)})`)
  }
  return query
}

const isCatalogueAddress = (url: URL): boolean =>
  /\/api\/(?:explore\/)?v2(?:\.\d)?\/catalog\/datasets\/?$|\/api\/datasets\/1\.0\/search\/?$/.test(url.pathname)

function isCatalogue(json: unknown): boolean {
  const { results, datasets, total_count, nhits } = objectOf(json)
  const first = objectOf(listOf(results ?? datasets)[0])
  if (isObject(first.metas) && (first.dataset_id !== undefined || first.datasetid !== undefined)) return true
  return nhits !== undefined && total_count === undefined && first.datasetid !== undefined
}
