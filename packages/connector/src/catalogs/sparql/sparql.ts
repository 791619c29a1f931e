import { Unreadable } from '../../problem.ts'
import { addressWith, at, isObject, type Json, listOf, objectOf } from '../fields.ts'
import type { Answer, Catalog, Part, Seen, Session, Target } from '../types.ts'

/** SPARQL 1.1: a SELECT in the address, its bindings as rows. */
export const sparql: Catalog = { name: 'sparql', detect: detectSparql }

function detectSparql({ url, answer }: Seen): Target | undefined {
  const query = url.searchParams.get('query') ?? ''
  const isSelect = /\bselect\b[\s\S]*\{[\s\S]*\}/i.test(query)
  if (isSelect) return { name: 'results', read: (session) => readSelect(url, query, session) }
  return answer && isResults(answer.json)
    ? {
        name: 'results',
        read: async function* () {
          yield { records: rowsOf(answer) }
        },
      }
    : undefined
}

const isResults = (json: unknown): boolean =>
  Array.isArray(at(json, 'head', 'vars')) && Array.isArray(at(json, 'results', 'bindings'))

const ask = { headers: { accept: 'application/sparql-results+json, application/json;q=0.5' } }
const MOST_PAGES = 1000

/**
 * Servers cut an answer at a round number of rows and say nothing: then the rest is asked for by OFFSET, as long as the
 * query has no limit of its own.
 */
async function* readSelect(url: URL, query: string, session: Session): AsyncGenerator<Part> {
  const limited = /\b(?:limit|offset)\s+\d+/i.test(query)
  let had = 0
  for (let page = 0; page < MOST_PAGES; page++) {
    const text = page === 0 ? query : `${query}\nOFFSET ${had}`
    const answer = await session.get(addressWith(url, { query: text }), ask)
    if (!isResults(answer.json)) throw new Unreadable('not-this-protocol')
    const rows = rowsOf(answer)
    yield { records: rows }
    had += rows.length
    const capped =
      rows.length > 0 && (rows.length % 1000 === 0 || rows.length === Number(answer.headers['x-sparql-maxrows']))
    if (limited || !capped) return
  }
}

/** Values without their wrapping; numbers and truths as such, `POINT(…)` as the text it is. */
function rowsOf({ json }: Answer): Json[] {
  return listOf(at(json, 'results', 'bindings')).map((binding) =>
    Object.fromEntries(Object.entries(objectOf(binding)).map(([name, term]) => [name, plainTerm(term)])),
  )
}

function plainTerm(term: unknown): unknown {
  if (!isObject(term)) return undefined
  const { value, datatype } = term
  if (typeof value !== 'string' || typeof datatype !== 'string') return value
  if (
    /#(?:integer|int|long|decimal|double|float)$/.test(datatype) &&
    value.trim() !== '' &&
    Number.isFinite(Number(value))
  )
    return Number(value)
  return /#boolean$/.test(datatype) ? value === 'true' || value === '1' : value
}
