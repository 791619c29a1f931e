import { at, isObject, listOf, objectOf } from '../fields.ts'
import type { Seen, Target } from '../types.ts'
import { readCollection, readCollections } from './read.ts'

/** By the address of a collection, or by a landing page that names its collections. */
export function detectOgcApi({ url, answer }: Seen): Target | undefined {
  const [, base, collection] = /^(.*)\/collections\/([^/]+)(?:\/items)?\/?$/.exec(url.pathname) ?? []
  if (collection) {
    const looksRight =
      !answer ||
      isObject(at(answer.json, 'links')) ||
      Array.isArray(at(answer.json, 'links')) ||
      at(answer.json, 'features') !== undefined
    return looksRight
      ? {
          name: decodeURIComponent(collection),
          read: (session) =>
            readCollection(new URL(`${base}/collections/${collection}`, url), url.searchParams, session),
        }
      : undefined
  }
  const links = listOf(at(answer?.json, 'links')).map(objectOf)
  const rel = (pattern: RegExp) => links.find((link) => pattern.test(String(link.rel)))
  const list = Array.isArray(at(answer?.json, 'collections'))
    ? url.href
    : isLanding(rel)
      ? String(rel(/(?:^|\/)data$/)?.href ?? '')
      : ''
  if (!answer || list === '') return undefined
  return { name: 'collections', read: (session) => readCollections(new URL(list, answer.url), session) }
}

const isLanding = (rel: (pattern: RegExp) => unknown): boolean =>
  rel(/(?:^|\/)data$/) !== undefined && rel(/(?:^|\/)(?:conformance|service-desc)$/) !== undefined
