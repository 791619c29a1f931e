import { describe, expect, it } from 'vitest'
import { canonicalSchema, entities, entityNames, jsonSchemaOf, moneySchema, townSchema } from './index.ts'

const event = {
  type: 'Event',
  id: 'urn:wiker:event:0123456789abcdef0123',
  name: 'Loto de l’amicale laïque',
  description: 'Ouverture des portes à 18 h 30',
  startDate: '2026-11-28T20:30:00+01:00',
  endDate: null,
  location: {
    name: 'Salle polyvalente',
    streetAddress: '2 rue du Stade',
    postalCode: '44130',
    addressLocality: 'Blain',
    townCode: '44015',
    latitude: 47.4762,
    longitude: -1.7627,
  },
  recurrence: { rrule: 'FREQ=WEEKLY;BYDAY=TU', exdates: ['2026-12-22'], timezone: 'Europe/Paris' },
  eventStatus: 'scheduled',
  organizer: { name: 'Amicale laïque' },
  url: 'https://example.org/loto',
  image: { url: 'https://example.org/loto.jpg', licence: 'CC BY 4.0', credit: 'A. Martin' },
  categories: ['loto'],
  additional: { code_interne: 'A12' },
  provenance: {
    source: 'https://example.org/agenda.csv',
    member: 'agenda.csv',
    record: 17,
    licence: 'Licence Ouverte 2.0',
    retrieved: '2026-11-23T10:00:00Z',
  },
}

const accepts = (change: object) => canonicalSchema.safeParse({ ...event, ...change }).success

describe('an event', () => {
  it('as the connector writes it is accepted, and nothing of it is lost', () => {
    expect(canonicalSchema.parse(event)).toEqual(event)
  })

  it('is scheduled unless something else is said', () => {
    expect(canonicalSchema.parse({ type: 'Event', id: 'x', name: 'Bal' })).toMatchObject({ eventStatus: 'scheduled' })
  })

  it('may have a day without an hour, or no date known yet', () => {
    expect(accepts({ startDate: '2026-11-28' })).toBe(true)
    expect(accepts({ startDate: undefined })).toBe(true)
  })

  it.each([
    '2026-11-28T20:30:00',
    '2026-11-28 20:30',
    '28/11/2026',
    '2026-02-30',
    '2026-11-28T25:00:00+01:00',
    'samedi',
    '',
  ])('on « %s » is refused: an hour needs its offset, a day must exist', (startDate) => {
    expect(accepts({ startDate })).toBe(false)
  })

  it.each([
    ['a status nobody knows', { eventStatus: 'maybe' }],
    ['no name', { name: '' }],
    ['a latitude that is a longitude of the east', { location: { latitude: 147.2 } }],
    ['a latitude in words', { location: { latitude: '47,2' } }],
    ['a negative price', { price: -2 }],
    ['an impairment code nobody knows', { accessibility: ['xx'] }],
    ['an organiser without a name', { organizer: { telephone: '+33240000000' } }],
    ['no identity', { id: undefined }],
  ])('with %s is refused', (_, change) => {
    expect(accepts(change)).toBe(false)
  })

  it('says its five kinds of accessibility', () => {
    expect(accepts({ accessibility: ['hi', 'vi', 'mi', 'pi', 'ii'] })).toBe(true)
  })
})

describe('every kind of record', () => {
  it.each(entityNames)('%s has a name, an identity and its source', (entity) => {
    const type = [...entities[entity].shape.type.values][0]!
    const { id, name, provenance, additional } = event
    const least = { type, id, name, provenance, additional }
    expect(canonicalSchema.parse(least)).toMatchObject(least)
    expect(canonicalSchema.safeParse({ ...least, id: undefined }).success).toBe(false)
  })

  it('of a type nobody knows is refused', () => {
    expect(accepts({ type: 'Happening' })).toBe(false)
  })
})

describe('the JSON Schema', () => {
  it.each(entityNames)('of %s says what is required and what each field means', (entity) => {
    const schema = jsonSchemaOf(entity) as {
      required: string[]
      properties: Record<string, { $comment?: string }>
      $schema: string
    }
    expect(schema.$schema).toContain('2020-12')
    expect(schema.required).toEqual(expect.arrayContaining(['type', 'id']))
    for (const [name, property] of Object.entries(schema.properties)) {
      if (name !== 'type' && name !== 'id') expect(property.$comment, name).toMatch(/^(https?|urn):/)
    }
  })

  it('of an event has its hours and its days', () => {
    const { properties } = jsonSchemaOf('event') as { properties: { startDate: { anyOf: { format: string }[] } } }
    expect(properties.startDate.anyOf.map((one) => one.format)).toEqual(['date-time', 'date'])
  })
})

describe('money and towns', () => {
  it('count in whole cents of a known currency', () => {
    expect(moneySchema.safeParse({ cents: 3000, currency: 'EUR' }).success).toBe(true)
    expect(moneySchema.safeParse({ cents: 29.99, currency: 'EUR' }).success).toBe(false)
    expect(moneySchema.safeParse({ cents: 3000, currency: 'euros' }).success).toBe(false)
  })

  it('keep the zero of a code and the letter of Corsica', () => {
    const town = { country: 'FR', name: 'Ajaccio', slug: 'ajaccio', postalCodes: ['20000'], timezone: 'Europe/Paris' }
    expect(townSchema.safeParse({ ...town, code: '2A004' }).success).toBe(true)
    expect(townSchema.safeParse({ ...town, code: 1004 }).success).toBe(false)
    expect(townSchema.safeParse({ ...town, code: '2A004', slug: 'Ajaccio centre' }).success).toBe(false)
  })
})
