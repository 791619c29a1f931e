import { Unreadable } from '../../problem.ts'
import { addressWith, listOf, numberOf, objectOf } from '../fields.ts'
import { byOffset } from '../paging.ts'
import type { Part, Session } from '../types.ts'
import { eventKnown, eventOf } from './event.ts'

export interface Agenda {
  uid?: string
  /** Where its events are asked for. */
  events: URL
  /** The export of the first generation: offset and limit. */
  old?: boolean
}

const SIZE = 100
const MOST_PAGES = 10_000

/**
 * Events with all their timings, page after page by the `after[]` the server gives. Ends when it gives none or nothing
 * more comes. Changes are told by `updatedAt`.
 */
export async function* readAgenda(agenda: Agenda, session: Session): AsyncGenerator<Part> {
  if (agenda.old) {
    yield* readOld(agenda, session)
    return
  }
  const start = addressWith(agenda.events, {
    size: SIZE,
    detailed: 1,
    monolingual: undefined,
    ...(session.since ? { 'updatedAt[gte]': session.since } : {}),
  })
  for (const name of [...start.searchParams.keys()])
    if (/^(after|from|includeFields|if)(\[.*\])?$/.test(name)) start.searchParams.delete(name)
  let after: unknown[] = []
  let before = ''
  for (let page = 0; page < MOST_PAGES; page++) {
    const url = new URL(start)
    for (const value of after) url.searchParams.append('after[]', String(value))
    const { json } = await session.get(url)
    const answer = objectOf(json)
    if (!Array.isArray(answer.events)) throw new Unreadable('not-this-protocol')
    const total = numberOf(answer.total)
    yield {
      records: answer.events.map((event) => eventOf(event, session.languages, agenda.uid)),
      known: eventKnown,
      ...(total === undefined ? {} : { total }),
      ...(session.since ? { changesOnly: true } : {}),
    }
    after = listOf(answer.after)
    const mark = JSON.stringify(after)
    if (answer.events.length === 0 || after.length === 0 || mark === before) return
    before = mark
  }
}

async function* readOld({ uid, events }: Agenda, session: Session): AsyncGenerator<Part> {
  const pages = byOffset(session, {
    size: SIZE,
    address: (offset) => addressWith(events, { offset, limit: SIZE }),
    pick: ({ json }) => ({ list: listOf(objectOf(json).events), total: numberOf(objectOf(json).total) }),
  })
  for await (const { list, total } of pages)
    yield { records: list.map((event) => eventOf(event, session.languages, uid)), known: eventKnown, total }
}
