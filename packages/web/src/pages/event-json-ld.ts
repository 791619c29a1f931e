import type { EventStatus } from '@wiker/model'
import type { EventPage } from '@wiker/town/types.ts'
import { recordPath } from '../components/links.ts'

type Shown = Extract<EventPage, { state: 'shown' }>

const statuses: Record<EventStatus, string> = {
  scheduled: 'EventScheduled',
  cancelled: 'EventCancelled',
  postponed: 'EventPostponed',
  rescheduled: 'EventRescheduled',
  movedOnline: 'EventMovedOnline',
  full: 'EventScheduled',
}

/** The event as schema.org says it, at its next day. */
export function eventJsonLd(page: Shown, publicUrl: string): object {
  const { event, town } = page
  const day = page.days[0]
  const place = event.location
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: event.name,
    description: event.description,
    url: publicUrl + recordPath(town.slug, 'agenda', page.path),
    startDate: day?.startsAt ?? day?.day ?? event.startDate,
    endDate: day?.endsAt ?? (day && day.endsDay !== day.day ? day.endsDay : undefined),
    eventStatus: `https://schema.org/${statuses[day?.status ?? event.eventStatus]}`,
    eventAttendanceMode:
      event.attendanceMode === 'online'
        ? 'https://schema.org/OnlineEventAttendanceMode'
        : 'https://schema.org/OfflineEventAttendanceMode',
    location: {
      '@type': 'Place',
      name: place?.name ?? town.name,
      address: {
        '@type': 'PostalAddress',
        streetAddress: place?.streetAddress,
        postalCode: place?.postalCode ?? town.postalCodes[0],
        addressLocality: place?.addressLocality ?? town.name,
        addressCountry: town.country,
      },
      ...(page.latitude !== null &&
        page.longitude !== null && {
          geo: { '@type': 'GeoCoordinates', latitude: page.latitude, longitude: page.longitude },
        }),
    },
    organizer: event.organizer && { '@type': 'Organization', name: event.organizer.name, url: event.organizer.url },
    image: event.image?.url,
    isAccessibleForFree: event.isAccessibleForFree,
    offers:
      typeof event.price === 'number'
        ? {
            '@type': 'Offer',
            price: event.price,
            priceCurrency: event.priceCurrency ?? 'EUR',
            url: event.registrationUrl,
          }
        : undefined,
  }
}
