import { Unreadable } from '../problem.ts'
import { byAddress, byAnswer } from './identify.ts'
import { bestFirst, type Resource } from './resources.ts'
import { answerOf } from './session.ts'
import type { Part, Session } from './types.ts'

const LOOK = 8 * 1024 * 1024
const DEEPEST = 3
const depths = new WeakMap<Session, number>()

/** What answers at an address that a catalogue names: a file, or another protocol (a portal, a WFS) that is read in turn. */
export async function* follow(url: URL, session: Session, head: Part = {}): AsyncGenerator<Part> {
  const depth = (depths.get(session) ?? 0) + 1
  const inner: Session = { ...session, state: {} }
  depths.set(inner, depth)
  const named = depth < DEEPEST ? byAddress(url) : undefined
  if (named) {
    let parts = 0
    try {
      for await (const part of named.target.read(inner)) {
        const { version: _version, ...rest } = part
        parts++
        yield withHead(rest, head, named.target.name)
      }
      return
    } catch (error) {
      if (parts > 1 || !(error instanceof Unreadable) || error.problem.key !== 'not-this-protocol') throw error
    }
  }
  const download = await session.download(url)
  const start = await answerOf(download, 512)
  const answer = /^\s*[[{<]/.test(start.text) && depth < DEEPEST ? await answerOf(download, LOOK) : undefined
  const found = answer && byAnswer(url, answer)
  if (found) {
    await download.dispose()
    for await (const { version: _version, ...part } of found.target.read(inner))
      yield withHead(part, head, found.target.name)
    return
  }
  yield { ...head, member: download.name, document: download }
}

const withHead = (part: Part, head: Part, name: string): Part => ({
  ...part,
  member: part.member ?? name,
  facts: { ...part.facts, ...head.facts },
})

/** The best file of a data set that can be had. */
export async function* followBest(resources: readonly Resource[], session: Session, head: Part): AsyncGenerator<Part> {
  let refused: unknown
  for (const { url } of bestFirst(resources).slice(0, 4)) {
    let parts = 0
    try {
      for await (const part of follow(new URL(url), session, head)) {
        parts++
        yield part
      }
      return
    } catch (error) {
      if (parts > 0) throw error
      refused = error
    }
  }
  throw refused ?? new Unreadable('no-resource')
}
