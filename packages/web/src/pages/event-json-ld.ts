import { type Event, toJsonLd } from '@wiker/model'
import type { EventPage } from '@wiker/town/types.ts'
import { recordPath, withWebAddresses } from '../components/links.ts'

type Shown = Extract<EventPage, { state: 'shown' }>

/** The event as schema.org says it, at its next day, and somewhere: in its town when no more is known. */
export function eventJsonLd(page: Shown, publicUrl: string): object {
  const { event, town, latitude, longitude } = page
  const day = page.days[0]
  const ends = day?.endsAt ?? (day && day.endsDay !== day.day ? day.endsDay : undefined)
  const shown: Event = {
    ...withWebAddresses(event),
    ...(event.organizer && { organizer: withWebAddresses(event.organizer) }),
    ...(typeof event.price === 'number' && { priceCurrency: event.priceCurrency ?? 'EUR' }),
    ...(day && { startDate: day.startsAt ?? day.day, endDate: ends, eventStatus: day.status }),
    attendanceMode: event.attendanceMode ?? 'offline',
    location: {
      name: town.name,
      addressLocality: town.name,
      postalCode: town.postalCodes[0],
      addressCountry: town.country,
      ...(latitude !== null && longitude !== null && { latitude, longitude }),
      ...event.location,
    },
  }
  return toJsonLd(shown, { url: publicUrl + recordPath(town.slug, 'agenda', page.path) })
}
