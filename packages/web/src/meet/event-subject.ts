import { readEvent } from '@wiker/town/agenda/event.ts'
import { getRecord } from '@wiker/town/records/get.ts'
import type { EventPage, RecordDetail } from '@wiker/town/types.ts'
import { recordPath, segments } from '../components/links.ts'
import { readableName } from '../formatting/names.ts'
import type { SiteContext } from '../server/deps.ts'
import type { MeetDeps } from './meet-deps.ts'

export type ShownEvent = Extract<EventPage, { state: 'shown' }>
type ShownRecord = Extract<RecordDetail, { state: 'shown' }>

/** The event an address names, with its own address; undefined when there is none to meet at. */
export async function eventOf(c: SiteContext, deps: MeetDeps): Promise<{ page: ShownEvent; path: string } | undefined> {
  const { town, today } = c.var
  const page = await readEvent(deps.people.db, { town, path: c.req.param('record') ?? '', today })
  if (page?.state !== 'shown' || page.example) return undefined
  return { page, path: recordPath(town.slug, 'agenda', page.path) }
}

export interface MeetSubject {
  id: string
  kind: string
  name: string
  /** Address of its page. */
  path: string
  /** `YYYY-MM-DD` of its last coming day; null for what has none. */
  lastDay: string | null
}

/** The event, the organisation or the place an address names. */
export async function subjectOf(c: SiteContext, deps: MeetDeps): Promise<MeetSubject | undefined> {
  if (c.req.param('section') === segments.agenda || c.req.path.includes(`/${segments.agenda}/`)) {
    const event = await eventOf(c, deps)
    if (!event) return undefined
    const { page, path } = event
    return {
      id: page.event.id,
      kind: 'event',
      name: readableName(page.event.name),
      path,
      lastDay: page.days.at(-1)?.endsDay ?? null,
    }
  }
  const { town, today } = c.var
  const found = await getRecord(deps.people.db, { town, path: c.req.param('record') ?? '', today })
  if (found?.state !== 'shown' || found.line.example) return undefined
  return subjectOfRecord(found)
}

function subjectOfRecord({ line, section, town }: ShownRecord): MeetSubject {
  const path = recordPath(town.slug, section, line.path)
  return { id: line.id, kind: line.kind, name: readableName(line.name), path, lastDay: null }
}
