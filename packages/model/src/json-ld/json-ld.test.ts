import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import {
  type Event,
  entities,
  entityNames,
  eventSchema,
  fromJsonLd,
  jsonLdContext,
  placeSchema,
  termOf,
  toJsonLd,
} from '../index.ts'

const loto: Event = eventSchema.parse({
  type: 'Event',
  id: 'urn:wiker:event:0123456789abcdef0123',
  name: 'Loto de l’amicale laïque',
  description: 'Ouverture des portes à 18 h 30.',
  startDate: '2026-11-28T20:30:00+01:00',
  endDate: '2026-11-29T00:30:00+01:00',
  doorTime: '2026-11-28T18:30:00+01:00',
  eventStatus: 'scheduled',
  location: {
    name: 'Salle polyvalente',
    streetAddress: '2 rue du Stade',
    postalCode: '44130',
    addressLocality: 'Blain',
    addressCountry: 'FR',
    townCode: '44015',
    latitude: 47.4762,
    longitude: -1.7627,
  },
  organizer: { name: 'Amicale laïque', telephone: '+33240000000' },
  price: 3.5,
  priceCurrency: 'EUR',
  image: { url: 'https://example.org/loto.jpg', alt: 'Affiche', credit: 'A. Martin', licence: 'CC BY 4.0' },
  categories: ['loto'],
  keywords: ['quine'],
  provenance: { source: 'https://example.org/agenda.csv', licence: 'Licence Ouverte 2.0', publisher: 'Ville de Blain' },
})

const tuesdays: Event = eventSchema.parse({
  ...loto,
  startDate: '2026-09-01T20:00:00+02:00',
  endDate: '2026-09-01T21:30:00+02:00',
  doorTime: undefined,
  recurrence: {
    rrule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270629',
    exdates: ['2026-11-24'],
    rdates: ['2026-12-03T20:00:00+01:00'],
    overrides: [
      { recurrenceId: '2026-12-01T20:00:00+01:00', eventStatus: 'cancelled' },
      { recurrenceId: '2026-12-08T20:00:00+01:00', startDate: '2026-12-09T20:00:00+01:00' },
    ],
    timezone: 'Europe/Paris',
  },
})

describe('the context', () => {
  it('explains every field of every kind of record, and what is inside', () => {
    const unknown = entityNames.flatMap((entity) =>
      namesIn(entities[entity]).filter((name) => !['type', 'id'].includes(name) && !termOf(name)),
    )
    expect([...new Set(unknown)]).toEqual([])
  })

  it('explains every type', () => {
    for (const entity of entityNames) expect(jsonLdContext).toHaveProperty([...entities[entity].shape.type.values][0]!)
  })

  it('names schema.org’s terms where it has them', () => {
    expect(termOf('startDate')).toBe('https://schema.org/startDate')
    expect(termOf('licence')).toBe('http://purl.org/dc/terms/license')
    expect(termOf('rnaNumber')).toBe('urn:wiker:term:rnaNumber')
  })
})

describe('an event as JSON-LD', () => {
  it('is a schema.org Event with its place, its price and its source', () => {
    expect(toJsonLd(loto, { url: 'https://blain.example/agenda/loto' })).toEqual({
      '@context': 'https://schema.org',
      '@type': 'Event',
      '@id': 'urn:wiker:event:0123456789abcdef0123',
      url: 'https://blain.example/agenda/loto',
      name: 'Loto de l’amicale laïque',
      description: 'Ouverture des portes à 18 h 30.',
      startDate: '2026-11-28T20:30:00+01:00',
      endDate: '2026-11-29T00:30:00+01:00',
      doorTime: '2026-11-28T18:30:00+01:00',
      eventStatus: 'https://schema.org/EventScheduled',
      location: {
        '@type': 'Place',
        name: 'Salle polyvalente',
        address: {
          '@type': 'PostalAddress',
          streetAddress: '2 rue du Stade',
          postalCode: '44130',
          addressLocality: 'Blain',
          addressCountry: 'FR',
          identifier: { '@type': 'PropertyValue', propertyID: 'townCode', value: '44015' },
        },
        geo: { '@type': 'GeoCoordinates', latitude: 47.4762, longitude: -1.7627 },
      },
      organizer: { '@type': 'Organization', name: 'Amicale laïque', telephone: '+33240000000' },
      offers: { '@type': 'Offer', price: 3.5, priceCurrency: 'EUR', availability: 'https://schema.org/InStock' },
      keywords: ['loto', 'quine'],
      image: {
        '@type': 'ImageObject',
        contentUrl: 'https://example.org/loto.jpg',
        caption: 'Affiche',
        creditText: 'A. Martin',
        license: 'CC BY 4.0',
      },
      subjectOf: {
        '@type': 'CreativeWork',
        url: 'https://example.org/agenda.csv',
        license: 'Licence Ouverte 2.0',
        publisher: { '@type': 'Organization', name: 'Ville de Blain' },
      },
    })
  })

  it('that is full takes place, without a ticket left', () => {
    const full = toJsonLd({ ...loto, eventStatus: 'full' })
    expect(full.eventStatus).toBe('https://schema.org/EventScheduled')
    expect(full.offers).toMatchObject({ availability: 'https://schema.org/SoldOut' })
  })

  it('that is cancelled says so', () => {
    expect(toJsonLd({ ...loto, eventStatus: 'cancelled' }).eventStatus).toBe('https://schema.org/EventCancelled')
  })

  it('that comes back has a schedule, and its exceptions', () => {
    expect(toJsonLd(tuesdays).eventSchedule).toEqual({
      '@type': 'Schedule',
      repeatFrequency: 'P1W',
      byDay: ['https://schema.org/Tuesday'],
      startDate: '2026-09-01',
      endDate: '2027-06-29',
      startTime: '20:00:00',
      endTime: '21:30:00',
      exceptDate: ['2026-11-24'],
      scheduleTimezone: 'Europe/Paris',
    })
    expect(toJsonLd(tuesdays).subEvent).toHaveLength(3)
  })

  it('says the dates that school holidays take away', () => {
    const outside = { ...tuesdays, recurrence: { ...tuesdays.recurrence!, exdates: [], exceptSchoolHolidays: 'B' } }
    const schoolHolidays = [{ starts: '2026-10-17', ends: '2026-11-01', zone: 'B' }]
    expect(toJsonLd(outside, { schoolHolidays }).eventSchedule).toMatchObject({
      exceptDate: ['2026-10-20T20:00:00+02:00', '2026-10-27T20:00:00+01:00'],
    })
  })

  it('with a rule schema.org cannot say has no schedule rather than a wrong one', () => {
    const lastWorkingDay = 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'
    const event = { ...tuesdays, recurrence: { rrule: lastWorkingDay, timezone: 'Europe/Paris' } }
    expect(toJsonLd(event)).not.toHaveProperty('eventSchedule')
  })
})

