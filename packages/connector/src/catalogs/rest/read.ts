import { addressWith } from '../fields.ts'
import { byLink } from '../paging.ts'
import type { Answer, Part, Session } from '../types.ts'

/**
 * How one comes from page to page. Of several `names` of a parameter the first one that makes a difference is the
 * service's own.
 */
export type Course = { kind: 'link'; next(answer: Answer): string | undefined } | Stepwise

type Stepwise =
  | { kind: 'cursor'; names: string[]; next(answer: Answer, records: unknown[]): string | undefined }
  | (Counted & { kind: 'page'; last?: number })
  | (Counted & { kind: 'offset' })

interface Counted {
  names: string[]
  /** Number of the page, or of the entry, that the first answer begins with. */
  first: number
  total(answer: Answer): number | undefined
  ended(answer: Answer): boolean
  /** What is tried when nothing comes of this. */
  otherwise?: Stepwise
}

type Records = (json: unknown) => unknown[]
const MOST_PAGES = 20_000

export async function* readRest(url: URL, given: Course, records: Records, session: Session): AsyncGenerator<Part> {
  if (given.kind === 'link') {
    for await (const { json } of byLink(session, url, given.next)) yield { records: records(json) }
    return
  }
  let course: Stepwise = given
  let answer = await session.get(url)
  let list = records(answer.json)
  let had = list.length
  const total = (): number | undefined => (course.kind === 'cursor' ? undefined : left(course, course.total(answer)))
  yield { records: list, ...(total() === undefined ? {} : { total: total()! }) }
  let way = new Way(url, course.names, records, session)
  const seen = new Set<string>()
  for (let page = 1; page < MOST_PAGES; page++) {
    const value = following(course, answer, list, page, had)
    if (value === undefined || seen.has(value) || (total() !== undefined && had >= total()!)) return
    seen.add(value)
    const next = await way.go(value, list)
    if (!next) {
      const other: Stepwise | undefined = page === 1 && course.kind !== 'cursor' ? course.otherwise : undefined
      if (!other) break
      course = other
      way = new Way(url, course.names, records, session)
      seen.clear()
      page = 0
      continue
    }
    ;({ answer, list } = next)
    had += list.length
    yield { records: list, ...(total() === undefined ? {} : { total: total()! }) }
  }
}

/** What is asked for next; undefined at the end. */
function following(course: Stepwise, answer: Answer, list: unknown[], page: number, had: number) {
  if (course.kind === 'cursor') return course.next(answer, list)
  if (course.ended(answer)) return undefined
  if (course.kind === 'offset') return String(course.first + had)
  const number = course.first + page
  return course.last !== undefined && number > course.last ? undefined : String(number)
}

/** A list may be asked for from its middle. */
const left = (course: Course, total: number | undefined): number | undefined =>
  total !== undefined && course.kind === 'offset'
    ? total - course.first
    : course.kind === 'page' && course.first > 1
      ? undefined
      : total

class Way {
  readonly #url: URL
  readonly #records: Records
  readonly #session: Session
  #names: string[]
  #sure = false

  constructor(url: URL, names: string[], records: Records, session: Session) {
    this.#url = url
    this.#names = names.slice(0, 4)
    this.#records = records
    this.#session = session
  }

  /** The page that follows; nothing when it is empty, or the one before again. */
  async go(value: string, before: unknown[]): Promise<{ answer: Answer; list: unknown[] } | undefined> {
    const print = JSON.stringify(before)
    for (const name of this.#names) {
      const address = addressWith(this.#url, { [name]: value })
      const answer =
        this.#sure || this.#names.length === 1 ? await this.#session.get(address) : await this.#session.tryGet(address)
      const list = answer ? this.#records(answer.json) : []
      if (!answer || list.length === 0 || JSON.stringify(list) === print) continue
      this.#names = [name]
      this.#sure = true
      return { answer, list }
    }
    return undefined
  }
}
