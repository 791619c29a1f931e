import type { CanonicalRecord } from '@wiker/model'
import { describe, expect, test } from 'vitest'
import { rowOf } from '../rows/row.ts'
import { assignThings, type Page } from './assign.ts'
import { compose } from './compose.ts'
import type { Edit, Layer } from './layer.ts'
import type { Standing } from './standing.ts'
import { event } from './testing.ts'

const soon = new Date('2026-11-23T10:00:00Z')
let keys = 0

function layer(standing: Standing, told: object, more: Partial<Layer> = {}): Layer {
  const key = ++keys
  const record = event({ name: 'Loto', key: `${key}`, ...told }) as CanonicalRecord
  const {
    town_reason: townReason,
    content_key: _content,
    ...row
  } = rowOf(record, {
    town: '44015',
    reason: 'code',
    positionHolds: true,
  })!
  const who = { key, sourceId: key, typedBy: null, standing, dataDate: null, thingId: 't' }
  return { ...row, ...who, townReason, lastChanged: soon, firstSeen: soon, ...more }
}

const shown = (...layers: Layer[]) => compose('t', layers, [])
const shownEvent = (...layers: Layer[]) => shown(...layers).row.record as Record<string, unknown>
const ruleOf = (unit: string, ...layers: Layer[]) => shown(...layers).choices.get(unit)?.rule

describe('What is shown of an event that several tell of', () => {
  test('is the word of the town hall before that of an official data set, an aggregator and a compilation', () => {
    const layers = (['compilation', 'aggregator', 'official', 'own'] as const).map((standing) =>
      layer(standing, { name: `Loto (${standing})` }),
    )
    expect(shownEvent(...layers).name).toBe('Loto (own)')
    expect(ruleOf('name', ...layers)).toBe('standing')
    expect(shownEvent(...layers.slice(0, 3)).name).toBe('Loto (official)')
    expect(shown(...layers).credits.map((credit) => credit.source)).toEqual(
      [...layers].reverse().map((one) => one.sourceId),
    )
  })

  test('is the hour when only one knows it, whoever that is, and the better word when they contradict', () => {
    const day = layer('own', { startDate: '2026-12-05' })
    const hour = layer('aggregator', { startDate: '2026-12-05T20:00:00+01:00' })
    expect(shownEvent(day, hour).startDate).toBe('2026-12-05T20:00:00+01:00')
    expect(ruleOf('when', day, hour)).toBe('refines')
    const other = layer('own', { startDate: '2026-12-05T19:00:00+01:00' })
    expect(shownEvent(hour, other).startDate).toBe('2026-12-05T19:00:00+01:00')
    expect(ruleOf('when', hour, other)).toBe('standing')
  })

  test('is the series when one gives its rule and another one of its dates', () => {
    const recurrence = { rrule: 'FREQ=WEEKLY;BYDAY=SA', timezone: 'Europe/Paris' }
    const date = layer('own', { startDate: '2026-12-12T20:00:00+01:00' })
    const series = layer('aggregator', { startDate: '2026-12-05T20:00:00+01:00', recurrence })
    expect(shownEvent(date, series)).toMatchObject({ startDate: '2026-12-05T20:00:00+01:00', recurrence })
  })

  test('is cancelled when one says so and the others say nothing of it', () => {
    const silent = layer('own', {})
    const cancelled = layer('aggregator', { eventStatus: 'cancelled' })
    expect(shownEvent(silent, cancelled).eventStatus).toBe('cancelled')
    expect(ruleOf('eventStatus', silent, cancelled)).toBe('loudest')
  })

  test('has the address that another knows of the same hall, and never that of another hall', () => {
    const hall = layer('own', { location: { name: 'Salle Henri-Dunant' } })
    const address = layer('official', { location: { name: 'SALLE HENRI DUNANT', streetAddress: '1 rue du Port' } })
    expect(shownEvent(hall, address).location).toMatchObject({ streetAddress: '1 rue du Port' })
    const elsewhere = layer('official', { location: { name: 'Gymnase', streetAddress: '2 rue du Lac' } })
    expect(shownEvent(hall, elsewhere).location).toEqual({ name: 'Salle Henri-Dunant' })
  })

  test('goes on where another was cut, has everybody’s categories, and the later word of two alike', () => {
    const cut = layer('own', { description: 'Buvette sur place, réser…', categories: ['loto'] })
    const whole = layer('aggregator', { description: 'Buvette sur place, réservation au café.', categories: ['game'] })
    expect(shownEvent(cut, whole)).toMatchObject({ description: 'Buvette sur place, réservation au café.' })
    expect(shownEvent(cut, whole).categories).toEqual(['loto', 'game'])
    const older = layer('official', { price: 5, dateModified: '2026-10-01' })
    const newer = layer('official', { price: 6, dateModified: '2026-11-01' })
    expect(shownEvent(older, newer).price).toBe(6)
    expect(ruleOf('price', older, newer)).toBe('recency')
  })

  test('does not depend on the order in which they are given', () => {
    const layers = [
      layer('own', { startDate: '2026-12-05', description: 'Buvette' }),
      layer('official', { startDate: '2026-12-05T20:00:00+01:00', price: 3 }),
      layer('official', { startDate: '2026-12-05T20:30:00+01:00', price: 4, name: 'Grand loto' }),
      layer('compilation', { eventStatus: 'full', categories: ['loto'] }),
    ]
    const first = shown(...layers)
    for (const order of [
      [3, 2, 1, 0],
      [1, 3, 0, 2],
      [2, 0, 3, 1],
    ]) {
      const again = shown(...order.map((i) => layers[i]!))
      expect(again.row).toEqual(first.row)
      expect(again.credits).toEqual(first.credits)
    }
  })

  test('is drawn nowhere on the word of a position that was found wrong', () => {
    const wrong = layer(
      'own',
      { location: { name: 'Salle', latitude: 0.1, longitude: 0.1 } },
      { latitude: null, longitude: null },
    )
    const right = layer('compilation', { location: { name: 'Salle', latitude: 47.47, longitude: -1.76 } })
    expect(shown(wrong, right).row).toMatchObject({ latitude: 47.47, longitude: -1.76 })
  })
})

