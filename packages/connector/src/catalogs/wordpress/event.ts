import { isObject, listOf, objectOf, textOf } from '../fields.ts'
import type { Part } from '../types.ts'

export const eventKnown: NonNullable<Part['known']> = {
  entity: 'event',
  mapping: [
    { to: 'identifier', from: 'global_id' },
    { to: 'name', from: 'title' },
    { to: 'description', from: 'description' },
    { to: 'startDate', from: 'start_date' },
    { to: 'endDate', from: 'end_date' },
    { to: 'location', from: 'venue.venue' },
    { to: 'streetAddress', from: 'venue.address' },
    { to: 'postalCode', from: 'venue.zip' },
    { to: 'addressLocality', from: 'venue.city' },
    { to: 'latitude', from: 'venue.geo_lat' },
    { to: 'longitude', from: 'venue.geo_lng' },
    { to: 'organizer', from: 'organizer' },
    { to: 'price', from: 'cost' },
    { to: 'url', from: 'url' },
    { to: 'registrationUrl', from: 'website' },
    { to: 'image', from: 'image' },
    { to: 'category', from: 'categories' },
    { to: 'keywords', from: 'tags' },
    { to: 'dateModified', from: 'modified_utc' },
  ],
}

/** An event of The Events Calendar: instants in UTC, whole days as days; an absent venue is an empty list there. */
export function eventOf(event: unknown): unknown {
  if (!isObject(event)) return event
  const {
    start_date_details: _start,
    end_date_details: _end,
    utc_start_date_details: _utcStart,
    utc_end_date_details: _utcEnd,
    json_ld: _json,
    ...own
  } = event
  const day = own.all_day === true
  const moment = (name: string) => {
    const utc = textOf(own[`utc_${name}`])
    const local = textOf(own[name])
    return day || !utc ? (day ? local?.slice(0, 10) : local) : `${utc.replace(' ', 'T')}Z`
  }
  const venue = isObject(own.venue) ? own.venue : objectOf(listOf(own.venue)[0])
  const names = (list: unknown, name: string) => {
    const words = listOf(list).flatMap((one) => textOf(objectOf(one)[name]) ?? [])
    return words.length > 0 ? words : undefined
  }
  const modified = textOf(own.modified_utc)
  return {
    ...own,
    global_id: textOf(own.global_id) ?? textOf(own.id),
    start_date: moment('start_date'),
    end_date: moment('end_date'),
    utc_start_date: undefined,
    utc_end_date: undefined,
    modified_utc: modified ? `${modified.replace(' ', 'T')}Z` : undefined,
    venue: Object.keys(venue).length > 0 ? venue : undefined,
    organizer: names(own.organizer, 'organizer')?.join(', '),
    categories: names(own.categories, 'name'),
    tags: names(own.tags, 'name'),
    image: isObject(own.image) ? textOf(own.image.url) : undefined,
    cost: textOf(own.cost),
    website: textOf(own.website),
  }
}
