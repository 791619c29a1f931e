import type { Event, EventStatus } from '../event.ts'
import { type Node, node } from './node.ts'
import { image, organization, origin, place } from './parts.ts'
import { type Holidays, schedule } from './schedule.ts'

export const statusIris: Record<EventStatus, string> = {
  scheduled: 'https://schema.org/EventScheduled',
  cancelled: 'https://schema.org/EventCancelled',
  postponed: 'https://schema.org/EventPostponed',
  rescheduled: 'https://schema.org/EventRescheduled',
  movedOnline: 'https://schema.org/EventMovedOnline',
  // It takes place; its tickets are gone, which the offer says.
  full: 'https://schema.org/EventScheduled',
}

export const attendanceIris = {
  offline: 'https://schema.org/OfflineEventAttendanceMode',
  online: 'https://schema.org/OnlineEventAttendanceMode',
  mixed: 'https://schema.org/MixedEventAttendanceMode',
} as const

export const soldOut = 'https://schema.org/SoldOut'
export const inStock = 'https://schema.org/InStock'

/** schema.org/Event. Exceptions of a series and loose dates are sub-events. */
export function eventNode(event: Event, holidays: Holidays): Node {
  return node('Event', {
    name: event.name,
    description: event.description,
    startDate: event.startDate,
    endDate: event.endDate,
    doorTime: event.doorTime,
    previousStartDate: event.previousStartDate,
    eventStatus: statusIris[event.eventStatus],
    eventAttendanceMode: event.attendanceMode ? attendanceIris[event.attendanceMode] : undefined,
    eventSchedule: schedule(event, holidays),
    subEvent: subEvents(event),
    location: place(event.location),
    organizer: organization({ telephone: event.telephone, email: event.email, ...event.organizer }),
    offers: offer(event),
    isAccessibleForFree: event.isAccessibleForFree,
    typicalAgeRange: event.typicalAgeRange,
    audience: event.audience ? node('Audience', { audienceType: event.audience }) : undefined,
    maximumAttendeeCapacity: event.maximumAttendeeCapacity,
    inLanguage: event.inLanguage,
    keywords: [...(event.categories ?? []), ...(event.keywords ?? [])],
    image: image(event.image),
    subjectOf: origin(event.provenance),
  })
}

function offer(event: Event): Node | undefined {
  const price = event.price ?? (event.isAccessibleForFree ? 0 : undefined)
  if (price === undefined && !event.registrationUrl && event.eventStatus !== 'full') return undefined
  return node('Offer', {
    ...(typeof price === 'string' ? { description: price } : { price }),
    priceCurrency: event.priceCurrency,
    availability: event.eventStatus === 'full' ? soldOut : inStock,
    url: event.registrationUrl,
  })
}

function subEvents(event: Event): Node[] {
  const { rdates = [], overrides = [] } = event.recurrence ?? {}
  const extra = rdates.map((startDate) => node('Event', { name: event.name, startDate }))
  const changed = overrides.map((one) => {
    const status = one.eventStatus ?? (one.startDate ? 'rescheduled' : 'scheduled')
    return node('Event', {
      name: one.name ?? event.name,
      description: one.note,
      startDate: one.startDate ?? one.recurrenceId,
      endDate: one.endDate,
      previousStartDate: one.startDate ? one.recurrenceId : undefined,
      eventStatus: statusIris[status],
      location: place(one.location ?? event.location),
    })
  })
  return [...extra, ...changed]
}
