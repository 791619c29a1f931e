import { isObject, listOf, objectOf } from '../fields.ts'
import type { Seen, Target } from '../types.ts'
import { readCatalogue, readDataset } from './read.ts'

const dataset =
  /^(?:\/[a-z]{2})?\/datasets\/(?!r\/|search)([\w-]{3,})(?:\/(?:#.*)?)?$|\/api\/[12]\/datasets\/(?!r\/|schemas|suggest|extensions|badges)([\w-]{3,})\/?$/
const organization =
  /^(?:\/[a-z]{2})?\/organizations\/([\w-]{3,})\/?(?:datasets\/?)?$|\/api\/1\/organizations\/([\w-]{3,})\/datasets\/?$/

/** By the address of a data set or of an organisation, as the site or the API has it. */
export function detectUdata({ url, answer }: Seen): Target | undefined {
  const api = `${url.origin}/api/1`
  const one = dataset.exec(url.pathname)
  const id = one?.[1] ?? one?.[2]
  if (id) return { name: id, read: (session) => readDataset(`${api}/datasets/${id}/`, url.hash, session) }
  const [, site, machine] = organization.exec(url.pathname) ?? []
  const owner = site ?? machine
  if (owner) return catalogueOf(`${api}/datasets/?organization=${owner}`)
  const isList = /\/api\/1\/datasets\/$/.test(url.pathname) && (!answer || isDatasets(answer.json))
  return isList ? catalogueOf(url.href) : undefined
}

const catalogueOf = (address: string): Target => ({
  name: 'datasets',
  read: (session) => readCatalogue(address, session),
})

function isDatasets(json: unknown): boolean {
  const { data, total } = objectOf(json)
  const first = listOf(data)[0]
  return total !== undefined && (first === undefined || (isObject(first) && first.resources !== undefined))
}
