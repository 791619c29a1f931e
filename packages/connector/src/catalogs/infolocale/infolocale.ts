import { Unreadable } from '../../problem.ts'
import { addressWith, at, isObject, listOf, numberOf, objectOf, textOf } from '../fields.ts'
import type { Answer, Ask, Catalog, Part, Seen, Session, Target } from '../types.ts'
import { credentialsOf } from '../wire.ts'
import { eventOf, known } from './event.ts'

/**
 * A flow of Infolocale (`https://api.infolocale.fr/flux/{id}/data`): what associations and towns of western France
 * announce. A flow is its subscriber's: it wants their login, or the token they got with it.
 */
export const infolocale: Catalog = { name: 'infolocale', detect: detectInfolocale }

function detectInfolocale({ url, answer }: Seen): Target | undefined {
  const id = /^\/flux\/([\w-]+)(?:\/data)?\/?$/.exec(url.pathname)?.[1]
  const named = id !== undefined && /(^|\.)infolocale\.fr$/i.test(url.hostname)
  const first = objectOf(listOf(at(answer?.json, 'result'))[0])
  const answered = textOf(first.titre) !== undefined && 'dateString' in first && 'lieu' in first
  if (!named && !answered) return undefined
  return { name: `flux-${id ?? 'infolocale'}`, read: (session) => readFlow(url, named, session) }
}

const PAGE = 100
const MOST_PAGES = 2000

async function* readFlow(url: URL, named: boolean, session: Session): AsyncGenerator<Part> {
  const address = new URL(url)
  if (named && !/\/data\/?$/.test(address.pathname)) address.pathname = `${address.pathname.replace(/\/$/, '')}/data`
  const headers = await signIn(url, session)
  let had = 0
  let announced = 0
  for (let page = 1; page <= MOST_PAGES; page++) {
    const json = (await ask(address, page, named, headers, session)).json
    const list = at(json, 'result')
    if (!Array.isArray(list)) throw refusal(json)
    had += list.length
    announced = numberOf(at(json, 'resultCount')) ?? announced
    yield { member: 'events', records: list.filter(isObject).map(eventOf), known }
    const pages = numberOf(at(json, 'pageCount'))
    if (list.length === 0 || (pages === undefined ? had >= announced : page >= pages)) break
  }
  if (had < announced) yield { incomplete: { key: 'list-ends-early', values: { had, announced } } }
}

/** The service is asked with a form; a list that answers to an address of its own, by that. */
function ask(url: URL, page: number, form: boolean, headers: Ask['headers'], session: Session): Promise<Answer> {
  if (!form) return session.get(page === 1 ? url : addressWith(url, { page }))
  const fields = new URLSearchParams(url.searchParams)
  fields.set('page', String(page))
  if (!fields.has('limit')) fields.set('limit', String(PAGE))
  if (!fields.has('order')) fields.set('order', 'dateDebut asc')
  const body = { type: 'application/x-www-form-urlencoded', text: fields.toString() }
  return session.get(new URL(url.pathname, url), { body, ...(headers ? { headers } : {}) })
}

/** Undefined when the caller brings a token, or nothing at all. */
async function signIn(url: URL, session: Session): Promise<Ask['headers']> {
  const { user, password } = credentialsOf(url, session)
  if (!user || password === undefined) return undefined
  const fields = new URLSearchParams({ login: user, password })
  const answer = await session.get(new URL('/auth/signin', url), {
    body: { type: 'application/x-www-form-urlencoded', text: fields.toString() },
  })
  const token = textOf(at(answer.json, 'access_token'))
  if (!token) throw refusal(answer.json)
  return { authorization: `Bearer ${token}` }
}

function refusal(json: unknown): Unreadable {
  const reason = textOf(at(json, 'message')) ?? textOf(at(json, 'failure_reason'))
  return reason
    ? new Unreadable('service-refuses', { reason: reason.slice(0, 200) })
    : new Unreadable('not-this-protocol')
}
