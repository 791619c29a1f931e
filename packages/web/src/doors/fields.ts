import type { EventDraft } from '@wiker/connector/text/announcement.ts'
import type { CanonicalRecord, Event } from '@wiker/model'
import type { DraftDates, DraftFields } from '@wiker/town/doors/types.ts'
import { longest } from '../publish/proposal.ts'

export const emptyFields: DraftFields = {
  name: '',
  dates: null,
  place: '',
  street: '',
  description: '',
  organizer: '',
  price: '',
  free: false,
  status: 'scheduled',
}

/** What an announcement told; nothing that it did not. `description` is whatever is to stand below the facts. */
export function fieldsOfDraft(event: EventDraft, description: string): DraftFields {
  const { name = '', location, organizer, eventStatus } = event
  return {
    name: line(name, longest.name),
    dates: datesOf(event),
    place: line(location?.name ?? '', longest.place),
    street: line(location?.streetAddress ?? '', longest.street),
    description: description.trim().slice(0, longest.description),
    organizer: line(organizer?.name ?? '', longest.organizer),
    ...priceOf(event),
    status: eventStatus,
  }
}

/** The same of a record that a table or a page gave. */
export function fieldsOfRecord(record: CanonicalRecord): DraftFields {
  const event = record as Event
  const { name = '', location, organizer, description = '', eventStatus = 'scheduled' } = event
  return {
    name: line(name, longest.name),
    dates: datesOf(event),
    place: line(location?.name ?? '', longest.place),
    street: line(location?.streetAddress ?? '', longest.street),
    description: [description, contactOf(event)].filter(Boolean).join('\n\n').slice(0, longest.description),
    organizer: line(organizer?.name ?? '', longest.organizer),
    ...priceOf(event),
    status: eventStatus,
  }
}

type Contact = Pick<EventDraft, 'telephone' | 'email' | 'url'>

/** How to reach who organises, on a line of its own. */
export const contactOf = ({ telephone, email, url }: Contact): string =>
  [telephone, email, url].filter(Boolean).join(', ')

function datesOf({
  startDate,
  endDate,
  doorTime,
  recurrence,
}: Pick<Event, keyof DraftDates> | EventDraft): DraftDates | null {
  if (!startDate) return null
  return {
    startDate,
    ...(endDate && { endDate }),
    ...(doorTime && { doorTime }),
    ...(recurrence && { recurrence }),
  }
}

const signs: Record<string, string> = { EUR: '€', RON: 'lei', SEK: 'kr', GBP: '£' }

function priceOf({
  price,
  priceCurrency = 'EUR',
  isAccessibleForFree: free,
}: Pick<Event, 'price' | 'priceCurrency' | 'isAccessibleForFree'>) {
  if (price === undefined || price === null) return { price: '', free: free === true }
  const said =
    typeof price === 'number' ? `${String(price).replace('.', ',')} ${signs[priceCurrency] ?? priceCurrency}` : price
  return { price: line(said, longest.price), free: false }
}

const line = (text: string, most: number) => text.replaceAll(/\s+/g, ' ').trim().slice(0, most)