describe('JSON-LD read back', () => {
  it.each([
    ['single', loto],
    ['full', { ...loto, eventStatus: 'full' as const }],
    ['weekly', tuesdays],
    ['with a price in words', { ...loto, price: '5 €, gratuit pour les enfants', priceCurrency: undefined }],
    ['on a day without hour', { ...loto, startDate: '2026-11-28', endDate: undefined, doorTime: undefined }],
  ])('gives the same %s event', (_, event) => {
    expect(fromJsonLd(JSON.parse(JSON.stringify(toJsonLd(event))))).toEqual(JSON.parse(JSON.stringify(event)))
  })

  it('gives the same place', () => {
    const place = placeSchema.parse({
      type: 'Place',
      id: 'urn:wiker:place:0123456789abcdef0123',
      name: 'Médiathèque',
      streetAddress: '1 place de l’Église',
      postalCode: '44130',
      addressLocality: 'Blain',
      townCode: '44015',
      latitude: 47.47,
      longitude: -1.76,
      telephone: '+33240000000',
      email: 'mediatheque@example.org',
      openingHours: 'Tu-Fr 10:00-12:00; Sa 10:00-17:00',
      categories: ['library'],
    })
    expect(toJsonLd(place)['@type']).toBe('Library')
    expect(fromJsonLd(toJsonLd(place))).toEqual(place)
  })

  it('understands what other sites write', () => {
    const read = fromJsonLd({
      '@context': 'http://schema.org',
      '@type': ['MusicEvent'],
      '@id': 'https://example.org/e/1',
      name: 'Concert de Noël',
      startDate: '2026-12-20T17:00:00+01:00',
      eventStatus: 'EventCancelled',
      location: {
        '@type': 'Place',
        name: 'Église',
        address: 'Place de l’Église, Blain',
        geo: { latitude: '47.47', longitude: '-1.76' },
      },
      image: ['https://example.org/a.jpg'],
      offers: [{ '@type': 'Offer', price: '10', priceCurrency: 'EUR' }],
    })
    expect(read).toMatchObject({
      type: 'Event',
      eventStatus: 'cancelled',
      location: { name: 'Église', streetAddress: 'Place de l’Église, Blain', latitude: 47.47 },
      image: { url: 'https://example.org/a.jpg' },
      price: 10,
    })
  })

  it('gives nothing for what is no record', () => {
    for (const value of [
      null,
      'Event',
      12,
      [],
      {},
      { '@type': 'Event', name: '' },
      { '@type': 'Event', startDate: 'demain' },
    ]) {
      expect(fromJsonLd(value)).toBeUndefined()
    }
  })
})

/** Names of the fields of a schema and of the objects inside it. */
function namesIn(schema: z.core.$ZodType): string[] {
  const { def } = schema._zod as unknown as { def: Record<string, unknown> }
  if (def.type === 'object') {
    return Object.entries(def.shape as Record<string, z.core.$ZodType>).flatMap(([name, field]) => [
      name,
      ...namesIn(field),
    ])
  }
  const inner = [def.innerType, def.element, ...((def.options as unknown[]) ?? [])]
  return inner.flatMap((one) => (one && typeof one === 'object' ? namesIn(one as z.core.$ZodType) : []))
}
