import { addressWith } from '../fields.ts'
import { byLink, byOffset } from '../paging.ts'
import type { Answer, Part, Session } from '../types.ts'

/** How one comes from page to page. */
export type Course =
  | { kind: 'link'; next(answer: Answer): string | undefined }
  | { kind: 'cursor'; to: string; next(answer: Answer): string | undefined }
  | { kind: 'page'; name: string; first: number; last?: number; total(answer: Answer): number | undefined }
  | { kind: 'offset'; name: string; first: number; total(answer: Answer): number | undefined }

const MOST_PAGES = 20_000

export async function* readRest(
  url: URL,
  course: Course,
  records: (json: unknown) => unknown[],
  session: Session,
): AsyncGenerator<Part> {
  switch (course.kind) {
    case 'link':
      for await (const { json } of byLink(session, url, course.next)) yield { records: records(json) }
      return
    case 'cursor': {
      const start = (cursor: string) => addressWith(url, { [course.to]: cursor })
      const next = (answer: Answer) => {
        const cursor = records(answer.json).length > 0 ? course.next(answer) : undefined
        return cursor === undefined ? undefined : start(cursor)
      }
      for await (const { json } of byLink(session, url, next)) yield { records: records(json) }
      return
    }
    case 'offset': {
      const pages = byOffset(session, {
        size: 1,
        address: (offset) => (offset === 0 ? url : addressWith(url, { [course.name]: course.first + offset })),
        pick: (answer) => ({ list: records(answer.json), total: left(course.total(answer), course.first) }),
      })
      for await (const { list, total } of pages) yield { records: list, ...(total === undefined ? {} : { total }) }
      return
    }
    case 'page': {
      const last = course.last ?? course.first + MOST_PAGES
      let had = 0
      for (let page = course.first; page <= last; page++) {
        const answer = await session.get(page === course.first ? url : addressWith(url, { [course.name]: page }))
        const list = records(answer.json)
        had += list.length
        yield { records: list }
        const total = course.total(answer)
        if (list.length === 0 || (course.last === undefined && total !== undefined && had >= total)) return
      }
    }
  }
}

const left = (total: number | undefined, first: number): number | undefined =>
  total === undefined ? undefined : total - first