describe('What people set by hand', () => {
  const edit = (path: string, value: unknown, more: Partial<Edit> = {}): Edit => ({
    ...{ id: ++keys, thingId: 't', path, value, base: null, role: 'animator', who: 'Anne', note: '', at: soon },
    ...more,
  })

  test('goes over every source, and the town’s animator over the organiser', () => {
    const source = layer('own', {})
    const edits = [
      edit('name', 'Loto de l’animatrice', { at: new Date('2026-11-01') }),
      edit('name', 'Loto du club', { role: 'organiser', at: new Date('2026-11-20') }),
    ]
    const { row, laid } = compose('t', [source], edits)
    expect(row).toMatchObject({ name: 'Loto de l’animatrice', record: { name: 'Loto de l’animatrice' } })
    expect(laid.map((one) => one.under)).toEqual(['Loto', 'Loto du club'])
  })

  test('may empty a field, set one inside another, and does not let an event end before it begins', () => {
    const source = layer('own', {
      startDate: '2026-12-05T20:00:00+01:00',
      endDate: '2026-12-05T23:00:00+01:00',
      price: 5,
      location: { name: 'Salle', streetAddress: '1 rue du Port' },
    })
    const edits = [
      edit('price', null),
      edit('location.name', 'Gymnase'),
      edit('startDate', '2026-12-06T20:00:00+01:00'),
    ]
    const record = compose('t', [source], edits).row.record as Record<string, unknown>
    expect(record.price).toBeUndefined()
    expect(record.endDate).toBeUndefined()
    expect(record.location).toEqual({ name: 'Gymnase', streetAddress: '1 rue du Port' })
  })
})

test('A thing goes to another shelf, or another place of the map, when somebody says so', () => {
  const source = layer('official', {
    categories: ['Loto'],
    location: { name: 'Salle', latitude: 47.1, longitude: -1.1 },
  })
  const hand = { thingId: 't', base: null, role: 'operator' as const, who: 'Anne', note: '', at: soon }
  const edits: Edit[] = [
    { ...hand, id: 1, path: 'categories', value: ['Concert'] },
    { ...hand, id: 2, path: 'location.latitude', value: 47.4762 },
    { ...hand, id: 3, path: 'location.longitude', value: -1.7627 },
  ]
  expect(compose('t', [source], []).row).toMatchObject({ category: 'loto', latitude: 47.1 })
  expect(compose('t', [source], edits).row).toMatchObject({
    category: 'concert',
    latitude: 47.4762,
    longitude: -1.7627,
  })
})

describe('The page of a thing', () => {
  const pages = (live: Record<string, number>, others: Record<string, number> = {}) =>
    new Map<string, Page>([
      ...Object.entries(live).map(([id, since]) => [id, { since, state: 'live' as const }] as const),
      ...Object.entries(others).map(([id, since]) => [id, { since, state: 'none' as const }] as const),
    ])

  test('is the earliest of those joined, and the others lead to it', () => {
    const grouped = assignThings(
      [['a', 'b', 'c']],
      new Map([...'abc'].map((id) => [id, id])),
      pages({ c: 1, a: 2, b: 3 }),
    )
    expect(grouped).toEqual([{ thing: 'c', members: ['a', 'b', 'c'], aliases: ['a', 'b'] }])
  })

  test('goes back to the record it is named after when they are taken apart', () => {
    const together = new Map([
      ['a', 'a'],
      ['b', 'a'],
    ])
    expect(assignThings([['a'], ['b']], together, pages({ a: 1 }, { b: 2 }))).toEqual([
      { thing: 'a', members: ['a'], aliases: [] },
      { thing: 'b', members: ['b'], aliases: [] },
    ])
  })

  test('stays with the oldest of its records when the one it is named after is gone', () => {
    const left = new Map([
      ['b', 'a'],
      ['c', 'a'],
    ])
    expect(assignThings([['c'], ['b']], left, pages({ a: 1 }, { b: 3, c: 2 }))).toEqual([
      { thing: 'a', members: ['c'], aliases: ['c'] },
      { thing: 'b', members: ['b'], aliases: [] },
    ])
  })
})
