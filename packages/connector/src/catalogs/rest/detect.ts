import { locate, type Plan } from '../../formats/json/locate.ts'
import { walk } from '../../formats/json/walk.ts'
import { at, objectOf, textOf } from '../fields.ts'
import type { Answer, Seen, Target } from '../types.ts'
import {
  cursors,
  envelopes,
  moreNames,
  offsetNames,
  offsetParameter,
  pageNames,
  pageParameter,
  pagesNames,
  sizeNames,
  sureTotals,
} from './names.ts'
import { type Course, readRest } from './read.ts'
import { count, firstNumber, firstText, headerNumber, isSaid, nextOf, scopesOf, totalOf } from './scopes.ts'

/** A list that says itself that there is more of it, and how it is come by. What comes whole is a file like any other. */
export function detectRest({ url, answer }: Seen): Target | undefined {
  if (!answer || answer.json === undefined) return undefined
  const plan = locate(answer.json)
  if ((plan.kind !== 'list' && plan.kind !== 'keyed') || plan.path.includes('*')) return undefined
  const list = plan.kind === 'keyed' ? recordsOf(answer.json, plan) : (at(answer.json, ...plan.path) ?? answer.json)
  if (!Array.isArray(list) || list.length === 0) return undefined
  const course = courseOf(url, answer, list)
  const name = url.pathname.split('/').filter(Boolean).at(-1) ?? 'records'
  return course && { name, read: (session) => readRest(url, course, (json) => recordsOf(json, plan), session) }
}

/** Only the list itself: children of its entries stay in them. */
function recordsOf(json: unknown, plan: Plan): unknown[] {
  return [...walk(json, { ...plan, inner: [] })].map(({ value }) => value)
}

function courseOf(url: URL, answer: Answer, list: unknown[]): Course | undefined {
  if (nextOf(answer)) return { kind: 'link', next: nextOf }
  const scopes = scopesOf(answer.json)
  const asked = [...url.searchParams.keys()]
  for (const [from, to] of cursors) {
    const said = firstText(scopes, from)
    // An offset is a number of entries, unless it is a word.
    if (!said || (from === 'offset' && /^\d+$/.test(said))) continue
    const names = [...asked.filter((one) => to.includes(one)), ...to]
    return { kind: 'cursor', names: [...new Set(names)], next: ({ json }) => firstText(scopesOf(json), from) }
  }
  return (
    byPage(url, answer, list.length) ??
    byOffset(url, answer, list.length) ??
    byFullPage(url, list.length) ??
    afterLast(answer, list) ??
    byTotal(url, answer, list.length)
  )
}

/** Numbered pages: the answer says which one it is and how many there are, which is the next, or only that there are more. */
function byPage(url: URL, answer: Answer, had: number): Course | undefined {
  const scopes = scopesOf(answer.json)
  const asked = [...url.searchParams.keys()].filter((one) => pageParameter.test(one))
  const said = pageNames.filter((one) => scopes.some((scope) => count(scope[one]) !== undefined))
  const page = firstNumber(scopes, pageNames) ?? headerNumber(answer, 'x-page')
  const pages =
    firstNumber(scopes, pagesNames) ??
    headerNumber(answer, 'x-wp-totalpages', 'x-total-pages', 'x-pagination-page-count')
  const next = firstNumber(scopes, ['next_page', 'nextPage', 'next']) ?? headerNumber(answer, 'x-next-page')
  const total = totalOf(answer)
  const first = page ?? (Number(asked.map((one) => url.searchParams.get(one))[0] ?? 1) || 0)
  const more =
    (pages !== undefined && pages > (page ?? 1)) ||
    (next !== undefined && next > first) ||
    ((asked.length > 0 || said.length > 0) &&
      ((total !== undefined && total > had * (first + 1)) || (total !== undefined && first <= 1 && total > had)))
  const hinted = isSaid(scopes, moreNames, true) && (asked.length > 0 || said.length > 0)
  if (!more && !hinted) return undefined
  const inside = envelopes.filter((name) => name !== 'page' && scopes.some((scope) => 'page' in objectOf(scope[name])))
  const guessed = ['page', ...inside.map((name) => `${name}[page]`), ...said.filter((one) => one !== 'number'), 'p']
  const names = [...new Set(asked.length > 0 ? asked : guessed)]
  return { kind: 'page', names, first, ...(pages === undefined ? {} : { last: pages }), total: totalOf, ended }
}

