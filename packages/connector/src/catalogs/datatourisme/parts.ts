import type { Part, Session } from '../types.ts'
import { eventKnown, placeKnown, thingOf } from './thing.ts'

const facts = { licence: 'Licence Ouverte 2.0', publisher: 'DATAtourisme' }

/** Events and places apart. */
export function* partsOf(objects: unknown[], session: Session): Generator<Part> {
  const things = objects.map((one) => thingOf(one, session.languages))
  const events = things.filter(({ takesPlaceAt }) => takesPlaceAt !== undefined)
  const places = things.filter(({ takesPlaceAt }) => takesPlaceAt === undefined)
  if (events.length > 0) yield { member: 'events', records: events, known: eventKnown, facts }
  if (places.length > 0) yield { member: 'places', records: places, known: placeKnown, facts }
}
