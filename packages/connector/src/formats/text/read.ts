import { decodeAll } from '../../detect/decode.ts'
import { Unreadable } from '../../problem.ts'
import { type EventDraft, readAnnouncement } from '../../text/announcement.ts'
import { whereaboutsOf } from '../../text/whereabouts.ts'
import type { Detection, Layer, Member, RawRecord, ReadContext } from '../../types.ts'
import { heldMember } from '../../unpack/member.ts'
import { openIcs } from '../ics/read.ts'
import { openFrontMatter } from './front-matter.ts'

const fields: [string, (event: EventDraft) => unknown][] = [
  ['name', (event) => event.name],
  ['description', (event) => event.description],
  ['startDate', (event) => event.startDate],
  ['endDate', (event) => event.endDate],
  ['doorTime', (event) => event.doorTime],
  ['previousStartDate', (event) => event.previousStartDate],
  ['recurrence', (event) => event.recurrence],
  ['eventStatus', (event) => event.eventStatus],
  ['location', (event) => event.location?.name],
  ['streetAddress', (event) => event.location?.streetAddress],
  ['postalCode', (event) => event.location?.postalCode],
  ['addressLocality', (event) => event.location?.addressLocality],
  ['price', (event) => event.price],
  ['isAccessibleForFree', (event) => event.isAccessibleForFree],
  ['organizer', (event) => event.organizer?.name],
  ['telephone', (event) => event.telephone],
  ['email', (event) => event.email],
  ['url', (event) => event.url],
  ['typicalAgeRange', (event) => event.typicalAgeRange],
]
/** No announcement is longer; an e-mail has pictures in it. */
const LARGEST = 32 * 1024 * 1024
const kinds = { text: 'txt', markdown: 'md', eml: 'eml' } as const

/** The events an announcement tells of; none when it announces nothing. An e-mail's calendar parts are read as calendars. */
export async function openText(member: Member, detection: Detection, context: ReadContext): Promise<Layer[]> {
  if (detection.dialect?.frontMatter) return openFrontMatter(member, detection)
  if (member.bytes > LARGEST) throw new Unreadable('too-large', { limit: LARGEST })
  const kind = kinds[detection.format as keyof typeof kinds]
  const source = kind === 'eml' ? await member.head(member.bytes) : await decodeAll(member)
  const { today, timezone } = context
  const said = typeof source === 'string' ? source : new TextDecoder().decode(source)
  const announcement = await readAnnouncement(source, {
    today,
    timezone,
    ...(context.placeIsGiven ? {} : whereaboutsOf(said)),
    kind,
    ...(context.todayIsGiven ? { todayIsGiven: true } : {}),
  })
  const calendars = (announcement.calendars ?? []).map((bytes, index) =>
    heldMember(`${member.path}#calendar${index > 0 ? index + 1 : ''}`, Buffer.from(bytes)),
  )
  const attached = await Promise.all(
    calendars.map((part) => openIcs(part, { format: 'ics', confidence: 1, encoding: 'utf-8' }, context)),
  )
  // An invitation says in its calendar what its text says in words: the calendar is exact.
  if (attached.length > 0) return attached.flat()
  return [layerOf(member, detection, announcement.events)]
}

function layerOf(member: Member, detection: Detection, events: EventDraft[]): Layer {
  const used = fields.filter(([, read]) => events.some((event) => read(event) !== undefined))
  const columns = used.map(([name]) => name)
  return {
    path: member.path,
    format: detection.format,
    encoding: detection.encoding ?? 'utf-8',
    columns,
    known: { entity: 'event', mapping: columns.map((name) => ({ to: name, from: name })) },
    repairs: [],
    warnings: events.length === 0 ? [{ kind: 'nothing-announced', count: 1 }] : [],
    records: async function* () {
      for (const [index, event] of events.entries()) {
        yield {
          values: used.map(([, read]) => read(event)),
          where: index + 1,
          unknown: event.warnings,
        } satisfies RawRecord
      }
    },
  }
}