/** Where the answer starts and how many there are. */
function byOffset(url: URL, answer: Answer, had: number): Course | undefined {
  const scopes = scopesOf(answer.json)
  const total = totalOf(answer)
  if (!(total !== undefined && total > had) && !isSaid(scopes, moreNames, true)) return undefined
  const asked = [...url.searchParams.keys()].filter((one) => offsetParameter.test(one))
  const said = offsetNames.filter((one) => scopes.some((scope) => count(scope[one]) !== undefined))
  const ranged = answer.headers['content-range'] === undefined ? [] : ['offset', '_start']
  const names = [...new Set([...asked, ...said, ...ranged])]
  if (names.length === 0) return undefined
  const first = Number(url.searchParams.get(asked[0] ?? '') ?? 0) || 0
  return { kind: 'offset', names, first, total: totalOf, ended }
}

/** The address asks for one page of so many, and so many came: there may be another. */
function byFullPage(url: URL, had: number): Course | undefined {
  const entries = [...url.searchParams]
  const size = entries.find(([name]) => sizeNames.test(name))?.[1]
  if (had < 2 || Number(size) !== had) return undefined
  const offset = entries.find(([name]) => offsetParameter.test(name))
  if (offset) return { kind: 'offset', names: [offset[0]], first: Number(offset[1]) || 0, total: totalOf, ended }
  const page = entries.find(([name]) => pageParameter.test(name))
  return page && { kind: 'page', names: [page[0]], first: Number(page[1]) || 0, total: totalOf, ended }
}

const usualSizes = new Set([10, 12, 15, 20, 24, 25, 30, 40, 50, 60, 100, 200, 250, 500, 1000, 2000, 5000, 10_000])

/** A total, and no word of how to come by the rest: an offset is tried, which can't be misunderstood, then pages from 0, then from 1. */
function byTotal(url: URL, answer: Answer, had: number): Course | undefined {
  const total = firstNumber(scopesOf(answer.json), sureTotals) ?? headerNumber(answer, 'x-total-count', 'x-total')
  const sized = [...url.searchParams].some(([name, value]) => sizeNames.test(name) && Number(value) === had)
  if (total === undefined || total <= had || !(sized || usualSizes.has(had))) return undefined
  const counted = { total: totalOf, ended }
  const fromOne: Course = { ...counted, kind: 'page', names: ['page'], first: 1 }
  const fromZero: Course = { ...counted, kind: 'page', names: ['page'], first: 0, otherwise: fromOne }
  return { ...counted, kind: 'offset', names: ['offset', 'skip', 'start'], first: 0, otherwise: fromZero }
}

/** `has_more` and nothing else: what follows is asked for by the last one's id. */
function afterLast(answer: Answer, list: unknown[]): Course | undefined {
  const last = textOf(objectOf(list.at(-1)).id)
  return last && isSaid(scopesOf(answer.json), moreNames, true)
    ? { kind: 'cursor', names: ['starting_after', 'after', 'after_id'], next: lastId }
    : undefined
}

const lastId = ({ json }: Answer, records: unknown[]): string | undefined =>
  isSaid(scopesOf(json), moreNames, true) ? textOf(objectOf(records.at(-1)).id) : undefined

/** The answer says that it is the last one. */
function ended({ json }: Answer): boolean {
  const scopes = scopesOf(json)
  return isSaid(scopes, moreNames, false) && !isSaid(scopes, moreNames, true)
}
