import { crsName } from '../../formats/geojson/crs.ts'
import { Unreadable } from '../../problem.ts'
import { addressWith, at, listOf, numberOf, objectOf, textOf } from '../fields.ts'
import type { Answer, Part, Session } from '../types.ts'
import { exceptionIn } from './capabilities.ts'

const PAGE = 1000
const MOST_PAGES = 20_000
const MOST_IDS = 2_000_000

/**
 * GeoJSON page after page. A service without an order of its own may give a feature twice and another one never, and
 * one of version 1 may not know of pages at all: the layer is then asked for whole, and what had not come yet is added.
 */
export async function* readPages(url: URL, limit: string, head: Part, session: Session): AsyncGenerator<Part> {
  const seen = new Set<string>()
  let had = 0
  let total: number | undefined
  let usual = 0
  let suspect = false
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await session.get(addressWith(url, { [limit]: PAGE, startIndex: had }))
    const { list, matched, part } = pageOf(answer)
    total = matched ?? total
    const fresh = list.filter((one) => isNew(one, seen))
    // The same page for ever is what a service gives that knows no `startIndex`.
    if (list.length > 0 && fresh.length < list.length) suspect = true
    if (list.length > 0 && fresh.length === 0) break
    yield { ...head, ...part, ...(total === undefined ? {} : { total }) }
    had += list.length
    usual = Math.max(usual, list.length)
    if (list.length === 0 || (total !== undefined && had >= total)) break
    // Without a total the last page is the one that is shorter than those before it.
    if (total === undefined && list.length < usual) break
    if (total === undefined && page === 0 && list.length < 10) break
  }
  const missing = total !== undefined && seen.size > 0 && seen.size < total
  if (suspect || (missing && had > 0)) yield* readRest(url, seen, total, head, session)
}

/** Everything at once; what came before is known again when it is kept. */
async function* readRest(
  url: URL,
  seen: Set<string>,
  total: number | undefined,
  head: Part,
  session: Session,
): AsyncGenerator<Part> {
  try {
    const { list, part } = pageOf(await session.get(url))
    for (const one of list) isNew(one, seen)
    yield { ...head, ...part, ...(total === undefined ? {} : { total }) }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
  }
  if (total !== undefined && seen.size < total)
    yield { ...head, incomplete: { key: 'list-ends-early', values: { had: seen.size, announced: total } } }
}

function pageOf({ json, text }: Answer): { list: unknown[]; matched: number | undefined; part: Part } {
  if (!Array.isArray(objectOf(json).features)) throw exceptionIn(text) ?? new Unreadable('not-this-protocol')
  const list = listOf(at(json, 'features'))
  const crs = crsName(at(json, 'crs'))
  return {
    list,
    matched: numberOf(at(json, 'numberMatched')) ?? numberOf(at(json, 'totalFeatures')),
    part: { features: list, ...(crs ? { crs } : {}) },
  }
}

/** Features without a name of their own can't be told apart: each counts as new. */
function isNew(feature: unknown, seen: Set<string>): boolean {
  const id = textOf(objectOf(feature).id)
  if (id === undefined) return true
  if (seen.has(id)) return false
  if (seen.size < MOST_IDS) seen.add(id)
  return true
}
