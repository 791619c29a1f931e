import { locate, type Plan } from '../../formats/json/locate.ts'
import { walk } from '../../formats/json/walk.ts'
import { at, isObject, numberOf, objectOf, textOf } from '../fields.ts'
import { nextLink } from '../paging.ts'
import type { Answer, Seen, Target } from '../types.ts'
import { type Course, readRest } from './read.ts'

/** A list that says itself that there is more of it, and how it is come by. What comes whole is a file like any other. */
export function detectRest({ url, answer }: Seen): Target | undefined {
  if (!answer || answer.json === undefined) return undefined
  const plan = locate(answer.json)
  if (plan.kind !== 'list' || plan.path.includes('*')) return undefined
  const list = at(answer.json, ...plan.path) ?? answer.json
  if (!Array.isArray(list) || list.length === 0) return undefined
  const course = courseOf(url, answer, list.length)
  const name = url.pathname.split('/').filter(Boolean).at(-1) ?? 'records'
  return course && { name, read: (session) => readRest(url, course, (json) => recordsOf(json, plan), session) }
}

/** Only the list itself: children of its entries stay in them. */
function recordsOf(json: unknown, plan: Plan): unknown[] {
  return [...walk(json, { ...plan, inner: [] })].map(({ value }) => value)
}

const envelopes = [
  'meta',
  'metadata',
  'pagination',
  'paging',
  'page',
  'info',
  'links',
  '_links',
  '_meta',
  'hydra:view',
  'view',
  'paginator',
  'cursor',
  'response_metadata',
]
const nextNames = [
  'next',
  'next_url',
  'nextUrl',
  'nextPage',
  'next_page',
  'next_page_url',
  'nextPageUrl',
  'nextLink',
  '@odata.nextLink',
  'odata.nextLink',
  'hydra:next',
  'next_rest_url',
  'next_href',
]
const cursors: [string, string][] = [
  ['nextPageToken', 'pageToken'],
  ['next_page_token', 'page_token'],
  ['nextCursor', 'cursor'],
  ['next_cursor', 'cursor'],
  ['nextCursorMark', 'cursorMark'],
  ['endCursor', 'after'],
  ['scroll_id', 'scroll_id'],
]
const pageNames = ['page', 'current_page', 'currentPage', 'page_number', 'pageNumber', 'number', 'pageIndex']
const pagesNames = [
  'total_pages',
  'totalPages',
  'last_page',
  'lastPage',
  'page_count',
  'pageCount',
  'pages',
  'nb_pages',
  'nbPages',
]
const offsetNames = ['offset', 'start', 'skip', 'startIndex', 'start_index', 'first', '$skip', 'from']
const totalNames = [
  'total',
  'total_count',
  'totalCount',
  'count',
  'nhits',
  'totalResults',
  'total_results',
  'totalElements',
  'totalItems',
  'hydra:totalItems',
  'numFound',
  'recordsTotal',
  'nb_total',
  '@odata.count',
]

function courseOf(url: URL, answer: Answer, count: number): Course | undefined {
  if (nextOf(answer)) return { kind: 'link', next: nextOf }
  const scopes = scopesOf(answer.json)
  for (const [from, to] of cursors)
    if (scopes.some((scope) => textOf(scope[from])))
      return { kind: 'cursor', to, next: ({ json }) => firstText(scopesOf(json), from) }
  const total = totalOf(answer)
  const pages =
    firstNumber(scopes, pagesNames) ??
    headerNumber(answer, 'x-wp-totalpages', 'x-total-pages', 'x-pagination-page-count')
  const page = firstNumber(scopes, pageNames)
  const asked = [...url.searchParams.keys()]
  if (pages !== undefined && pages > (page ?? 1)) {
    const name = asked.find((one) => /^(page|p|paged|pageNumber|page_number|pageIndex)$/i.test(one)) ?? 'page'
    return { kind: 'page', name, first: page ?? 1, last: pages, total: totalOf }
  }
  if (total === undefined || total <= count) return undefined
  const offset =
    asked.find((one) => offsetNames.includes(one)) ??
    offsetNames.find((one) => scopes.some((scope) => numberOf(scope[one]) !== undefined))
  if (offset)
    return { kind: 'offset', name: offset, first: Number(url.searchParams.get(offset) ?? 0) || 0, total: totalOf }
  const paged = asked.find((one) => /^(page|p|paged|pageNumber|page_number)$/i.test(one))
  return paged
    ? { kind: 'page', name: paged, first: Number(url.searchParams.get(paged)) || 0, total: totalOf }
    : undefined
}

/** The envelope itself and the objects in it that speak of paging. */
function scopesOf(json: unknown): Record<string, unknown>[] {
  const root = objectOf(json)
  return [
    root,
    ...envelopes.map((name) => objectOf(root[name])),
    objectOf(at(root, 'meta', 'pagination')),
    objectOf(at(root, 'paging', 'cursors')),
  ]
}

/** RFC 8288 in the header, else an address under one of the usual names. */
export function nextOf(answer: Answer): string | undefined {
  const header = nextLink(answer)
  if (header) return header
  const list = at(answer.json, 'links')
  const linked = Array.isArray(list) ? list.map(objectOf).find(({ rel }) => rel === 'next') : undefined
  if (linked) return textOf(linked.href)
  for (const scope of scopesOf(answer.json))
    for (const name of nextNames) {
      const value = isObject(scope[name]) ? (scope[name].href ?? scope[name]['@id'] ?? scope[name].url) : scope[name]
      if (typeof value === 'string' && /^(https?:|\/|\?|\.\/)/.test(value)) return value
    }
  return undefined
}

export function totalOf(answer: Answer): number | undefined {
  return (
    firstNumber(scopesOf(answer.json), totalNames) ??
    headerNumber(answer, 'x-total-count', 'x-wp-total', 'x-total', 'x-pagination-total-count')
  )
}

function firstNumber(scopes: Record<string, unknown>[], names: string[]): number | undefined {
  for (const name of names)
    for (const scope of scopes) if (numberOf(scope[name]) !== undefined) return numberOf(scope[name])
  return undefined
}

const firstText = (scopes: Record<string, unknown>[], name: string): string | undefined =>
  scopes.map((scope) => textOf(scope[name])).find((text) => text !== undefined)

function headerNumber({ headers }: Answer, ...names: string[]): number | undefined {
  const text = names.map((name) => headers[name]).find((value) => /^\d+$/.test(value ?? ''))
  return text === undefined ? undefined : Number(text)
}
