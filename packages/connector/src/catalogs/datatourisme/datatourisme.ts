import { Unreadable } from '../../problem.ts'
import { addressWith, at, isObject, listOf, numberOf, objectOf, textOf } from '../fields.ts'
import { byLink } from '../paging.ts'
import type { Catalog, Part, Seen, Session, Target } from '../types.ts'
import { dumpIn } from './dump.ts'
import { partsOf } from './parts.ts'

/** DATAtourisme: what tourist offices publish in all France. Its API (v1) wants a free key (`X-API-Key`); its flows are dumps. */
export const datatourisme: Catalog = { name: 'datatourisme', detect: detectDatatourisme, archive: dumpIn }

function detectDatatourisme({ url, answer }: Seen): Target | undefined {
  const named = url.hostname === 'api.datatourisme.fr' && /^\/v1\/\w+\/?$/.test(url.pathname)
  if (!named && !isList(answer?.json)) return undefined
  return { name: 'datatourisme', read: (session) => readObjects(url, session) }
}

function isList(json: unknown): boolean {
  const first = objectOf(listOf(at(json, 'objects'))[0])
  return (
    isObject(at(json, 'meta')) &&
    first.uuid !== undefined &&
    (first.isLocatedAt !== undefined || first.label !== undefined)
  )
}

/** Events and places apart, from `next` to `next`. */
async function* readObjects(url: URL, session: Session): AsyncGenerator<Part> {
  const start = addressWith(url, { page_size: 100, page: undefined })
  let announced = 0
  let had = 0
  for await (const { json } of byLink(session, start, (answer) => textOf(at(answer.json, 'meta', 'next')))) {
    const objects = at(json, 'objects')
    if (!Array.isArray(objects)) throw new Unreadable('not-this-protocol')
    announced = numberOf(at(json, 'meta', 'total')) ?? announced
    had += objects.length
    yield* partsOf(objects, session)
    if (objects.length === 0) break
  }
  if (had === 0) yield { member: 'events', records: [] }
  if (had < announced) yield { incomplete: { key: 'list-ends-early', values: { had, announced } } }
}
