import { at, listOf, objectOf } from '../fields.ts'
import type { Answer, Seen, Target } from '../types.ts'
import { readCatalogue, readPackage, readStore } from './read.ts'

/** By the addresses of the action API, of a data set's page, and by the portal that says what it is. */
export function detectCkan({ url, answer }: Seen): Target | undefined {
  const { pathname, searchParams } = url
  const [, before = '', action] = /^(.*)\/api\/(?:3\/)?action\/(\w+)$/.exec(pathname) ?? []
  const base = `${url.origin}${before}`
  if (action === 'package_show') return packageOf(base, searchParams.get('id') ?? '')
  if (action === 'datastore_search') {
    const name = searchParams.get('resource_id') ?? 'records'
    return { name, read: (session) => readStore(base, url.searchParams, session) }
  }
  if (action === 'package_search' || action === 'current_package_list_with_resources')
    return { name: 'datasets', read: (session) => readCatalogue(base, searchParams, session) }
  const page =
    /^(.*?)(?:\/[a-z]{2}(?:_[A-Z]{2})?)?\/dataset\/([\w-]{2,})(?:\/resource\/([0-9a-f-]{36})(?:\/.*)?)?\/?$/.exec(
      pathname,
    )
  if (page && page[2] !== 'groups') return packageOf(`${url.origin}${page[1]}`, page[2]!, page[3])
  if (answer && isFront(answer)) {
    const root = answer.url.origin
    return { name: 'datasets', read: (session) => readCatalogue(root, new URLSearchParams(), session) }
  }
  return undefined
}

const packageOf = (base: string, id: string, resource?: string): Target => ({
  name: id,
  read: (session) => readPackage(base, id, session, resource),
})

function isFront({ text, json }: Answer): boolean {
  if (/<meta name="generator" content="ckan/i.test(text.slice(0, 20_000))) return true
  return (
    at(json, 'success') === true &&
    listOf(at(json, 'result', 'results')).every((one) => 'resources' in objectOf(one)) &&
    at(json, 'result', 'count') !== undefined
  )
}
